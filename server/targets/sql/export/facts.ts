import type * as Ir from '../../../ir/index.ts';
import { overNothing } from '../aggregate.ts';
import type { Facts } from '../customers.ts';
import { type Sql, sql, verbatim } from '../fragment.ts';
import { keyOf } from '../plan.ts';
import { Rows } from '../rows.ts';
import { type Aggregated, type Aggregating, wordsOf } from './aggregates.ts';
import { Names } from './names.ts';
import { keyColumn, startOf } from './rows-in-use.ts';
import type { SaidColumn } from './statement.ts';

/** One row a customer, with its columns and whatever events say of it. */
export interface CustomerRows {
  readonly name: Sql;
  readonly names: Names;
  readonly key: Sql;
  readonly label?: Sql;
  /** Columns and aggregates by `keyOf`. */
  readonly values: ReadonlyMap<string, Sql>;
}

export function customerRows(aggregating: Aggregating, groups: readonly Aggregated[]): CustomerRows {
  const { plan, rows: inUse, dialect, statement, words } = aggregating;
  const used = inUse.of(plan.program.subject);
  const { source } = used;
  const names = new Names(dialect);
  const qualifier = verbatim('c');
  const start = startOf(used, qualifier);
  const rows = new Rows(plan, inUse.tablesFor(used.names.copy()), start);
  const values = new Map<string, Sql>();
  const columns: SaidColumn[] = [];
  const add = (wanted: string, value: Sql): Sql => {
    const name = names.take(wanted);
    columns.push({ name, value });
    return name;
  };
  const keyName = keyColumn(source) ?? '';
  const own = start.own(keyName);
  const key = add(keyName, own);
  const label = source.label === undefined ? undefined : add(source.label, start.own(source.label));
  for (const { column } of plan.columns.values()) {
    const value = rows.column(column);
    values.set(keyOf(column), column.path.length === 0 && column.column === keyName ? key : add(column.column, value));
  }
  let from = rows.from();
  groups.forEach((group, index) => {
    const letter = verbatim(`g${index}`);
    from = sql`${from} LEFT JOIN ${group.name} AS ${letter} ON ${letter}.${group.key} = ${own}`;
    for (const { aggregate } of plan.aggregates.values()) {
      const column = group.columns.get(keyOf(aggregate));
      if (!column) continue;
      const value = overNothing(aggregating, aggregate, sql`${letter}.${column}`);
      values.set(keyOf(aggregate), add(wordsOf(plan.program, aggregate), value));
    }
  });
  const about = plan.customers === undefined ? undefined : plan.program.subject;
  const comment = words?.facts(about);
  const name = statement.add(factsName(about), { ...(comment !== undefined && { comment }), columns, from });
  return { name, names, key, ...(label && { label }), values };
}

/** Of the query with all that is known of each customer, or of each row of a data. */
export function factsName(data: string | undefined): string {
  return data === undefined ? 'facts' : `facts of ${data}`;
}

export function factsOf({ name, values }: CustomerRows): Facts {
  const value = (expression: Parameters<typeof keyOf>[0]): Sql => {
    const found = values.get(keyOf(expression));
    if (found) return found;
    if (expression.op === 'aggregate') throw new NotYet(expression);
    throw new Error(`${expression.op} was not planned`);
  };
  return { from: name, column: value, aggregate: value };
}

/** An aggregate over events that asks for values of customers is computed when those are known. */
export class NotYet extends Error {
  readonly aggregate: Ir.Aggregate;

  constructor(aggregate: Ir.Aggregate) {
    super('an aggregate is needed before it is known');
    this.aggregate = aggregate;
  }
}

/** The same rows with what more events say of them. */
export function withMore(
  aggregating: Aggregating,
  rows: CustomerRows,
  group: Aggregated,
  aggregate: Ir.Aggregate,
): CustomerRows {
  const { statement, plan } = aggregating;
  const names = rows.names.copy();
  const column = names.take(wordsOf(plan.program, aggregate));
  const value = overNothing(aggregating, aggregate, sql`g.${group.columns.get(keyOf(aggregate))!}`);
  const name = statement.add(factsName(undefined), {
    columns: [{ value: sql`c.*` }, { name: column, value }],
    from: sql`${rows.name} AS c LEFT JOIN ${group.name} AS g ON g.${group.key} = c.${rows.key}`,
  });
  return { ...rows, name, names, values: new Map([...rows.values, [keyOf(aggregate), column]]) };
}
