import { type Sql, sql } from './fragment.ts';

/**
 * The digits of a positive double where JavaScript puts its point: an exponent from 1e21 and below 1e-6. `digits` have no zeros at either end, `place` is
 * the power of ten of the first one, `text` the type of texts. In words that several engines share.
 */
export function placedDigits(digits: Sql, place: Sql, text: Sql): Sql {
  const rest = sql`CASE WHEN LENGTH(${digits}) > 1 THEN CONCAT('.', SUBSTR(${digits}, 2)) ELSE '' END`;
  const sign = sql`CASE WHEN ${place} < 0 THEN 'e-' ELSE 'e+' END`;
  const small = sql`CONCAT('0.', LPAD(${digits}, LENGTH(${digits}) - ${place} - 1, '0'))`;
  const whole = sql`RPAD(${digits}, ${place} + 1, '0')`;
  const parted = sql`CONCAT(SUBSTR(${digits}, 1, ${place} + 1), '.', SUBSTR(${digits}, ${place} + 2))`;
  const scientific = sql`CONCAT(SUBSTR(${digits}, 1, 1), ${rest}, ${sign}, CAST(ABS(${place}) AS ${text}))`;
  return sql`CASE WHEN ${place} BETWEEN -6 AND -1 THEN ${small} WHEN ${place} BETWEEN 0 AND 20 AND LENGTH(${digits}) <= ${place} + 1 THEN ${whole} WHEN ${place} BETWEEN 0 AND 20 THEN ${parted} ELSE ${scientific} END`;
}
