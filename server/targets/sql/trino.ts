import { type Dialect, errorMark } from './dialect.ts';
import { type Exact, mostDigits, power, printDecimal, wholeDigits } from './exact.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';
import { standard } from './standard.ts';
import { trinoDoubleText } from './trino-double-text.ts';

const types: Dialect['types'] = {
  text: sql`VARCHAR`,
  whole: sql`BIGINT`,
  number: sql`INTEGER`,
  double: sql`DOUBLE`,
  truth: sql`BOOLEAN`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP(6)`,
  list: sql`ARRAY(VARCHAR)`,
  decimal: ({ digits, scale }) => sql`DECIMAL(${digits}, ${scale})`,
};

/** Trino. What has more digits than its type fails there, it is never cut. */
export const trino: Dialect = {
  ...standard,
  name: 'trino',
  types,

  text,
  identifier,
  ignoresCase: true,
  // A literal has the digits that it is written with.
  decimal: (unscaled, held) => sql`CAST(DECIMAL ${text(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  double: (digits) => sql`DOUBLE ${text(digits)}`,
  date: (iso) => sql`DATE ${text(iso)}`,
  timestamp: (iso) => sql`CAST(TIMESTAMP ${text(iso.replace('T', ' '))} AS TIMESTAMP(6))`,

  // There is no IS TRUE.
  isTrue: (condition) => sql`coalesce(${condition}, FALSE)`,
  isNotTrue: (condition) => sql`NOT coalesce(${condition}, FALSE)`,
  contains: (whole, part) => sql`(strpos(${whole}, ${part}) > 0)`,
  startsWith: (whole, part) => sql`starts_with(${whole}, ${part})`,
  byBytes: (value) => value,

  unscaled,
  scaled,
  // The quotient of decimals is rounded: without its remainder a number is divided with nothing to round.
  divideWhole: (a, b) => sql`((${wide(a)} - ${wide(a)} % ${wide(b)}) / ${wide(b)})`,
  remainder: (a, b) => sql`(${wide(a)} % ${wide(b)})`,
  wide: (value) => sql`CAST(DECIMAL ${text(String(value))} AS DECIMAL(38, 0))`,
  round: (value, held, places) =>
    sql`CAST(round(${value}, ${places}) AS ${types.decimal({ digits: Math.min(mostDigits, wholeDigits(held) + 1 + places), scale: places })})`,
  isFinite: (double) => sql`is_finite(${double})`,

  daysBetween: (from, to) => sql`date_diff('day', ${from}, ${to})`,
  part: (part, date) => sql`${parts[part]}(${date})`,
  endOfMonth: (date) => sql`last_day_of_month(${date})`,
  addDays: (date, days) => sql`date_add('day', ${days}, ${date})`,

  textOfDecimal: (value, held) => sql`CAST(CAST(${value} AS ${types.decimal(held)}) AS VARCHAR)`,
  textOfWhole: (value) => sql`CAST(${value} AS VARCHAR)`,
  textOfDouble: trinoDoubleText,
  textOfDate: (value) => sql`CAST(${value} AS VARCHAR)`,
  textOfTimestamp,

  listOfKnown: (items) => sql`filter(ARRAY[${list(items)}], x -> x IS NOT NULL)`,
  listContains: (whole, item) => sql`contains(${whole}, ${item})`,
  listLength: (whole) => sql`cardinality(${whole})`,
  listOrdered: (item, order) => sql`array_agg(${item} ORDER BY ${order})`,
  listDistinct: (whole) => sql`array_distinct(${whole})`,
  listBehindColon: (whole) => sql`transform(${whole}, x -> substr(x, strpos(x, ':') + 1))`,
  listLedTo: (whole, pairs) => {
    const rows = list(pairs.map(([from, to]) => sql`ARRAY[${from}, ${to}]`));
    const led = sql`filter(ARRAY[${rows}], e -> contains(${whole}, e[1]) AND NOT contains(${whole}, e[2]))`;
    return sql`transform(${led}, e -> e[2])`;
  },
  // That `array_distinct` keeps the order is not said anywhere.
  listFirst: (whole, most) =>
    sql`reduce(${whole}, CAST(ARRAY[] AS ARRAY(VARCHAR)), (s, x) -> IF(contains(s, x), s, s || x), s -> slice(s, 1, ${most}))`,
  listItem: (whole, number) => sql`element_at(${whole}, ${number})`,
  listConcat: (lists) => {
    const known = join(
      lists.map((each) => sql`${each} IS NOT NULL`),
      sql` OR `,
    );
    const all = lists.map((each) => sql`coalesce(${each}, ARRAY[])`);
    return sql`CASE WHEN ${known} THEN ${join(all, sql` || `)} END`;
  },
  listText: (whole, separator) => sql`array_join(${whole}, ${text(separator)})`,
  listEscaped: (whole) => {
    const escaped = sql`replace(replace(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return sql`array_join(transform(${whole}, x -> ${escaped}), ${text(';')})`;
  },

  md5Number: (of) => sql`from_base(substr(to_hex(md5(to_utf8(${of}))), 1, 8), 16)`,
  nth: (number, constants) => sql`element_at(ARRAY[${list(constants)}], ${number})`,
  raise,
  keepsZones: true,
  isWholeName: (name) => !name.includes('\0'),
};

/** One escape, the doubled quote. */
function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for Trino cannot hold NUL');
  return verbatim(`'${value.replaceAll("'", "''")}'`);
}

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for Trino cannot hold NUL');
  return verbatim(`"${name.replaceAll('"', '""')}"`);
}

function wide(value: Sql): Sql {
  return sql`CAST(${value} AS DECIMAL(38, 0))`;
}

/** A product has the places of both factors, and has to have room for them: where it has none, the point is taken out of the text. */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const type = wholeDigits(held) + scale <= 18 ? types.whole : types.decimal({ digits: 38, scale: 0 });
  if (scale === 0) return sql`CAST(${value} AS ${type})`;
  if (held.digits + scale < mostDigits) return sql`CAST(${value} * DECIMAL ${text(String(power(scale)))} AS ${type})`;
  const digits = sql`replace(CAST(${value} AS VARCHAR), '.', '')`;
  return sql`CAST(${wide(digits)} * DECIMAL ${text(String(power(scale - held.scale)))} AS ${type})`;
}

function scaled(whole: Sql, held: Exact): Sql {
  const { scale } = held;
  if (scale === 0) return sql`CAST(${whole} AS ${types.decimal(held)})`;
  const room = types.decimal({ digits: mostDigits - scale, scale: 0 });
  return sql`CAST(CAST(${whole} AS ${room}) * DECIMAL ${text(printDecimal(1n, scale))} AS ${types.decimal(held)})`;
}

const parts = { year: sql`year`, month: sql`month`, day: sql`day`, weekday: sql`day_of_week` };

/** Always with six digits of the second. */
function textOfTimestamp(value: Sql): Sql {
  const written = sql`CAST(CAST(${value} AS TIMESTAMP(6)) AS VARCHAR)`;
  const cut = sql`CASE WHEN substr(${written}, 20) = '.000000' THEN substr(${written}, 1, 19) ELSE ${written} END`;
  return sql`replace(${cut}, ' ', 'T')`;
}

/** A text that is no number: the error says which. The type is so small that beside it every number keeps its own. */
function raise(check: number, witness: Sql): Sql {
  return sql`CAST(concat(${text(`${errorMark}${check}`)}, substr(CAST(${witness} AS VARCHAR), 1, 0)) AS TINYINT)`;
}
