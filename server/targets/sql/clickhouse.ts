import type * as Ir from '../../ir/index.ts';
import { type AggregateCall, type Dialect, errorMark, type Factor } from './dialect.ts';
import { type Exact, mostDigits, power, printDecimal, wholeDigits } from './exact.ts';
import { join, list, type Sql, sql, verbatim } from './fragment.ts';
import { typeName } from './literal.ts';
import { plainNumber, standard } from './standard.ts';
import { shortDigits } from './within-digits.ts';

/** Where a type is not said to hold NULL, what is missing becomes 0. A list is the text of a JSON array, since no array may be NULL. */
const types: Dialect['types'] = {
  text: sql`Nullable(String)`,
  whole: sql`Nullable(Int64)`,
  number: sql`Nullable(Int32)`,
  double: sql`Nullable(Float64)`,
  truth: sql`Nullable(Bool)`,
  date: sql`Nullable(Date32)`,
  timestamp: sql`Nullable(DateTime64(6, 'UTC'))`,
  list: sql`Nullable(String)`,
  decimal: ({ digits, scale }) => sql`Nullable(Decimal(${digits}, ${scale}))`,
};

/**
 * Else what a query calls `a` stands for `a` everywhere in it; what a join does not find is 0; a failure is not noticed where no row needs the value;
 * a long chain of queries is refused, since each is put into those that read it; and so is a long statement. Over HTTP the length of a statement is
 * looked at before what it sets.
 */
const settings = list([
  sql`SETTINGS prefer_column_name_to_alias = 1`,
  sql`join_use_nulls = 1`,
  sql`short_circuit_function_evaluation = 'disable'`,
  sql`max_subquery_depth = 1000`,
  sql`max_ast_elements = 10000000`,
  sql`max_expanded_ast_elements = 10000000`,
  sql`max_query_size = 100000000`,
]);

