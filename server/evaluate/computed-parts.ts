import type * as Ir from '../ir/index.ts';
import { children } from '../ir/walk.ts';
import { exactOf } from '../targets/sql/index.ts';

const comparing: readonly string[] = [
  ...['<', '<=', '>', '>=', '=', '!=', 'one-of', 'not-one-of', 'contains', 'starts-with'],
  ...['is-missing', 'is-known', 'not', 'and', 'or', 'where-there', 'holding', 'how-many'],
];

/**
 * What of an expression is computed, rather than compared or only looked up: nothing else can fail. Each part is computed on its own to see whether
 * it fails, since an engine leaves out what decides nothing: `how many of (…) < 0` holds for nobody, whatever stands in the list.
 */
export function computedParts(expression: Ir.Expression): readonly Ir.Expression[] {
  if (comparing.includes(expression.op)) return children(expression).flatMap(computedParts);
  switch (expression.op) {
    case 'literal':
    case 'reference':
    case 'column':
    case 'aggregate':
      return [];
    case 'decision':
      // It may be held with more places than the action has.
      return exactOf(expression.type) ? [expression] : [];
    case 'or-else':
      // What stands in for a missing value fails also where none is missing.
      return [expression, ...children(expression).flatMap(computedParts)];
    default:
      return [expression, ...children(expression).flatMap(comparedParts)];
  }
}

/** What is computed below conditions and alternatives within something computed. */
function comparedParts(expression: Ir.Expression): readonly Ir.Expression[] {
  if (expression.op === 'aggregate') return [];
  const isOwn = comparing.includes(expression.op) || expression.op === 'or-else';
  return isOwn ? computedParts(expression) : children(expression).flatMap(comparedParts);
}
