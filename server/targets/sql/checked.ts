import type { Context, Problem } from './context.ts';
import { type Sql, sql } from './fragment.ts';

/** `value` where a condition holds of a number of the data; where it does not, a data error; where the number is missing, nothing. */
export function checked(context: Context, problem: Problem, number: Sql, holds: Sql, value: Sql): Sql {
  const failure = context.raise(problem, number, holds);
  return sql`CASE WHEN ${holds} THEN ${value} WHEN ${number} IS NOT NULL THEN ${failure} END`;
}
