import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import * as types from '../types.ts';
import { quotient } from './build-aggregate.ts';
import {
  hasRoom,
  isPart,
  reportDuration,
  sumOfDurations,
  timesDuration,
  wholeScope,
  wholeUnlessPart,
} from './durations.ts';
import { negative } from './literals.ts';
import { snippet } from './messages.ts';
import { alike, byDay, dateOf, spanOf } from './nodes.ts';
import { reportMeeting } from './units.ts';

/** Sums and products of many operands lean to the left: they are walked, not descended. */
export function elaborateArithmetic(c: Context, ast: Ast.Arithmetic, scope: Scope): Ir.Expression | undefined {
  const spine: Ast.Arithmetic[] = [];
  let first: Ast.Expression = ast;
  while (first.kind === 'arithmetic') {
    spine.push(first);
    first = first.left;
  }
  let value = c.expression(first, scope);
  for (const step of spine.reverse()) {
    const right = c.expression(step.right, step.operator === '/' ? wholeScope(scope) : scope);
    value = value && right && combine(c, step, value, right);
  }
  return value && wholeUnlessPart(c, value, ast, scope);
}

function combine(
  c: Context,
  ast: Ast.Arithmetic,
  left: Ir.Expression,
  right: Ir.Expression,
): Ir.Expression | undefined {
  const value = operations[ast.operator](left, right);
  if (!value) {
    if (reportDuration(c, ast, left, right)) return undefined;
    reportMeeting(c, { left, right, leftAst: ast.left, rightAst: ast.right, at: ast.span });
    return undefined;
  }
  if (!hasRoom(value.type)) {
    c.report('PTN3011', ast.span, { found: snippet(c, ast) });
    return undefined;
  }
  if (ast.operator === '/' && right.op === 'literal' && Number(right.value) === 0)
    c.report('PTN3046', ast.span, { found: snippet(c, ast) });
  return { ...value, ...spanOf(ast) };
}

type Operation = (left: Ir.Expression, right: Ir.Expression) => Ir.Expression | undefined;

const operations: Readonly<Record<Ast.Arithmetic['operator'], Operation>> = {
  '+': (left, right) => addition('add', left, right),
  '-': (left, right) => daysBetween(left, right) ?? addition('subtract', left, right),
  '*': multiplication,
  '/': division,
};

function addition(op: 'add' | 'subtract', left: Ir.Expression, right: Ir.Expression): Ir.Expression | undefined {
  if (!types.isLike(left.type, right.type)) return undefined;
  if (left.type.kind === 'duration') return { op, type: sumOfDurations(left.type, right.type), left, right };
  const [a, b] = alike(left, right);
  if (!types.isNumeric(a.type) || !types.isNumeric(b.type)) return undefined;
  const exact = a.type.held.kind === 'decimal' && b.type.held.kind === 'decimal';
  const held = exact ? types.sumOf(a.type.held as types.Decimal, b.type.held as types.Decimal) : types.double;
  return { op, type: types.holding(a.type, held), left: a, right: b };
}

/** The days from one day to another are the difference of the days since each. */
function daysBetween(left: Ir.Expression, right: Ir.Expression): Ir.Expression | undefined {
  if (!types.isTime(left.type) || !types.isTime(right.type)) return undefined;
  const [a, b] = byDay(dateOf(left), dateOf(right));
  return { op: 'subtract', type: types.days, left: daysSince(b), right: daysSince(a) };
}

function daysSince(of: Ir.Expression): Ir.Expression {
  return { op: 'days-since', type: types.days, of };
}

function multiplication(left: Ir.Expression, right: Ir.Expression): Ir.Expression | undefined {
  if (left.type.kind === 'duration') return timesDuration(left.type, right.type, left, right);
  if (right.type.kind === 'duration') return timesDuration(right.type, left.type, left, right);
  const [a, b] = alike(left, right);
  if (!types.isNumeric(a.type) || !types.isNumeric(b.type)) return undefined;
  if (a.type.kind === 'money' && b.type.kind === 'money') return undefined;
  const unit = b.type.kind === 'money' ? b.type : a.type;
  const exact = a.type.held.kind === 'decimal' && b.type.held.kind === 'decimal';
  const held = exact ? types.productOf(a.type.held as types.Decimal, b.type.held as types.Decimal) : types.double;
  return { op: 'multiply', type: types.holding(unit, held), left: a, right: b };
}

/** Numbers by numbers, money by numbers or by the same money, durations by durations of the same dimension. */
function division(left: Ir.Expression, right: Ir.Expression): Ir.Expression | undefined {
  if (left.type.kind === 'duration')
    return types.isLike(left.type, right.type) && !isPart(left.type) ? quotient(left, right) : undefined;
  if (!types.isNumeric(left.type) || !types.isNumeric(right.type)) return undefined;
  const isMeaningful = right.type.kind === 'number' || types.isLike(left.type, right.type);
  return isMeaningful ? quotient(left, right) : undefined;
}

/** `-x` of a constant is a constant, else 0 − x. */
export function elaborateNegation(c: Context, ast: Ast.Negation, scope: Scope): Ir.Expression | undefined {
  const of = c.expression(ast.of, scope);
  if (!of) return undefined;
  const zero = zeroOf(of.type);
  if (!zero) {
    c.report('PTN3006', ast.of.span, { found: snippet(c, ast.of), type: types.typeName(of.type), wanted: 'number' });
    return undefined;
  }
  if (of.op === 'literal') return { ...negative(of), ...spanOf(ast) };
  const difference = addition('subtract', zero, of);
  return difference && { ...difference, ...spanOf(ast) };
}

/** Undefined for what has no negative. */
function zeroOf(type: Ir.Type): Ir.Literal | undefined {
  if (type.kind === 'duration' && type.dimension !== 'any')
    return { op: 'literal', type: { kind: 'duration', dimension: type.dimension }, value: 0, written: '0' };
  if (!types.isNumeric(type)) return undefined;
  return { op: 'literal', type: types.holding(type, types.decimal(1, 0)), value: '0' };
}
