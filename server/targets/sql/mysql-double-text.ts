import { type Sql, sql } from './fragment.ts';

/**
 * The shortest digits that mean this double, as JavaScript writes them: MySQL finds the same digits and places the point in another way, with an
 * exponent from 1e15 (JavaScript from 1e21) and below 1e-14 (JavaScript below 1e-6).
 */
export function mysqlDoubleText(value: Sql): Sql {
  const plain = sql`CAST(ABS(${value}) AS BINARY)`;
  const magnitude = sql`CASE WHEN LOCATE('e', ${plain}) > 0 THEN ${moved(plain)} WHEN ${value} <> 0 AND ABS(${value}) < 1e-6 THEN ${small(plain)} ELSE ${plain} END`;
  return sql`CONCAT(CASE WHEN ${value} < 0 THEN '-' ELSE '' END, ${magnitude})`;
}

/** `1.5e16` */
function moved(plain: Sql): Sql {
  const mantissa = sql`SUBSTRING_INDEX(${plain}, 'e', 1)`;
  const exponent = sql`CAST(SUBSTRING_INDEX(${plain}, 'e', -1) AS SIGNED)`;
  const digits = sql`REPLACE(${mantissa}, '.', '')`;
  const whole = sql`LEFT(RPAD(${digits}, 21, '0'), ${exponent} + 1)`;
  const fraction = sql`CASE WHEN LENGTH(${digits}) > ${exponent} + 1 THEN CONCAT('.', SUBSTR(${digits}, ${exponent} + 2)) ELSE '' END`;
  const scientific = sql`CONCAT(${mantissa}, CASE WHEN ${exponent} < 0 THEN 'e-' ELSE 'e+' END, ABS(${exponent}))`;
  return sql`CASE WHEN ${exponent} BETWEEN 0 AND 20 THEN CONCAT(${whole}, ${fraction}) ELSE ${scientific} END`;
}

/** `0.000000125` */
function small(plain: Sql): Sql {
  const places = sql`SUBSTR(${plain}, 3)`;
  const digits = sql`TRIM(LEADING '0' FROM ${places})`;
  const fraction = sql`CASE WHEN LENGTH(${digits}) > 1 THEN CONCAT('.', SUBSTR(${digits}, 2)) ELSE '' END`;
  return sql`CONCAT(LEFT(${digits}, 1), ${fraction}, 'e-', LENGTH(${places}) - LENGTH(${digits}) + 1)`;
}
