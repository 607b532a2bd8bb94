import type { AggregateCall } from './dialect.ts';
import { type Exact, mostDigits, power, wholeDigits } from './exact.ts';
import { type Sql, sql, verbatim } from './fragment.ts';

/** An expression that fails with a message of this code. */
type Failure = (message: string, witness: Sql) => Sql;

/** For engines on which a number may have more digits than its type: one that has them fails. `then`: what becomes of the others. */
export function withinDigits(value: Sql, held: Exact, failure: Failure, then = value): Sql {
  const limit = verbatim(String(power(wholeDigits(held))));
  return sql`CASE WHEN ABS(${value}) < ${limit} THEN ${then} WHEN ${value} IS NOT NULL THEN ${failure('too many digits', value)} END`;
}

/** Of so few digits no sum has more than 38. */
export const shortDigits = 28;

/** A sum of numbers that are long enough for it to have more than 38 digits. */
export function sumWithin38({ function: name, held }: AggregateCall, sum: Sql, failure: Failure): Sql {
  if (name !== 'sum' || (held && held.digits <= shortDigits)) return sum;
  return withinDigits(sum, { digits: held ? mostDigits : 18, scale: held?.scale ?? 0 }, failure);
}
