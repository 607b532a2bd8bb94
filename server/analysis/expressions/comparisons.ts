import type * as Ast from '../../../grammar/index.ts';
import { isLiteral } from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { reportListInParentheses } from './alternatives.ts';
import { type CellType, cellIsOneOf, compareCell } from './cells.ts';
import { reportCertain, reportCertainRange } from './certain.ts';
import { isSegment } from './checklists.ts';
import { partScope } from './durations.ts';
import { elaborateThen } from './earlier.ts';
import { reportListCompared, reportListOneOf } from './lists.ts';
import { constant, elaborateLiteral, nothingOf } from './literals.ts';
import { quoted, replacing, snippet } from './messages.ts';
import { alike, byDay, comparatorOp, dateOf, isCondition, logic, not } from './nodes.ts';
import { countCompared, reportCertainCount } from './quantifiers.ts';
import { reportMeeting } from './units.ts';

/** A left side that is there already, and a right side that is still text. */
export interface HalfComparison {
  readonly left: Ir.Expression;
  readonly comparator: Ast.Comparator;
  readonly right: Ast.Expression;
  readonly scope: Scope;
  readonly at: Ast.Span;
  /** What is written on the left, where it is written in this declaration. */
  readonly leftAst?: Ast.Expression;
  /** Is this one of the two bounds of a range? */
  readonly isBound?: boolean;
}

export function elaborateComparison(c: Context, ast: Ast.Comparison, scope: Scope): Ir.Expression | undefined {
  const flipped = isConstant(ast.left) && !isConstant(ast.right);
  if (flipped)
    return elaborateComparison(
      c,
      { ...ast, left: ast.right, right: ast.left, comparator: flip(ast.comparator) },
      scope,
    );
  if (reportListInParentheses(c, ast, scope)) return undefined;
  const left = elaborateThen(c, ast.left, ast.ago, partScope(scope));
  if (!left) return undefined;
  return compareWith(c, { left, comparator: ast.comparator, right: ast.right, scope, at: ast.span, leftAst: ast.left });
}

export function compareWith(c: Context, half: HalfComparison): Ir.Expression | undefined {
  const { left, comparator, right, scope, at } = half;
  if (right.kind === 'missing') return undefined;
  const spanned = (expression: Ir.Expression | undefined) =>
    expression && { ...expression, span: [at.start, at.end] as const };
  if (hasCell(left)) return spanned(compareCell(c, left, comparator, right));
  if (isBareText(c, left, right, scope)) return undefined;
  if (reportListCompared(c, half)) return undefined;
  const value = c.expression(right, partScope(scope), left.type);
  if (!value || !mayCompare(c, half, value)) return undefined;
  if (!half.isBound) {
    reportCertain(c, left, comparator, value, at);
    reportCertainCount(c, left, comparator, value, at);
  }
  const truth = comparedToTruth(c, left, comparator, value) ?? countCompared(c, left, comparator, value);
  if (truth) return spanned(truth);
  const [a, b] = byDay(...alike(left, value));
  return { op: comparatorOp[comparator], type: types.yesNo, span: [at.start, at.end], left: a, right: b };
}

/** `X A to B`: both bounds belong to it. */
export function elaborateRange(c: Context, ast: Ast.Range, scope: Scope): Ir.Expression | undefined {
  const left = elaborateThen(c, ast.of, ast.ago, partScope(scope));
  if (!left) return undefined;
  const half = { scope, at: ast.span, leftAst: ast.of, isBound: true };
  const from = compareWith(c, { left, comparator: '>=', right: ast.from, ...half });
  const to = from && compareWith(c, { left, comparator: '<=', right: ast.to, ...half });
  if (!from || !to) return undefined;
  if (isReversed(from, to)) {
    c.report('PTN3030', ast.span, { from: snippet(c, ast.from), to: snippet(c, ast.to) });
    return undefined;
  }
  reportCertainRange(c, left, { from, to }, ast.span);
  return { ...logic('and', [from, to]), span: [ast.span.start, ast.span.end] };
}

export function isReversed(from: Ir.Expression, to: Ir.Expression): boolean {
  if (from.op !== '>=' || to.op !== '<=' || from.right.op !== 'literal' || to.right.op !== 'literal') return false;
  return isGreater(from.right, to.right);
}

/** Of two constants of like types that have an order. */
export function isGreater(a: Ir.Literal, b: Ir.Literal): boolean {
  if (types.isNumeric(a.type)) return greaterDecimal(String(a.value), String(b.value));
  if (a.type.kind === 'choice')
    return a.type.members.indexOf(String(a.value)) < a.type.members.indexOf(String(b.value));
  if (a.perYear && b.perYear) return a.perYear[0] * b.perYear[1] > b.perYear[0] * a.perYear[1];
  return a.value > b.value;
}

function greaterDecimal(a: string, b: string): boolean {
  const scale = Math.max(...[a, b].map((value) => value.split('.')[1]?.length ?? 0));
  return unscaled(a, scale) > unscaled(b, scale);
}

