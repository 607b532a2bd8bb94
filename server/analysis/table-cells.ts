import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { decidingOver } from './decisions.ts';
import { type CellType, cellIsOneOf } from './expressions/cells.ts';
import { reportCertainRange } from './expressions/certain.ts';
import { compareWith, isReversed } from './expressions/comparisons.ts';
import { snippet } from './expressions/messages.ts';
import { dateOf, logic, spanOf } from './expressions/nodes.ts';
import * as types from './types.ts';

/** What a cell on the left of a table says about the value of its column; `any` says nothing. */
export function elaborateCell(
  cell: Ast.ConditionCell,
  left: Ir.Expression,
  c: Context,
): Ir.Expression | 'any' | undefined {
  const compare = (comparator: Ast.Comparator, right: Ast.Expression) =>
    c.comparison(left, comparator, right, decidingOver(c), cell.span);
  switch (cell.kind) {
    case 'missing':
      return undefined;
    case 'any':
      return 'any';
    case 'comparison':
      return compare(cell.comparator, cell.right);
    case 'equals':
      return compare('is', cell.right);
    case 'range':
      return range(cell, left, c);
    case 'one-of':
      return oneOf(cell, left, c);
    case 'is-missing':
    case 'is-known':
      return { op: cell.kind, type: types.yesNo, ...spanOf(cell), of: left };
  }
}

function oneOf(
  cell: Extract<Ast.ConditionCell, { kind: 'one-of' }>,
  left: Ir.Expression,
  c: Context,
): Ir.Expression | undefined {
  if (isCell(left)) return cellIsOneOf(c, left, cell.values, false);
  // Days beside a time mean the days of those times.
  const byDay = left.type.kind === 'timestamp' && !cell.values.some((value) => value.kind === 'timestamp');
  const of = byDay ? dateOf(left) : left;
  const values = cell.values.map((value) => c.literal(value, of.type));
  if (!values.every((value) => value !== undefined)) return undefined;
  return { op: 'one-of', type: types.yesNo, ...spanOf(cell), of, values };
}

function isCell(of: Ir.Expression): of is Ir.Expression & { readonly type: CellType } {
  return of.type.kind === 'cell';
}

type RangeCell = Extract<Ast.ConditionCell, { kind: 'range' }>;

function range(cell: RangeCell, left: Ir.Expression, c: Context): Ir.Expression | undefined {
  const bound = { left, scope: decidingOver(c), at: cell.span, isBound: true };
  const from = compareWith(c, { ...bound, comparator: '>=', right: cell.from });
  const to = compareWith(c, { ...bound, comparator: '<=', right: cell.to });
  if (!from || !to) return undefined;
  if (isReversed(from, to)) {
    c.report('PTN3030', cell.span, { from: snippet(c, cell.from), to: snippet(c, cell.to) });
    return undefined;
  }
  reportCertainRange(c, left, { from, to }, cell.span);
  return logic('and', [from, to]);
}
