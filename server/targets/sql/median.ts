import type * as Ir from '../../ir/index.ts';
import { rowsOf } from './aggregate.ts';
import type { Context } from './context.ts';
import type { Dialect, Middle } from './dialect.ts';
import { mustBeExact } from './exact.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import type { OwnedRows } from './grouped.ts';
import { typeName } from './literal.ts';

/** Of engines that have them as an aggregate. */
export function middleOf({ name, middle }: Dialect, value: Sql, where: Sql | undefined): Middle {
  if (!middle) throw new Error(`${name} finds the middle by row number`);
  return middle(value, where);
}

/** The mean of the two middle values: half of a decimal has one digit more. */
export function meanOfMiddle({ dialect }: Context, { lower, upper }: Middle, { of, type: to }: Ir.Aggregate): Sql {
  const { digits, scale } = mustBeExact(of!.type);
  const wide = { digits: Math.min(37, digits + 1), scale };
  const type = dialect.types.decimal(wide);
  const sum = dialect.cast(sql`(${dialect.cast(lower, type)} + ${upper})`, type);
  const half = { digits: digits < 17 ? 1 : 19, scale: 1 };
  return dialect.cast(
    dialect.multiply({ value: sum, held: wide }, { value: dialect.decimal(5n, half), held: half }),
    typeName(dialect, to),
  );
}

/** For engines that have no such aggregate. */
export function medianOf(context: Context, aggregate: Ir.Aggregate, { owner, when, relation }: OwnedRows): Sql {
  if (!aggregate.of) throw new Error('the median has nothing to aggregate');
  const held = value(context, aggregate.of);
  const counts = rowsOf(context, aggregate, when);
  const values = sql`SELECT ${owner} AS k, ${where(counts, held)} AS g FROM ${relation()}`;
  return byMiddle(context, values, (middle) => meanOfMiddle(context, middle, aggregate));
}

/** Something about the middle values `g` of each `k`. */
export function byMiddle({ dialect }: Context, values: Sql, about: (middle: Middle) => Sql): Sql {
  if (dialect.middle)
    return sql`SELECT k, ${about(middleOf(dialect, sql`g`, undefined))} AS value FROM (${values}) AS q WHERE g IS NOT NULL GROUP BY k`;
  const place = sql`row_number() OVER (PARTITION BY k ORDER BY g) AS r, count(*) OVER (PARTITION BY k) AS n`;
  const placed = sql`SELECT k, g, ${place} FROM (${values}) AS q WHERE g IS NOT NULL`;
  const found = about({ lower: sql`min(g)`, upper: sql`max(g)` });
  return sql`SELECT k, ${found} AS value FROM (${placed}) AS q WHERE 2 * r BETWEEN n AND n + 2 GROUP BY k`;
}

/** Of each customer `k` and text `v` the median `b`, and in how many rows `n` the text is: for engines that have no such aggregate. */
export function worthByMedian(
  context: Context,
  { text, by }: { readonly text: Sql; readonly by: Ir.Aggregate },
  { owner, when, relation }: OwnedRows,
): Sql {
  if (!by.of) throw new Error('the median has nothing to aggregate');
  const { dialect } = context;
  const held = value(context, by.of);
  const counts = rowsOf(context, by, when);
  const rows = sql`SELECT ${owner} AS k, ${text} AS v, ${where(counts, sql`1`)} AS c, ${where(counts, held)} AS g FROM ${relation()}`;
  const place = sql`row_number() OVER (PARTITION BY k, v ORDER BY ${dialect.ordered(sql`g`, 'ascending')}) AS r`;
  const placed = sql`SELECT k, v, c, g, ${place}, count(g) OVER (PARTITION BY k, v) AS m FROM (${rows}) AS q`;
  const middle = sql`CASE WHEN 2 * r BETWEEN m AND m + 2 THEN g END`;
  const worth = meanOfMiddle(context, { lower: sql`min(${middle})`, upper: sql`max(${middle})` }, by);
  return sql`SELECT k, v, ${worth} AS b, count(CASE WHEN v IS NOT NULL THEN c END) AS n FROM (${placed}) AS q GROUP BY k, v`;
}

function where(counts: Sql | undefined, held: Sql): Sql {
  return counts ? sql`CASE WHEN ${counts} THEN ${held} END` : held;
}
