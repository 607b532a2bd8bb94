import type { Aggregate, Arithmetic, Expression, FunctionCall } from '../../../grammar/index.ts';
import { isLiteral } from '../../../grammar/index.ts';
import type { DataInfo } from '../../analysis/schema.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import type { Names } from './names.ts';

/** The type that an expression would have, as far as it can be told of a text that is being written: nothing is checked. */
export function typeOf(ast: Expression, names: Names, rows?: DataInfo): Ir.Type | undefined {
  switch (ast.kind) {
    case 'name':
      return names.columnOf(ast, rows)?.column.type ?? typeOfName(ast.text, names);
    case 'member':
      return names.columnOf(ast, rows)?.column.type ?? typeOfLabel(ast, names);
    case 'parentheses':
      return typeOf(ast.inner, names, rows);
    case 'negation':
    case 'windowed':
    case 'earlier':
    case 'or-else':
      return typeOf(ast.of, names, rows);
    case 'quantified':
      return ast.quantifier === 'how many' ? types.count : types.yesNo;
    case 'aggregate':
      return typeOfAggregate(ast, names, rows);
    case 'call':
      return typeOfCall(ast, names, rows);
    case 'arithmetic':
      return typeOfArithmetic(ast, names, rows);
    default:
      return typeOfLiteral(ast) ?? types.yesNo;
  }
}

function typeOfName(name: string, names: Names): Ir.Type | undefined {
  const meaning = names.of(name);
  return meaning?.type ?? meaning?.value?.type ?? meaning?.action?.takes;
}

/** `offer.for` */
function typeOfLabel(ast: Expression & { readonly kind: 'member' }, names: Names): Ir.Type | undefined {
  if (ast.of.kind !== 'name' || ast.name.kind === 'missing') return undefined;
  const { text } = ast.name;
  return names.action(ast.of.text)?.labels.find(({ label }) => label === text)?.takes;
}

export function typeOfLiteral(ast: Expression): Ir.Type | undefined {
  switch (ast.kind) {
    case 'number':
    case 'percent':
      return types.number(18, 6);
    case 'money':
      return { kind: 'money', currency: ast.currency, held: types.decimal(18, 2) };
    case 'duration':
      return { kind: 'duration', dimension: dimensionOf(ast.unit) };
    case 'date':
    case 'timestamp':
    case 'cadence':
    case 'text':
      return { kind: ast.kind };
    default:
      return isLiteral(ast) ? types.yesNo : undefined;
  }
}

function dimensionOf(unit: string): 'days' | 'months' | 'hours' {
  if (unit === 'hour') return 'hours';
  return unit === 'day' || unit === 'week' ? 'days' : 'months';
}

function typeOfAggregate(ast: Aggregate, names: Names, rows?: DataInfo): Ir.Type | undefined {
  if (ast.function === 'count' || ast.function === 'distinct') return types.count;
  if (ast.function === 'usual gap') return types.days;
  if (ast.function === 'next due') return types.date;
  if (ast.function === 'top') return { kind: 'list', of: types.text };
  if (ast.function === 'share') return types.number(18, 6);
  const of = typeOf(ast.of, names, rows ?? names.rowsOf({ of: ast }));
  if (of || (ast.function !== 'latest' && ast.function !== 'earliest')) return of;
  const data = names.rowsOf({ of: ast });
  return data?.time === undefined ? types.timestamp : data.columns.get(data.time)?.type;
}

function typeOfCall(ast: FunctionCall, names: Names, rows?: DataInfo): Ir.Type | undefined {
  switch (ast.function) {
    case 'days since':
    case 'days until':
      return types.days;
    case 'months between':
      return types.months;
    case 'age':
    case 'month':
      return types.count;
    case 'weekday':
      return types.weekday;
    default:
      return ast.arguments[0] && typeOf(ast.arguments[0], names, rows);
  }
}

function typeOfArithmetic({ operator, left, right }: Arithmetic, names: Names, rows?: DataInfo): Ir.Type | undefined {
  const [a, b] = [typeOf(left, names, rows), typeOf(right, names, rows)];
  if (!a || !b) return a ?? b;
  if (operator === '/') return a.kind === b.kind ? types.number(18, 6) : a;
  if (operator === '*') return types.isNumeric(a) && a.kind === 'number' ? b : a;
  return types.isTime(a) && types.isTime(b) && operator === '-' ? types.days : a;
}
