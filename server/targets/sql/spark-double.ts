import { type Sql, sql } from './fragment.ts';
import { sparkTypes as types, within } from './spark-types.ts';

/**
 * The shortest digits that mean a double, as JavaScript writes them. Spark writes what Java does, whose digits are neither the shortest nor the nearest
 * before version 19; they only tell where to look. Up to 15 digits nothing else means the double; 16 and 17 are found by exact division.
 */
export function textOfDouble(value: Sql): Sql {
  return within({ x: sql`${value} + 0` }, ({ x }) => {
    const sign = sql`CASE WHEN ${x} < 0 THEN '-' ELSE '' END`;
    const whole = sql`CAST(CAST(${x} AS BIGINT) AS STRING)`;
    return sql`CASE WHEN ${x} = floor(${x}) AND abs(${x}) < 1000000000000000 THEN ${whole} WHEN ${x} IS NOT NULL THEN concat(${sign}, ${textOfPositive(sql`abs(${x})`)}) END`;
  });
}

/** `d` are Java's digits without zeros around them, `k` the power of ten of the first one. */
function textOfPositive(value: Sql): Sql {
  return within(
    { x: value, t: sql`CAST(${value} AS STRING)` },
    ({ x, t }) => {
      const mantissa = sql`split_part(${t}, 'E', 1)`;
      const exponent = sql`coalesce(try_cast(split_part(${t}, 'E', 2) AS INT), 0)`;
      const point = sql`instr(${mantissa}, '.')`;
      const all = sql`replace(${mantissa}, '.', '')`;
      const digits = sql`ltrim('0', ${all})`;
      const place = sql`${point} - 2 - (length(${all}) - length(${digits})) + ${exponent}`;
      const java = within({ d: sql`rtrim('0', ${digits})`, k: place, x }, shortest, 'j');
      return within({ r: java }, ({ r }) => placed(sql`${r}.d`, sql`${r}.k`), 'p');
    },
    't',
  );
}

interface Digits {
  readonly d: Sql;
  readonly k: Sql;
  readonly x: Sql;
}

/** The digits and the power of ten of the first, as a struct. */
function shortest({ d, k, x }: Digits): Sql {
  const found = (digits: Sql, place: Sql) => sql`named_struct('d', ${digits}, 'k', ${place})`;
  const length = sql`length(${d})`;
  const half = sql`CAST(pow(10D, ${length} - 15) AS BIGINT)`;
  const fifteen = sql`CAST((CAST(${d} AS BIGINT) + ${half} div 2) div ${half} AS STRING)`;
  const short = within(
    { f: fifteen },
    ({ f }) => {
      const carried = sql`${k} + length(${f}) - 15`;
      const same = sql`CAST(concat(${f}, 'E', CAST(${k} - 14 AS STRING)) AS DOUBLE) = ${x}`;
      return sql`CASE WHEN ${same} THEN ${found(sql`rtrim('0', ${f})`, carried)} ELSE ${long({ d, k, x }, found)} END`;
    },
    'f',
  );
  return sql`CASE WHEN ${x} < CAST('2.3E-308' AS DOUBLE) THEN ${tiny({ d, k, x }, found)} WHEN ${length} <= 15 THEN ${found(d, k)} ELSE ${short} END`;
}

/** Doubles near zero have fewer bits, and may need a single digit: the first length that will do. */
function tiny({ d, k, x }: Digits, found: Found): Sql {
  const unit = sql`CAST(pow(10D, 17 - m) AS BIGINT)`;
  const rounded = sql`(CAST(rpad(${d}, 17, '0') AS BIGINT) + ${unit} div 2) div ${unit}`;
  const lengths = sql`transform(sequence(1, 17), m -> named_struct('d', CAST(${rounded} AS STRING), 'm', m))`;
  const same = sql`CAST(concat(y.d, 'E', CAST(${k} - y.m + 1 AS STRING)) AS DOUBLE) = ${x}`;
  return within(
    { y: sql`get(filter(${lengths}, y -> ${same}), 0)` },
    ({ y }) => {
      return found(sql`rtrim('0', ${y}.d)`, sql`${k} + length(${y}.d) - ${y}.m`);
    },
    'y',
  );
}

type Found = (digits: Sql, place: Sql) => Sql;

