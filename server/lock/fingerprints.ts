import { referencesIn } from '../analysis/references.ts';
import { hashOf } from '../ir/hash.ts';
import type * as Ir from '../ir/index.ts';

/**
 * What each definition means, as SHA-256: it and all that it refers to, but for how wide the numbers are, which changes with every wider number in the
 * data and changes no cut.
 */
export function fingerprintsOf({ definitions }: Pick<Ir.Program, 'definitions'>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const definition of definitions) {
    const needs = [...referencesIn(definition)].sort().map((name) => [name, found.get(name) ?? '']);
    found.set(definition.name, hashOf([withoutWidths(definition), needs]));
  }
  return found;
}

function withoutWidths(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutWidths);
  if (typeof part !== 'object' || part === null) return part;
  if (isDecimal(part)) return { kind: 'decimal' };
  const entries = Object.entries(part).map(([name, value]) => [name, withoutWidths(value)] as const);
  return Object.fromEntries(isNumberLiteral(part) ? [...entries, ['value', shortest(part.value)]] : entries);
}

function isDecimal(part: object): boolean {
  return 'kind' in part && part.kind === 'decimal' && 'digits' in part;
}

function isNumberLiteral(part: object): part is { readonly value: string } {
  return 'op' in part && part.op === 'literal' && 'value' in part && typeof part.value === 'string' && isNumber(part);
}

function isNumber(part: object): boolean {
  const { kind } = ('type' in part ? part.type : {}) as { kind?: string };
  return kind === 'number' || kind === 'money';
}

/** `300.00` and `300` are one number. */
function shortest(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}
