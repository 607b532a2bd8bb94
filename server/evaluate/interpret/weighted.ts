import type * as Ir from '../../ir/index.ts';
import * as number from './number.ts';
import { type Exact, isExact, isKnown, literalValue, type Result, Ungiven, whole } from './value.ts';

interface Part {
  readonly weight: Exact;
  readonly value: Result;
}

/** What is missing makes it missing, or with `least` counts for nothing; else what is not given leaves it so. */
export function weighted(expression: Ir.Weighted, values: readonly Result[], places: number): Result {
  const { parts, least } = expression;
  const missing = values.filter((value) => value === null).length;
  if (parts.length - missing < (least ?? parts.length)) return null;
  const open = Ungiven.of(...values);
  if (open) return open;
  const known = parts.map(
    ({ weight }, index): Part => ({ weight: exact(literalValue(weight)), value: values[index] ?? null }),
  );
  const present = known.filter(({ value }) => value !== null);
  const total = present.map(({ weight, value }) => number.multiply(weight, exact(value))).reduce(number.add);
  if (least === undefined) return total;
  return number.roundQuotient(total, present.map(({ weight }) => weight).reduce(number.add, whole(0)), places);
}

function exact(value: Result): Exact {
  if (!isKnown(value) || !isExact(value)) throw new Error('parts of a weighted score are exact');
  return value;
}
