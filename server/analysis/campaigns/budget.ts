import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { deciding } from '../decisions.ts';
import { constant } from '../expressions/literals.ts';
import { replacing, snippet } from '../expressions/messages.ts';
import { reportNeedsRound } from '../expressions/units.ts';
import * as types from '../types.ts';
import { type Broken, broken } from './campaign.ts';

/** What may be spent in all, and what one customer costs, in the same currency. */
export function elaborateBudget(budget: Ast.Budget | undefined, c: Context): Ir.Campaign['budget'] | Broken {
  if (!budget) return undefined;
  const total = elaborateTotal(budget, c);
  const each = elaborateEach(budget, c);
  if (!total || !each) return broken;
  return isSameCurrency(budget, total, each, c) ? { total, each } : broken;
}

function elaborateTotal({ total }: Ast.Budget, c: Context): Ir.Literal | undefined {
  const found = constant(c, total);
  return found && isMoney(found, total, c) && isPositive(found, total, c) ? found : undefined;
}

function elaborateEach(budget: Ast.Budget, c: Context): Ir.Expression | undefined {
  const { each } = budget;
  if (!each) {
    c.report('PTN4106', budget.span, {});
    return undefined;
  }
  const found = c.expression(each, deciding);
  if (!found || !isMoney(found, each, c)) return undefined;
  return found.op !== 'literal' || isPositive(found, each, c) ? found : undefined;
}

function isMoney(found: Ir.Expression, ast: Ast.Expression, c: Context): boolean {
  if (types.isDouble(found.type)) {
    reportNeedsRound(c, found, ast);
    return false;
  }
  if (found.type.kind === 'money') return true;
  c.report('PTN4107', ast.span, { found: snippet(c, ast), type: types.typeName(found.type) });
  return false;
}

function isPositive({ value }: Ir.Literal, ast: Ast.Expression, c: Context): boolean {
  if (/[1-9]/.test(String(value)) && !String(value).startsWith('-')) return true;
  const found = snippet(c, ast);
  const fixes = /^-.*[1-9]/.test(found) ? [replacing(c, ast.span, found.slice(1).trim())] : [];
  c.report('PTN4108', ast.span, { found }, { fixes });
  return false;
}

function isSameCurrency({ each }: Ast.Budget, total: Ir.Literal, cost: Ir.Expression, c: Context): boolean {
  if (!each || types.isLike(total.type, cost.type)) return true;
  const [wanted, found] = [types.typeName(total.type), types.typeName(cost.type)];
  const currency = total.type.kind === 'money' ? total.type.currency : '';
  const fixes = each.kind === 'money' ? [replacing(c, each.span, `${each.digits} ${currency}`)] : [];
  c.report('PTN4111', each.span, { wanted, found }, { fixes });
  return false;
}
