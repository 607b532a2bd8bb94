import type * as Ir from '../../ir/index.ts';
import { type Dialect, errorMark, type Factor } from './dialect.ts';
import { type Exact, mostDigits, power, printDecimal } from './exact.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';
import { typeName } from './literal.ts';
import { aggregateByCase, plainNumber, standard } from './standard.ts';

const types: Dialect['types'] = {
  text: sql`VARCHAR`,
  whole: sql`NUMBER(38, 0)`,
  number: sql`INTEGER`,
  double: sql`FLOAT`,
  truth: sql`BOOLEAN`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP_NTZ(6)`,
  list: sql`ARRAY`,
  decimal: ({ digits, scale }) => sql`NUMBER(${digits}, ${scale})`,
};

/** Snowflake. Dates are written with their format: what is read without one depends on the session. */
export const snowflake: Dialect = {
  ...standard,
  name: 'snowflake',
  types,

  text,
  identifier,
  decimal: (unscaled, held) => sql`CAST(${verbatim(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  compared: (unscaled, held) => plainNumber(unscaled, held) ?? snowflake.decimal(unscaled, held),
  double: (digits) => sql`CAST(${text(digits)} AS FLOAT)`,
  date: (iso) => sql`TO_DATE(${text(iso)}, 'YYYY-MM-DD')`,
  timestamp,

  cast: (value, type) => (type === types.list ? sql`TO_ARRAY(${value})` : standard.cast(value, type)),
  isTrue: (condition) => sql`COALESCE(${condition}, FALSE)`,
  isNotTrue: (condition) => sql`NOT COALESCE(${condition}, FALSE)`,
  contains: (whole, part) => sql`CONTAINS(${whole}, ${part})`,
  startsWith: (whole, part) => sql`STARTSWITH(${whole}, ${part})`,
  byBytes: (value) => value,

  unscaled,
  scaled,
  multiply,
  // A quotient is rounded at its sixth place: without its remainder a number is divided with nothing to round.
  divideWhole: (a, b) => sql`CAST((${a} - MOD(${a}, ${b})) / ${b} AS NUMBER(38, 0))`,
  remainder: (a, b) => sql`MOD(${a}, ${b})`,
  wide: (value) => sql`CAST(${text(String(value))} AS NUMBER(38, 0))`,
  // Half away from zero.
  round: (value, _held, places) => sql`ROUND(${value}, ${places})`,
  // NaN is greater than infinity.
  isFinite: (double) => sql`(ABS(${double}) < CAST('inf' AS FLOAT))`,

  daysBetween: (from, to) => sql`DATEDIFF('day', ${from}, ${to})`,
  part: (part, date) => sql`${parts[part]}(${date})`,
  endOfMonth: (date) => sql`LAST_DAY(${date})`,
  addDays: (date, days) => sql`DATEADD('day', ${days}, ${date})`,

  aggregate: aggregateByCase,

  textOfDecimal: (value, held) => sql`TO_VARCHAR(CAST(${value} AS ${types.decimal(held)}))`,
  textOfWhole: (value) => sql`TO_VARCHAR(${value})`,
  textOfDouble: () => {
    throw new Error('nobody asks Snowflake for the text of a double');
  },
  hidesDoubles: true,
  textOfDate: (value) => sql`TO_VARCHAR(${value}, 'YYYY-MM-DD')`,
  textOfTimestamp,

  listOfKnown: (items) => sql`ARRAY_CONSTRUCT_COMPACT(${list(items)})`,
  listContains: (whole, item) => sql`ARRAY_CONTAINS(TO_VARIANT(${item}), ${whole})`,
  listLength: (whole) => sql`ARRAY_SIZE(${whole})`,
  listOrdered,
  listDistinct: (whole) => sql`ARRAY_DISTINCT(${whole})`,
  listBehindColon: (whole) => {
    const item = sql`CAST(x AS VARCHAR)`;
    return sql`TRANSFORM(${whole}, x -> SUBSTR(${item}, POSITION(':', ${item}) + 1))`;
  },
  // A lambda sees nothing of the row.
  listLedTo: (whole, pairs) => {
    const led = pairs.map(([from, to]) => {
      const leads = sql`${snowflake.listContains(whole, from)} AND NOT ${snowflake.listContains(whole, to)}`;
      return sql`CASE WHEN ${leads} THEN ${to} END`;
    });
    return sql`ARRAY_CONSTRUCT_COMPACT(${list(led)})`;
  },
  // That `ARRAY_DISTINCT` keeps the order is not said anywhere.
  listFirst: (whole, most) => {
    const added = sql`CASE WHEN ARRAY_CONTAINS(x, s) THEN s ELSE ARRAY_APPEND(s, x) END`;
    return sql`ARRAY_SLICE(REDUCE(${whole}, ARRAY_CONSTRUCT(), (s, x) -> ${added}), 0, ${most})`;
  },
  listItem: (whole, number) => sql`CAST(GET(${whole}, ${number - 1}) AS VARCHAR)`,
  listConcat: (lists) => {
    const known = join(
      lists.map((each) => sql`${each} IS NOT NULL`),
      sql` OR `,
    );
    const all = lists.map((each) => sql`COALESCE(${each}, ARRAY_CONSTRUCT())`);
    return sql`CASE WHEN ${known} THEN ${all.reduce((one, other) => sql`ARRAY_CAT(${one}, ${other})`)} END`;
  },
  listText: (whole, separator) => sql`ARRAY_TO_STRING(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`REPLACE(REPLACE(CAST(x AS VARCHAR), ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`ARRAY_TO_STRING(TRANSFORM(${whole}, x -> ${escaped}), ${text(';')})`;
  },

  md5Number: (of) => sql`TO_NUMBER(SUBSTR(MD5(${of}), 1, 8), 'XXXXXXXX')`,
  nth: (number, constants) => {
    const arms = constants.map((each, index) => sql`WHEN ${index + 1} THEN ${each} `);
    return sql`CASE ${number} ${join(arms, sql``)}END`;
  },
  raise,
  keepsZones: true,
  replaceTable: (table) => ({ before: [sql`CREATE OR REPLACE TABLE ${table} AS`], after: sql`` }),
  fromColumn,
  // It takes doubled quotes, but who reads them does not.
  ownName: (name) => name.replaceAll('"', "'"),
  isWholeName: (name) => [...name].length <= 255,
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "''", '\n': '\\n', '\r': '\\r' };

/** A quote is doubled, and every backslash begins an escape. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for Snowflake cannot hold NUL');
  return verbatim(`'${value.replaceAll(/[\\'\n\r]/g, (each) => escapes[each]!)}'`);
}

/** Always quoted: a bare name would be written in capitals. */
function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for Snowflake cannot hold NUL');
  return verbatim(`"${name.replaceAll('"', '""')}"`);
}

function timestamp(iso: string): Sql {
  const [seconds = '', part = ''] = iso.replace('T', ' ').split('.');
  return sql`TO_TIMESTAMP_NTZ(${text(`${seconds}.${part.padEnd(6, '0')}`)}, 'YYYY-MM-DD HH24:MI:SS.FF6')`;
}

/** Where a product with places of zeros has no room for them, the point is taken out of the text. */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  if (scale === 0) return sql`CAST(${value} AS ${types.whole})`;
  if (held.digits + scale < mostDigits) return sql`CAST(${value} * ${snowflake.wide(power(scale))} AS ${types.whole})`;
  const digits = sql`CAST(REPLACE(${snowflake.textOfDecimal(value, held)}, '.', '') AS ${types.whole})`;
  return scale === held.scale
    ? digits
    : sql`CAST(${digits} * ${snowflake.wide(power(scale - held.scale))} AS ${types.whole})`;
}

function scaled(whole: Sql, held: Exact): Sql {
  const { scale } = held;
  if (scale === 0) return sql`CAST(${whole} AS ${types.decimal(held)})`;
  const unit = snowflake.decimal(1n, { digits: scale + 1, scale });
  return sql`CAST(CAST(${whole} AS ${types.whole}) * ${unit} AS ${types.decimal(held)})`;
}

/** Beyond the places of both factors and beyond 12 a product is rounded: such ones are multiplied as whole numbers. */
function multiply(one: Factor, other: Factor): Sql {
  const scale = one.held.scale + other.held.scale;
  if (scale <= Math.max(one.held.scale, other.held.scale, 12)) return standard.multiply(one, other);
  const [a, b] = [one, other].map(({ value, held }) => unscaled(value, held, held.scale));
  return scaled(sql`(${a!} * ${b!})`, { digits: mostDigits, scale });
}

/** So many at the most, each found by its number; or all, in the order of an aggregate. */
function listOrdered(item: Sql, order: Sql, most?: number): Sql {
  if (item.text === order.text) return sql`ARRAY_SORT(ARRAY_AGG(${item}))`;
  if (most === undefined) return sql`ARRAY_AGG(${item}) WITHIN GROUP (ORDER BY ${order})`;
  const places = Array.from({ length: most }, (_, index) => index + 1);
  return snowflake.listOfKnown(places.map((place) => sql`MAX(CASE WHEN ${order} = ${place} THEN ${item} END)`));
}

const parts = { year: sql`YEAR`, month: sql`MONTH`, day: sql`DAYOFMONTH`, weekday: sql`DAYOFWEEKISO` };

function textOfTimestamp(value: Sql): Sql {
  const whole = sql`TO_VARCHAR(${value}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
  const part = sql`TO_VARCHAR(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.FF6')`;
  return sql`CASE WHEN DATE_TRUNC('second', ${value}) = ${value} THEN ${whole} ELSE ${part} END`;
}

/** A text may have a collation: it is left behind. */
function fromColumn(column: Sql, type: Ir.Type): Sql {
  const name = typeName(snowflake, type);
  const cast = snowflake.cast(column, name);
  return name === types.text ? sql`COLLATE(${cast}, '')` : cast;
}

/** A text that is no number: the error says which. The type is so small that beside it every number keeps its own. */
function raise(check: number, witness: Sql): Sql {
  return sql`CAST(CONCAT(${text(`${errorMark}${check}`)}, LEFT(TO_VARCHAR(${witness}), 0)) AS NUMBER(1, 0))`;
}
