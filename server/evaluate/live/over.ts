import { type Computation, type Sql, sql } from '../../targets/sql/index.ts';

/** Over some of the customers, each with its number in the order of the keys in `rn`. */
export function over(computation: Computation, where: Sql): Computation {
  const from = sql`(SELECT *, rowid AS rn FROM ${computation.facts.from} WHERE ${where}) AS b`;
  return { ...computation, facts: { ...computation.facts, from } };
}
