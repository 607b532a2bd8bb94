import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { memberBound, symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { cellLiteral } from './cells.ts';
import { reportUnknownMember } from './members.ts';
import { snippet } from './messages.ts';
import { spanOf } from './nodes.ts';
import { dimensionOf, inDimension, reportUnlike } from './units.ts';

/** A constant of this type: a literal, a member or a `let` name; anything else is reported. */
export function elaborateLiteral(c: Context, ast: Ast.Expression, type: Ir.Type): Ir.Literal | undefined {
  if (ast.kind === 'missing') return undefined;
  if (ast.kind === 'parentheses') return elaborateLiteral(c, ast.inner, type);
  if (type.kind === 'cell') return cellLiteral(c, ast, type);
  if (type.kind === 'list') return elaborateLiteral(c, ast, type.of);
  const literal = nothingOf(ast, type) ?? (ast.kind === 'name' ? named(c, ast, type) : constant(c, ast));
  return literal && ofType(c, literal, type, ast);
}

/** Nothing is nothing in every unit: a plain 0 beside money or a duration is 0 of its kind. */
export function nothingOf(ast: Ast.Expression, type: Ir.Type | undefined): Ir.Literal | undefined {
  if (ast.kind !== 'number' || ast.digits !== '0') return undefined;
  if (type?.kind === 'money')
    return { op: 'literal', type: types.holding(type, types.decimal(1, 0)), ...spanOf(ast), value: '0' };
  if (type?.kind === 'duration' && type.dimension !== 'any')
    return { op: 'literal', type, ...spanOf(ast), value: 0, written: '0' };
  return undefined;
}

/** The constant that a literal or a `let` name stands for, whatever its type. */
export function constant(c: Context, ast: Ast.Expression): Ir.Literal | undefined {
  if (ast.kind === 'missing') return undefined;
  if (ast.kind === 'parentheses') return constant(c, ast.inner);
  if (ast.kind === 'negation') return negated(c, ast);
  if (ast.kind === 'name') return named(c, ast, undefined);
  const literal = literalOf(ast);
  if (!literal) c.report('PTN3019', ast.span, { found: snippet(c, ast) });
  return literal && checked(c, literal, ast);
}

function named(c: Context, ast: Ast.Name, type: Ir.Type | undefined): Ir.Literal | undefined {
  const name = nameOf(ast);
  if (type?.kind === 'choice' && type.members.includes(name)) {
    c.bind?.(ast.span, memberBound(type, name));
    return member(type, name, ast);
  }
  const symbol = c.symbol(ast, { quiet: type?.kind === 'choice' });
  if (symbol) c.bind?.(ast.span, symbolBound(symbol, c.schema));
  if (!symbol && type?.kind === 'choice') reportUnknownMember(c, ast, type);
  if (!symbol || symbol.broken) return undefined;
  if (symbol.value) return { ...symbol.value, ...spanOf(ast) };
  c.report('PTN3019', ast.span, { found: ast.text });
  return undefined;
}

export function member(type: Ir.Type, name: string, ast: Ast.Name): Ir.Literal {
  return { op: 'literal', type, ...spanOf(ast), value: name };
}

function negated(c: Context, ast: Ast.Negation): Ir.Literal | undefined {
  const of = constant(c, ast.of);
  if (!of) return undefined;
  if (types.isNumeric(of.type) || of.type.kind === 'duration') return { ...negative(of), ...spanOf(ast) };
  c.report('PTN3006', ast.span, { found: snippet(c, ast.of), type: types.typeName(of.type), wanted: 'number' });
  return undefined;
}

export function negative(literal: Ir.Literal): Ir.Literal {
  if (literal.type.kind === 'duration') return negativeDuration(literal);
  const digits = String(literal.value);
  return { ...literal, value: digits.startsWith('-') ? digits.slice(1) : /[1-9]/.test(digits) ? `-${digits}` : digits };
}

function negativeDuration(literal: Ir.Literal): Ir.Literal {
  const { value, written = String(value) } = literal;
  if (Number(value) === 0) return literal;
  return { ...literal, value: -Number(value), written: written.startsWith('-') ? written.slice(1) : `-${written}` };
}

function ofType(c: Context, literal: Ir.Literal, type: Ir.Type, ast: Ast.Expression): Ir.Literal | undefined {
  if (type.kind === 'timestamp' && literal.type.kind === 'date')
    return { ...literal, type, value: `${literal.value}T00:00:00` };
  const isAny = type.kind === 'duration' && type.dimension === 'any';
  if (isAny ? isLength(literal) : types.isLike(literal.type, type)) return literal;
  reportUnlike(c, { expected: type, found: literal, ast });
  return undefined;
}

/** A duration that can pass: what lasts, or a window, is never below nothing. */
export function isLength({ type, value }: Ir.Literal): boolean {
  return type.kind === 'duration' && Number(value) >= 0;
}

/** More digits than a program may compute with are refused where they stand. */
export function checked<T extends Ir.Expression>(c: Context, value: T, ast: Ast.Expression): T | undefined {
  if (!types.isNumeric(value.type) || types.fits(value.type.held)) return value;
  c.report('PTN3011', ast.span, { found: snippet(c, ast) });
  return undefined;
}

/** The value of what is written as a literal. */
export function literalOf(ast: Ast.Expression): Ir.Literal | undefined {
  switch (ast.kind) {
    case 'number':
      return decimalLiteral(ast, ast.digits, 'number');
    case 'percent':
      return { ...decimalLiteral(ast, hundredth(ast.digits), 'number'), percent: true };
    case 'money':
      return decimalLiteral(ast, ast.digits, 'money', ast.currency);
    case 'duration':
      return durationLiteral(ast);
    case 'cadence':
      return cadenceLiteral(ast);
    case 'date':
      return { op: 'literal', type: types.date, ...spanOf(ast), value: ast.iso };
    case 'timestamp':
      return { op: 'literal', type: types.timestamp, ...spanOf(ast), value: ast.iso };
    case 'yes-no':
      return { op: 'literal', type: types.yesNo, ...spanOf(ast), value: ast.value };
    case 'text':
      return { op: 'literal', type: types.text, ...spanOf(ast), value: ast.value };
    default:
      return undefined;
  }
}

function decimalLiteral(ast: Ast.Expression, digits: string, kind: 'number' | 'money', currency = ''): Ir.Literal {
  const [whole = '', fraction = ''] = digits.split('.');
  const significant = whole.replace(/^0+(?=\d)/, '') || '0';
  const held = types.decimal((significant === '0' ? 0 : significant.length) + fraction.length, fraction.length);
  const type: Ir.Type = kind === 'money' ? { kind, currency, held } : { kind, held };
  return { op: 'literal', type, ...spanOf(ast), value: fraction === '' ? significant : `${significant}.${fraction}` };
}

/** `15` becomes `0.15`, `12.5` becomes `0.125`. */
function hundredth(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const padded = whole.padStart(3, '0');
  const shifted = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
  return shifted.replace(/\.?0+$/, '') || '0';
}

function durationLiteral(ast: Ast.DurationLiteral): Ir.Literal {
  const type: Ir.Type = { kind: 'duration', dimension: dimensionOf(ast.unit) };
  const written = `${ast.amount} ${ast.unit}${ast.amount === 1 ? '' : 's'}`;
  return { op: 'literal', type, ...spanOf(ast), value: ast.amount * inDimension(ast.unit), written };
}

const adverbs = {
  hour: 'hourly',
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
} as const;
const unitsPerYear = { hour: 365 * 24, day: 365, week: 52, month: 12, quarter: 4, year: 1 } as const;

function cadenceLiteral(ast: Ast.CadenceLiteral): Ir.Literal {
  const weeks = ast.unit === 'day' && ast.every % 7 === 0;
  const unit = weeks ? 'week' : ast.unit;
  const every = weeks ? ast.every / 7 : ast.every;
  const perYear = lowest(ast.times * unitsPerYear[unit], every);
  return { op: 'literal', type: types.cadence, ...spanOf(ast), value: cadenceText(ast.times, every, unit), perYear };
}

function cadenceText(times: number, every: number, unit: Ast.TimeUnit): string {
  if (times === 1) return every === 1 ? adverbs[unit] : `every ${every} ${unit}s`;
  return every === 1 ? `${times} per ${unit}` : `${times} per ${every} ${unit}s`;
}

/** A fraction in lowest terms. */
export function lowest(numerator: number, denominator: number): readonly [number, number] {
  const divisor = greatestDivisor(numerator, denominator);
  return [numerator / divisor, denominator / divisor];
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a || 1 : greatestDivisor(b, a % b);
}
