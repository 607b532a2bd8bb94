import { placedDigits } from './double-text.ts';
import { join, type Sql, sql } from './fragment.ts';

/** As JavaScript writes a double: with the fewest digits that mean it. A cast gives 15 or 17 digits, never 16. */
export function bigqueryDoubleText(value: Sql): Sql {
  const sign = sql`CASE WHEN ${value} < 0 THEN '-' ELSE '' END`;
  return sql`CASE WHEN ${value} = 0 THEN '0' ELSE CONCAT(${sign}, ${positive(value)}) END`;
}

/** `1.25e-07`, with as many digits as it takes to be read as the same double. A list of one item is how a value is named. */
function positive(value: Sql): Sql {
  const [fifteen, sixteen, seventeen] = [14, 15, 16].map((places) => sql`FORMAT('%.${places}e', x)`);
  const means = (text: Sql) => sql`WHEN CAST(${text} AS FLOAT64) = x THEN ${text} `;
  const shortest = sql`CASE ${join([means(fifteen!), means(sixteen!)], sql``)}ELSE ${seventeen!} END`;
  const digits = sql`RTRIM(REPLACE(SUBSTR(t, 1, STRPOS(t, 'e') - 1), '.', ''), '0')`;
  const place = sql`CAST(SUBSTR(t, STRPOS(t, 'e') + 1) AS INT64)`;
  const placed = placedDigits(sql`p.d`, sql`p.k`, sql`STRING`);
  const named = sql`UNNEST([ABS(${value})]) AS x, UNNEST([${shortest}]) AS t, UNNEST([STRUCT(${digits} AS d, ${place} AS k)]) AS p`;
  return sql`(SELECT ${placed} FROM ${named})`;
}