export const clickhouse: Dialect = {
  ...standard,
  name: 'clickhouse',
  types,

  text,
  identifier,
  decimal: (unscaled, held) => sql`CAST(${text(printDecimal(unscaled, held.scale))} AS ${types.decimal(held)})`,
  // Digits with a point would be a double, and long ones have no room beside a decimal.
  compared: (unscaled, held) => {
    const plain = plainNumber(unscaled, held);
    return plain && /^-?[0-9]{1,9}$/.test(plain.text) ? plain : clickhouse.decimal(unscaled, held);
  },
  double: (digits) => sql`CAST(${text(digits)} AS Nullable(Float64))`,
  date,
  timestamp: (iso) => sql`toDateTime64(${text(iso.replace('T', ' '))}, 6, 'UTC')`,

  isTrue: (condition) => sql`ifNull(${condition}, FALSE)`,
  isNotTrue: (condition) => sql`(NOT ifNull(${condition}, FALSE))`,
  contains: (whole, part) => sql`(position(${whole}, ${part}) > 0)`,
  startsWith: (whole, part) => sql`startsWith(${whole}, ${part})`,
  byBytes: (text) => text,

  unscaled,
  scaled,
  divideWhole: (dividend, divisor, digits) =>
    digits <= 18
      ? sql`intDiv(CAST(${dividend} AS ${types.whole}), CAST(${divisor} AS ${types.whole}))`
      : sql`(${wide(dividend)} / ${wide(divisor)})`,
  remainder: (dividend, divisor) => sql`(${wide(dividend)} % ${wide(divisor)})`,
  wide: (value) => wide(text(String(value))),
  multiply,
  round,
  // What no integer can be is one that is too great: a cast would fail for it, and for what stands behind a NULL.
  floorDouble: (value) =>
    sql`CASE WHEN abs(${value}) < 1e18 THEN floor(${value}) WHEN ${value} IS NOT NULL THEN 1e18 END`,
  isFinite: (double) => sql`isFinite(${double})`,

  daysBetween: (from, to) => sql`dateDiff('day', ${from}, ${to})`,
  part: (part, date) => sql`toInt32(${parts[part]}(${date}))`,
  endOfMonth,
  addDays: (date, days) => sql`addDays(${date}, ${days})`,
  dayOf: (timestamp) => sql`toDate32(${timestamp})`,

  aggregate,
  middle,

  textOfDecimal: (value, { scale }) => sql`toDecimalString(${value}, ${scale})`,
  textOfWhole: (value) => sql`toString(${value})`,
  // The digits and the point are those of JavaScript; the sign of an exponent and of zero are not.
  textOfDouble: (value) => sql`replaceRegexpOne(toString(${value} + 0), 'e([0-9])', ${text('e+\\1')})`,
  textOfDate: (value) => sql`formatDateTime(${value}, '%Y-%m-%d')`,
  textOfTimestamp,

  listOfKnown: (items) => sql`toJSONString(arrayFilter(x -> x IS NOT NULL, [${list(items)}]))`,
  listContains: (whole, item) => sql`CASE WHEN ${whole} IS NOT NULL THEN has(${items(whole)}, ${item}) END`,
  listLength: (whole) => known(whole, sql`length(${items(whole)})`),
  listOrdered: (item, order) =>
    sql`toNullable(toJSONString(arrayMap(x -> x.2, arraySort(x -> x.1, groupArray((${order}, ${item}))))))`,
  listDistinct: (whole) => known(whole, sql`toJSONString(arrayDistinct(${items(whole)}))`),
  listBehindColon: (whole) => {
    const behind = sql`arrayMap(x -> substring(x, position(x, ':') + 1), ${items(whole)})`;
    return known(whole, sql`toJSONString(${behind})`);
  },
  listLedTo: (whole, pairs) => {
    const rows = list(pairs.map(([from, to]) => sql`(${from}, ${to})`));
    const held = items(whole);
    const led = sql`arrayFilter(patron_pair -> has(${held}, patron_pair.1) AND NOT has(${held}, patron_pair.2), [${rows}])`;
    return known(whole, sql`toJSONString(arrayMap(x -> x.2, ${led}))`);
  },
  listFirst: (whole, most) => {
    const once = sql`arrayFilter((x, i) -> i = 1, ${items(whole)}, arrayEnumerateUniq(${items(whole)}))`;
    return known(whole, sql`toJSONString(arraySlice(${once}, 1, ${most}))`);
  },
  listItem: (whole, number) => sql`CASE WHEN length(${items(whole)}) >= ${number} THEN ${items(whole)}[${number}] END`,
  listConcat: (lists) => {
    const any = join(
      lists.map((each) => sql`${each} IS NOT NULL`),
      sql` OR `,
    );
    return sql`CASE WHEN ${any} THEN toJSONString(arrayConcat(${list(lists.map(items))})) END`;
  },
  unnest: (whole) => sql`arrayJoin(${items(whole)})`,
  listText: (whole, separator) => known(whole, sql`arrayStringConcat(${items(whole)}, ${text(separator)})`),
  listEscaped: (whole) => {
    const escaped = sql`replaceAll(replaceAll(x, ${text('\\')}, ${text('\\\\')}), ${text(';')}, ${text('\\;')})`;
    return known(whole, sql`arrayStringConcat(arrayMap(x -> ${escaped}, ${items(whole)}), ${text(';')})`);
  },

  md5Number: (of) => sql`toInt64(reinterpretAsUInt32(reverse(substring(MD5(${of}), 1, 4))))`,
  nth: (number, constants) => sql`[${list(constants)}][${number}]`,
  raise,
  settings,
  assumes: 'max_query_size=100000000 (HTTP)',
  keepsZones: true,
  fromColumn,
  // `a.b` is not found any more where something else is called `a`.
  ownName: (name) => name.replaceAll('.', ' '),
  isWholeName: () => true,
  replaceTable: (table) => ({
    before: [sql`CREATE OR REPLACE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS`],
    after: sql``,
  }),
};

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '`': '\\`', '\n': '\\n', '\r': '\\r' };

function text(value: string): Sql {
  if (value.includes('\0')) throw new Error('a text for ClickHouse holds no NUL here');
  return verbatim(`'${value.replaceAll(/[\\'\n\r]/g, (each) => escapes[each]!)}'`);
}

function identifier(name: string): Sql {
  if (name.includes('\0')) throw new Error('a name for ClickHouse cannot hold NUL');
  return verbatim(`\`${name.replaceAll(/[\\`\n\r]/g, (each) => escapes[each]!)}\``);
}

/** Days that are read as a text must lie within these years; a moment may be of any, and so may its day. */
function date(iso: string): Sql {
  const isNear = iso >= '1900-01-01' && iso <= '2299-12-31';
  return isNear ? sql`toDate32(${text(iso)})` : sql`toDate32(toDateTime64(${text(`${iso} 00:00:00`)}, 0, 'UTC'))`;
}

/** Integers run over without a word, and products of decimals do too: with 76 digits they have room. */
function wide(value: Sql): Sql {
  return sql`CAST(${value} AS Nullable(Decimal(76, 0)))`;
}

/** Within 38 digits a product is checked; what has more runs over without a word, but for one of 76 digits that is cast back. */
function multiply(one: Factor, other: Factor): Sql {
  if (one.held.digits + other.held.digits <= mostDigits) return sql`(${one.value} * ${other.value})`;
  const scale = one.held.scale + other.held.scale;
  const factor = sql`CAST(${one.value} AS ${types.decimal({ digits: 76, scale: one.held.scale })})`;
  return sql`CAST((${factor} * ${other.value}) AS ${types.decimal({ digits: mostDigits, scale })})`;
}

