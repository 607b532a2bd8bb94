import type { AggregateCall, Dialect } from './dialect.ts';
import { type Exact, printDecimal } from './exact.ts';
import { enclose, join, list, type Sql, sql, verbatim } from './fragment.ts';

/** What standard SQL answers. It quotes nothing: how literals and names are written is the commonest mistake between engines. */
export const standard = {
  whole: (value) => verbatim(String(value)),
  truth: (value) => (value ? sql`TRUE` : sql`FALSE`),
  isTrue: (condition) => sql`${enclose(condition)} IS TRUE`,
  isNotTrue: (condition) => sql`${enclose(condition)} IS NOT TRUE`,
  cast: (value, type) => sql`CAST(${value} AS ${type})`,
  floor: (value) => sql`floor(${value})`,
  absolute: (whole) => sql`abs(${whole})`,
  negative: (whole) => sql`-${whole}`,
  floorDouble: (value) => sql`floor(${value})`,
  plus: (left, right) => sql`(${left} + ${right})`,
  minus: (left, right) => sql`(${left} - ${right})`,
  fraction: (value, floor) => sql`(${value} - ${floor})`,
  multiplyWhole: (left, right) => sql`(${left} * ${right})`,
  least: (values) => sql`least(${list(values)})`,
  greatest: (values) => sql`greatest(${list(values)})`,
  multiply: (one, other) => sql`(${one.value} * ${other.value})`,
  dayOf: (timestamp) => sql`CAST(${timestamp} AS DATE)`,
  aggregate: (call, where) => (where ? sql`${plainAggregate(call)} FILTER (WHERE ${where})` : plainAggregate(call)),
  concat: (parts) => sql`(${join(parts, sql` || `)})`,
  resultText: (text) => text,
  overAll: (aggregate) => sql`${aggregate} OVER ()`,
  ordered: (value, direction) => sql`${value} ${direction === 'ascending' ? sql`ASC` : sql`DESC`} NULLS LAST`,
  fence: sql``,
  settings: sql``,
  ignoresCase: false,
  ownName: (name) => name,
  replaceTable: (table) => ({
    before: [sql`DROP TABLE IF EXISTS ${table};`, sql`CREATE TABLE ${table} AS`],
    after: sql``,
  }),
} satisfies Partial<Dialect>;

/** For engines where digits with a point are an exact number: a number that any of them holds; undefined where it has more digits. */
export function plainNumber(unscaled: bigint, { scale }: Exact): Sql | undefined {
  if (unscaled > 999_999_999_999_999_999n || unscaled < -999_999_999_999_999_999n) return undefined;
  return verbatim(
    printDecimal(unscaled, scale)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, ''),
  );
}

const names = { count: sql`count`, sum: sql`sum`, min: sql`min`, max: sql`max` };

function plainAggregate({ function: name, of, distinct }: AggregateCall): Sql {
  return sql`${names[name]}(${distinct ? sql`DISTINCT ` : sql``}${of ?? sql`*`})`;
}

/** For engines without FILTER: what does not count is NULL to the aggregate. */
export function aggregateByCase({ of, ...call }: AggregateCall, where?: Sql): Sql {
  if (!where) return plainAggregate(of ? { ...call, of } : call);
  return plainAggregate({ ...call, of: sql`CASE WHEN ${where} THEN ${of ?? sql`1`} END` });
}
