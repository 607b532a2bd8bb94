import type * as Ast from '../../../grammar/index.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { yesNoOf } from '../infer.ts';
import * as types from '../types.ts';
import { currencyFixes } from './currency.ts';
import { inserting, quoted, replacing, snippet, wrapping, written } from './messages.ts';
import { placeOf } from './nodes.ts';

type Dimension = 'days' | 'months' | 'hours';

export function dimensionOf(unit: Ast.TimeUnit): Dimension {
  if (unit === 'hour') return 'hours';
  return unit === 'day' || unit === 'week' ? 'days' : 'months';
}

/** How many of its dimension a unit is. */
export function inDimension(unit: Ast.TimeUnit): number {
  return { hour: 1, day: 1, week: 7, month: 1, quarter: 3, year: 12 }[unit];
}

/** A value where another type is wanted. */
export function reportUnlike(
  c: Context,
  { expected, found, ast }: { readonly expected: Ir.Type; readonly found: Ir.Expression; readonly ast: Ast.Expression },
): void {
  const data = { found: snippet(c, ast), type: types.typeName(found.type), wanted: types.typeName(expected) };
  c.report('PTN3006', ast.span, data, { fixes: literalFixes(c, ast, found.type, expected) });
}

/** Two sides that meet in a comparison or in arithmetic. */
export interface Meeting {
  readonly left: Ir.Expression;
  readonly right: Ir.Expression;
  /** What is written on a side, where it is written in this declaration. */
  readonly leftAst?: Ast.Expression | undefined;
  readonly rightAst?: Ast.Expression | undefined;
  /** The whole, left and right. */
  readonly at: Ast.Span;
  /** Of a comparison that stands there as a whole. */
  readonly comparator?: Ast.Comparator;
}

/** Says why two sides of unlike types neither compare nor add, and offers the way out. */
export function reportMeeting(c: Context, meeting: Meeting): void {
  const { left, right, at } = meeting;
  const data = {
    left: snippet(c, placed(left, at)),
    leftType: types.typeName(left.type),
    right: snippet(c, placed(right, at)),
    rightType: types.typeName(right.type),
  };
  const fixes = [
    ...sideFixes(c, meeting),
    ...agoFixes(c, meeting),
    ...sinceFixes(c, meeting),
    ...currencyFixes(c, left, right),
  ];
  c.report(codeOf(left.type, right.type), at, data, { fixes });
}

function placed(expression: Ir.Expression, at: Ast.Span): { readonly span: Ast.Span } {
  return { span: placeOf(expression, at) };
}

function codeOf(a: Ir.Type, b: Ir.Type) {
  if (a.kind === 'duration' && b.kind === 'duration') return a.dimension === b.dimension ? 'PTN3001' : 'PTN3003';
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency ? 'PTN3001' : 'PTN3005';
  return types.isNumeric(a) && types.isNumeric(b) ? 'PTN3004' : 'PTN3001';
}

function sideFixes(c: Context, { left, right, leftAst, rightAst }: Meeting): readonly Fix[] {
  const atRight = rightAst ? literalFixes(c, rightAst, right.type, left.type) : [];
  if (atRight.length > 0) return atRight;
  return leftAst ? literalFixes(c, leftAst, left.type, right.type) : [];
}

/** How a literal would have to be written to be of the wanted type. */
export function literalFixes(c: Context, ast: Ast.Expression, found: Ir.Type, wanted: Ir.Type): readonly Fix[] {
  if (ast.kind === 'parentheses') return literalFixes(c, ast.inner, found, wanted);
  if (ast.kind === 'number') return numberFixes(c, ast, wanted);
  if (ast.kind === 'negation' && ast.of.kind === 'number' && wanted.kind === 'duration')
    return numberFixes(c, ast.of, wanted).map((fix) => ({ ...fix, data: { text: `-${fix.data.text}` } }));
  if (ast.kind === 'duration') return durationFixes(c, ast, wanted);
  if (ast.kind === 'text') return textFixes(c, ast, wanted);
  return ast.kind === 'date' && wanted.kind === 'text' ? [replacing(c, ast.span, quoted(ast.iso))] : [];
}

function numberFixes(c: Context, ast: Ast.NumberLiteral, wanted: Ir.Type): readonly Fix[] {
  const digits = snippet(c, ast);
  const whole = /^[1-9][0-9_]*$/.test(digits);
  if (wanted.kind === 'money')
    return [inserting(c, ast.span.end, ` ${wanted.currency}`, { text: `${digits} ${wanted.currency}` })];
  if (wanted.kind === 'text') return [replacing(c, ast.span, quoted(digits))];
  if (wanted.kind === 'yes-no') return yesNoFixes(c, ast, { 1: true, 0: false }[digits]);
  if (wanted.kind !== 'duration' || wanted.dimension === 'any' || !whole) return [];
  return [inserting(c, ast.span.end, ` ${wanted.dimension}`, { text: `${digits} ${wanted.dimension}` })];
}

