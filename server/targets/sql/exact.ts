import type { Type } from '../../ir/index.ts';

/** How an exact number is held: `digits` in all, `scale` of them after the point. */
export interface Exact {
  readonly digits: number;
  readonly scale: number;
}

/** The most digits of a decimal on any engine. */
export const mostDigits = 38;

/** Whole numbers below 2^53 are doubles exactly; the greatest of them has 16 digits. */
export const greatestWhole = 2n ** 53n - 1n;

/** Durations are whole numbers that every engine holds in 64 bits. */
const duration: Exact = { digits: 18, scale: 0 };

/** Of exact numbers and durations; undefined for doubles and for what is no number. */
export function exactOf(type: Type): Exact | undefined {
  if (type.kind === 'duration' && type.dimension !== 'any') return type.held ?? duration;
  if (type.kind !== 'number' && type.kind !== 'money') return undefined;
  return type.held.kind === 'decimal' ? type.held : undefined;
}

/** A whole number of its dimension, held as an integer. */
export function isWholeDuration(type: Type): boolean {
  return type.kind === 'duration' && type.dimension !== 'any' && type.held === undefined;
}

export function mustBeExact(type: Type): Exact {
  const exact = exactOf(type);
  if (!exact) throw new Error(`a ${type.kind} is no exact number here`);
  return exact;
}

export function isDouble(type: Type): boolean {
  return (type.kind === 'number' || type.kind === 'money') && type.held.kind === 'double';
}

/** Digits before the point. */
export function wholeDigits({ digits, scale }: Exact): number {
  return digits - scale;
}

/** The narrowest that holds both, wherever that leads: more than 38 digits cannot be held. */
export function common(one: Exact, other: Exact): Exact {
  const scale = Math.max(one.scale, other.scale);
  return { digits: Math.max(wholeDigits(one), wholeDigits(other)) + scale, scale };
}

/** A decimal of a literal, `-12.50`, as the integer of its smallest unit. */
export function parseDecimal(text: string): { readonly unscaled: bigint; readonly scale: number } {
  const [whole = '', fraction = ''] = text.split('.');
  return { unscaled: BigInt(whole + fraction), scale: fraction.length };
}

/** `-12.50`: exactly `scale` digits after the point. */
export function printDecimal(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
