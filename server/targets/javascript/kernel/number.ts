import { words } from './words.ts';

/** A whole number of the smallest unit: a bigint only where no double holds it. NaN is missing: it compares with nothing and stays what it is. */
export type Num = number | bigint;

export const greatest = 9007199254740991;

/** Every whole number has one form, so that equal ones are the same. */
export function tidy(x: bigint): Num {
  return x <= 9007199254740991n && x >= -9007199254740991n ? Number(x) : x;
}

export function areKnown(a: Num, b: Num): boolean {
  return !Number.isNaN(a) && !Number.isNaN(b);
}

export function add(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isNaN(sum) || (sum <= greatest && sum >= -greatest)) return sum;
  }
  return areKnown(a, b) ? tidy(BigInt(a) + BigInt(b)) : Number.NaN;
}

export function subtract(a: Num, b: Num): Num {
  return add(a, -b);
}

export function multiply(a: Num, b: Num): Num {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isNaN(product) || (product <= greatest && product >= -greatest)) return product;
  }
  return areKnown(a, b) ? tidy(BigInt(a) * BigInt(b)) : Number.NaN;
}

/** One division of two whole numbers at a common scale; by zero it is missing. */
export function quotient(a: Num, b: Num): number {
  const [above, below] = [asDouble(a), asDouble(b)];
  return below === 0 ? Number.NaN : above / below;
}

export function asDouble(x: Num): number {
  if (typeof x === 'bigint') throw inexact();
  return x;
}

/** There is no infinity; NaN is missing. */
export function finite(x: number): number {
  if (x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY) throw inexact();
  return x;
}

export function quotientOfDoubles(a: number, b: number): number {
  return b === 0 ? Number.NaN : finite(a / b);
}

/** a × unit / b, half away from zero; by zero it is missing. */
export function roundedQuotient(a: Num, b: Num, unit: Num): Num {
  if (!areKnown(a, b) || b === 0) return Number.NaN;
  const above = BigInt(a) * BigInt(unit);
  const below = BigInt(b);
  const [size, by] = [above < 0n ? -above : above, below < 0n ? -below : below];
  const rounded = (2n * size + by) / (2n * by);
  return tidy(above < 0n === below < 0n ? rounded : -rounded);
}

/** Of a whole number by a unit, half away from zero. */
export function rounded(x: Num, unit: Num): Num {
  return !Number.isNaN(x) ? roundedQuotient(x, unit, 1) : Number.NaN;
}

export function floored(x: Num, unit: Num): Num {
  if (Number.isNaN(x)) return Number.NaN;
  const [whole, by] = [BigInt(x), BigInt(unit)];
  const rest = whole % by;
  return tidy((whole - rest) / by - (rest < 0n ? 1n : 0n));
}

/** sign(x) · floor(|x| · unit + 0.5) */
export function roundedDouble(x: number, unit: number): number {
  const size = wholeOf(Math.floor(Math.abs(x) * unit + 0.5));
  return x < 0 ? -size : size;
}

export function flooredDouble(x: number): number {
  return wholeOf(Math.floor(x));
}

export function wholeOf(x: number): number {
  if (x > greatest || x < -greatest) throw inexact();
  return x;
}

/** A number that has no more digits than there is room for. */
export function within(x: Num, most: Num): Num {
  if (x > most || x < -most) throw tooLong();
  return x;
}

/** The sum of weight × value over the parts that are known, by the sum of their weights. */
export function weightedMean(
  weights: readonly Num[],
  values: readonly Num[],
  least: number,
  units: readonly Num[],
): Num {
  const known = values.flatMap((value, index) => (!Number.isNaN(value) ? [index] : []));
  if (known.length < least) return Number.NaN;
  const total = known.reduce<Num>((sum, index) => add(sum, multiply(weights[index]!, values[index]!)), 0);
  const weight = known.reduce<Num>((sum, index) => add(sum, weights[index]!), 0);
  return roundedQuotient(total, multiply(weight, units[0]!), units[1]!);
}

export function smallest<T extends Num>(...all: readonly T[]): T {
  return all.reduce((a, b) => (Number.isNaN(a) || a <= b ? a : b));
}

export function largest<T extends Num>(...all: readonly T[]): T {
  return all.reduce((a, b) => (Number.isNaN(a) || a >= b ? a : b));
}

/** With exactly `scale` digits after the point. */
export function printExact(x: Num, scale: number): string | null {
  if (Number.isNaN(x)) return null;
  const digits = String(x < 0 ? -x : x).padStart(scale + 1, '0');
  const sign = x < 0 ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** There is no negative zero. */
export function printDouble(x: number): string | null {
  return !Number.isNaN(x) ? String(x + 0) : null;
}

export function inexact(): RangeError {
  return new RangeError(words.inexact);
}

export function tooLong(): RangeError {
  return new RangeError(words.tooLong);
}
