import type * as Ir from '../../ir/index.ts';
import { exactOf, isDouble, parseDecimal, power, printDecimal } from '../../targets/sql/index.ts';

/**
 * Values of one customer, as the rules of the language have them, for explaining and for tests: exact numbers and durations as integers of their
 * smallest unit, quotients as numbers, everything else as canonical text; lists as the texts of their values.
 */
export type Value = Exact | number | boolean | string | readonly string[];

export interface Exact {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** What is not known of a customer in a test, with the names that would have to be given. */
export class Ungiven {
  readonly names: ReadonlySet<string>;

  constructor(names: Iterable<string>) {
    this.names = new Set(names);
  }

  static of(...all: readonly unknown[]): Ungiven | undefined {
    const found = all.filter((each) => each instanceof Ungiven);
    return found.length === 0 ? undefined : new Ungiven(found.flatMap(({ names }) => [...names]));
  }
}

/** `null` is missing. */
export type Result = Value | null | Ungiven;

export function isKnown(result: Result): result is Value {
  return result !== null && !(result instanceof Ungiven);
}

/** Canonical text as a value of its type. */
export function parseValue(text: string | null, type: Ir.Type): Value | null {
  if (text === null) return null;
  if (exactOf(type)) return parseDecimal(text);
  if (isDouble(type)) return Number(text);
  if (type.kind === 'yes-no') return text === 'yes';
  return type.kind === 'list' ? text.split('; ') : text;
}

export function literalValue({ type, value, written }: Ir.Literal): Value {
  if (type.kind === 'duration' && type.dimension === 'any') return written ?? String(value);
  if (type.kind === 'yes-no') return value === true;
  if (type.kind === 'list') return JSON.parse(String(value)) as readonly string[];
  return parseValue(String(value), type) ?? '';
}

/** The canonical text of a value that `type` holds. */
export function printValue(value: Value | null, type: Ir.Type): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // There is no negative zero: it is no other number than zero.
  if (typeof value === 'number') return String(value + 0);
  if (typeof value === 'string') return value;
  if (!isExact(value)) return value.length === 0 ? null : value.join('; ');
  const { unscaled, scale } = heldAs(value, exactOf(type)?.scale ?? value.scale);
  return printDecimal(unscaled, scale);
}

export function isExact(value: Value): value is Exact {
  return typeof value === 'object' && 'unscaled' in value;
}

/** The same number at another scale, which has room for it. */
export function heldAs({ unscaled, scale }: Exact, to: number): Exact {
  if (to < scale) return { unscaled: unscaled / power(scale - to), scale: to };
  return { unscaled: unscaled * power(to - scale), scale: to };
}

export function whole(value: number | bigint): Exact {
  return { unscaled: BigInt(value), scale: 0 };
}
