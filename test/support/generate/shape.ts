// What the generator knows about a value: enough to write programs that check.

import type { ColumnType } from './world.ts';

export type Shape =
  /** `whole` digits before the point and `scale` after it; a double has neither. */
  | { readonly kind: 'number' | 'money'; readonly whole: number; readonly scale: number | 'double' }
  /** A list is one of texts. */
  | { readonly kind: 'days' | 'months' | 'date' | 'timestamp' | 'text' | 'yes-no' | 'cadence' | 'list' }
  | { readonly kind: 'choice'; readonly members: readonly string[]; readonly ordered: boolean }
  /** The numbers of bands of its parts. */
  | { readonly kind: 'cell'; readonly parts: readonly number[] };

export type Kind = Shape['kind'];

/** A piece of program text that has a value. */
export interface Value {
  readonly text: string;
  readonly shape: Shape;
  /** It may stand in a larger expression without parentheses. */
  readonly atom: boolean;
  /** A metric that is a plain aggregate over this data: it takes another window. `bounded`: its own window has two ends. */
  readonly plain?: { readonly data: string; readonly bounded: boolean };
  /** Rules decided it: a definition or an aggregate comes before them. */
  readonly decided?: boolean;
}

export function exact(kind: 'number' | 'money', whole: number, scale: number): Shape {
  return { kind, whole, scale };
}

export function double(kind: 'number' | 'money'): Shape {
  return { kind, whole: 0, scale: 'double' };
}

export function shapeOf(type: ColumnType): Shape {
  switch (type.kind) {
    case 'number':
      // With a cell that is no number the checker does not know the places, and leaves room for six.
      return exact('number', 18 - type.scale, 6);
    case 'money':
      return exact('money', 16, 2);
    default:
      return { kind: type.kind };
  }
}

export function isNumeric(shape: Shape): shape is Shape & { kind: 'number' | 'money' } {
  return shape.kind === 'number' || shape.kind === 'money';
}

export function isExact(shape: Shape): boolean {
  return isNumeric(shape) && shape.scale !== 'double';
}

export function atom(text: string, shape: Shape): Value {
  return { text, shape, atom: true };
}

export function compound(text: string, shape: Shape): Value {
  return { text, shape, atom: false };
}

/** The text where it stands inside something larger. */
export function inside(value: Value): string {
  return value.atom ? value.text : `(${value.text})`;
}

/** A name as it is written: bare where it can be. */
export function named(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.has(name.toLowerCase()) ? name : `\`${name}\``;
}

const reserved = new Set([
  'by',
  'kind',
  'at',
  'since',
  'value',
  'data',
  'class',
  'is',
  'not',
  'and',
  'or',
  'if',
  'then',
  'when',
  'where',
  'ever',
  'every',
]);

export function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
