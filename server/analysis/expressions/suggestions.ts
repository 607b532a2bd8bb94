import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import type { Scope } from '../elaborator.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { replacing, written } from './messages.ts';
import { spanOf } from './nodes.ts';
import { isOneOfMany, reportOneOfMany } from './one-of-many.ts';

/** `suggestions of pairs` is the list, `suggestion of pairs` the best of it. */
export function elaborateSuggestions(c: Context, ast: Ast.Suggestions, scope: Scope): Ir.Expression | undefined {
  const symbol = c.symbol(ast.of, { quiet: true });
  if (symbol) c.bind?.(ast.of.span, symbolBound(symbol, c.schema));
  if (symbol?.broken) return undefined;
  if (symbol?.kind !== 'affinity' || !symbol.type) return reportNone(c, ast);
  if (isOneOfMany(c, scope)) return reportOneOfMany(c, ast.span, ast.of.text, c.schema.subject);
  const all: Ir.Reference = { op: 'reference', type: symbol.type, ...spanOf(ast), name: symbol.name };
  return ast.which === 'all' ? all : { op: 'first', type: types.text, ...spanOf(ast), of: all };
}

function reportNone(c: Context, { of }: Ast.Suggestions): undefined {
  const meant = didYouMean(nameOf(of), c.names('affinity'));
  const fixes = meant === undefined ? [] : [replacing(c, of.span, written(meant))];
  if (c.symbol(of, { quiet: true }) || c.knowsAll) c.report('PTN4174', of.span, { name: of.text }, { fixes });
}
