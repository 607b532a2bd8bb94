import { placedDigits } from './double-text.ts';
import { type Sql, sql } from './fragment.ts';

/** Trino finds the digits that JavaScript finds and writes them as Java does, `1.25E-7`: what changes is where the point stands. */
export function trinoDoubleText(value: Sql): Sql {
  const sign = sql`CASE WHEN ${value} < 0 THEN '-' ELSE '' END`;
  return sql`CASE WHEN ${value} = 0 THEN '0' ELSE concat(${sign}, ${positive(value)}) END`;
}

/** A lambda over the only item of a list is how a value is named. */
function positive(value: Sql): Sql {
  const mantissa = sql`split_part(t, 'E', 1)`;
  const exponent = sql`coalesce(TRY_CAST(split_part(t, 'E', 2) AS BIGINT), 0)`;
  const all = sql`replace(${mantissa}, '.', '')`;
  const significant = sql`regexp_replace(${all}, '^0+', '')`;
  const place = sql`strpos(${mantissa}, '.') - 2 - (length(${all}) - length(${significant})) + ${exponent}`;
  const digits = sql`regexp_replace(${significant}, '0+$', '')`;
  const parts = sql`ARRAY[${digits}, CAST(${place} AS VARCHAR)]`;
  const placed = placedDigits(sql`d[1]`, sql`CAST(d[2] AS BIGINT)`, sql`VARCHAR`);
  return sql`element_at(transform(transform(ARRAY[CAST(abs(${value}) AS VARCHAR)], t -> ${parts}), d -> ${placed}), 1)`;
}
