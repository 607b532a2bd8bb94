import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import * as types from '../types.ts';
import { elaborateAggregate, elaborateWindowed } from './aggregates.ts';
import { elaborateArithmetic, elaborateNegation } from './arithmetic.ts';
import { elaborateComparison, elaborateOneOf, elaborateRange, elaborateTextTest } from './comparisons.ts';
import { elaborateCondition, elaborateLogic, elaborateMissingTest, elaborateNot } from './conditions.ts';
import { elaborateDotted } from './dotted.ts';
import { wholeScope } from './durations.ts';
import { elaborateEarlier } from './earlier.ts';
import { elaborateCall, joined, together } from './functions.ts';
import { checked, literalOf, nothingOf } from './literals.ts';
import { elaborateMovement } from './movements.ts';
import { elaborateName } from './names.ts';
import { spanOf } from './nodes.ts';
import { elaborateQuantified } from './quantifiers.ts';
import { elaborateSuggestions } from './suggestions.ts';
import { reportMeeting } from './units.ts';

export { elaborateCondition };

/** A value with its type, everything resolved and written out. `expected` lets bare words be members of a choice. */
export function elaborateExpression(
  c: Context,
  ast: Ast.Expression,
  scope: Scope,
  expected: Ir.Type | undefined,
): Ir.Expression | undefined {
  switch (ast.kind) {
    case 'missing':
      return undefined;
    case 'name':
      return elaborateName(c, ast, scope, expected);
    case 'member':
      return elaborateDotted(c, ast, scope);
    case 'parentheses':
      return elaborateExpression(c, ast.inner, scope, expected?.kind === 'choice' ? undefined : expected);
    case 'quantified':
      return elaborateQuantified(c, ast, scope);
    case 'suggestions':
      return elaborateSuggestions(c, ast, scope);
    case 'aggregate':
      return elaborateAggregate(c, ast, scope);
    case 'windowed':
      return elaborateWindowed(c, ast, scope);
    case 'earlier':
      return elaborateEarlier(c, ast, scope, expected);
    case 'entered':
    case 'left':
      return elaborateMovement(c, ast, scope);
    case 'or-else':
      return elaborateOrElse(c, ast, scope, expected);
    case 'call':
      return elaborateCall(c, ast, scope);
    case 'arithmetic':
      return elaborateArithmetic(c, ast, scope);
    case 'negation':
      return elaborateNegation(c, ast, scope);
    case 'comparison':
      return elaborateComparison(c, ast, scope);
    case 'range':
      return elaborateRange(c, ast, scope);
    case 'one-of':
      return elaborateOneOf(c, ast, scope);
    case 'contains':
    case 'starts-with':
      return elaborateTextTest(c, ast, scope);
    case 'is-missing':
    case 'is-known':
      return elaborateMissingTest(c, ast, scope);
    case 'not':
      return elaborateNot(c, ast, scope);
    case 'and':
    case 'or':
      return elaborateLogic(c, ast, scope);
    case 'cell':
      c.report('PTN3023', ast.span, { found: ast.pattern });
      return undefined;
    default: {
      const literal = nothingOf(ast, expected) ?? literalOf(ast);
      return literal && checked(c, literal, ast);
    }
  }
}

/** `x or else 0` */
function elaborateOrElse(
  c: Context,
  ast: Ast.OrElse,
  scope: Scope,
  expected: Ir.Type | undefined,
): Ir.Expression | undefined {
  const of = c.expression(ast.of, wholeScope(scope), expected);
  const otherwise = of && c.expression(ast.otherwise, wholeScope(scope), of.type);
  if (!of || !otherwise) return undefined;
  const bothTimes = types.isTime(of.type) && types.isTime(otherwise.type);
  if (!bothTimes && !types.isLike(of.type, otherwise.type)) {
    reportMeeting(c, { left: of, right: otherwise, leftAst: ast.of, rightAst: ast.otherwise, at: ast.span });
    return undefined;
  }
  const joint = together([of, otherwise], ([value = of, replacement = otherwise]) => ({
    op: 'or-else',
    type: joined([value, replacement]),
    ...spanOf(ast),
    of: value,
    otherwise: replacement,
  }));
  return checked(c, joint, ast);
}
