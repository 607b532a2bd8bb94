import type { AggregateCall, Dialect } from './dialect.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';

/** What standard SQL answers. It quotes nothing: how literals and names are written is the commonest mistake between engines. */
export const standard = {
  whole: (value) => verbatim(String(value)),
  truth: (value) => (value ? sql`TRUE` : sql`FALSE`),
  isTrue: (condition) => sql`(${condition}) IS TRUE`,
  isNotTrue: (condition) => sql`(${condition}) IS NOT TRUE`,
  cast: (value, type) => sql`CAST(${value} AS ${type})`,
  floor: (value) => sql`floor(${value})`,
  least: (values) => sql`least(${list(values)})`,
  greatest: (values) => sql`greatest(${list(values)})`,
  dayOf: (timestamp) => sql`CAST(${timestamp} AS DATE)`,
  aggregate: (call, where) => (where ? sql`${plainAggregate(call)} FILTER (WHERE ${where})` : plainAggregate(call)),
  concat: (parts) => sql`(${join(parts, sql` || `)})`,
  ordered: (value, direction) => sql`${value} ${direction === 'ascending' ? sql`ASC` : sql`DESC`} NULLS LAST`,
  fence: sql``,
} satisfies Partial<Dialect>;

const names = { count: sql`count`, sum: sql`sum`, min: sql`min`, max: sql`max` };

function plainAggregate({ function: name, of, distinct }: AggregateCall): Sql {
  return sql`${names[name]}(${distinct ? sql`DISTINCT ` : sql``}${of ?? sql`*`})`;
}

/** For engines without FILTER: what does not count is NULL to the aggregate. */
export function aggregateByCase({ of, ...call }: AggregateCall, where?: Sql): Sql {
  if (!where) return plainAggregate(of ? { ...call, of } : call);
  return plainAggregate({ ...call, of: sql`CASE WHEN ${where} THEN ${of ?? sql`1`} END` });
}
