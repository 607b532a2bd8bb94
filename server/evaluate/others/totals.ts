import type * as Ir from '../../ir/index.ts';
import { isPiiColumn } from '../../ir/pii.ts';
import { type Computation, canonical, list, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { rowsType, summedActions } from '../../targets/sql/totals.ts';
import type { DataPreview } from '../engine.ts';
import type { Decided } from '../results/decided.ts';
import type { DecidedAction } from '../results/decided-parts.ts';
import type { PlannedColumn, PlannedRelation } from '../results/relations.ts';
import { oneRow, type Runner } from '../runner.ts';

/** What was given in all: the points of all orders. */
export async function totalsOf(
  runner: Runner,
  { dialect }: Computation,
  decided: Decided,
): Promise<DataPreview['totals']> {
  const summed = summedIn(decided.actions, dialect);
  if (summed.length === 0) return [];
  const sums = summed.map(({ type, sum }) => canonical(dialect, sum, plainly(type)));
  const found = await oneRow(runner, sql`SELECT ${list(sums)} FROM ${decided.table}`);
  return summed.map(({ action, type }, index) => ({
    action: action.name,
    total: found[index] ?? '0',
    ...(type.kind === 'money' && { currency: type.currency }),
  }));
}

/** By customer: how many rows there are, and what was given for them. */
export function totalsRelation({ dialect, facts }: Computation, decided: Decided): PlannedRelation {
  const customers = facts.customer?.owner;
  if (!customers) throw new Error('rows that belong to no customer have no totals by customer');
  const text: Ir.Type = { kind: 'text' };
  const isPii = customers.key !== undefined && isPiiColumn(customers, customers.key);
  const key: PlannedColumn = { name: 'key', type: text, pii: isPii, value: verbatim('k') };
  const rows: PlannedColumn = { name: 'rows', type: rowsType, pii: false, value: verbatim('n') };
  const summed = summedIn(decided.actions, dialect).map(({ action, type, sum }, index) => ({
    column: { name: action.name, type, pii: false, value: sql`t${index}` },
    sum,
  }));
  const sums = summed.map(({ sum, column }) => sql`, ${sum} AS ${column.value}`);
  const counted = sums.reduce((all, each) => sql`${all}${each}`, sql`count(*) AS n`);
  return {
    rows: sql`SELECT o AS k, ${counted} FROM ${decided.table} GROUP BY o ORDER BY o`,
    columns: [key, rows, ...summed.map(({ column }) => column)],
  };
}

function summedIn(actions: ReadonlyMap<string, DecidedAction>, dialect: Computation['dialect']): readonly Summed[] {
  const decided = [...actions.values()];
  return summedActions(decided.map(({ action }) => action)).map(({ action, type, sum }) => {
    const { value } = decided.find((each) => each.action === action)!;
    return { action, type, sum: sum(dialect, value) };
  });
}

interface Summed {
  readonly action: Ir.Action;
  readonly type: Ir.Type;
  /** Over the table of decisions. */
  readonly sum: Sql;
}

function plainly(type: Ir.Type): Ir.Type {
  return type.kind === 'money' ? { kind: 'number', held: type.held } : type;
}
