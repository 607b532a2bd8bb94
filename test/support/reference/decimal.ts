/** Exact decimals: an integer of the smallest unit, and how many digits of it stand after the point. */
export interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** `-12.50`: an optional minus, digits, and a point only between digits. */
const plain = /^-?\d+(\.\d+)?$/;

export function parseDecimal(text: string): Decimal | undefined {
  if (!plain.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.split('.');
  return { unscaled: BigInt(whole + fraction), scale: fraction.length };
}

/** With exactly `scale` digits after the point. */
export function printDecimal({ unscaled, scale }: Decimal): string {
  const digits = magnitude(unscaled)
    .toString()
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${fraction}` : ''}`;
}

export function power(scale: number): bigint {
  return 10n ** BigInt(scale);
}

/** The same value at a greater scale. */
export function widen(decimal: Decimal, scale: number): Decimal {
  if (scale === decimal.scale) return decimal;
  if (scale < decimal.scale) throw new Error(`a decimal of scale ${decimal.scale} does not fit scale ${scale}`);
  return { unscaled: decimal.unscaled * power(scale - decimal.scale), scale };
}

export function compareDecimals(one: Decimal, other: Decimal): number {
  if (one.scale === other.scale) return compareIntegers(one.unscaled, other.unscaled);
  const scale = Math.max(one.scale, other.scale);
  return compareIntegers(widen(one, scale).unscaled, widen(other, scale).unscaled);
}

export function add(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { unscaled: widen(one, scale).unscaled + widen(other, scale).unscaled, scale };
}

export function negate({ unscaled, scale }: Decimal): Decimal {
  return { unscaled: -unscaled, scale };
}

export function multiply(one: Decimal, other: Decimal): Decimal {
  return { unscaled: one.unscaled * other.unscaled, scale: one.scale + other.scale };
}

/** Half away from zero. */
export function round(decimal: Decimal, places: number): Decimal {
  if (decimal.scale <= places) return widen(decimal, places);
  return { unscaled: divideRounded(decimal.unscaled, power(decimal.scale - places)), scale: places };
}

/** numerator / denominator to `places` digits, half away from zero. */
export function divide(numerator: Decimal, denominator: Decimal, places: number): Decimal {
  const scale = Math.max(numerator.scale, denominator.scale);
  const above = widen(numerator, scale).unscaled * power(places);
  const below = widen(denominator, scale).unscaled;
  return { unscaled: divideRounded(above, below), scale: places };
}

/** The greatest whole number not above. */
export function floor({ unscaled, scale }: Decimal): Decimal {
  const unit = power(scale);
  const towardsZero = unscaled / unit;
  return { unscaled: unscaled % unit < 0n ? towardsZero - 1n : towardsZero, scale: 0 };
}

export function digitsOf(decimal: Decimal): number {
  return decimal.unscaled === 0n ? 0 : magnitude(decimal.unscaled).toString().length;
}

export function magnitude(integer: bigint): bigint {
  return integer < 0n ? -integer : integer;
}

export function compareIntegers(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Twice the remainder decides: at half of the divisor the magnitude goes up. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const above = magnitude(numerator);
  const below = magnitude(denominator);
  const quotient = above / below + (2n * (above % below) >= below ? 1n : 0n);
  return numerator < 0n === denominator < 0n ? quotient : -quotient;
}
