import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import * as types from '../types.ts';
import { isPart, partScope, wholeDuration, wholeScope } from './durations.ts';
import { checked } from './literals.ts';
import { snippet } from './messages.ts';
import { dateOf, spanOf, toDouble } from './nodes.ts';
import { reportMeeting, reportUnlike } from './units.ts';

export function elaborateCall(c: Context, ast: Ast.FunctionCall, scope: Scope): Ir.Expression | undefined {
  const isRounding = ast.function === 'round' || ast.function === 'floor';
  const value = call(c, ast, isRounding ? partScope(scope) : wholeScope(scope));
  return value && checked(c, { ...value, ...spanOf(ast) }, ast);
}

function call(c: Context, ast: Ast.FunctionCall, scope: Scope): Ir.Expression | undefined {
  switch (ast.function) {
    case 'days since':
      return ofDate(c, ast, scope, (of) => ({ op: 'days-since', type: types.days, of }));
    case 'days until':
      return ofDate(c, ast, scope, (of) => ({ op: 'days-until', type: types.days, of }));
    case 'age':
      return ofDate(c, ast, scope, (from) => ({ op: 'years-between', type: types.number(5, 0), from }));
    case 'month':
      return ofDate(c, ast, scope, (of) => ({ op: 'month', type: types.number(2, 0), of }));
    case 'weekday':
      return ofDate(c, ast, scope, (of) => ({ op: 'weekday', type: types.weekday, of }));
    case 'months between':
      return monthsBetween(c, ast, scope);
    case 'round':
    case 'floor':
      return rounding(c, ast, scope);
    default:
      return extreme(c, ast, ast.function, scope);
  }
}

function ofDate(
  c: Context,
  ast: Ast.FunctionCall,
  scope: Scope,
  make: (of: Ir.Expression) => Ir.Expression,
): Ir.Expression | undefined {
  const of = oneDate(c, ast.arguments[0], scope);
  return of && make(of);
}

function oneDate(c: Context, ast: Ast.Expression | undefined, scope: Scope): Ir.Expression | undefined {
  const value = ast && c.expression(ast, scope);
  if (!ast || !value) return undefined;
  if (types.isTime(value.type)) return dateOf(value);
  reportUnlike(c, { expected: types.date, found: value, ast });
  return undefined;
}

/** With one day, the months from that day to as-of. */
function monthsBetween(c: Context, ast: Ast.FunctionCall, scope: Scope): Ir.Expression | undefined {
  const [first, second] = ast.arguments;
  const from = oneDate(c, first, scope);
  const to = second && oneDate(c, second, scope);
  if (!from || (second && !to)) return undefined;
  return { op: 'months-between', type: types.months, from, ...(to && { to }) };
}

type Numeric = Ir.Expression & { readonly type: types.Numeric };

function rounding(c: Context, ast: Ast.FunctionCall, scope: Scope): Ir.Expression | undefined {
  const [argument] = ast.arguments;
  const value = argument && c.expression(argument, scope);
  if (!argument || !value) return undefined;
  const { type } = value;
  if (type.kind === 'duration' && isPart(type)) return wholeDuration(c, ast, value);
  if (types.isNumeric(type)) return (ast.function === 'round' ? round : floor)(c, ast, { ...value, type });
  reportUnlike(c, { expected: types.count, found: value, ast: argument });
  return undefined;
}

/** Of a quotient, also by the name of a metric that is one, it is exact; of other doubles it rounds the double. */
function round(c: Context, ast: Ast.FunctionCall, of: Numeric): Ir.Expression | undefined {
  const places = ast.arguments[1] ? placesOf(c, ast.arguments[1]) : 0;
  if (places === undefined) return undefined;
  // Rules about other data take the value of the customer as it is: what it is divided from is none of the row.
  const isInlined = of.op === 'reference' && !of.earlier && c.about === undefined;
  const divided = of.op === 'quotient' ? of : isInlined ? c.declared(of.name)?.quotient : undefined;
  const type = types.holding(of.type, types.rounded(of.type.held, places));
  if (divided && !types.isDouble(divided.numerator.type)) {
    return { op: 'round-quotient', type, numerator: divided.numerator, denominator: divided.denominator, places };
  }
  return { op: types.isDouble(of.type) ? 'round-double' : 'round-exact', type, of, places };
}

function placesOf(c: Context, ast: Ast.Expression): number | undefined {
  const literal = c.literal(ast, types.count);
  if (!literal) return undefined;
  const places = Number(literal.value);
  if (Number.isInteger(places) && places >= 0 && places <= types.mostScale) return places;
  c.report('PTN3022', ast.span, { found: snippet(c, ast), most: types.mostScale });
  return undefined;
}

function floor(_c: Context, _ast: Ast.FunctionCall, of: Numeric): Ir.Expression {
  return { op: 'floor', type: types.holding(of.type, types.floored(of.type.held)), of };
}

/** `min of (…)`, `max of (…)`: missing if a part is. */
function extreme(c: Context, ast: Ast.FunctionCall, op: 'min' | 'max', scope: Scope): Ir.Expression | undefined {
  const operands = ast.arguments.map((argument) => c.expression(argument, scope));
  const values = operands.filter((operand) => operand !== undefined);
  const [first] = values;
  if (!first || values.length !== operands.length) return undefined;
  if (!types.isOrdered(first.type) || first.type.kind === 'cell') {
    const place = ast.arguments[0] ?? ast;
    c.report('PTN3021', place.span, { found: snippet(c, place), type: types.typeName(first.type), comparator: op });
    return undefined;
  }
  for (const [index, value] of values.entries()) {
    const bothTimes = types.isTime(value.type) && types.isTime(first.type);
    if (bothTimes || types.isLike(value.type, first.type)) continue;
    const [leftAst, rightAst] = [ast.arguments[0], ast.arguments[index]];
    reportMeeting(c, { left: first, right: value, leftAst, rightAst, at: ast.span });
    return undefined;
  }
  return together(values, (all) => ({ op, type: joined(all), operands: all }));
}

/** Operands that are held alike: a double makes all doubles, a date makes all dates. */
export function together(
  values: readonly Ir.Expression[],
  make: (all: readonly Ir.Expression[]) => Ir.Expression,
): Ir.Expression {
  if (values.some(({ type }) => types.isDouble(type))) return make(values.map(toDouble));
  return make(values.some(({ type }) => type.kind === 'date') ? values.map(dateOf) : values);
}

export function joined(values: readonly Ir.Expression[]): Ir.Type {
  return values
    .map(({ type }) => type)
    .reduce((a, b) => {
      if (!types.isNumeric(a) || !types.isNumeric(b) || a.held.kind === 'double' || b.held.kind === 'double') return a;
      return types.holding(a, types.join(a.held, b.held));
    });
}
