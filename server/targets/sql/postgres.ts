import { type Dialect, errorMark } from './dialect.ts';
import { type Exact, power, printDecimal } from './exact.ts';
import { list, type Sql, sql, verbatim } from './fragment.ts';
import { withoutNoValues } from './no-values.ts';
import { plainNumber, standard } from './standard.ts';

const types: Dialect['types'] = {
  text: sql`TEXT`,
  whole: sql`BIGINT`,
  number: sql`INTEGER`,
  double: sql`DOUBLE PRECISION`,
  truth: sql`BOOLEAN`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP`,
  list: sql`TEXT[]`,
  decimal: ({ digits, scale }) => sql`NUMERIC(${digits}, ${scale})`,
};

/** PostgreSQL 12 and later, with UTF-8 as the encoding of the database. */
export const postgres: Dialect = {
  ...standard,
  name: 'postgres',
  types,

  text,
  identifier,
  decimal: (unscaled, held) => sql`CAST(${text(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  // Digits with a point are NUMERIC.
  compared: (unscaled, held) => plainNumber(unscaled, held) ?? postgres.decimal(unscaled, held),
  whole,
  double: (digits) => sql`CAST(${text(digits)} AS DOUBLE PRECISION)`,
  date: (iso) => sql`DATE ${text(iso)}`,
  timestamp: (iso) => sql`TIMESTAMP ${text(iso.replace('T', ' '))}`,

  contains: (whole, part) => sql`(strpos(${whole}, ${part}) > 0)`,
  startsWith: (whole, part) => sql`starts_with(${whole}, ${part})`,
  byBytes: (text) => sql`${text} COLLATE "C"`,

  unscaled,
  scaled: (whole, held) => sql`CAST(CAST(${whole} AS NUMERIC) * ${wideText(1n, held.scale)} AS ${types.decimal(held)})`,
  // `/` of NUMERIC would be rounded after some places.
  divideWhole: (dividend, divisor, digits) =>
    digits <= 18
      ? sql`(CAST(${dividend} AS BIGINT) / CAST(${divisor} AS BIGINT))`
      : sql`div(CAST(${dividend} AS NUMERIC), CAST(${divisor} AS NUMERIC))`,
  remainder: (dividend, divisor) => sql`mod(CAST(${dividend} AS NUMERIC), CAST(${divisor} AS NUMERIC))`,
  wide: (value) => wideText(value, 0),
  // Of NUMERIC it is half away from zero; there is none of doubles that takes places.
  round: (value, _held, places) => sql`round(${value}, ${places})`,
  // NaN is greater than everything.
  isFinite: (double) => sql`(abs(${double}) < CAST('Infinity' AS DOUBLE PRECISION))`,

  // The difference of two dates is an INTEGER, whose products have no room.
  daysBetween: (from, to) => sql`CAST(${to} - ${from} AS BIGINT)`,
  part: (part, date) => sql`CAST(extract(${parts[part]} FROM ${date}) AS INTEGER)`,
  // Of a date `date_trunc` would be a moment of the session's zone.
  endOfMonth: (date) =>
    sql`CAST(date_trunc('month', CAST(${date} AS TIMESTAMP)) + INTERVAL '1 month' - INTERVAL '1 day' AS DATE)`,
  addDays: (date, days) => sql`(${date} + CAST(${days} AS INTEGER))`,

  middle,

  textOfDecimal: (value, held) => sql`CAST(CAST(${value} AS ${types.decimal(held)}) AS TEXT)`,
  textOfWhole: (value) => sql`CAST(${value} AS TEXT)`,
  textOfDouble,
  // A cast would go by the DateStyle of the session.
  textOfDate: (value) => sql`to_char(${value}, 'YYYY-MM-DD')`,
  textOfTimestamp,

  listOfKnown: (items) => sql`array_remove(CAST(ARRAY[${list(items)}] AS TEXT[]), NULL)`,
  listContains: (whole, item) => sql`(${item} = ANY (${whole}))`,
  listLength: (whole) => sql`cardinality(${whole})`,
  listOrdered: (item, order) => sql`array_agg(${item} ORDER BY ${order})`,
  listDistinct: (whole) => sql`(SELECT array_agg(DISTINCT x) FROM unnest(${whole}) AS u(x))`,
  listBehindColon: (whole) => sql`(SELECT array_agg(substr(x, strpos(x, ':') + 1) ORDER BY o) FROM ${items(whole)})`,
  listLedTo,
  listFirst: (whole, most) => {
    const once = sql`SELECT x, min(o) AS o FROM ${items(whole)} GROUP BY x ORDER BY min(o) LIMIT ${most}`;
    return sql`(SELECT array_agg(x ORDER BY o) FROM (${once}) AS q)`;
  },
  listItem: (whole, number) => sql`(${whole})[${number}]`,
  // A list and NULL is that list.
  listConcat: (lists) => sql`(${lists.reduce((all, each) => sql`${all} || ${each}`)})`,
  unnest: (whole) => sql`unnest(${whole})`,
  listText: (whole, separator) => sql`array_to_string(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`replace(replace(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`(SELECT string_agg(${escaped}, ${text(';')} ORDER BY o) FROM ${items(whole)})`;
  },

  md5Number: (of) => sql`CAST(CAST('x' || substr(md5(${of}), 1, 8) AS BIT(32)) AS BIGINT)`,

  // Constants in an array are computed once for the statement.
  nth: (number, constants) => sql`(ARRAY[${list(constants)}])[${number}]`,

  raise,
  fence: sql` OFFSET 0`,
  ...withoutNoValues({ types }, true),
  // A table that cannot be made leaves the one that there was.
  replaceTable: (table) => ({
    before: [sql`BEGIN;`, ...standard.replaceTable(table).before],
    after: verbatim(';\nCOMMIT'),
  }),
  keepsQueries: true,
  mostColumns: 1600,
  isWholeName: (name) => new TextEncoder().encode(name).length <= longestName,
};

/** In bytes: what is longer is cut without a word. */
const longestName = 63;

/** Whatever `standard_conforming_strings` says: a text with a backslash is one with escapes. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for PostgreSQL cannot hold NUL');
  const quoted = value.replaceAll("'", "''");
  return verbatim(value.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`);
}

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for PostgreSQL cannot hold NUL');
  return verbatim(`"${name.replaceAll('"', '""')}"`);
}

/** Literals are INTEGER where they fit: sums of them must fit too. */
const smallWhole = 2n ** 24n;

function whole(value: bigint): Sql {
  const isSmall = -smallWhole < value && value < smallWhole;
  return isSmall ? standard.whole(value) : sql`CAST(${text(String(value))} AS BIGINT)`;
}

function wideText(unscaled: bigint, scale: number): Sql {
  return sql`CAST(${text(printDecimal(unscaled, scale))} AS NUMERIC)`;
}

/** NUMERIC has room for whatever is in between. */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const integer = held.digits - held.scale + scale <= 18 ? sql`BIGINT` : sql`NUMERIC`;
  if (scale === 0) return sql`CAST(${value} AS ${integer})`;
  const product = sql`${value} * ${wideText(power(scale), 0)}`;
  return integer.text === 'BIGINT' ? sql`CAST(${product} AS BIGINT)` : sql`trunc(${product})`;
}

const parts = { year: sql`YEAR`, month: sql`MONTH`, day: sql`DAY`, weekday: sql`ISODOW` };

/** `percentile_disc` picks a value that is there. A half is exact in its arithmetic of doubles. */
function middle(value: Sql, where: Sql | undefined): { lower: Sql; upper: Sql } {
  const filter = where ? sql` FILTER (WHERE ${where})` : sql``;
  return {
    lower: sql`percentile_disc(0.5) WITHIN GROUP (ORDER BY ${value})${filter}`,
    upper: sql`percentile_disc(0.5) WITHIN GROUP (ORDER BY ${value} DESC)${filter}`,
  };
}

/** `2026-10-31T18:00:00`, and six digits of a second where there is a part of one. */
function textOfTimestamp(value: Sql): Sql {
  const seconds = sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
  return sql`CASE WHEN date_trunc('second', ${value}) = ${value} THEN ${seconds} ELSE to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.US') END`;
}

/**
 * The digits are those of JavaScript, up to 2^54; NUMERIC keeps them and prints them without an exponent, as JavaScript does from 1e-6 to 1e21. From
 * 2^54 on a text with fewer digits may lie exactly between two doubles: JavaScript takes it where it is read as this one, PostgreSQL never.
 */
function textOfDouble(value: Sql): Sql {
  const plain = sql`SELECT CAST(d AS TEXT) AS t, d FROM (SELECT ${value} AS d) AS v OFFSET 0`;
  const small = sql`replace(replace(t, 'e-0', 'e-'), 'e+0', 'e+')`;
  const isPlain = sql`d = 0 OR abs(d) >= 1e-6 AND abs(d) < 1e16`;
  return sql`(SELECT CASE WHEN ${isPlain} THEN CAST(CAST(t AS NUMERIC) AS TEXT) WHEN abs(d) < 1 THEN ${small} ELSE ${large} END FROM (${plain}) AS w)`;
}

/** Of a text `t` with an exponent, of 16 and more. */
const large = sql`(${largeText()})`;

function largeText(): Sql {
  const digits = sql`length(translate(split_part(t, 'e', 1), '-.', ''))`;
  const exponent = sql`CAST(split_part(t, 'e', 2) AS INTEGER)`;
  // One digit fewer.
  const parsed = sql`SELECT CAST(t AS NUMERIC) AS n, round(CAST(t AS NUMERIC), ${digits} - 2 - ${exponent}) AS r`;
  const isSame = sql`abs(d) < 1e308 AND CAST(r AS DOUBLE PRECISION) = d`;
  const shortest = sql`SELECT trunc(CASE WHEN ${isSame} THEN r ELSE n END) AS n FROM (${parsed} OFFSET 0) AS p`;
  const all = sql`rtrim(CAST(abs(n) AS TEXT), '0')`;
  const mantissa = sql`substr(${all}, 1, 1) || CASE WHEN length(${all}) > 1 THEN '.' || substr(${all}, 2) ELSE '' END`;
  const sign = sql`CASE WHEN n < 0 THEN '-' ELSE '' END`;
  const scientific = sql`${sign} || ${mantissa} || 'e+' || length(CAST(abs(n) AS TEXT)) - 1`;
  return sql`SELECT CASE WHEN abs(n) < 1e21 THEN CAST(n AS TEXT) ELSE ${scientific} END FROM (${shortest} OFFSET 0) AS s`;
}

/** The items `x` of a list with their places `o`. */
function items(whole: Sql): Sql {
  return sql`unnest(${whole}) WITH ORDINALITY AS u(x, o)`;
}

/** The list stands in a query of its own, where no name of this one is known. */
function listLedTo(whole: Sql, pairs: readonly (readonly [Sql, Sql])[]): Sql {
  const rows = list(pairs.map(([from, to], index) => sql`(${index}, ${from}, ${to})`));
  const led = sql`v.a = ANY (w.l) AND NOT v.b = ANY (w.l)`;
  return sql`(SELECT array_agg(v.b ORDER BY v.o) FROM (SELECT ${whole} AS l) AS w, (VALUES ${rows}) AS v(o, a, b) WHERE ${led})`;
}

/** A text that is no number, which it cannot tell before it has the row. Of the witness nothing is shown. */
function raise(check: number, witness: Sql): Sql {
  return sql`CAST(${text(`${errorMark}${check}`)} || left(CAST(${witness} AS TEXT), 0) AS INTEGER)`;
}
