import { type Dialect, errorMark } from './dialect.ts';
import { type Exact, mostDigits, power, printDecimal } from './exact.ts';
import { list, type Sql, sql, verbatim } from './fragment.ts';
import { withoutNoValues } from './no-values.ts';
import { plainNumber, standard } from './standard.ts';

const types: Dialect['types'] = {
  text: sql`VARCHAR`,
  whole: sql`BIGINT`,
  number: sql`INTEGER`,
  double: sql`DOUBLE`,
  truth: sql`BOOLEAN`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP`,
  list: sql`VARCHAR[]`,
  decimal: ({ digits, scale }) => sql`DECIMAL(${digits}, ${scale})`,
};

export const duckdb: Dialect = {
  ...standard,
  name: 'duckdb',
  types,

  text,
  identifier,
  ignoresCase: true,
  // As text: a numeric literal of more than 38 digits would silently be a double.
  decimal: (unscaled, held) => sql`CAST(${text(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  compared: (unscaled, held) => plainNumber(unscaled, held) ?? duckdb.decimal(unscaled, held),
  double: (digits) => sql`CAST(${text(digits)} AS DOUBLE)`,
  date: (iso) => sql`DATE ${text(iso)}`,
  timestamp: (iso) => sql`TIMESTAMP ${text(iso.replace('T', ' '))}`,

  contains: (whole, part) => sql`contains(${whole}, ${part})`,
  startsWith: (whole, part) => sql`starts_with(${whole}, ${part})`,
  byBytes: (text) => text,

  unscaled,
  scaled,
  // `//` of integers goes towards zero, of anything else it is a division of doubles.
  divideWhole: (dividend, divisor, digits) => {
    const integer = digits <= 18 ? sql`BIGINT` : sql`HUGEINT`;
    return sql`(CAST(${dividend} AS ${integer}) // CAST(${divisor} AS ${integer}))`;
  },
  remainder: (dividend, divisor) => sql`(CAST(${dividend} AS HUGEINT) % CAST(${divisor} AS HUGEINT))`,
  wide: (value) => sql`CAST(${text(String(value))} AS HUGEINT)`,
  // Of decimals it is exact and half away from zero; of doubles it would be neither.
  round: (value, _held, places) => sql`round(${value}, ${places})`,
  isFinite: (double) => sql`isfinite(${double})`,

  daysBetween: (from, to) => sql`(${to} - ${from})`,
  part: (part, date) => sql`${parts[part]}(${date})`,
  endOfMonth: (date) => sql`last_day(${date})`,
  addDays: (date, days) => sql`(${date} + CAST(${days} AS INTEGER))`,

  middle,

  // A decimal without digits before its point would be printed without the zero there.
  textOfDecimal: (value, { digits, scale }) =>
    digits > scale
      ? sql`CAST(${value} AS VARCHAR)`
      : sql`CAST(CAST(${value} AS ${types.decimal({ digits: scale + 1, scale })}) AS VARCHAR)`,
  textOfWhole: (value) => sql`CAST(${value} AS VARCHAR)`,
  textOfDouble,
  textOfDate: (value) => sql`CAST(${value} AS VARCHAR)`,
  textOfTimestamp,

  listOfKnown: (items) => sql`list_filter([${list(items)}], lambda x: x IS NOT NULL)`,
  listContains: (whole, item) => sql`list_contains(${whole}, ${item})`,
  listLength: (whole) => sql`len(${whole})`,
  listOrdered: (item, order) => sql`list(${item} ORDER BY ${order})`,
  listDistinct: (whole) => sql`list_distinct(${whole})`,
  listBehindColon: (whole) => sql`list_transform(${whole}, lambda x: substr(x, instr(x, ':') + 1))`,
  listLedTo: (whole, pairs) => {
    const rows = list(pairs.map(([from, to]) => sql`{'a': ${from}, 'b': ${to}}`));
    const led = sql`list_filter([${rows}], lambda e: list_contains(${whole}, e.a) AND NOT list_contains(${whole}, e.b))`;
    return sql`list_transform(${led}, lambda e: e.b)`;
  },
  listFirst: (whole, most) => sql`list_filter(${whole}, lambda x, i: list_position(${whole}, x) = i)[1:${most}]`,
  listItem: (whole, number) => sql`list_extract(${whole}, ${number})`,
  // Of lists that are all NULL it is none.
  listConcat: (lists) => sql`list_concat(${list(lists)})`,
  unnest: (whole) => sql`unnest(${whole})`,
  listText: (whole, separator) => sql`array_to_string(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`replace(replace(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`array_to_string(list_transform(${whole}, lambda x: ${escaped}), ${text(';')})`;
  },

  md5Number: (of) => sql`CAST('0x' || substr(md5(${of}), 1, 8) AS BIGINT)`,

  // A CASE would look at every constant before.
  nth: (number, constants) => sql`list_extract([${list(constants)}], ${number})`,

  raise: (check) => sql`error(${text(`${errorMark}${check}`)})`,
  ...withoutNoValues({ types }, false),
  keepsQueries: true,
  isWholeName: () => true,
  replaceTable: (table) => ({ before: [sql`CREATE OR REPLACE TABLE ${table} AS`], after: sql`` }),
};

/** DuckDB has one escape, the doubled quote, and no text with NUL. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for DuckDB cannot hold NUL');
  return verbatim(`'${value.replaceAll("'", "''")}'`);
}

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for DuckDB cannot hold NUL');
  return verbatim(`"${name.replaceAll('"', '""')}"`);
}

/**
 * An integer of 64 bits where the digits fit, else one of 128. A product with 10^scale still has places of zeros: where there is no room for them the
 * digits before and after the point go their own ways.
 */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const digits = held.digits - held.scale + scale;
  const integer = digits <= 18 ? sql`BIGINT` : sql`HUGEINT`;
  if (scale === 0) return sql`CAST(${value} AS ${integer})`;
  const times = (factor: Sql) =>
    sql`CAST(${factor} * ${duckdb.decimal(power(scale), wideFactor(held, scale))} AS ${integer})`;
  if (held.digits + scale <= mostDigits) return times(value);
  const whole = sql`CAST(trunc(${value}) AS ${types.decimal({ digits: held.digits - held.scale, scale: 0 })})`;
  const fraction = sql`CAST(${value} - ${whole} AS ${types.decimal({ digits: held.scale + 1, scale: held.scale })})`;
  return sql`(CAST(${whole} AS HUGEINT) * ${duckdb.wide(power(scale))} + ${times(fraction)})`;
}

/**
 * DuckDB multiplies two decimals of at most 18 digits in 64 bits and fails where the product has more. With 19 digits one of them makes it take 128,
 * however narrow the other one is held.
 */
function wideFactor({ digits }: Exact, scale: number): Exact {
  return { digits: digits + scale + 1 <= 18 ? scale + 1 : 19, scale: 0 };
}

function scaled(whole: Sql, held: Exact): Sql {
  const { scale } = held;
  if (scale === 0) return sql`CAST(${whole} AS ${types.decimal(held)})`;
  const unit = duckdb.decimal(1n, { digits: scale, scale });
  const room = types.decimal({ digits: mostDigits - scale, scale: 0 });
  return sql`CAST(CAST(${whole} AS ${room}) * ${unit} AS ${types.decimal(held)})`;
}

const parts = { year: sql`year`, month: sql`month`, day: sql`day`, weekday: sql`isodow` };

/** `quantile_disc` picks a value that is there, `median` would invent one and lose digits. A half is exact in its arithmetic of doubles. */
function middle(value: Sql, where: Sql | undefined): { lower: Sql; upper: Sql } {
  const filtered = (aggregate: Sql) => (where ? sql`${aggregate} FILTER (WHERE ${where})` : aggregate);
  return {
    lower: filtered(sql`quantile_disc(${value}, 0.5)`),
    upper: sql`(-${filtered(sql`quantile_disc(-${value}, 0.5)`)})`,
  };
}

/** `2026-10-31T18:00:00`, and six digits of a second where there is a part of one. */
function textOfTimestamp(value: Sql): Sql {
  const whole = sql`strftime(${value}, '%Y-%m-%dT%H:%M:%S')`;
  return sql`CASE WHEN microsecond(${value}) % 1000000 = 0 THEN ${whole} ELSE strftime(${value}, '%Y-%m-%dT%H:%M:%S.%f') END`;
}

/**
 * The shortest digits that mean this double, as JavaScript writes them: DuckDB finds the same digits and places the point in another way, with an
 * exponent from 1e16 (JavaScript from 1e21) and below 1e-4 (JavaScript below 1e-6).
 */
function textOfDouble(value: Sql): Sql {
  const plain = sql`regexp_replace(CAST(${value} + 0 AS VARCHAR), '[.]0$', '')`;
  const digits = sql`regexp_replace(replace(split_part(${plain}, 'e', 1), '.', ''), '^-', '')`;
  const exponent = sql`TRY_CAST(split_part(${plain}, 'e', 2) AS INTEGER)`;
  const sign = sql`CASE WHEN ${value} < 0 THEN '-' ELSE '' END`;
  const small = sql`${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}`;
  const large = sql`${sign} || rpad(${digits}, ${exponent} + 1, '0')`;
  const other = sql`split_part(${plain}, 'e', 1) || 'e' || CASE WHEN ${exponent} < 0 THEN '-' ELSE '+' END || abs(${exponent})`;
  const moved = sql`CASE WHEN ${exponent} BETWEEN -6 AND -1 THEN ${small} WHEN ${exponent} BETWEEN 0 AND 20 THEN ${large} ELSE ${other} END`;
  return sql`CASE WHEN contains(${plain}, 'e') THEN ${moved} ELSE ${plain} END`;
}
