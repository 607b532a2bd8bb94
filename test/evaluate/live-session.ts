import { isDeepStrictEqual } from 'node:util';
import { DataError } from '../../server/evaluate/data-error.ts';
import { openLive } from '../../server/evaluate/duckdb-live.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import type { FilePaths, Group, Preview, Session } from '../../server/evaluate/index.ts';
import type { Live, LivePreview, Movement, Selection } from '../../server/evaluate/live/live.ts';
import type * as Ir from '../../server/ir/index.ts';
import { parseDecimal, printDecimal } from '../../server/targets/sql/index.ts';

const options = { threads: 1 };

export { openLive };

/** What a session that is opened anew says, or the code of the data error that it ends with. */
export async function freshly<T>(
  program: Ir.Program,
  files: FilePaths,
  ask: (session: Session) => Promise<T>,
): Promise<T | string> {
  let session: Session | undefined;
  try {
    session = await duckDbEngine.open(program, files, options);
    return await ask(session);
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  } finally {
    await session?.close();
  }
}

export async function orCode<T>(work: () => Promise<T>): Promise<T | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  }
}

/** What was decided on each customer, with the money: read from the relations of a session. */
export interface Decisions {
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** `policy: rule` of each rule that decides. */
  readonly matches: ReadonlyMap<string, readonly string[]>;
  readonly money: ReadonlyMap<string, string | null>;
}

export async function decisionsOf(session: Session, moneyName: string | undefined): Promise<Decisions> {
  const byKey = new Map<string, Map<string, string | null>>();
  const decisions = await session.relation({ kind: 'decisions' });
  for await (const row of decisions.read())
    byKey.set(row[0] ?? '', new Map(decisions.columns.map(({ name }, index) => [name, row[index] ?? null])));
  const matches = new Map<string, string[]>();
  for await (const [key, policy, rule] of (await session.relation({ kind: 'matches' })).read())
    matches.set(key ?? '', [...(matches.get(key ?? '') ?? []), `${policy}: ${rule}`]);
  const values = await session.relation({ kind: 'values' });
  const place = values.columns.findIndex(({ name }) => name === moneyName);
  const money = new Map<string, string | null>();
  if (place >= 0) for await (const row of values.read()) money.set(row[0] ?? '', row[place] ?? null);
  return { byKey, matches, money };
}

/** Who moved by the two decisions, counted one by one. */
export function movementBetween(
  before: Decisions,
  after: Decisions,
  { action, values }: Pick<Movement, 'action' | 'values'>,
  scale: number | undefined,
): Movement['moved'] {
  const keys = [...after.byKey.keys()];
  const valueIn = (decisions: Decisions, key: string) => decisions.byKey.get(key)?.get(action) ?? null;
  return values.map((from) =>
    values.map((to) => {
      const moved = keys.filter((key) => valueIn(before, key) === from && valueIn(after, key) === to);
      return groupOf(
        moved.map((key) => after.money.get(key) ?? null),
        scale,
      );
    }),
  );
}

function groupOf(money: readonly (string | null)[], scale: number | undefined): Group {
  if (scale === undefined) return { customers: money.length };
  const sum = money.reduce((all, text) => all + (text === null ? 0n : parseDecimal(text).unscaled), 0n);
  return { customers: money.length, money: printDecimal(sum, scale) };
}

/** Every number of a preview, with the question for the customers behind it. */
export function* numbersIn({ preview, movements, grids }: LivePreview): Iterable<readonly [Selection, Group]> {
  yield [{ kind: 'all' }, preview];
  yield* numbersOfPolicies(preview);
  yield* numbersOfCampaigns(preview);
  for (const { action, values } of preview.actions)
    for (const value of values) yield [{ kind: 'action', action, value: value.value }, value];
  for (const [guard, { affected }] of preview.guards.entries()) yield [{ kind: 'guard', guard }, affected];
  for (const { name: definition, members } of preview.definitions)
    for (const member of members) yield [{ kind: 'member', definition, member: member.member }, member];
  for (const { cell, groups } of grids)
    for (const [row, columns] of groups.entries())
      for (const [column, group] of columns.entries())
        yield [{ kind: 'grid', cell, row: row + 1, column: column + 1 }, group];
  for (const { action, values, moved, ...directions } of movements) {
    for (const direction of ['up', 'down', 'changed'] as const)
      yield [{ kind: 'direction', action, direction }, directions[direction]];
    for (const [from, row] of moved.entries())
      for (const [to, group] of row.entries())
        yield [{ kind: 'moved', action, from: values[from]!, to: values[to]! }, group];
  }
}

function* numbersOfPolicies({ policies }: Preview): Iterable<readonly [Selection, Group]> {
  for (const { policy, rules, ...groups } of policies) {
    for (const { rule, decided, taken, passedOver } of rules) {
      yield [{ kind: 'rule', policy, rule, outcome: 'decided' }, decided];
      yield [{ kind: 'rule', policy, rule, outcome: 'taken' }, taken];
      yield [{ kind: 'rule', policy, rule, outcome: 'passed-over' }, passedOver];
    }
    for (const outcome of ['gap', 'uncovered', 'conflict', 'overlap'] as const)
      yield [{ kind: 'policy', policy, outcome }, groups[outcome]];
    yield [{ kind: 'policy', policy, outcome: 'passed-over' }, groups.passedOver];
  }
}

function* numbersOfCampaigns({ campaigns }: Preview): Iterable<readonly [Selection, Group]> {
  for (const { campaign, rules, leftOut, ...groups } of campaigns) {
    for (const { rule, decided } of rules)
      yield [{ kind: 'rule', policy: campaign, rule, outcome: 'decided' }, decided];
    for (const group of ['treated', 'control', 'beyond'] as const)
      yield [{ kind: 'campaign', campaign, group }, groups[group]];
    for (const group of ['unmatched', 'guard', 'decided', 'frequency', 'cost'] as const)
      yield [{ kind: 'campaign', campaign, group }, leftOut[group]];
  }
}

/** The first place where two plain values differ, for a message that can be read. */
export function difference(found: unknown, meant: unknown, path = ''): string | undefined {
  if (isDeepStrictEqual(found, meant)) return undefined;
  if (typeof found === 'object' && typeof meant === 'object' && found && meant) {
    const keys = new Set([...Object.keys(found), ...Object.keys(meant)]);
    for (const key of keys) {
      const [a, b] = [found, meant].map((each) => (each as Record<string, unknown>)[key]);
      const inner = difference(a, b, `${path}.${key}`);
      if (inner) return inner;
    }
  }
  return `${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(meant)}`;
}

export async function withLive<T>(program: Ir.Program, files: FilePaths, work: (live: Live) => Promise<T>): Promise<T> {
  const live = await openLive(program, files, options);
  try {
    return await work(live);
  } finally {
    await live.close();
  }
}
