import type * as Ir from '../../ir/index.ts';
import { cadencesOf, type PerYear } from '../../ir/work.ts';
import { alias, type Computation, canonical, isInBits, list, named, type Sql, sql } from '../../targets/sql/index.ts';
import type { WorkPreview } from '../engine.ts';
import { count, type Runner, type TextRow } from '../runner.ts';
import type { Decided } from './decided.ts';
import { type DecidedAction, type DecidedPart, listed } from './decided-parts.ts';
import { WorkTally, workingActions } from './work.ts';

/** What the cadences that were decided come to, before limits. */
export async function previewWork(
  runner: Runner,
  computation: Computation,
  { table, demanded }: Decided,
): Promise<readonly WorkPreview[]> {
  const found: WorkPreview[] = [];
  const actions = workingActions(computation.program);
  const cadences = actions.length === 0 ? new Map<string, PerYear>() : cadencesOf(computation.program);
  for (const { name } of actions)
    found.push(await previewAction(runner, computation, { table, decided: demanded.get(name)!, cadences }));
  return found;
}

interface Asked {
  readonly table: Sql;
  readonly decided: DecidedAction;
  readonly cadences: ReadonlyMap<string, PerYear>;
}

/** Customers with the same decisions of the same rules are counted together: there are few such groups. */
async function previewAction(
  runner: Runner,
  { dialect }: Computation,
  { table, decided, cadences }: Asked,
): Promise<WorkPreview> {
  const { action, parts } = decided;
  const type = listed(action, action.takes ?? { kind: 'yes-no' });
  const states = parts.flatMap(({ where, state }) => [where ? sql`CAST(${where} AS INTEGER)` : sql`1`, ...state]);
  const cells = [canonical(dialect, decided.value, type), ...states].map((value, index) => ({
    name: alias('x', index),
    value,
  }));
  const names = list(cells.map(({ name }) => name));
  const rows = await runner.rows(
    sql`SELECT ${names}, count(*) FROM (SELECT ${named(cells)} FROM ${table}) AS q GROUP BY ${names}`,
  );
  const rules = parts.flatMap((part) => part.wishes);
  const tally = new WorkTally(action.name, cadences, rules);
  for (const row of rows) addRow(tally, action, parts, row);
  return tally.preview();
}

/** Whose wishes stand, in the order of the text, against the values in the same order. */
function addRow(tally: WorkTally, action: Ir.Action, parts: readonly DecidedPart[], row: TextRow): void {
  const [value] = row;
  if (value === null || value === undefined) return;
  const standing = standingIn(action, parts, row.slice(1, -1));
  const values = action.keep === 'all' ? value.split('; ') : [value];
  const customers = count(row.at(-1));
  standing.forEach((rule, index) => {
    tally.add(rule, values[index] ?? '', customers);
  });
}

/** The places of the rules: of one value the last that decided it, of several all of them. */
function standingIn(action: Ir.Action, parts: readonly DecidedPart[], cells: TextRow): readonly number[] {
  const standing: number[] = [];
  let cell = 0;
  let first = 0;
  for (const { wishes, state } of parts) {
    const isDecided = cells[cell] === '1';
    const numbers = cells.slice(cell + 1, cell + 1 + state.length).map(Number);
    const own = !isDecided
      ? []
      : action.keep === 'all'
        ? bitsIn(numbers, wishes.length)
        : numbers.map((each) => each - 1);
    const known = own.filter((wish) => wish >= 0).map((wish) => wish + first);
    if (action.keep === 'all') standing.push(...known);
    else if (known.length > 0) standing.splice(0, 1, ...known);
    cell += 1 + state.length;
    first += wishes.length;
  }
  return standing;
}

function bitsIn(masks: readonly number[], wishes: number): readonly number[] {
  return Array.from({ length: wishes }, (_, wish) => wish).filter((wish) => isInBits(masks, wish));
}