/** 17 digits `n` cut off, and what is left of the next one: `r` of `e`. */
function long({ d, k, x }: Digits, found: Found): Sql {
  return within(
    { v: seventeen({ d, k, x }) },
    ({ v }) => {
      const n = sql`${v}.n`;
      const [left, all] = [sql`${v}.r`, sql`${v}.e`];
      const lower = sql`${n} div 10`;
      const last = sql`${n} % 10`;
      const up = sql`CASE WHEN ${last} > 5 OR (${last} = 5 AND (${left} > 0 OR ${lower} % 2 = 1)) THEN 1 ELSE 0 END`;
      const roundedUp = sql`CASE WHEN ${left} * 2 > ${all} OR (${left} * 2 = ${all} AND ${n} % 2 = 1) THEN 1 ELSE 0 END`;
      const texts = {
        a: sql`CAST(${lower} + ${up} AS STRING)`,
        b: sql`CAST(${lower} + 1 - ${up} AS STRING)`,
        c: sql`CAST(${n} + ${roundedUp} AS STRING)`,
      };
      return within(
        texts,
        ({ a, b, c }) => {
          const same = (text: Sql) => sql`CAST(concat(${text}, 'E', CAST(${k} - 15 AS STRING)) AS DOUBLE) = ${x}`;
          const as = (text: Sql, digits: number) =>
            found(sql`rtrim('0', ${text})`, sql`${k} + length(${text}) - ${digits}`);
          return sql`CASE WHEN ${same(a)} THEN ${as(a, 16)} WHEN ${same(b)} THEN ${as(b, 16)} ELSE ${as(c, 17)} END`;
        },
        'c',
      );
    },
    'v',
  );
}

/**
 * The double is m × 2^q with an integer m of 53 bits, and its first 17 digits are those of m × 2^q × 10^(16 - k): a fraction of two integers of at most
 * 38 digits from 1e-15 to 1e38. Beyond, where quotients of whole numbers do not come, Java's digits are taken for the number itself.
 */
function seventeen({ d, k, x }: Digits): Sql {
  const near = sql`CAST(floor(log2(${x})) AS INT)`;
  const q = sql`${near} - 52 - CASE WHEN pow(2D, ${near}) > ${x} THEN 1 ELSE 0 END`;
  const exact = within(
    { q, j: sql`16 - ${k}` },
    ({ q, j }) => {
      const m = wide(sql`CAST(${x} * pow(2D, -${q}) AS BIGINT)`);
      const twos = sql`${q} + ${j}`;
      const above = wide(sql`${wide(sql`${m} * ${fives(j)}`)} * ${power2(twos)}`);
      const below = wide(sql`${fives(sql`-${j}`)} * ${power2(sql`-(${twos})`)}`);
      return fractionOf(above, below);
    },
    'q',
  );
  const java = fractionOf(wide(sql`rpad(${d}, 18, '0')`), wide(sql`'10'`));
  return sql`CASE WHEN ${k} BETWEEN -15 AND 37 THEN ${exact} ELSE ${java} END`;
}

function fractionOf(above: Sql, below: Sql): Sql {
  return within(
    { a: above, e: below },
    ({ a, e }) => sql`named_struct('n', ${a} div ${e}, 'r', ${a} % ${e}, 'e', ${e})`,
    'n',
  );
}

/** Integers below 2^53 that powers of doubles yield exactly; 1 where the exponent is below 0. */
function fives(exponent: Sql): Sql {
  const part = (from: number) => wide(sql`CAST(pow(5D, greatest(0, least(22, ${exponent} - ${from}))) AS BIGINT)`);
  return wide(sql`${part(0)} * ${part(22)}`);
}

function power2(exponent: Sql): Sql {
  const part = (from: number) => wide(sql`CAST(pow(2D, greatest(0, least(50, ${exponent} - ${from}))) AS BIGINT)`);
  return wide(sql`${part(0)} * ${part(50)}`);
}

function wide(value: Sql): Sql {
  return sql`CAST(${value} AS ${types.decimal({ digits: 38, scale: 0 })})`;
}

/** Where JavaScript puts the point: an exponent from 1e21 and below 1e-6. */
function placed(digits: Sql, place: Sql): Sql {
  const rest = sql`CASE WHEN length(${digits}) > 1 THEN concat('.', substr(${digits}, 2)) ELSE '' END`;
  const sign = sql`CASE WHEN ${place} < 0 THEN 'e-' ELSE 'e+' END`;
  const arms = [
    sql`WHEN ${place} BETWEEN -6 AND -1 THEN concat('0.', repeat('0', -${place} - 1), ${digits})`,
    sql`WHEN ${place} BETWEEN 0 AND 20 AND length(${digits}) <= ${place} + 1 THEN rpad(${digits}, ${place} + 1, '0')`,
    sql`WHEN ${place} BETWEEN 0 AND 20 THEN concat(substr(${digits}, 1, ${place} + 1), '.', substr(${digits}, ${place} + 2))`,
  ];
  return sql`CASE ${arms[0]!} ${arms[1]!} ${arms[2]!} ELSE concat(substr(${digits}, 1, 1), ${rest}, ${sign}, CAST(abs(${place}) AS STRING)) END`;
}
