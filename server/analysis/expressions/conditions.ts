import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import * as types from '../types.ts';
import { reportAlternatives } from './alternatives.ts';
import { isBareChecklist, isSegment } from './checklists.ts';
import { elaborateThen } from './earlier.ts';
import { snippet } from './messages.ts';
import { reportNegatedMissing } from './missing-values.ts';
import { compare, isCondition, logic, not, spanned, spanOf, truth } from './nodes.ts';

/** True or false, never missing: a yes/no value alone means `is yes`. */
export function elaborateCondition(c: Context, ast: Ast.Expression, scope: Scope): Ir.Expression | undefined {
  const value = isBareChecklist(c, ast) ? undefined : c.expression(ast, scope);
  if (!value) return undefined;
  if (value.type.kind === 'yes-no') {
    return isCondition(value, (name) => isSegment(c, name))
      ? value
      : { ...compare(value, '=', truth(true)), ...spanned(value) };
  }
  const code = ast.kind === 'name' || ast.kind === 'member' ? 'PTN3007' : 'PTN3006';
  c.report(code, ast.span, { found: snippet(c, ast), type: types.typeName(value.type), wanted: 'yes/no' });
  return undefined;
}

export function elaborateNot(c: Context, ast: Ast.Not, scope: Scope): Ir.Expression | undefined {
  const of = c.condition(ast.of, scope);
  if (!of) return undefined;
  reportNegatedMissing(c, ast, of);
  return { ...not(of), ...spanOf(ast) };
}

export function elaborateLogic(c: Context, ast: Ast.Logic, scope: Scope): Ir.Expression | undefined {
  const settled = reportAlternatives(c, ast, scope);
  const operands = ast.operands.map((operand) => (settled.has(operand) ? undefined : c.condition(operand, scope)));
  const complete = operands.filter((operand) => operand !== undefined);
  return complete.length === operands.length ? { ...logic(ast.kind, complete), ...spanOf(ast) } : undefined;
}

export function elaborateMissingTest(c: Context, ast: Ast.MissingTest, scope: Scope): Ir.Expression | undefined {
  const of = elaborateThen(c, ast.of, ast.ago, scope);
  return of && { op: ast.kind, type: types.yesNo, ...spanOf(ast), of };
}
