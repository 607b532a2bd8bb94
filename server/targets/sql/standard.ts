import type { Dialect } from './dialect.ts';
import { join, list, sql, verbatim } from './fragment.ts';

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
  filtered: (aggregate, where) => sql`${aggregate} FILTER (WHERE ${where})`,
  concat: (parts) => sql`(${join(parts, sql` || `)})`,
} satisfies Partial<Dialect>;
