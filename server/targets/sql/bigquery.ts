import type * as Ir from '../../ir/index.ts';
import { bigqueryDoubleText } from './bigquery-double-text.ts';
import { type AggregateCall, type Dialect, errorMark } from './dialect.ts';
import { type Exact, exactOf, isWholeDuration, power, printDecimal } from './exact.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';
import { typeName } from './literal.ts';
import { aggregateByCase, standard } from './standard.ts';
import { sumWithin38, withinDigits } from './within-digits.ts';

/** BIGNUMERIC has 38 places and 38 digits before its point, whatever a number needs of them: none is ever cut. */
const types: Dialect['types'] = {
  text: sql`STRING`,
  whole: sql`INT64`,
  number: sql`INT64`,
  double: sql`FLOAT64`,
  truth: sql`BOOL`,
  date: sql`DATE`,
  timestamp: sql`DATETIME`,
  list: sql`ARRAY<STRING>`,
  decimal: () => sql`BIGNUMERIC`,
};

/** Google BigQuery, GoogleSQL. */
export const bigquery: Dialect = {
  ...standard,
  name: 'bigquery',
  types,

  text,
  identifier,
  ignoresCase: true,
  decimal: (unscaled, { scale }) => sql`CAST(${text(printDecimal(unscaled, scale))} AS BIGNUMERIC)`,
  double: (digits) => sql`CAST(${text(digits)} AS FLOAT64)`,
  date: (iso) => sql`DATE ${text(iso)}`,
  timestamp: (iso) => sql`DATETIME ${text(iso)}`,

  contains: (whole, part) => sql`(STRPOS(${whole}, ${part}) > 0)`,
  startsWith: (whole, part) => sql`STARTS_WITH(${whole}, ${part})`,
  byBytes: (value) => value,

  unscaled,
  scaled: (whole, { scale }) =>
    sql`(CAST(${whole} AS BIGNUMERIC) * CAST(${text(printDecimal(1n, scale))} AS BIGNUMERIC))`,
  divideWhole: (a, b) => sql`DIV(CAST(${a} AS BIGNUMERIC), CAST(${b} AS BIGNUMERIC))`,
  remainder: (a, b) => sql`MOD(CAST(${a} AS BIGNUMERIC), CAST(${b} AS BIGNUMERIC))`,
  wide: (value) => sql`CAST(${text(String(value))} AS BIGNUMERIC)`,
  // Half away from zero.
  round: (value, _held, places) => sql`ROUND(${value}, ${places})`,
  isFinite: (double) => sql`(NOT IS_INF(${double}) AND NOT IS_NAN(${double}))`,

  daysBetween: (from, to) => sql`DATE_DIFF(${to}, ${from}, DAY)`,
  part: (part, date) =>
    part === 'weekday' ? sql`CAST(FORMAT_DATE('%u', ${date}) AS INT64)` : sql`EXTRACT(${parts[part]} FROM ${date})`,
  endOfMonth: (date) => sql`LAST_DAY(${date}, MONTH)`,
  addDays: (date, days) => sql`DATE_ADD(${date}, INTERVAL ${days} DAY)`,

  aggregate,

  concat: (parts) => sql`CONCAT(${list(parts)})`,
  // Without a format zeros at the end are left out.
  textOfDecimal: (value, { scale }) => sql`FORMAT(${text(`%.${scale}f`)}, CAST(${value} AS BIGNUMERIC))`,
  textOfWhole: (value) => sql`CAST(${value} AS STRING)`,
  textOfDouble: bigqueryDoubleText,
  textOfDate: (value) => sql`CAST(${value} AS STRING)`,
  textOfTimestamp,

  listOfKnown: (items) =>
    sql`ARRAY(SELECT x FROM UNNEST([${list(items)}]) AS x WITH OFFSET AS i WHERE x IS NOT NULL ORDER BY i)`,
  // Of no list IN UNNEST would be false.
  listContains: (whole, item) => known(whole, sql`${item} IN UNNEST(${whole})`),
  listLength: (whole) => sql`ARRAY_LENGTH(${whole})`,
  listOrdered: (item, order) => sql`ARRAY_AGG(${item} ORDER BY ${order})`,
  listDistinct: (whole) => known(whole, sql`ARRAY(SELECT DISTINCT x FROM UNNEST(${whole}) AS x)`),
  listBehindColon: (whole) =>
    known(
      whole,
      sql`ARRAY(SELECT SUBSTR(x, STRPOS(x, ':') + 1) FROM UNNEST(${whole}) AS x WITH OFFSET AS i ORDER BY i)`,
    ),
  listLedTo: (whole, pairs) => {
    const rows = list(pairs.map(([from, to]) => sql`STRUCT(${from} AS a, ${to} AS b)`));
    const led = sql`e.a IN UNNEST(${whole}) AND e.b NOT IN UNNEST(${whole})`;
    return known(whole, sql`ARRAY(SELECT e.b FROM UNNEST([${rows}]) AS e WITH OFFSET AS i WHERE ${led} ORDER BY i)`);
  },
  listFirst: (whole, most) =>
    known(
      whole,
      sql`ARRAY(SELECT x FROM UNNEST(${whole}) AS x WITH OFFSET AS i GROUP BY x ORDER BY MIN(i) LIMIT ${most})`,
    ),
  listItem: (whole, number) => sql`${whole}[SAFE_ORDINAL(${number})]`,
  listConcat: (lists) => {
    const any = join(
      lists.map((each) => sql`${each} IS NOT NULL`),
      sql` OR `,
    );
    const all = list(lists.map((each) => sql`IFNULL(${each}, [])`));
    return sql`CASE WHEN ${any} THEN ARRAY_CONCAT(${all}) END`;
  },
  listText: (whole, separator) => sql`ARRAY_TO_STRING(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`REPLACE(REPLACE(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`ARRAY_TO_STRING(ARRAY(SELECT ${escaped} FROM UNNEST(${whole}) AS x WITH OFFSET AS i ORDER BY i), ${text(';')})`;
  },

  // Both words say the same in every clause.
  ordered: (value, direction) => sql`${value} IS NULL, ${value} ${direction === 'ascending' ? sql`ASC` : sql`DESC`}`,
  md5Number: (of) => sql`CAST(CONCAT('0x', SUBSTR(TO_HEX(MD5(${of})), 1, 8)) AS INT64)`,
  nth: (number, constants) => {
    const arms = constants.map((each, index) => sql`WHEN ${index + 1} THEN ${each} `);
    return sql`CASE ${number} ${join(arms, sql``)}END`;
  },
  // What depends on no row could be computed before any is looked at.
  raise: (check, witness) => failure(`${errorMark}${check}`, witness),
  fromColumn,
  replaceTable: (table) => ({ before: [sql`CREATE OR REPLACE TABLE ${table} AS`], after: sql`` }),
  ownName: (name) => name.replaceAll(foreign, ' '),
  isWholeName: (name) => [...name].length <= 300,
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '`': '\\`', '\n': '\\n', '\r': '\\r' };

/** Every backslash begins an escape, a quote is doubled by nobody, and no line may end in a literal. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for BigQuery cannot hold NUL');
  return verbatim(`'${value.replaceAll(/[\\'\n\r]/g, (each) => escapes[each]!)}'`);
}

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for BigQuery cannot hold NUL');
  return verbatim(`\`${name.replaceAll(/[\\`\n\r]/g, (each) => escapes[each]!)}\``);
}

/** What names of columns may not hold. */
const foreign = /[!"$()*,./;?@[\]\\^`{}~]/g;

function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const type = held.digits - held.scale + scale <= 18 ? types.whole : types.decimal(held);
  return scale === 0 ? sql`CAST(${value} AS ${type})` : sql`CAST(${value} * ${bigquery.wide(power(scale))} AS ${type})`;
}

const parts = { year: sql`YEAR`, month: sql`MONTH`, day: sql`DAY` };

function textOfTimestamp(value: Sql): Sql {
  const whole = sql`FORMAT_DATETIME('%T', ${value})`;
  const withPart = sql`FORMAT_DATETIME('%H:%M:%E6S', ${value})`;
  const time = sql`CASE WHEN DATETIME_TRUNC(${value}, SECOND) = ${value} THEN ${whole} ELSE ${withPart} END`;
  return sql`CONCAT(CAST(DATE(${value}) AS STRING), 'T', ${time})`;
}

/** A text may have a collation, and the type of a number has no digits of its own. */
function fromColumn(column: Sql, type: Ir.Type): Sql {
  const name = typeName(bigquery, type);
  const cast = bigquery.cast(column, name);
  if (name === types.text) return sql`COLLATE(${cast}, '')`;
  const held = isWholeDuration(type) ? undefined : exactOf(type);
  return held ? withinDigits(sql`ROUND(${cast}, ${held.scale})`, held, failure) : cast;
}

function aggregate(call: AggregateCall, where: Sql | undefined): Sql {
  return sumWithin38(call, aggregateByCase(call, where), failure);
}

function failure(message: string, witness: Sql): Sql {
  return sql`ERROR(CONCAT(${text(message)}, SUBSTR(CAST(${witness} AS STRING), 1, 0)))`;
}

/** NULL where there is no list. */
function known(whole: Sql, value: Sql): Sql {
  return sql`CASE WHEN ${whole} IS NOT NULL THEN ${value} END`;
}
