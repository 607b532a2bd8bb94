import type * as Ir from '../../ir/index.ts';
import {
  exactOf,
  type Facts,
  list,
  type Named,
  named,
  overNothing,
  parseDecimal,
  power,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import { keyOf, type Plan, type PlannedAggregate, sourceOf } from '../../targets/sql/plan.ts';
import { Rows } from '../../targets/sql/rows.ts';
import { count, oneRow } from '../runner.ts';
import type { Groups } from './events.ts';
import type { Loading } from './loading.ts';
import { tableRows } from './starts.ts';
import { columnName } from './tables.ts';

/** One row a customer, sorted by the bytes of the key `k`: its label `l`, columns and aggregates. */
export interface FactsTable {
  readonly name: Sql;
  readonly hasLabel: boolean;
  /** Aggregates that are in it. */
  readonly aggregates: readonly PlannedAggregate[];
  /** Other programs are computed over it as well: it stays as it is. */
  readonly shared?: boolean;
}

/** Puts together what is known of each customer, and tells how many rows of each data belong to one. */
export async function createFacts(loading: Loading, groups: readonly Groups[]): Promise<FactsTable> {
  const { plan, tables, runner } = loading;
  const subject = sourceOf(plan, plan.program.subject);
  const rows = new Rows(plan, tables, tableRows(subject, tables.keyed(subject.name)));
  const columns: Named[] = [{ name: verbatim('k'), value: sql`d.k` }];
  if (subject.label !== undefined)
    columns.push({ name: verbatim('l'), value: sql`d.${columnName(subject, subject.label)}` });
  for (const { column, name } of plan.columns.values()) columns.push({ name, value: rows.column(column) });
  let from = rows.from();
  for (const [index, { name, aggregates }] of groups.entries()) {
    const table = verbatim(`g${index}_t`);
    from = sql`${from} LEFT JOIN ${name} AS ${table} ON ${table}.k = d.k`;
    columns.push({ name: verbatim(`n${index}`), value: sql`${table}.n` });
    const narrow = await narrowAggregates(loading, name, aggregates);
    for (const { aggregate, name: column } of aggregates) {
      const value = overNothing(loading, aggregate, sql`${table}.${column}`);
      const type = narrow.get(column.text);
      columns.push({ name: column, value: type ? loading.dialect.cast(value, type) : value });
    }
  }
  const facts = tables.next('b');
  await runner.run(sql`CREATE TABLE ${facts} AS SELECT ${named(columns)} FROM ${from} ORDER BY d.k`);
  return {
    name: facts,
    hasLabel: subject.label !== undefined,
    aggregates: groups.flatMap(({ aggregates }) => aggregates),
  };
}

/**
 * Types leave room for sums that no data has. Where all values fit into 64 bits they are held in them: half of the memory, and faster to compute
 * with; a narrower decimal of the same scale computes in the same way.
 */
async function narrowAggregates(
  { runner, dialect }: Loading,
  table: Sql,
  aggregates: readonly PlannedAggregate[],
): Promise<ReadonlyMap<string, Sql>> {
  const wide = aggregates.flatMap(({ aggregate: { type }, name }) => {
    const held = type.kind === 'duration' ? undefined : exactOf(type);
    return held && held.digits > narrowDigits ? [{ name, scale: held.scale }] : [];
  });
  if (wide.length === 0) return new Map();
  const greatest = await oneRow(
    runner,
    sql`SELECT ${list(wide.map(({ name }) => sql`max(abs(${name}))`))} FROM ${table}`,
  );
  return new Map(
    wide.flatMap(({ name, scale }, index) => {
      const { unscaled } = parseDecimal(greatest[index] ?? '0');
      return unscaled < power(narrowDigits)
        ? [[name.text, dialect.types.decimal({ digits: narrowDigits, scale })] as const]
        : [];
    }),
  );
}

const narrowDigits = 18;

/** Whether a customer is there twice. Neighbours are compared: that costs far less than to look for equal keys in the file. */
export async function hasDuplicates({ runner }: Loading, { name }: FactsTable): Promise<boolean> {
  const [found] = await oneRow(
    runner,
    sql`SELECT count(*) FROM (SELECT k, lag(k) OVER () AS p FROM ${name}) AS q WHERE k = p`,
  );
  return count(found) > 0;
}

/** The facts with aggregates that had to wait, again in the order of the keys. */
export async function addToFacts(loading: Loading, facts: FactsTable, groups: Groups): Promise<FactsTable> {
  const { tables, runner } = loading;
  const added = groups.aggregates.map(({ aggregate, name }) => ({
    name,
    value: overNothing(loading, aggregate, sql`g.${name}`),
  }));
  const name = tables.next('b');
  await runner.run(
    sql`CREATE TABLE ${name} AS SELECT b.*, ${named(added)} FROM ${facts.name} AS b LEFT JOIN ${groups.name} AS g ON g.k = b.k ORDER BY b.k`,
  );
  if (!facts.shared) await runner.run(sql`DROP TABLE ${facts.name}`);
  return { ...facts, name, shared: false, aggregates: [...facts.aggregates, ...groups.aggregates] };
}

/** What a query over customers takes from the facts. An aggregate that is not in them yet is `NotYet`. */
export function factsOf(plan: Plan, table: FactsTable): Facts {
  const known = new Set(table.aggregates.map(({ aggregate }) => keyOf(aggregate)));
  return {
    from: sql`${table.name} AS b`,
    column: (column) => nameOf(plan.columns.get(keyOf(column)), column),
    aggregate: (aggregate) => {
      const key = keyOf(aggregate);
      if (!known.has(key)) throw new NotYet(aggregate);
      return nameOf(plan.aggregates.get(key), aggregate);
    },
  };
}

export class NotYet extends Error {
  readonly aggregate: Ir.Aggregate;

  constructor(aggregate: Ir.Aggregate) {
    super('an aggregate is needed before it is known');
    this.aggregate = aggregate;
  }
}

function nameOf(planned: { readonly name: Sql } | undefined, expression: Ir.Expression): Sql {
  if (!planned) throw new Error(`${expression.op} was not planned`);
  return planned.name;
}
