import type * as Ast from '../../../grammar/index.ts';
import { originalName } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import * as types from '../types.ts';

/** Small makers of IR nodes whose types follow from their parts. */
type Span = readonly [start: number, end: number];

export function spanOf(ast: { readonly span: Ast.Span }): { readonly span: Span } {
  return { span: [ast.span.start, ast.span.end] };
}

export function spanned(expression: { readonly span?: Span }): { readonly span?: Span } {
  return expression.span ? { span: expression.span } : {};
}

export function placeOf(expression: Ir.Expression, otherwise: Ast.Span): Ast.Span {
  return expression.span ? { start: expression.span[0], end: expression.span[1] } : otherwise;
}

export function wholeNumber(value: number): Ir.Literal {
  const digits = String(value);
  return { op: 'literal', type: types.number(digits.replace('-', '').length, 0), value: digits };
}

export function truth(value: boolean): Ir.Literal {
  return { op: 'literal', type: types.yesNo, value };
}

export function reference(name: string, type: Ir.Type): Ir.Reference {
  return { op: 'reference', type, name };
}

export function compare(left: Ir.Expression, op: Ir.Compare['op'], right: Ir.Expression): Ir.Compare {
  return { op, type: types.yesNo, left, right };
}

/** One operand is itself; chains within chains become one. */
export function logic(op: Ir.Logic['op'], operands: readonly Ir.Expression[]): Ir.Expression {
  const flat = operands.flatMap((operand) => (operand.op === op ? operand.operands : [operand]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { op, type: types.yesNo, operands: flat };
}

export function not(of: Ir.Expression): Ir.Expression {
  return { op: 'not', type: types.yesNo, of };
}

export function isKnown(of: Ir.Expression): Ir.Expression {
  return { op: 'is-known', type: types.yesNo, of };
}

export function toDouble(of: Ir.Expression): Ir.Expression {
  if (!types.isNumeric(of.type) || of.type.held.kind === 'double') return of;
  return { op: 'to-double', type: types.holding(of.type, types.double), ...spanned(of), of };
}

/** Both sides exact, or both doubles. */
export function alike(left: Ir.Expression, right: Ir.Expression): readonly [Ir.Expression, Ir.Expression] {
  return types.isDouble(left.type) || types.isDouble(right.type) ? [toDouble(left), toDouble(right)] : [left, right];
}

export function dateOf(of: Ir.Expression): Ir.Expression {
  return of.type.kind === 'timestamp' ? { op: 'date-of', type: types.date, ...spanned(of), of } : of;
}

/** A date meets a timestamp by its local day. */
export function byDay(left: Ir.Expression, right: Ir.Expression): readonly [Ir.Expression, Ir.Expression] {
  return left.type.kind !== right.type.kind && types.isTime(left.type) && types.isTime(right.type)
    ? [dateOf(left), dateOf(right)]
    : [left, right];
}

export const comparatorOp = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', is: '=', 'is not': '!=' } as const;

/** A condition is true or false; a value of type yes/no may be missing. */
export function isCondition(expression: Ir.Expression, isSegment: (name: string) => boolean): boolean {
  switch (expression.op) {
    case 'and':
    case 'or':
    case 'not':
    case 'holding':
    case 'one-of':
    case 'not-one-of':
    case 'contains':
    case 'starts-with':
    case 'is-missing':
    case 'is-known':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return true;
    case 'literal':
      return expression.type.kind === 'yes-no';
    case 'reference':
      return isSegment(originalName(expression));
    default:
      return false;
  }
}
