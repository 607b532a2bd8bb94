import type * as Ir from '../../ir/index.ts';
import { rowsOf } from './aggregate.ts';
import type { Context } from './context.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import type { OwnedRows } from './grouped.ts';

/** The texts of a customer's rows with the numbers of their baskets, `1:hair`. */
export function basketsOf(context: Context, aggregate: Ir.Aggregate, { owner, when, relation }: OwnedRows): Sql {
  const { dialect } = context;
  const { of, basket } = aggregate;
  if (!of) throw new Error('nothing says what is in a basket');
  const text = value(context, of);
  const place = basket ? value(context, basket) : dialect.text('');
  const groups = basket ? sql`${owner}, ${text}, ${place}` : sql`${owner}, ${text}`;
  const counts = rowsOf(context, aggregate, when);
  const counted = dialect.aggregate({ function: 'count' }, counts);
  const rows = sql`SELECT ${owner} AS k, ${place} AS b, ${text} AS v, ${counted} AS n FROM ${relation()} GROUP BY ${groups}`;
  const numbered = sql`SELECT k, v, dense_rank() OVER (PARTITION BY k ORDER BY b) AS d FROM (${rows}) AS q WHERE n > 0 AND b IS NOT NULL AND v IS NOT NULL`;
  const entry = dialect.concat([dialect.textOfWhole(sql`d`), dialect.text(':'), sql`v`]);
  return sql`SELECT k, ${dialect.listOrdered(entry, entry)} AS value FROM (${numbered}) AS q GROUP BY k`;
}
