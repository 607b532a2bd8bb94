import { DataError } from './data-error.ts';
import { type Decimal, magnitude, widen } from './decimal.ts';

/** Doubles are quotients of whole numbers that a double holds exactly. */
const limit = 2n ** 53n;

/** The integer of smallest units at a scale, as a double. */
export function unscaledDouble(decimal: Decimal, scale: number): number {
  return exactly(widen(decimal, scale).unscaled);
}

export function doubleOf(decimal: Decimal, scale: number): number {
  return unscaledDouble(decimal, scale) / 10 ** scale;
}

/** sign(x) · floor(|x| · 10^places + 0.5), as a decimal of `places`. */
export function roundDouble(double: number, places: number): Decimal {
  const rounded = Math.floor(Math.abs(double) * 10 ** places + 0.5);
  return { unscaled: BigInt(Math.sign(double)) * wholeOf(rounded), scale: places };
}

export function floorOfDouble(double: number): Decimal {
  return { unscaled: wholeOf(Math.floor(double)), scale: 0 };
}

function exactly(unscaled: bigint): number {
  if (magnitude(unscaled) >= limit) throw new DataError('inexact-double', `${unscaled} is not below 2^53`);
  return Number(unscaled);
}

function wholeOf(double: number): bigint {
  if (!(Math.abs(double) < Number(limit))) throw new DataError('inexact-double', `${double} is not below 2^53`);
  return BigInt(double);
}