/** Days for months are near enough for an offer, not for a rule of the language. */
function durationFixes(c: Context, ast: Ast.DurationLiteral, wanted: Ir.Type): readonly Fix[] {
  if (wanted.kind !== 'duration' || wanted.dimension !== 'days' || dimensionOf(ast.unit) !== 'months') return [];
  return [replacing(c, ast.span, `${daysIn(ast)} days`)];
}

/** A month is taken for 30 days and a year for 365. */
function daysIn({ amount, unit }: Ast.DurationLiteral): number {
  const all = amount * inDimension(unit);
  return dimensionOf(unit) === 'months' ? Math.floor(all / 12) * 365 + (all % 12) * 30 : all;
}

function textFixes(c: Context, ast: Ast.Text, wanted: Ir.Type): readonly Fix[] {
  const isMember = wanted.kind === 'choice' && wanted.members.includes(ast.value);
  if (isMember) return [replacing(c, ast.span, written(ast.value))];
  if (wanted.kind === 'yes-no') return yesNoFixes(c, ast, yesNoOf(ast.value));
  return wanted.kind === 'number' && /^\d+(\.\d+)?$/.test(ast.value) ? [replacing(c, ast.span, ast.value)] : [];
}

function yesNoFixes(c: Context, { span }: Ast.Expression, value: boolean | undefined): readonly Fix[] {
  return value === undefined ? [] : [replacing(c, span, value ? 'yes' : 'no')];
}

/** `latest orders > 90 days` means that they are so long ago, `next_due <= 7 days` that it is so soon. */
function agoFixes(c: Context, { left, leftAst, rightAst, at, comparator }: Meeting): readonly Fix[] {
  if (!types.isTime(left.type) || rightAst?.kind !== 'duration' || dimensionOf(rightAst.unit) === 'hours') return [];
  if (!leftAst || !comparator || !orders.has(comparator) || !timeKinds.has(leftAst.kind)) return [];
  const { start, end } = leftAst.span;
  const value = c.chunk.text.slice(start, end);
  if (left.op === 'column' && rightAst.unit === 'year')
    return [replacing(c, at, `age of ${value} ${comparator} ${rightAst.amount}`)];
  const words = isAhead(c, left) ? 'days until' : 'days since';
  return [replacing(c, at, `${words} ${value} ${comparator} ${daysIn(rightAst)} days`)];
}

/** A due date lies ahead, where other dates of a customer lie behind. */
function isAhead(c: Context, left: Ir.Expression): boolean {
  if (left.op === 'reference') return c.declared(left.name)?.plain?.function === 'next due';
  return left.op === 'aggregate' && left.function === 'next-due';
}

const orders: ReadonlySet<Ast.Comparator> = new Set(['<', '<=', '>', '>=']);

/** What may stand behind `days since` as it is. */
const timeKinds: ReadonlySet<Ast.Expression['kind']> = new Set([
  'name',
  'member',
  'aggregate',
  'windowed',
  'parentheses',
]);

/** `recency <= 3 months` and `latest orders <= 3 months` may mean `latest orders in last 3 months is known`. */
function sinceFixes(c: Context, { left, leftAst, rightAst, at, comparator }: Meeting): readonly Fix[] {
  if (rightAst?.kind !== 'duration' || dimensionOf(rightAst.unit) !== 'months') return [];
  if (!leftAst || !comparator || !orders.has(comparator)) return [];
  const data = latestOf(c, left);
  const test = comparator === '<=' || comparator === '<' ? 'is known' : 'is missing';
  return data === undefined
    ? []
    : [replacing(c, at, `latest ${written(data)} in last ${snippet(c, rightAst)} ${test}`)];
}

/** The data whose latest event the value counts the days since, or is. */
function latestOf(c: Context, expression: Ir.Expression): string | undefined {
  if (types.isTime(expression.type)) return daysSinceLatest(c, { op: 'days-since', type: types.days, of: expression });
  return expression.op === 'reference' ? c.declared(expression.name)?.daysSinceLatest : daysSinceLatest(c, expression);
}

export function daysSinceLatest(c: Context, expression: Ir.Expression): string | undefined {
  if (expression.op !== 'days-since') return undefined;
  const { of } = expression;
  const latest = of.op === 'date-of' ? of.of : of;
  if (latest.op !== 'aggregate' || latest.function !== 'highest' || latest.where || latest.window) return undefined;
  const column = latest.of?.op === 'column' && latest.of.path.length === 0 ? latest.of.column : undefined;
  return column !== undefined && c.schema.data.get(latest.data)?.time === column ? latest.data : undefined;
}

/** `round(…, n)` around what is a quotient, where only exact numbers are taken. */
export function reportNeedsRound(c: Context, expression: Ir.Expression, ast: Ast.Expression): void {
  const inner = ast.kind === 'parentheses' ? ast.inner : ast;
  const places = expression.type.kind === 'money' ? 2 : 4;
  const text = `round(${snippet(c, inner)}, ${places})`;
  c.report(
    'PTN3010',
    ast.span,
    { found: snippet(c, ast) },
    { fixes: [wrapping(c, inner.span, 'round(', `, ${places})`, { text })] },
  );
}
