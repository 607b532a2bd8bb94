import type { Exactness, Type } from '../ir/index.ts';

/**
 * The rules of types: what a value is held in after each operation, so that no digit is ever lost unnoticed.
 *
 * A decimal has `digits` in all, `scale` of them after the point, so `digits - scale` before it.
 * add, subtract: one more digit before the point than the wider side, the greater scale. multiply: digits and scales add.
 * sum: 10 digits more (ten thousand million rows), 38 at the most: a sum beyond that is a data error. count, distinct: 10 digits. median: one digit of scale more (the mean of two).
 * round(x, n): n digits after the point, at most 18 in all: so it is also the way out where digits run out.
 * More than 38 digits, or more than 9 after the point, is nothing that a program may compute: it asks for `round`.
 */
export const mostDigits = 38;
export const mostScale = 9;
export const roundedDigits = 18;

export type Decimal = Extract<Exactness, { kind: 'decimal' }>;
export type Numeric = Extract<Type, { kind: 'number' | 'money' }>;

export const text: Type = { kind: 'text' };
export const yesNo: Type = { kind: 'yes-no' };
export const date: Type = { kind: 'date' };
export const timestamp: Type = { kind: 'timestamp' };
export const cadence: Type = { kind: 'cadence' };
export const days: Type = { kind: 'duration', dimension: 'days' };
export const months: Type = { kind: 'duration', dimension: 'months' };
export const double: Exactness = { kind: 'double' };
export const count: Type = { kind: 'number', held: decimal(10, 0) };

export const weekday: Type = {
  kind: 'choice',
  owner: 'weekday',
  members: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ordered: false,
};

export function decimal(digits: number, scale: number): Decimal {
  return { kind: 'decimal', digits: Math.max(digits, scale, 1), scale };
}

export function number(digits: number, scale: number): Numeric {
  return { kind: 'number', held: decimal(digits, scale) };
}

export function isNumeric(type: Type): type is Numeric {
  return type.kind === 'number' || type.kind === 'money';
}

export function isTime(type: Type): boolean {
  return type.kind === 'date' || type.kind === 'timestamp';
}

/** A number or money held as a double: nothing that may be summed, ranked or banded. */
export function isDouble(type: Type): boolean {
  return isNumeric(type) && type.held.kind === 'double';
}

/** The same kind and unit, held in another way. */
export function holding(type: Numeric, held: Exactness): Numeric {
  return { ...type, held };
}

export function fits(held: Exactness): boolean {
  return held.kind === 'double' || (held.digits <= mostDigits && held.scale <= mostScale);
}

export function sumOf(a: Decimal, b: Decimal): Decimal {
  return join(a, b, 1);
}

/** The narrowest that holds both. */
export function join(a: Decimal, b: Decimal, more = 0): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return decimal(Math.max(a.digits - a.scale, b.digits - b.scale) + more + scale, scale);
}

export function productOf(a: Decimal, b: Decimal): Decimal {
  return decimal(a.digits + b.digits, a.scale + b.scale);
}

export function totalOf(a: Decimal): Decimal {
  return decimal(Math.min(a.digits + 10, Math.max(a.digits, mostDigits)), a.scale);
}

export function medianOf(a: Decimal): Decimal {
  return decimal(a.digits + 1, a.scale + 1);
}

export function rounded(a: Exactness, places: number): Decimal {
  if (a.kind === 'double') return decimal(roundedDigits, places);
  return decimal(Math.min(a.digits - a.scale + 1 + places, roundedDigits), places);
}

export function floored(a: Exactness): Decimal {
  return a.kind === 'double' ? decimal(roundedDigits, 0) : decimal(a.digits - a.scale + 1, 0);
}

/** Do two types have the same kind and unit, whatever they are held in? */
export function isLike(a: Type, b: Type): boolean {
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency;
  if (a.kind === 'duration' && b.kind === 'duration') return a.dimension === b.dimension;
  if (a.kind === 'choice' && b.kind === 'choice') return a.owner === b.owner;
  if (a.kind === 'list' && b.kind === 'list') return isLike(a.of, b.of);
  return a.kind === b.kind && a.kind !== 'cell';
}

/** What may be greater or less. */
export function isOrdered(type: Type): boolean {
  if (type.kind === 'choice') return type.ordered;
  return type.kind !== 'text' && type.kind !== 'yes-no' && type.kind !== 'list';
}

/** A type as one would write it: the words are the language's own, whatever language a message is in. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'money':
      return `money ${type.currency}`;
    case 'duration':
      return type.dimension === 'any' ? 'duration' : type.dimension;
    case 'yes-no':
      return 'yes/no';
    case 'choice':
      return type.owner;
    case 'cell':
      return type.parts.map((part) => part.score).join(' ');
    case 'list':
      return `list of ${typeName(type.of)}`;
    default:
      return type.kind;
  }
}