/** The integer in which a decimal is held. */
function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const isNarrow = held.digits - held.scale + scale <= 18;
  const digits = isNarrow ? 18 : 76;
  const rescaled = sql`CAST(${value} AS ${types.decimal({ digits, scale })})`;
  return sql`reinterpret(${rescaled}, ${isNarrow ? sql`'Int64'` : sql`'Decimal(76, 0)'`})`;
}

function scaled(whole: Sql, held: Exact): Sql {
  const integer = sql`CAST(${whole} AS ${types.decimal({ digits: mostDigits, scale: 0 })})`;
  return sql`CAST(reinterpret(${integer}, 'Decimal(${mostDigits}, ${held.scale})') AS ${types.decimal(held)})`;
}

/** It would keep the places that it had, all of them 0. */
function round(value: Sql, held: Exact, places: number): Sql {
  const digits = Math.min(mostDigits, wholeDigits(held) + 1 + places);
  return sql`CAST(round(${value}, ${places}) AS ${types.decimal({ digits, scale: places })})`;
}

/** Of a column that cannot be NULL the least of no rows would be 0. */
function aggregate({ of, ...call }: AggregateCall, where: Sql | undefined): Sql {
  if (!of) return standard.aggregate(call, where);
  if (call.function !== 'sum' || (call.held && call.held.digits <= shortDigits))
    return standard.aggregate({ ...call, of: sql`toNullable(${of})` }, where);
  return wideSum(of, call, where);
}

/** A sum runs over without a word, but for one of 76 digits. */
function wideSum(of: Sql, { held, ...call }: Omit<AggregateCall, 'of'>, where: Sql | undefined): Sql {
  const exact = { digits: held ? mostDigits : 18, scale: held?.scale ?? 0 };
  const type = types.decimal({ digits: 76, scale: exact.scale });
  const sum = standard.aggregate({ ...call, of: sql`CAST(${of} AS ${type})` }, where);
  const limit = sql`CAST(${text(String(power(wholeDigits(exact))))} AS ${type})`;
  return sql`CASE WHEN throwIf(ifNull(abs(${sum}) >= ${limit}, FALSE), 'too many digits') = 0 THEN ${sum} END`;
}

const parts = { year: sql`toYear`, month: sql`toMonth`, day: sql`toDayOfMonth`, weekday: sql`toDayOfWeek` };

/** `toLastDayOfMonth` knows fewer years. */
function endOfMonth(date: Sql): Sql {
  const day = sql`toDayOfMonth(${date})`;
  const next = sql`addMonths(addDays(${date}, 1 - ${day}), 1)`;
  return sql`CASE WHEN toMonth(${date}) = 12 THEN addDays(${date}, 31 - ${day}) ELSE addDays(${next}, -1) END`;
}

function middle(value: Sql, where: Sql | undefined): { lower: Sql; upper: Sql } {
  const filter = where ? sql` FILTER (WHERE ${where})` : sql``;
  return {
    lower: sql`quantileExactLow(0.5)(toNullable(${value}))${filter}`,
    upper: sql`quantileExactHigh(0.5)(toNullable(${value}))${filter}`,
  };
}

/** `2026-10-31T18:00:00`, and six digits of a second where there is a part of one. */
function textOfTimestamp(value: Sql): Sql {
  const seconds = sql`formatDateTime(${value}, '%Y-%m-%dT%H:%i:%S')`;
  const hasPart = sql`toUnixTimestamp64Micro(${value}) % 1000000 <> 0`;
  return sql`CASE WHEN ${hasPart} THEN formatDateTime(${value}, '%Y-%m-%dT%H:%i:%S.%f') ELSE ${seconds} END`;
}

/** A moment as a clock shows it: that of its column, or of the session. */
function fromColumn(column: Sql, type: Ir.Type): Sql {
  if (type.kind !== 'timestamp') return standard.cast(column, typeName(clickhouse, type));
  return sql`CAST(toDateTime64(toString(${column}), 6, 'UTC') AS ${types.timestamp})`;
}

/** The array of a list; of NULL an empty one. */
function items(whole: Sql): Sql {
  return sql`JSONExtract(ifNull(${whole}, '[]'), 'Array(String)')`;
}

function known(whole: Sql, result: Sql): Sql {
  return sql`CASE WHEN ${whole} IS NOT NULL THEN ${result} END`;
}

/** Which parts of a statement are computed for which rows is not said: the failure itself knows whom it is for. */
function raise(check: number, witness: Sql, unless: Sql): Sql {
  return sql`throwIf(${witness} IS NOT NULL AND NOT ifNull(${unless}, FALSE), ${text(`${errorMark}${check}`)})`;
}
