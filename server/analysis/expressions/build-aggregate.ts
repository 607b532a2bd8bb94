import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import * as types from '../types.ts';
import { snippet } from './messages.ts';
import { alike, wholeNumber } from './nodes.ts';
import type { PlainAggregate } from './plain-aggregate.ts';
import { type PeriodShare, perPeriod } from './windows.ts';

/** The aggregate written out: an average is a sum divided by a count, a share one count by another, `per` a division by a length. */
export function buildAggregate(
  c: Context,
  plain: PlainAggregate,
  at: Ast.Span,
  of: Ast.Expression,
): Ir.Expression | undefined {
  const value = writtenOut(plain);
  if (types.isNumeric(value.type) && !types.fits(value.type.held)) {
    c.report('PTN3011', of.span, { found: snippet(c, of) });
    return undefined;
  }
  const place = { span: [at.start, at.end] as const };
  return plain.per ? perTime(c, plain, plain.per, at, { ...value, ...place }) : { ...value, ...place };
}

function writtenOut(plain: PlainAggregate): Ir.Expression {
  switch (plain.function) {
    case 'average':
      return quotient(aggregate(plain, 'sum'), aggregate(plain, 'count-known'));
    case 'share': {
      const { where: _condition, ...all } = plain;
      return quotient(aggregate(plain, 'count'), aggregate(all, 'count'));
    }
    case 'count':
      return aggregate(plain, plain.of ? 'count-known' : 'count');
    case 'latest':
      return aggregate(plain, 'highest');
    case 'earliest':
      return aggregate(plain, 'lowest');
    case 'usual gap':
      return aggregate(plain, 'usual-gap');
    case 'next due':
      return aggregate(plain, 'next-due');
    default:
      return aggregate(plain, plain.function);
  }
}

/** What values are ranked by: a single aggregate that compares exactly. */
export function rankedBy(plain: PlainAggregate): Ir.Aggregate | undefined {
  const value = writtenOut(plain);
  return value.op === 'aggregate' && !ranksNothing.has(value.function) ? value : undefined;
}

const ranksNothing = new Set<Ir.Aggregate['function']>(['top', 'usual-gap', 'next-due']);

function aggregate(plain: PlainAggregate, name: Ir.Aggregate['function']): Ir.Aggregate {
  const { data, of, limit, by, where, window } = plain;
  const bounds = window && { ...(window.from && { from: window.from }), ...(window.to && { to: window.to }) };
  return {
    op: 'aggregate',
    type: typeOf(name, of),
    function: name,
    data,
    ...(of && name !== 'count' && { of }),
    ...(limit !== undefined && { limit }),
    ...(by && { by }),
    ...(where && { where }),
    ...(bounds && (bounds.from || bounds.to) && { window: bounds }),
  };
}

function typeOf(name: Ir.Aggregate['function'], of: Ir.Expression | undefined): Ir.Type {
  if (name === 'usual-gap') return types.days;
  if (name === 'next-due') return types.date;
  if (name === 'top') return { kind: 'list', of: types.text };
  if (!of || name === 'count' || name === 'count-known' || name === 'distinct') return types.count;
  if (!types.isNumeric(of.type) || of.type.held.kind === 'double') return of.type;
  if (name === 'sum') return types.holding(of.type, types.totalOf(of.type.held));
  return name === 'median' ? types.holding(of.type, types.medianOf(of.type.held)) : of.type;
}

export function quotient(numerator: Ir.Expression, denominator: Ir.Expression): Ir.Quotient {
  const [a, b] = alike(numerator, denominator);
  const isRatio = types.isNumeric(b.type)
    ? b.type.kind === 'money'
    : b.type.kind === 'duration' && a.type.kind === 'duration';
  const type: Ir.Type =
    types.isNumeric(a.type) && !isRatio ? types.holding(a.type, types.double) : { kind: 'number', held: types.double };
  return { op: 'quotient', type, numerator: a, denominator: b };
}

/** Only what grows with time can be told per month: counts and sums. */
const growing: readonly string[] = ['count', 'sum', 'distinct'];

function perTime(
  c: Context,
  plain: PlainAggregate,
  unit: Ast.TimeUnit,
  at: Ast.Span,
  value: Ir.Expression,
): Ir.Expression | undefined {
  const length = plain.window?.length;
  if (!growing.includes(plain.function) || !types.isNumeric(value.type)) {
    c.report('PTN3020', at, { found: snippet(c, { span: at }), function: plain.function });
    return undefined;
  }
  const share = length && perPeriod(length, unit);
  if (!share) {
    c.report('PTN3014', at, { found: snippet(c, { span: at }) });
    return undefined;
  }
  const numerator = times(value, share.times);
  if (types.isNumeric(numerator.type) && types.fits(numerator.type.held)) {
    return { ...quotient(numerator, lengthOf(share)), span: [at.start, at.end] };
  }
  c.report('PTN3011', at, { found: snippet(c, { span: at }) });
  return undefined;
}

function times(value: Ir.Expression, factor: number): Ir.Expression {
  if (factor === 1 || !types.isNumeric(value.type) || value.type.held.kind !== 'decimal') return value;
  const type = types.holding(value.type, types.productOf(value.type.held, types.decimal(String(factor).length, 0)));
  return { op: 'multiply', type, left: value, right: wholeNumber(factor) };
}

/** The days since a day, that day included, are the length of a window that ends with as-of. */
function lengthOf({ by, since }: PeriodShare): Ir.Expression {
  if (since === undefined) return wholeNumber(by);
  const first: Ir.Literal = { op: 'literal', type: types.date, value: since };
  const before: Ir.Expression = { op: 'days-since', type: types.days, of: first };
  const oneDay: Ir.Literal = { op: 'literal', type: types.days, value: 1, written: '1 day' };
  const length: Ir.Expression = { op: 'add', type: types.days, left: before, right: oneDay };
  return by === 1 ? length : { op: 'multiply', type: types.days, left: length, right: wholeNumber(by) };
}
