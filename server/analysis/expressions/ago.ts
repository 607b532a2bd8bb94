import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import * as types from '../types.ts';
import { constant, isLength } from './literals.ts';
import { inserting, replacing, snippet } from './messages.ts';

/** How long ago, as a literal or the name of one: whole days or months. */
export function agoOf(c: Context, ast: Ast.Expression): Ir.Ago | undefined {
  const length = durationOf(c, ast);
  if (!length) return undefined;
  const count = Number(length.value);
  if (length.type.kind === 'duration' && length.type.dimension === 'days') return [{ months: 0, days: count }];
  if (length.type.kind === 'duration' && length.type.dimension === 'months') return [{ months: count, days: 0 }];
  reportHours(c, ast, count);
  return undefined;
}

function durationOf(c: Context, ast: Ast.Expression): Ir.Literal | undefined {
  if (ast.kind === 'name') {
    const symbol = c.symbol(ast);
    if (!symbol || symbol.broken) return undefined;
    if (!symbol.value || !isLength(symbol.value)) return reportNoDistance(c, ast, symbol.type);
  }
  if (ast.kind !== 'name' && ast.kind !== 'duration') return reportNoDistance(c, ast, undefined);
  return constant(c, ast);
}

/** A plain number lacks its unit. */
function reportNoDistance(c: Context, ast: Ast.Expression, type: Ir.Type | undefined): undefined {
  if (ast.kind === 'missing') return undefined;
  const fixes =
    ast.kind === 'number' && /^[1-9]\d*$/.test(ast.digits)
      ? [' days', ' months'].map((unit) => inserting(c, ast.span.end, unit, { text: `${ast.digits}${unit} ago` }))
      : [];
  c.report('PTN3140', ast.span, { found: snippet(c, ast), ...(type && { type: types.typeName(type) }) }, { fixes });
  return undefined;
}

function reportHours(c: Context, ast: Ast.Expression, hours: number): void {
  const days = hours / 24;
  const text = `${days} day${days === 1 ? '' : 's'}`;
  const fixes = Number.isInteger(days) && ast.kind === 'duration' ? [replacing(c, ast.span, text)] : [];
  c.report('PTN3141', ast.span, { found: snippet(c, ast) }, { fixes });
}
