import type * as Ir from '../../ir/index.ts';
import { exactOf, isDouble, power, printDecimal } from '../../targets/sql/index.ts';
import { daysBetween } from '../interpret/calendar.ts';
import { isExact, printValue, type Value } from '../interpret/value.ts';

export type Comparator = Ir.Compare['op'];

/** The same comparison with its sides exchanged. */
export function flipped(comparator: Comparator): Comparator {
  const others = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;
  return others[comparator];
}

/** How values of a type are held as numbers: exact ones in the smallest unit of their scale, days and microseconds since 1970. */
export type Encoding =
  | { readonly kind: 'exact'; readonly scale: number }
  | { readonly kind: 'double' | 'date' | 'timestamp' | 'yes-no' | 'text' };

/** Undefined for lists, and for durations that are texts. */
export function encodingOf(type: Ir.Type): Encoding | undefined {
  if (isDouble(type)) return { kind: 'double' };
  const exact = exactOf(type);
  if (exact) return { kind: 'exact', scale: exact.scale };
  switch (type.kind) {
    case 'date':
    case 'timestamp':
    case 'yes-no':
      return { kind: type.kind };
    case 'text':
    case 'choice':
    case 'cadence':
    case 'cell':
      return { kind: 'text' };
    default:
      return undefined;
  }
}

/** The canonical text of a number that holds a value of the type. */
export function textOfNumber(number: number, type: Ir.Type): string {
  switch (type.kind) {
    case 'date':
      return new Date(number * day).toISOString().slice(0, 10);
    case 'timestamp':
      return timestampText(number);
    default:
      return isDouble(type)
        ? (printValue(number, type) ?? '')
        : printDecimal(BigInt(number), exactOf(type)?.scale ?? 0);
  }
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The numbers that compare so to a value, both bounds included; undefined where none does. */
export function rangeOf(comparator: Exclude<Comparator, '!='>, value: Value, encoding: Encoding): Range | undefined {
  const { floor, ceiling, below, above } = boundsOf(value, encoding);
  switch (comparator) {
    case '<':
      return { low: Number.NEGATIVE_INFINITY, high: below };
    case '<=':
      return { low: Number.NEGATIVE_INFINITY, high: floor };
    case '>':
      return { low: above, high: Number.POSITIVE_INFINITY };
    case '>=':
      return { low: ceiling, high: Number.POSITIVE_INFINITY };
    case '=':
      return floor === ceiling ? { low: floor, high: floor } : undefined;
  }
}

/** The numbers around a value: at or below, at or above, below and above it. */
interface Bounds {
  readonly floor: number;
  readonly ceiling: number;
  readonly below: number;
  readonly above: number;
}

function boundsOf(value: Value, { kind, ...encoding }: Encoding): Bounds {
  if (isExact(value)) return wholeBounds(value.unscaled, value.scale - ('scale' in encoding ? encoding.scale : 0));
  if (kind === 'double') {
    const double = Number(value);
    return { floor: double, ceiling: double, below: -nextDouble(-double), above: nextDouble(double) };
  }
  return wholeBounds(
    BigInt(kind === 'date' ? daysBetween('1970-01-01', String(value)) : microseconds(String(value))),
    0,
  );
}

/** Of a value with so many more places than the numbers have. */
function wholeBounds(unscaled: bigint, places: number): Bounds {
  if (places <= 0) return aroundWhole(unscaled * power(-places), true);
  const unit = power(places);
  const rest = ((unscaled % unit) + unit) % unit;
  return aroundWhole((unscaled - rest) / unit, rest === 0n);
}

function aroundWhole(floor: bigint, isWhole: boolean): Bounds {
  const [at, next] = [Number(floor), Number(floor + 1n)];
  return { floor: at, ceiling: isWhole ? at : next, below: isWhole ? Number(floor - 1n) : at, above: next };
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The least double that is greater. */
function nextDouble(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  double[0] = value;
  bits[0]! += value > 0 ? 1n : -1n;
  return double[0];
}

const day = 86_400_000;

function microseconds(text: string): number {
  const [whole = '', fraction = ''] = text.split('.');
  return Date.parse(`${whole}Z`) * 1000 + Number(fraction.padEnd(6, '0'));
}

/** Six digits of a second where there is a part of one. */
function timestampText(number: number): string {
  const fraction = ((number % 1e6) + 1e6) % 1e6;
  const whole = new Date((number - fraction) / 1000).toISOString().slice(0, 19);
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(6, '0')}`;
}
