import type * as Ast from '../../../grammar/index.ts';
import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { deciding } from '../decisions.ts';
import { snippet } from '../expressions/messages.ts';
import { reportNeedsRound } from '../expressions/units.ts';
import * as types from '../types.ts';
import { type Broken, broken } from './campaign.ts';
import type { Clauses } from './clauses.ts';

/** Customers are ranked once: where both the cap and the budget say by what, they say the same. */
export function elaborateRanking({ cap, budget }: Clauses, c: Context): Ir.Campaign['rank'] | Broken {
  const asts = [cap?.by, budget?.by].filter((by) => by !== undefined);
  const [first, second] = asts.map((by) => rankingOf(by, c));
  if (asts.length === 0) return undefined;
  if (!first || (asts[1] && !second)) return broken;
  if (!second || canonical(first) === canonical(second)) return first;
  const words = { en: 'ranked otherwise here', 'zh-CN': '这里用了另一种排序' };
  const related = [{ at: c.at(asts[0]!.span), words, data: {} }];
  c.report('PTN4115', asts[1]!.span, {}, { related });
  return broken;
}

/** By what the best come first. */
export function rankingOf({ of: ast, best }: Ast.Ranking, c: Context): Ir.Campaign['rank'] {
  const of = c.expression(ast, deciding);
  if (!of) return undefined;
  if (types.isDouble(of.type)) {
    reportNeedsRound(c, of, ast);
    return undefined;
  }
  if (isRankable(of.type)) return { of, best };
  c.report('PTN4116', ast.span, { found: snippet(c, ast), type: types.typeName(of.type) });
  return undefined;
}

function isRankable(type: Ir.Type): boolean {
  if (type.kind === 'duration') return type.dimension !== 'any';
  return types.isNumeric(type) || types.isTime(type) || (type.kind === 'choice' && type.ordered);
}
