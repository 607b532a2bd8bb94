import type * as Ir from '../../../server/ir/index.ts';
import { type DayNumber, parseDay, printDay } from './calendar.ts';
import { DataError } from './data-error.ts';
import {
  compareDecimals,
  compareIntegers,
  type Decimal,
  digitsOf,
  parseDecimal,
  printDecimal,
  widen,
} from './decimal.ts';
import { type Moment, parseLocalMoment, printMoment } from './moment.ts';

/** A value that is there; missing is `undefined`. */
export type Value =
  /** Numbers, money, percent; durations are whole numbers of their dimension, `written` so where they are literals. */
  | ({ readonly kind: 'decimal'; readonly written?: string } & Decimal)
  | { readonly kind: 'double'; readonly double: number }
  /** Text, members of choices, cells. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: DayNumber }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  | { readonly kind: 'cadence'; readonly text: string; readonly perYear: readonly [number, number] }
  | { readonly kind: 'list'; readonly items: readonly Value[] };

export type Maybe = Value | undefined;

export function decimal(unscaled: bigint, scale = 0): Value {
  return { kind: 'decimal', unscaled, scale };
}

export function whole(number: number): Value {
  return decimal(BigInt(number));
}

export function text(value: string): Value {
  return { kind: 'text', text: value };
}

export function yesNo(yes: boolean): Value {
  return { kind: 'yes-no', yes };
}

/** Sides of one expression, or a value and the action that takes it, may differ in scale. */
export function retyped(type: Ir.Type, value: Maybe): Maybe {
  return value?.kind === 'decimal' && !isDouble(type) ? { ...value, ...heldAs(type, value) } : value;
}

/** An exact value, held as its type holds it: at the scale of the type, within its digits. */
export function heldAs(type: Ir.Type, value: Decimal): Value {
  const held = type.kind === 'number' || type.kind === 'money' ? type.held : undefined;
  if (held?.kind !== 'decimal') return { kind: 'decimal', ...value };
  const wide = widen(value, held.scale);
  if (digitsOf(wide) > held.digits)
    throw new DataError('too-many-digits', `${printDecimal(wide)} has more than ${held.digits} digits`);
  return { kind: 'decimal', ...wide };
}

export function scaleOf(type: Ir.Type): number {
  const held = type.kind === 'number' || type.kind === 'money' ? type.held : undefined;
  return held?.kind === 'decimal' ? held.scale : 0;
}

export function isDouble(type: Ir.Type): boolean {
  return (type.kind === 'number' || type.kind === 'money') && type.held.kind === 'double';
}

export function literalValue(literal: Ir.Literal): Value {
  const { type, value } = literal;
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration': {
      const parsed = must(parseDecimal(String(value)), literal);
      if (isDouble(type)) return { kind: 'double', double: Number(value) };
      return { kind: 'decimal', ...parsed, ...(literal.written === undefined ? {} : { written: literal.written }) };
    }
    case 'date':
      return { kind: 'day', day: must(parseDay(String(value)), literal) };
    case 'timestamp':
      return { kind: 'moment', moment: must(parseLocalMoment(String(value)), literal) };
    case 'yes-no':
      return yesNo(value === true);
    case 'cadence':
      return { kind: 'cadence', text: String(value), perYear: must(literal.perYear, literal) };
    default:
      return text(String(value));
  }
}

/** Negative, zero or positive, as `one` is worse than, equal to or better than `other`. */
export function compareValues(type: Ir.Type, one: Value, other: Value): number {
  if (one.kind === 'decimal' && other.kind === 'decimal') return compareDecimals(one, other);
  if (one.kind === 'double' && other.kind === 'double') return one.double - other.double;
  if (one.kind === 'day' && other.kind === 'day') return one.day - other.day;
  if (one.kind === 'moment' && other.kind === 'moment') return compareIntegers(one.moment, other.moment);
  if (one.kind === 'cadence' && other.kind === 'cadence') return compareFractions(one.perYear, other.perYear);
  if (one.kind === 'text' && other.kind === 'text') return compareTexts(type, one.text, other.text);
  if (one.kind === 'yes-no' && other.kind === 'yes-no') return Number(one.yes) - Number(other.yes);
  throw new Error(`a ${one.kind} does not compare with a ${other.kind}`);
}

export function equalValues(type: Ir.Type, one: Value, other: Value): boolean {
  return compareValues(type, one, other) === 0;
}

/** Cells as the relations of an engine print them. A duration of any dimension shows as it was written. */
export function printValue(value: Maybe, type?: Ir.Type): string | null {
  switch (value?.kind) {
    case undefined:
      return null;
    case 'decimal':
      return type?.kind === 'duration' && type.dimension === 'any' && value.written !== undefined
        ? value.written
        : printDecimal(value);
    case 'double':
      // There is no negative zero: it is no other number than zero.
      return String(value.double + 0);
    case 'text':
    case 'cadence':
      return value.text;
    case 'day':
      return printDay(value.day);
    case 'moment':
      return printMoment(value.moment);
    case 'yes-no':
      return value.yes ? 'yes' : 'no';
    case 'list':
      return value.items.map((item) => printValue(item, type?.kind === 'list' ? type.of : type)).join('; ');
  }
}

function compareFractions([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return a * d - c * b;
}

/** The best member of an ordered choice comes first; all other texts are equal or not. */
function compareTexts(type: Ir.Type, one: string, other: string): number {
  if (one === other) return 0;
  return type.kind === 'choice' && type.members.indexOf(one) > type.members.indexOf(other) ? -1 : 1;
}

function must<T>(value: T | undefined, literal: Ir.Literal): T {
  if (value === undefined) throw new Error(`${JSON.stringify(literal)} is no literal`);
  return value;
}
