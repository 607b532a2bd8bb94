import type * as Ir from '../../ir/index.ts';
import { exactOf, isDouble, parseDecimal, power } from '../sql/exact.ts';
import { dayFrom } from './kernel/calendar.ts';
import { timeFrom } from './kernel/door.ts';
import { quote } from './text.ts';

/**
 * How a value is held in a module. Numbers: exact ones as the whole number of their smallest unit, days counted from 1970, members of choices and cadences by their
 * number; missing is NaN, which compares with nothing. All else: missing is null. Times are ISO 8601, which is in order as text.
 */
export type Form = 'number' | 'text' | 'truth' | 'list';

export function formOf(type: Ir.Type): Form {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'date':
    case 'cadence':
    case 'choice':
      return 'number';
    case 'duration':
      return type.dimension === 'any' ? 'text' : 'number';
    case 'yes-no':
      return 'truth';
    case 'list':
      return 'list';
    default:
      return 'text';
  }
}

export function missingOf(type: Ir.Type): 'NaN' | 'null' {
  return formOf(type) === 'number' ? 'NaN' : 'null';
}

/** So many digits are always a whole number that a double holds. */
export const narrowDigits = 15;

/** An exact number that never needs more than a double. */
export function isNarrow(type: Ir.Type): boolean {
  const exact = exactOf(type);
  return exact !== undefined && exact.digits <= narrowDigits;
}

export function scaleOf(type: Ir.Type): number {
  return exactOf(type)?.scale ?? 0;
}

/** A whole number as a literal: a bigint where no double holds it. */
export function wholeText(whole: bigint): string {
  const isSafe = whole <= BigInt(Number.MAX_SAFE_INTEGER) && whole >= -BigInt(Number.MAX_SAFE_INTEGER);
  const text = isSafe ? String(whole) : `${whole}n`;
  return whole < 0n ? `(${text})` : text;
}

/** The number of smallest units at a scale. */
export function unscaledAt(digits: string, scale: number): bigint {
  const found = parseDecimal(digits);
  if (found.scale <= scale) return found.unscaled * power(scale - found.scale);
  return found.unscaled / power(found.scale - scale);
}

/** A literal as its type holds it. `cadences` are those of the program, the rarest first. */
export function literalText({ type, value, written }: Ir.Literal, cadences: readonly string[]): string {
  switch (type.kind) {
    case 'number':
    case 'money':
      return isDouble(type) ? doubleText(Number(value)) : wholeText(unscaledAt(String(value), scaleOf(type)));
    case 'duration':
      if (type.dimension === 'any') return quote(written ?? String(value));
      return wholeText(unscaledAt(String(value), scaleOf(type)));
    case 'date':
      return wholeText(BigInt(dayNumberOf(String(value))));
    case 'timestamp':
      return quote(timeFrom(String(value)) ?? String(value));
    case 'yes-no':
      return String(value === true);
    case 'choice':
      return String(type.members.indexOf(String(value)));
    case 'cadence':
      return String(cadences.indexOf(String(value)));
    default:
      return quote(String(value));
  }
}

export function dayNumberOf(day: string): number {
  const found = dayFrom(day);
  if (found === undefined) throw new Error('a day of rules exists');
  return found;
}

function doubleText(double: number): string {
  return double < 0 ? `(${double})` : String(double);
}
