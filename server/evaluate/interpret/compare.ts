import type * as Ir from '../../ir/index.ts';
import type { CadenceRanks } from '../../targets/sql/index.ts';
import { compareExact } from './number.ts';
import { isExact, type Value } from './value.ts';

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`; best members of choices are the greatest. */
export function compareValues(type: Ir.Type, a: Value, b: Value, cadences: CadenceRanks): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(type, a, b, cadences);
  if (isExact(a) && isExact(b)) return compareExact(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(a, b) ? 0 : 1;
  throw new Error(`values of a ${type.kind} do not compare`);
}

/** Lists are equal or not: they have no order. */
function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** Days and times in ISO 8601 are in the order of their text. */
function compareTexts(type: Ir.Type, a: string, b: string, cadences: CadenceRanks): number {
  if (type.kind === 'cadence') return (cadences.get(a) ?? 0) - (cadences.get(b) ?? 0);
  if (a === b) return 0;
  if (type.kind === 'choice' && type.ordered) return type.members.indexOf(b) - type.members.indexOf(a);
  return a < b ? -1 : 1;
}
