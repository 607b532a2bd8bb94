import type { Factor } from './dialect.ts';
import { type Exact, mostDigits, power, printDecimal } from './exact.ts';
import { type Sql, sql, verbatim } from './fragment.ts';
import { sparkTypes as types, within } from './spark-types.ts';

/**
 * Exact numbers on Spark. The type of a sum or product has room for whatever its operands could hold; where that is more than 38 digits, places are
 * given up silently until six are left. So what has six places at the most loses none, and neither has anything that is narrow enough.
 */
const safeScale = 6;

const widest = types.decimal({ digits: mostDigits, scale: 0 });

function decimal(unscaled: bigint, held: Exact): Sql {
  return sql`CAST('${verbatim(printDecimal(unscaled, held.scale))}' AS ${types.decimal(held)})`;
}

export function plus(left: Sql, right: Sql, held: Exact): Sql {
  return sql`(${operand(left, held)} + ${operand(right, held)})`;
}

export function minus(left: Sql, right: Sql, held: Exact): Sql {
  return sql`(${operand(left, held)} - ${operand(right, held)})`;
}

/** The result has one digit more: whatever is added up to one of 38 digits has 37 at the most. */
function operand(value: Sql, { digits, scale }: Exact): Sql {
  return scale <= safeScale
    ? value
    : sql`CAST(${value} AS ${types.decimal({ digits: Math.min(digits, mostDigits - 1), scale })})`;
}

/** The difference from a whole number could not be held. */
export function fraction(value: Sql): Sql {
  return sql`pmod(${value}, 1)`;
}

export function multiply(one: Factor, other: Factor): Sql {
  const scale = one.held.scale + other.held.scale;
  if (scale <= safeScale || one.held.digits + other.held.digits < mostDigits)
    return sql`(${one.value} * ${other.value})`;
  const whole = ({ value, held }: Factor) => sql`CAST(${unscaled(value, held, held.scale)} AS ${widest})`;
  return scaled(sql`(${whole(one)} * ${whole(other)})`, { digits: mostDigits, scale });
}

/** An integer of 64 bits where the digits fit. */
export function unscaled(value: Sql, held: Exact, scale: number): Sql {
  const integer = held.digits - held.scale + scale <= 18 ? types.whole : widest;
  if (scale === 0) return sql`CAST(${value} AS ${integer})`;
  const factor: Exact = { digits: scale + 1, scale: 0 };
  if (held.digits + factor.digits < mostDigits)
    return sql`CAST(${value} * ${decimal(power(scale), factor)} AS ${integer})`;
  const zeros = verbatim('0'.repeat(scale - held.scale));
  return sql`CAST(concat(replace(${textOfDecimal(value, held)}, '.', ''), '${zeros}') AS ${integer})`;
}

export function scaled(whole: Sql, held: Exact): Sql {
  const { digits, scale } = held;
  const integer = sql`CAST(${whole} AS ${types.decimal({ digits, scale: 0 })})`;
  if (scale === 0) return integer;
  if (digits + scale < mostDigits)
    return sql`CAST(${integer} * ${decimal(1n, { digits: scale, scale })} AS ${types.decimal(held)})`;
  return sql`CAST(concat(CAST(${integer} AS STRING), 'E-${scale}') AS ${types.decimal(held)})`;
}

/** Where the session is not ANSI, numbers of more than six places may be written with an exponent, unless one is added to them. */
export function textOfDecimal(value: Sql, { scale }: Exact): Sql {
  if (scale <= safeScale) return sql`CAST(${value} AS STRING)`;
  return within({ d: value }, ({ d }) => {
    const whole = sql`CAST(CASE WHEN ${d} < 0 THEN ceil(${d}) ELSE floor(${d}) END AS STRING)`;
    const places = sql`substr(CAST(abs(${d} % 1) + 1 AS STRING), 2)`;
    return sql`concat(CASE WHEN ${d} < 0 AND ${d} > -1 THEN '-' ELSE '' END, ${whole}, ${places})`;
  });
}

/** `abs` and a sign round what has more than 34 digits. */
export function absolute(whole: Sql): Sql {
  return sql`greatest(${whole}, ${negative(whole)})`;
}

export function negative(whole: Sql): Sql {
  return sql`(0 - ${whole})`;
}

/**
 * `div` yields 64 bits and wraps around without a word, whatever the session says. So wide numbers are divided as on paper, 18 digits at a time: the
 * remainder and the next digits have room for 38 together as long as the divisor has at most 20.
 */
export function divideWhole(dividend: Sql, divisor: Sql, digits: number): Sql {
  if (digits <= 18) return sql`(CAST(${dividend} AS BIGINT) div CAST(${divisor} AS BIGINT))`;
  const wide = (value: Sql) => sql`CAST(${value} AS ${widest})`;
  return within({ n: wide(dividend), d: wide(divisor) }, ({ n, d }) => {
    const long = sql`CASE WHEN ${n} < 0 THEN -1 ELSE 1 END * ${longDivision(absolute(n), d)}`;
    return sql`CASE WHEN abs(${d}) >= ${decimal(power(20), { digits: 21, scale: 0 })} THEN ${wide(sql`${n} div ${d}`)} ELSE ${wide(long)} END`;
  });
}

function longDivision(dividend: Sql, divisor: Sql): Sql {
  const limb = (digits: number) => decimal(power(digits), { digits: digits + 1, scale: 0 });
  const wide = (value: Sql) => sql`CAST(${value} AS ${widest})`;
  const high = wide(sql`${dividend} div ${limb(36)}`);
  const middle = wide(sql`(${dividend} % ${limb(36)}) div ${limb(18)}`);
  const low = wide(sql`${dividend} % ${limb(18)}`);
  const rest = sql`(a.r * ${limb(18)} + x)`;
  const next = sql`named_struct('q', ${wide(sql`a.q * ${limb(18)} + ${rest} div ${divisor}`)}, 'r', ${wide(sql`${rest} % ${divisor}`)})`;
  const none = sql`named_struct('q', ${wide(sql`0`)}, 'r', ${wide(sql`0`)})`;
  return sql`aggregate(array(${high}, ${middle}, ${low}), ${none}, (a, x) -> ${next}, a -> a.q)`;
}
