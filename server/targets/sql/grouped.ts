import type * as Ir from '../../ir/index.ts';
import { aggregateOf, heldAs, overNothing, rowsOf, type When } from './aggregate.ts';
import { basketsOf } from './baskets.ts';
import type { Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import { exactOf } from './exact.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import { byMiddle, medianOf, worthByMedian } from './median.ts';

/** Rows of events with the customer whom they belong to; `relation` stands after FROM and is asked for last. */
export interface OwnedRows {
  readonly owner: Sql;
  readonly when: When | undefined;
  relation(): Sql;
}

/** Whether an aggregate groups the rows of a customer once more, by value or by day, so that no single GROUP BY computes it. */
export function isGrouped({ function: name }: Ir.Aggregate, { middle }: Pick<Dialect, 'middle'>): boolean {
  if (name === 'median') return middle === undefined;
  return name === 'top' || name === 'usual-gap' || name === 'next-due' || name === 'baskets';
}

/**
 * Such an aggregate as a query of its own: `k` is the customer, `value` what it is; whoever is not there has none. Rows are filtered within
 * aggregates, never before: whether a data error shows must not depend on a window.
 */
export function groupedOf(context: Context, aggregate: Ir.Aggregate, rows: OwnedRows): Sql {
  switch (aggregate.function) {
    case 'top':
      return topOf(context, aggregate, rows);
    case 'usual-gap':
      return gapOf(context, aggregate, rows);
    case 'next-due':
      return dueOf(context, aggregate, rows);
    case 'median':
      return medianOf(context, aggregate, rows);
    case 'baskets':
      return basketsOf(context, aggregate, rows);
    default:
      throw new Error(`${aggregate.function} needs no groups`);
  }
}

function topOf(context: Context, { data, of, by, limit, window, where, ago }: Ir.Aggregate, rows: OwnedRows): Sql {
  if (!of || !by || limit === undefined) throw new Error('top has nothing to rank');
  const own = { ...(window && { window }), ...(where && { where }), ...(ago && { ago }) };
  const counted: Ir.Aggregate = {
    op: 'aggregate',
    type: { kind: 'number', held: count },
    function: 'count-known',
    data,
    of,
  };
  const entries = aggregateOf(context, { ...counted, ...own }, rows.when);
  const text = value(context, of);
  const values =
    by.function === 'median' && !context.dialect.middle
      ? worthByMedian(context, { text, by: { ...by, ...own } }, rows)
      : sql`SELECT ${rows.owner} AS k, ${text} AS v, ${worthOf(context, { ...by, ...own }, rows)} AS b, ${entries} AS n FROM ${rows.relation()} GROUP BY ${rows.owner}, ${text}`;
  const order = sql`b DESC, ${context.dialect.byBytes(sql`v`)}`;
  const ranked = sql`SELECT k, v, row_number() OVER (PARTITION BY k ORDER BY ${order}) AS r FROM (${values}) AS q WHERE n > 0 AND b IS NOT NULL`;
  return sql`SELECT k, ${context.dialect.listOrdered(sql`v`, sql`r`, limit)} AS value FROM (${ranked}) AS q WHERE r <= ${limit} GROUP BY k`;
}

function worthOf(context: Context, by: Ir.Aggregate, { when }: OwnedRows): Sql {
  return overNothing(context, by, aggregateOf(context, by, when));
}

const count: Ir.Exactness = { kind: 'decimal', digits: 10, scale: 0 };

function gapOf(context: Context, aggregate: Ir.Aggregate, rows: OwnedRows): Sql {
  const { dialect } = context;
  const counted = dialect.aggregate({ function: 'count' }, rowsOf(context, aggregate, rows.when));
  const days = byDay(context, rows, sql`${counted} AS n`);
  const before = sql`lag(d) OVER (PARTITION BY k ORDER BY d)`;
  const gaps = sql`SELECT k, ${dialect.daysBetween(before, sql`d`)} AS g FROM (${days}) AS q WHERE n > 0`;
  return byMiddle(context, gaps, ({ lower, upper }) =>
    dialect.cast(dialect.divideWhole(sql`(${lower} + ${upper} + 1)`, sql`2`, 18), dialect.types.whole),
  );
}

function dueOf(context: Context, aggregate: Ir.Aggregate, rows: OwnedRows): Sql {
  const { dialect } = context;
  const { of } = aggregate;
  if (!of) throw new Error('nothing says how long a row lasts');
  const use = value(context, of);
  const counts = rowsOf(context, aggregate, rows.when);
  const bought = counts ? sql`${counts} AND ${use} > 0` : sql`${use} > 0`;
  const used = dialect.cast(
    dialect.aggregate({ function: 'sum', of: use, ...heldAs(of.type) }, counts),
    dialect.types.decimal({ digits: 38, scale: exactOf(of.type)?.scale ?? 0 }),
  );
  const days = byDay(context, rows, sql`${used} AS u, ${dialect.aggregate({ function: 'count' }, bought)} AS n`);
  const stocks = sql`SELECT k, d, n, sum(u) OVER (PARTITION BY k ORDER BY d DESC) AS s FROM (${days}) AS q`;
  return sql`SELECT k, max(${dueDay(context)}) AS value FROM (${stocks}) AS q WHERE n > 0 GROUP BY k`;
}

/** The day `d`, and the stock `s` of days from then on. */
function dueDay({ dialect }: Context): Sql {
  const last = dialect.date('9999-12-31');
  const most = dialect.daysBetween(sql`d`, last);
  // Some engines compute every arm: also for a stock that no whole number holds.
  const held = sql`CASE WHEN s >= 0 AND s < ${most} THEN s ELSE 0 END`;
  const days = dialect.cast(dialect.floor(held), dialect.types.whole);
  return sql`CASE WHEN s < 0 THEN d WHEN s >= ${most} THEN ${last} ELSE ${dialect.addDays(sql`d`, days)} END`;
}

function byDay({ dialect }: Context, { owner, when, relation }: OwnedRows, columns: Sql): Sql {
  if (!when) throw new Error('rows without a time lie on no day');
  const day = when.type === 'date' ? when.value : dialect.dayOf(when.value);
  return sql`SELECT ${owner} AS k, ${day} AS d, ${columns} FROM ${relation()} GROUP BY ${owner}, ${day}`;
}
