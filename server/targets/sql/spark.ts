import type * as Ir from '../../ir/index.ts';
import { type AggregateCall, type Dialect, errorMark } from './dialect.ts';
import { printDecimal } from './exact.ts';
import { isSimple, list, type Sql, sql, verbatim } from './fragment.ts';
import { typeName } from './literal.ts';
import {
  absolute,
  divideWhole,
  fraction,
  minus,
  multiply,
  negative,
  plus,
  scaled,
  textOfDecimal,
  unscaled,
} from './spark-decimal.ts';
import { textOfDouble } from './spark-double.ts';
import { sparkTypes as types, within } from './spark-types.ts';
import { standard } from './standard.ts';

/**
 * Apache Spark from 3.4 on. Nothing depends on `spark.sql.ansi.enabled`, on the zone of the session or on how decimals lose precision: where those would
 * decide, an answer says what it wants, and fails where one of them would make a number missing. What stays assumed: `escapedStringLiterals` is off.
 */
export const spark: Dialect = {
  ...standard,
  name: 'spark',
  types,

  text,
  identifier,
  ignoresCase: true,
  decimal: (unscaled, held) => sql`CAST(${text(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  double: (digits) => sql`CAST(${text(digits)} AS DOUBLE)`,
  date: (iso) => sql`DATE ${text(iso)}`,
  timestamp: (iso) => sql`TIMESTAMP_NTZ ${text(iso.replace('T', ' '))}`,

  contains: (whole, part) => sql`contains(${whole}, ${part})`,
  startsWith: (whole, part) => sql`startswith(${whole}, ${part})`,
  byBytes: (text) => text,

  unscaled,
  scaled,
  plus,
  minus,
  fraction,
  multiply,
  multiplyWhole,
  absolute,
  negative,
  divideWhole,
  remainder: (dividend, divisor) => sql`(${dividend} % ${divisor})`,
  wide: (value) => sql`CAST(${text(String(value))} AS DECIMAL(38, 0))`,
  round: (value, _held, places) => sql`round(${value}, ${places})`,
  // Of a double it is a whole number of 64 bits, the greatest of them for whatever is greater.
  floorDouble: (value) => sql`CAST(floor(${value}) AS DOUBLE)`,
  // NaN is greater than every number.
  isFinite: (double) => sql`(abs(${double}) <= CAST('1.7976931348623157E308' AS DOUBLE))`,

  daysBetween: (from, to) => sql`CAST(datediff(${to}, ${from}) AS BIGINT)`,
  part: (part, date) => parts[part](date),
  endOfMonth: (date) => sql`last_day(${date})`,
  addDays: (date, days) => sql`date_add(${date}, CAST(${days} AS INT))`,

  aggregate,
  middle,

  textOfDecimal,
  textOfWhole: (value) => sql`CAST(${value} AS STRING)`,
  textOfDouble,
  textOfDate: (value) => sql`CAST(${value} AS STRING)`,
  textOfTimestamp,

  listOfKnown: (items) => sql`array_compact(array(${list(items)}))`,
  listContains: (whole, item) => sql`array_contains(${whole}, ${item})`,
  // `size` of NULL is -1 or NULL, as the session has it.
  listLength: (whole) => sql`array_size(${whole})`,
  listOrdered: (item, order) =>
    sql`transform(array_sort(collect_list(named_struct('o', ${order}, 'v', ${item}))), e -> e.v)`,
  listDistinct: (whole) => sql`array_distinct(${whole})`,
  listBehindColon: (whole) => sql`transform(${whole}, x -> substr(x, instr(x, ':') + 1))`,
  listLedTo: (whole, pairs) => {
    const rows = list(pairs.map(([from, to]) => sql`named_struct('a', ${from}, 'b', ${to})`));
    const led = sql`filter(array(${rows}), e -> array_contains(${whole}, e.a) AND NOT array_contains(${whole}, e.b))`;
    return sql`transform(${led}, e -> e.b)`;
  },
  listFirst: (whole, most) => sql`slice(array_distinct(${whole}), 1, ${most})`,
  listItem: (whole, number) => sql`get(${whole}, ${number - 1})`,
  listConcat: (lists) =>
    sql`CASE WHEN coalesce(${list(lists)}) IS NOT NULL THEN flatten(array_compact(array(${list(lists)}))) END`,
  unnest: (whole) => sql`explode(${whole})`,
  listText: (whole, separator) => sql`array_join(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`replace(replace(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`array_join(transform(${whole}, x -> ${escaped}), ${text(';')})`;
  },

  md5Number: (of) => sql`CAST(conv(substr(md5(${of}), 1, 8), 16, 10) AS BIGINT)`,

  nth: (number, constants) => sql`get(array(${list(constants)}), ${number} - 1)`,

  raise: (check) => sql`raise_error(${text(`${errorMark}${check}`)})`,
  replaceTable: (table) => ({
    before: [sql`DROP TABLE IF EXISTS ${table};`, sql`CREATE TABLE ${table} USING PARQUET AS`],
    after: sql``,
  }),
  // Each query over another takes an iteration or more.
  assumes: 'spark.sql.parser.escapedStringLiterals=false, spark.sql.analyzer.maxIterations=10000',
  fromColumn,
  // Spark puts the values of variables in the place of these, even in names.
  isWholeName: (name) => !name.includes('${'),
};

/** Every backslash begins an escape, `''` is two literals and no quote, and `${env:…}` would be put in its place even here. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for Spark cannot hold NUL');
  const escaped = value.replace(/[\\'\n\r]/g, (found) => escapes[found] ?? found).replaceAll('${', '\\u0024{');
  return verbatim(`'${escaped}'`);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' };

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for Spark cannot hold NUL');
  return verbatim(`\`${name.replaceAll('`', '``')}\``);
}

const parts = {
  year: (date: Sql) => sql`year(${date})`,
  month: (date: Sql) => sql`month(${date})`,
  day: (date: Sql) => sql`day(${date})`,
  weekday: (date: Sql) => sql`(weekday(${date}) + 1)`,
};

/** Beyond what a type holds a sum would be missing, or wrap around: where there is anything to add, it fails. */
function aggregate(call: AggregateCall, where?: Sql): Sql {
  const { function: name, of, held } = call;
  if (name !== 'sum' || !of || (held && held.digits <= 28)) return standard.aggregate(call, where);
  const over = (aggregated: Sql) => (where ? sql`${aggregated} FILTER (WHERE ${where})` : aggregated);
  const sum = sql`coalesce(${over(sql`try_sum(${of})`)}, ${tooWide})`;
  return sql`CASE WHEN ${over(sql`count(${of})`)} > 0 THEN ${sum} END`;
}

const tooWide = sql`raise_error(${text(`${errorMark}width`)})`;

function multiplyWhole(left: Sql, right: Sql): Sql {
  if (isSimple(left) && isSimple(right)) return checkedProduct(left, right);
  return within({ a: left, b: right }, ({ a, b }) => checkedProduct(a, b));
}

function checkedProduct(a: Sql, b: Sql): Sql {
  return sql`coalesce(try_multiply(${a}, ${b}), CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN ${tooWide} END)`;
}

/** `percentile_disc` and `median` compute with doubles. */
function middle(value: Sql, where: Sql | undefined): { readonly lower: Sql; readonly upper: Sql } {
  const all = sql`collect_list(${value})`;
  const sorted = sql`sort_array(${where ? sql`${all} FILTER (WHERE ${where})` : all})`;
  return {
    lower: sql`get(${sorted}, CAST((array_size(${sorted}) - 1) div 2 AS INT))`,
    upper: sql`get(${sorted}, CAST(array_size(${sorted}) div 2 AS INT))`,
  };
}

/** `date_format` would take the moment for one of the session's zone. */
function textOfTimestamp(value: Sql): Sql {
  const plain = sql`replace(CAST(${value} AS STRING), ' ', 'T')`;
  return sql`CASE WHEN length(${plain}) > 19 THEN rpad(${plain}, 26, '0') ELSE ${plain} END`;
}

/** A value that its type does not hold fails: a plain cast would make it missing, or not, as the session says. */
function fromColumn(column: Sql, type: Ir.Type): Sql {
  const to = typeName(spark, type);
  if (to.text === types.text.text) return sql`CAST(${column} AS ${to})`;
  const foreign = sql`raise_error(${text(`${errorMark}type`)})`;
  return sql`coalesce(try_cast(${column} AS ${to}), CASE WHEN ${column} IS NOT NULL THEN ${foreign} END)`;
}
