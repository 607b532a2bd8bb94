import type * as Ir from '../../ir/index.ts';
import { type AggregateCall, type Dialect, errorMark } from './dialect.ts';
import { type Exact, exactOf, isWholeDuration, power, printDecimal } from './exact.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';
import { typeName } from './literal.ts';
import { mysqlDoubleText } from './mysql-double-text.ts';
import { mysqlLists } from './mysql-lists.ts';
import { mysqlFailure, mysqlText as text } from './mysql-text.ts';
import { aggregateByCase, plainNumber, standard } from './standard.ts';
import { sumWithin38, withinDigits } from './within-digits.ts';

/** As CAST names them. Texts are bytes of UTF-8: only they compare, group and sort by code point, blanks at the end included, in every version. */
const types: Dialect['types'] = {
  text: sql`BINARY`,
  whole: sql`SIGNED`,
  number: sql`SIGNED`,
  double: sql`DOUBLE`,
  truth: sql`SIGNED`,
  date: sql`DATE`,
  timestamp: sql`DATETIME(6)`,
  list: sql`BINARY`,
  decimal: ({ digits, scale }) => sql`DECIMAL(${digits}, ${scale})`,
};

/** MySQL 8 in the words that MariaDB takes as well. Decimals have up to 65 digits there: nothing of 38 runs out of room on its way. */
export const mysql: Dialect = {
  ...standard,
  ...mysqlLists,
  name: 'mysql',
  types,

  text,
  identifier,
  ignoresCase: true,
  decimal,
  compared: (unscaled, held) => plainNumber(unscaled, held) ?? mysql.decimal(unscaled, held),
  whole: (value) => number(String(value)),
  // With an exponent: without one it is a decimal.
  double: (digits) => number(digits.includes('e') ? digits : `${digits}e0`),
  date: (iso) => sql`DATE ${text(iso, '')}`,
  timestamp: (iso) => sql`TIMESTAMP ${text(iso.replace('T', ' '), '')}`,

  contains: (whole, part) => sql`(INSTR(${whole}, ${part}) > 0)`,
  startsWith: (whole, part) => sql`(LEFT(${whole}, LENGTH(${part})) = ${part})`,
  byBytes: (value) => value,

  unscaled,
  scaled: (whole, held) => sql`CAST(${whole} * ${mysql.decimal(1n, held)} AS ${types.decimal(held)})`,
  // DIV yields 64 bits. Without its remainder a number is divided with nothing to round.
  divideWhole: (a, b) => sql`CAST((${a} - ${a} % ${b}) / ${b} AS DECIMAL(38, 0))`,
  remainder: (a, b) => sql`(${a} % ${b})`,
  wide: (value) => sql`CAST(${number(String(value))} AS DECIMAL(38, 0))`,
  round: (value, _held, places) => sql`ROUND(${value}, ${places})`,
  // What would be infinite or no number fails where it is computed.
  isFinite: (double) => sql`(${double} IS NOT NULL)`,

  daysBetween: (from, to) => sql`DATEDIFF(${to}, ${from})`,
  part: (part, date) => (part === 'weekday' ? sql`(WEEKDAY(${date}) + 1)` : sql`${parts[part]}(${date})`),
  endOfMonth: (date) => sql`LAST_DAY(${date})`,
  addDays: (date, days) => sql`DATE_ADD(${date}, INTERVAL ${days} DAY)`,

  aggregate,
  fromColumn,

  resultText: (value) => sql`CONVERT(${value} USING utf8mb4)`,
  concat: (parts) => sql`CONCAT(${list(parts)})`,
  textOfDecimal: (value, held) => sql`CAST(CAST(${value} AS ${types.decimal(held)}) AS BINARY)`,
  textOfWhole: (value) => sql`CAST(${value} AS BINARY)`,
  textOfDouble: mysqlDoubleText,
  textOfDate: (value) => sql`CAST(${value} AS BINARY)`,
  textOfTimestamp,

  md5Number: (of) => sql`CAST(CONV(SUBSTR(MD5(${of}), 1, 8), 16, 10) AS SIGNED)`,

  nth: (value, constants) => {
    const arms = constants.map((each, index) => sql`WHEN ${index + 1} THEN ${each} `);
    return sql`CASE ${value} ${join(arms, sql``)}END`;
  },

  raise,
  // Beside other windows MariaDB takes an empty one for one of those (measured on 10.11): this one has all rows too.
  overAll: (aggregate, of) => sql`${aggregate} OVER (PARTITION BY ${of} IS NULL AND ${of} IS NOT NULL)`,
  ordered: (value, direction) => sql`${value} IS NULL, ${value} ${direction === 'ascending' ? sql`ASC` : sql`DESC`}`,
  // A query with a limit is never made one with the query around it.
  fence: sql` LIMIT 18446744073709551615`,
  mostColumns: 4000,
  // That is MariaDB's.
  mostQueries: 64,
  assumes: 'group_concat_max_len=1048576',
  isWholeName: (name) => !/[\u{10000}-\u{10ffff}]/u.test(name) && name.length <= longestName,
};

const longestName = 64;

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for MySQL cannot hold NUL');
  return verbatim(`\`${name.replaceAll('`', '``')}\``);
}

/** Digits without a point are an integer of 64 bits, and so is what two of them yield. */
function decimal(unscaled: bigint, held: Exact): Sql {
  const digits = number(printDecimal(unscaled, held.scale));
  return held.scale > 0 || digits.text.length < 10 ? digits : sql`CAST(${digits} AS ${types.decimal(held)})`;
}

/** Two signs in a row could be a comment. */
function number(digits: string): Sql {
  return verbatim(digits.startsWith('-') ? `(${digits})` : digits);
}

/** An integer of 64 bits where the digits fit, else a decimal. */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const digits = held.digits - held.scale + scale;
  const type = digits <= 18 ? types.whole : types.decimal({ digits: 38, scale: 0 });
  return scale === 0
    ? sql`CAST(${value} AS ${type})`
    : sql`CAST(${value} * ${number(String(power(scale)))} AS ${type})`;
}

const parts = { year: sql`YEAR`, month: sql`MONTH`, day: sql`DAYOFMONTH` };

/** A cast to fewer digits would end at the greatest number, without an error. */
function aggregate(call: AggregateCall, where: Sql | undefined): Sql {
  return sumWithin38(call, aggregateByCase(call, where), mysqlFailure);
}

/** A text has the character set and collation of its column: from there into UTF-8, and then into bytes. */
function fromColumn(column: Sql, type: Ir.Type): Sql {
  const name = typeName(mysql, type);
  if (name === types.text) return sql`CAST(CONVERT(${column} USING utf8mb4) AS BINARY)`;
  if (name === types.truth) return sql`(${column} <> 0)`;
  const held = isWholeDuration(type) ? undefined : exactOf(type);
  const cast = mysql.cast(column, name);
  return held ? withinDigits(column, held, mysqlFailure, cast) : cast;
}

function textOfTimestamp(value: Sql): Sql {
  const whole = sql`DATE_FORMAT(${value}, '%Y-%m-%dT%H:%i:%s')`;
  const withPart = sql`DATE_FORMAT(${value}, '%Y-%m-%dT%H:%i:%s.%f')`;
  return sql`CAST(CASE WHEN MICROSECOND(${value}) = 0 THEN ${whole} ELSE ${withPart} END AS BINARY)`;
}

/** A whole number: beside one, decimals stay decimals. */
function raise(check: number, witness: Sql): Sql {
  return mysqlFailure(`${errorMark}${check}`, witness);
}
