import type { IToken } from 'chevrotain';
import type { CadenceLiteral, Expression, TimeUnit } from './ast.ts';
import type { Span } from './span.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** The digits of a number: `1_000` is `1000`. */
export function digitsOf(token: IToken): string {
  return token.image.replaceAll('_', '');
}

export function unitOf(token: IToken): TimeUnit {
  return t.idOf(token) as TimeUnit;
}

/** A whole number that is at least 1 and not beyond what anyone counts, or undefined. */
export function wholeOf(token: IToken): number | undefined {
  const digits = digitsOf(token);
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 ? value : undefined;
}

const cadenceUnits = new Map<unknown, TimeUnit>([
  [kw.daily, 'day'],
  [kw.weekly, 'week'],
  [kw.monthly, 'month'],
  [kw.quarterly, 'quarter'],
  [kw.yearly, 'year'],
]);

export function isCadenceWord(token: IToken): boolean {
  return cadenceUnits.has(token.tokenType);
}

export function cadenceOf(token: IToken): CadenceLiteral {
  return { kind: 'cadence', times: 1, every: 1, unit: cadenceUnits.get(token.tokenType)!, span: t.spanOfToken(token) };
}

/** `2026-10-31T18:00` with its seconds. */
export function isoTimestamp(image: string): string {
  return image.length === 16 ? `${image}:00` : image;
}

/** Whether a suffix behind it needs parentheses. */
export function isLiteral({ kind }: Expression): boolean {
  return literalKinds.has(kind);
}

const literalKinds = new Set<Expression['kind']>([
  'number',
  'percent',
  'money',
  'duration',
  'cadence',
  'date',
  'timestamp',
  'yes-no',
  'cell',
  'text',
]);

/** In `at 30, 60, 90 days` the numbers take the unit of the last. */
export function withUnitOfLast(cuts: readonly Expression[]): Expression[] {
  const last = cuts.at(-1);
  const model = last?.kind === 'negation' ? last.of : last;
  return model ? cuts.map((cut) => withUnitOf(model, cut)) : [];
}

function withUnitOf(model: Expression, cut: Expression): Expression {
  if (cut.kind === 'negation') return { ...cut, of: withUnitOf(model, cut.of) };
  return cut.kind === 'number' ? numberAs(model, cut.digits, cut.span) : cut;
}

function numberAs(model: Expression, digits: string, span: Span): Expression {
  switch (model.kind) {
    case 'percent':
      return { kind: 'percent', digits, span };
    case 'money':
      return { kind: 'money', digits, currency: model.currency, span };
    case 'duration':
      return { kind: 'duration', amount: Number(digits), unit: model.unit, span };
    default:
      return { kind: 'number', digits, span };
  }
}
