import type * as Ir from '../../ir/index.ts';
import { type Computation, Customers, canonical, type Sql, sql } from '../../targets/sql/index.ts';
import type {
  ActionPreview,
  CampaignPreview,
  DefinitionPreview,
  Group,
  GuardPreview,
  LimitPreview,
  PolicyPreview,
  Preview,
} from '../engine.ts';
import { oneRow, type Runner } from '../runner.ts';
import type { Decided } from './decided.ts';
import { groupColumns, groupOf } from './money.ts';
import { previewCampaign } from './preview-campaign.ts';
import { previewGoals } from './preview-goals.ts';
import { previewLimit } from './preview-limit.ts';
import { previewPolicy } from './preview-policy.ts';
import { previewWork } from './preview-work.ts';
import { Tally } from './tally.ts';

/** The numbers beside everything that is in the rules. */
export async function preview(runner: Runner, computation: Computation, decided: Decided): Promise<Preview> {
  const { program, dialect } = computation;
  const money = program.value?.type;
  const [customers, sum] = await oneRow(runner, sql`SELECT ${groupColumns(dialect, money)} FROM ${decided.table}`);
  const policies: PolicyPreview[] = [];
  for (const policy of program.policies) policies.push(await previewPolicy(runner, computation, decided, policy));
  const actions: ActionPreview[] = [];
  for (const { action, value } of decided.actions.values())
    actions.push(await previewAction(runner, computation, action, { value, from: decided.table }));
  const definitions: DefinitionPreview[] = [];
  for (const definition of program.definitions) {
    if (isGrouping(definition)) definitions.push(await previewDefinition(runner, computation, definition));
  }
  const campaigns: CampaignPreview[] = [];
  for (const each of decided.campaigns) campaigns.push(await previewCampaign(runner, computation, decided, each));
  const limits: LimitPreview[] = [];
  for (const each of decided.limits) limits.push(await previewLimit(runner, computation, each));
  return {
    ...groupOf(customers, sum),
    ...(money?.kind === 'money' && { currency: money.currency }),
    policies,
    actions,
    guards: await previewGuards(runner, computation, decided),
    definitions,
    campaigns,
    ...furtherParts({
      work: await previewWork(runner, computation, decided),
      limits,
      goals: await previewGoals(runner, computation, decided),
    }),
  };
}

/** Without those that there is nothing of. */
export function furtherParts(
  parts: Required<Pick<Preview, 'work' | 'limits' | 'goals'>>,
): Pick<Preview, 'work' | 'limits' | 'goals'> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part.length > 0));
}

/** A text that is computed may be another one for every customer: those of most customers are told. */
export const mostValues = 200;

/** How many customers got which value of an action. `from` stands after FROM and has the money `m` where there is any; `value` is over it. */
export async function previewAction(
  runner: Runner,
  { dialect, program, cadences }: Computation,
  action: Ir.Action,
  { value, from }: { readonly value: Sql; readonly from: Sql },
): Promise<ActionPreview> {
  const type: Ir.Type = action.takes ?? { kind: 'yes-no' };
  const money = program.value ? sql`m` : sql`NULL AS m`;
  // With `keep all` a customer counts once for each value; whoever has none counts for nothing.
  const each = dialect.unnest!(sql`coalesce(${dialect.listDistinct(value)}, [NULL])`);
  const single = sql`SELECT ${action.keep === 'all' ? each : value} AS x, ${money} FROM ${from}`;
  const rows = await runner.rows(
    sql`SELECT v, ${groupColumns(dialect, program.value?.type)} FROM (SELECT ${canonical(dialect, sql`x`, type)} AS v, m FROM (${single}) AS s) AS q GROUP BY v ORDER BY count(*) DESC, v LIMIT ${mostValues}`,
  );
  const values = rows.map(([found, customers, sum]) => ({ value: found ?? null, ...groupOf(customers, sum) }));
  return { action: action.name, values: inOrder(values, type, cadences) };
}

/** Best first where values are ordered, else as the declaration has them, else by text; nothing comes last. */
export function inOrder<T extends { readonly value: string | null }>(
  values: readonly T[],
  type: Ir.Type,
  cadences: Computation['cadences'],
): readonly T[] {
  const order = orderOf(type, cadences);
  return [...values].sort((a, b) => byValue(a.value, b.value, order));
}

function orderOf(type: Ir.Type, cadences: Computation['cadences']): (value: string) => number {
  switch (type.kind) {
    case 'choice':
      return (value) => type.members.indexOf(value);
    case 'cadence':
      return (value) => -(cadences.get(value) ?? 0);
    case 'number':
    case 'money':
      return (value) => -Number(value);
    default:
      return () => 0;
  }
}

function byValue(a: string | null, b: string | null, order: (value: string) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return order(a) - order(b) || (a < b ? -1 : 1);
}

/** Each guard on its own: one customer may be in several. */
async function previewGuards(
  runner: Runner,
  { program, dialect }: Computation,
  { table, guards }: Decided,
): Promise<readonly GuardPreview[]> {
  const previews: GuardPreview[] = [];
  for (const [index, { text, kind }] of program.guards.entries()) {
    const [customers, sum] = await oneRow(
      runner,
      sql`SELECT ${groupColumns(dialect, program.value?.type)} FROM ${table} WHERE ${guards[index]!}`,
    );
    previews.push({ guard: text, kind, affected: groupOf(customers, sum) });
  }
  return previews;
}

/** Whether a definition tells customers apart by a few members. */
export function isGrouping({ kind, earlier }: Ir.Definition): boolean {
  return !earlier && kind !== 'metric' && kind !== 'cell' && kind !== 'affinity';
}

async function previewDefinition(
  runner: Runner,
  computation: Computation,
  definition: Ir.Definition,
): Promise<DefinitionPreview> {
  const { dialect, program } = computation;
  const customers = new Customers(computation);
  const statement = customers.select([
    { name: sql`d`, value: canonical(dialect, customers.definition(definition.name), definition.type) },
    { name: sql`m`, value: program.value ? customers.value(program.value, 'value') : sql`NULL` },
  ]);
  const rows = await runner.rows(
    sql`SELECT d, ${groupColumns(dialect, program.value?.type)} FROM (${statement}) AS q GROUP BY d`,
  );
  const found = new Map(rows.map(([member, customers, sum]) => [member ?? null, groupOf(customers, sum)]));
  const nobody = new Tally(program.value?.type).group();
  const members = membersOf(definition).map((member) => ({ member, ...(found.get(member) ?? nobody) }));
  const missing: Group | undefined = found.get(null);
  return { name: definition.name, members: [...members, ...(missing ? [{ member: null, ...missing }] : [])] };
}

/** From the best on, those without customers too. */
export function membersOf(definition: Ir.Definition): readonly string[] {
  switch (definition.kind) {
    case 'bands':
      return Array.from({ length: definition.bands }, (_, index) => String(definition.bands - index));
    case 'checklist':
      return Array.from({ length: definition.items.length + 1 }, (_, index) => String(definition.items.length - index));
    case 'share-class':
    case 'rank-class':
    case 'stages':
      return definition.members.map(({ name }) => name);
    default:
      return ['yes'];
  }
}