function unscaled(value: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

export function elaborateOneOf(c: Context, ast: Ast.OneOf, scope: Scope): Ir.Expression | undefined {
  const left = elaborateThen(c, ast.of, ast.ago, scope);
  if (!left) return undefined;
  const span = [ast.span.start, ast.span.end] as const;
  if (reportListOneOf(c, left, ast)) return undefined;
  if (hasCell(left)) {
    const cells = cellIsOneOf(c, left, ast.values, ast.negated);
    return cells && { ...cells, span };
  }
  const type =
    left.type.kind === 'timestamp' && !ast.values.some((value) => value.kind === 'timestamp') ? types.date : left.type;
  const values = ast.values.map((value) =>
    isBareText(c, left, value, scope) ? undefined : oneValue(c, value, type, left, ast),
  );
  const complete = values.filter((value) => value !== undefined);
  if (complete.length !== values.length) return undefined;
  const of = type.kind === 'date' ? dateOf(left) : left;
  return { op: ast.negated ? 'not-one-of' : 'one-of', type: types.yesNo, span, of, values: complete };
}

function oneValue(
  c: Context,
  ast: Ast.Expression,
  type: Ir.Type,
  left: Ir.Expression,
  at: Ast.OneOf,
): Ir.Literal | undefined {
  if (type.kind === 'choice') return elaborateLiteral(c, ast, type);
  const value = nothingOf(ast, type) ?? constant(c, ast);
  if (!value) return undefined;
  const literal = type.kind === 'timestamp' && value.type.kind === 'date' ? elaborateLiteral(c, ast, type) : value;
  if (literal && types.isLike(literal.type, type)) return literal;
  reportMeeting(c, { left, right: value, rightAst: ast, at: at.span });
  return undefined;
}

export function elaborateTextTest(c: Context, ast: Ast.TextTest, scope: Scope): Ir.Expression | undefined {
  const of = c.expression(ast.of, scope);
  return of && elaborateTextTestOf(c, ast, of, scope);
}

/** What is tested is there already. */
export function elaborateTextTestOf(
  c: Context,
  ast: Ast.TextTest,
  of: Ir.Expression,
  scope: Scope,
): Ir.Expression | undefined {
  const element = of.type.kind === 'list' ? of.type.of : of.type;
  if (element.kind === 'text' && isBareText(c, { ...of, type: element }, ast.text, scope)) return undefined;
  const text = c.expression(ast.text, scope, element);
  if (!text) return undefined;
  const isText = of.type.kind === 'list' ? ast.kind === 'contains' : element.kind === 'text';
  if (isText && types.isLike(element, text.type)) {
    return { op: ast.kind, type: types.yesNo, span: [ast.span.start, ast.span.end], of, text };
  }
  const [found, at] = isText ? [text, ast.text] : [of, ast.of];
  const data = {
    found: snippet(c, at),
    type: types.typeName(found.type),
    wanted: types.typeName(isText ? element : types.text),
  };
  c.report('PTN3006', at.span, data);
  return undefined;
}

function hasCell(expression: Ir.Expression): expression is Ir.Expression & { readonly type: CellType } {
  return expression.type.kind === 'cell';
}

/** A bare word beside a text: it lacks its quotes, unless something has that name. */
function isBareText(c: Context, left: Ir.Expression, right: Ast.Expression, scope: Scope): boolean {
  if (left.type.kind !== 'text' || right.kind !== 'name') return false;
  const name = nameOf(right);
  const row = scope.kind === 'row' ? c.schema.data.get(scope.data) : undefined;
  if (row?.columns.has(name) || c.symbol(right, { quiet: true })) return false;
  c.report('PTN3009', right.span, { name: right.text }, { fixes: [replacing(c, right.span, quoted(name))] });
  return true;
}

function mayCompare(c: Context, half: HalfComparison, right: Ir.Expression): boolean {
  const { left, comparator, at, leftAst, isBound = false } = half;
  const bothTimes = types.isTime(left.type) && types.isTime(right.type);
  if (!bothTimes && !types.isLike(left.type, right.type)) {
    reportMeeting(c, { left, right, leftAst, rightAst: half.right, at, ...(!isBound && { comparator }) });
    return false;
  }
  if (comparator === 'is' || comparator === 'is not' || types.isOrdered(left.type)) {
    return left.type.kind !== 'list' || reportOrder(c, half);
  }
  return reportOrder(c, half);
}

function reportOrder(c: Context, { left, at, comparator }: HalfComparison): false {
  c.report('PTN3021', at, { found: snippet(c, left), type: types.typeName(left.type), comparator });
  return false;
}

/** A condition compared with yes or no is itself or its contrary: it is never missing. */
function comparedToTruth(
  c: Context,
  left: Ir.Expression,
  comparator: Ast.Comparator,
  right: Ir.Expression,
): Ir.Expression | undefined {
  const isDefinite =
    left.type.kind === 'yes-no' && right.op === 'literal' && isCondition(left, (name) => isSegment(c, name));
  if (!isDefinite) return undefined;
  return (right.value === true) === (comparator === 'is') ? left : not(left);
}

function isConstant(ast: Ast.Expression): boolean {
  return (isLiteral(ast) && ast.kind !== 'cell') || (ast.kind === 'negation' && isConstant(ast.of));
}

const flips = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', is: 'is', 'is not': 'is not' } as const;

function flip(comparator: Ast.Comparator): Ast.Comparator {
  return flips[comparator];
}
