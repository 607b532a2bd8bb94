import { greatestWhole, power } from '../../targets/sql/index.ts';
import { DataError } from '../data-error.ts';
import { type Exact, heldAs } from './value.ts';

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { unscaled: heldAs(a, scale).unscaled + heldAs(b, scale).unscaled, scale };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { ...b, unscaled: -b.unscaled });
}

export function multiply(a: Exact, b: Exact): Exact {
  return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
}

export function compareExact(a: Exact, b: Exact): number {
  const { unscaled } = subtract(a, b);
  return unscaled < 0n ? -1 : unscaled > 0n ? 1 : 0;
}

/** One division of the two integers at a common scale; null by zero. */
export function quotient(a: Exact, b: Exact, scale: number): number | null {
  const below = asDouble(heldAs(b, scale));
  return below === 0 ? null : asDouble(heldAs(a, scale)) / below;
}

/** The nearest double: one division of the unscaled integer. */
export function exactAsDouble(value: Exact): number {
  return asDouble(value) / 10 ** value.scale;
}

export function asDouble({ unscaled }: Exact): number {
  if (magnitude(unscaled) > greatestWhole) throw inexact();
  return Number(unscaled);
}

/** Half away from zero. */
export function round(value: Exact, places: number): Exact {
  if (value.scale <= places) return heldAs(value, places);
  return { unscaled: divideRounded(value.unscaled, power(value.scale - places)), scale: places };
}

export function roundQuotient(a: Exact, b: Exact, places: number): Exact | null {
  if (b.unscaled === 0n) return null;
  const scale = Math.max(a.scale, b.scale);
  return {
    unscaled: divideRounded(heldAs(a, scale).unscaled * power(places), heldAs(b, scale).unscaled),
    scale: places,
  };
}

/** sign(x) · floor(|x| · 10^places + 0.5) */
export function roundDouble(double: number, places: number): Exact {
  const magnitude = wholeOf(Math.floor(Math.abs(double) * 10 ** places + 0.5));
  return { unscaled: double < 0 ? -magnitude : magnitude, scale: places };
}

export function floor({ unscaled, scale }: Exact): Exact {
  const unit = power(scale);
  const rest = ((unscaled % unit) + unit) % unit;
  return { unscaled: (unscaled - rest) / unit, scale: 0 };
}

export function floorOfDouble(double: number): Exact {
  return { unscaled: wholeOf(Math.floor(double)), scale: 0 };
}

/** NaN and infinity do not exist. */
export function finite(double: number): number {
  if (!Number.isFinite(double)) throw inexact();
  return double;
}

function wholeOf(double: number): bigint {
  if (!(Math.abs(double) <= Number(greatestWhole))) throw inexact();
  return BigInt(double);
}

function divideRounded(above: bigint, below: bigint): bigint {
  const [a, b] = [magnitude(above), magnitude(below)];
  const rounded = (2n * a + b) / (2n * b);
  return above < 0n === below < 0n ? rounded : -rounded;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function inexact(): DataError {
  return new DataError('PTN5107', { name: 'test' });
}
