import type * as Ir from '../../../server/ir/index.ts';
import { aggregate, back } from './aggregate.ts';
import { civil, type DayNumber, monthsBetween, weekday } from './calendar.ts';
import { truth } from './condition.ts';
import { DataError, isBadNumber } from './data-error.ts';
import { add, divide, floor, multiply, negate, round } from './decimal.ts';
import { doubleOf, floorOfDouble, roundDouble, unscaledDouble } from './double.ts';
import type { Scope } from './scope.ts';
import { dayOfValue, follow } from './table.ts';
import {
  compareValues,
  heldAs,
  literalValue,
  type Maybe,
  retyped,
  scaleOf,
  text,
  type Value,
  whole,
  yesNo,
} from './value.ts';

/** The value of an expression for the scope's customer. */
export function evaluate(expression: Ir.Expression, scope: Scope): Maybe {
  try {
    return computed(expression, scope);
  } catch (error) {
    if (scope.badNumbers === 'missing' && isBadNumber(error)) return undefined;
    throw error;
  }
}

function computed(expression: Ir.Expression, scope: Scope): Maybe {
  switch (expression.op) {
    case 'literal':
      return literalValue(expression);
    case 'reference':
      return scope.value(expression.name);
    case 'column':
      return column(expression, scope);
    case 'decision':
      return retyped(expression.type, scope.decided(expression.action, expression.label));
    case 'aggregate':
      return aggregate(expression, scope);
    case 'add':
    case 'subtract':
    case 'multiply':
      return arithmetic(expression, scope);
    case 'quotient':
      return quotient(expression, scope);
    case 'round-quotient':
      return roundedQuotient(expression, scope);
    case 'to-double':
      return map(evaluate(expression.of, scope), (value) => toDouble(value, scaleOf(expression.of.type)));
    case 'round-exact':
      return map(evaluate(expression.of, scope), (value) =>
        heldAs(expression.type, round(exact(value), expression.places)),
      );
    case 'round-double':
      return map(evaluate(expression.of, scope), (value) => ({
        kind: 'decimal',
        ...roundDouble(double(value), expression.places),
      }));
    case 'floor':
      return map(evaluate(expression.of, scope), (value) => ({
        kind: 'decimal',
        ...(value.kind === 'double' ? floorOfDouble(value.double) : floor(exact(value))),
      }));
    case 'min':
    case 'max':
      return extreme(expression, scope);
    case 'how-many':
      return countOf(expression.operands, scope);
    case 'weighted':
      return weighted(expression, scope);
    case 'first': {
      const list = evaluate(expression.of, scope);
      return list?.kind === 'list' ? list.items[0] : undefined;
    }
    case 'or-else':
      return orElse(expression, scope);
    case 'days-since':
      return map(dayOfValue(evaluate(expression.of, scope)), (day) => whole(back(scope.asOf, expression.ago) - day));
    case 'days-until':
      return map(dayOfValue(evaluate(expression.of, scope)), (day) => whole(day - back(scope.asOf, expression.ago)));
    case 'where-there': {
      const value = evaluate(expression.of, scope);
      return wasThere(expression, scope) ? value : undefined;
    }
    case 'months-between':
    case 'years-between':
      return calendarDistance(expression, scope);
    case 'month':
      return map(dayOfValue(evaluate(expression.of, scope)), (day) => whole(civil(day).month));
    case 'weekday':
      return map(dayOfValue(evaluate(expression.of, scope)), (day) => text(weekday(day)));
    case 'date-of':
      return map(dayOfValue(evaluate(expression.of, scope)), (day) => ({ kind: 'day', day }));
    default:
      return yesNo(truth(expression, scope, false) === true);
  }
}

/** How many hold; every one is evaluated. */
export function countOf(conditions: readonly Ir.Expression[], scope: Scope): Value {
  const truths = conditions.map((condition) => truth(condition, scope, false));
  return whole(truths.filter((each) => each === true).length);
}

/** With `least` over the parts that are known, by their weights; all are computed. */
function weighted({ type, parts, least }: Ir.Weighted, scope: Scope): Maybe {
  const known = parts.flatMap(({ weight, of }) => {
    const value = evaluate(of, scope);
    return value ? [{ weight: exact(literalValue(weight)), value: exact(value) }] : [];
  });
  if (known.length < (least ?? parts.length)) return undefined;
  const nothing = { unscaled: 0n, scale: 0 };
  const sum = known.reduce((total, { weight, value }) => add(total, multiply(weight, value)), nothing);
  const weights = known.reduce((total, { weight }) => add(total, weight), nothing);
  return heldAs(type, least === undefined ? sum : divide(sum, weights, scaleOf(type)));
}

/** Whether the customer's own day is known and not after the earlier one. */
export function wasThere(expression: Ir.WhereThere, scope: Scope): boolean {
  const since = dayOfValue(evaluate(expression.since, scope));
  return since !== undefined && since <= back(scope.asOf, expression.ago);
}

/** Inside an aggregate a path begins at the event's row, or at the customer; outside always at the customer. */
function column(expression: Ir.Column, scope: Scope): Maybe {
  const start = scope.row?.data === expression.from ? scope.row.row : scope.customer;
  return follow(scope.tables, expression.from, start, expression.path)?.cells.get(expression.column);
}

function arithmetic(expression: Ir.Arithmetic, scope: Scope): Maybe {
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  if (!left || !right) return undefined;
  if (left.kind === 'double' && right.kind === 'double')
    return finite(ofDoubles[expression.op](left.double, right.double));
  return heldAs(expression.type, ofDecimals[expression.op](exact(left), exact(right)));
}

const ofDecimals = {
  add,
  subtract: (left: ReturnType<typeof exact>, right: ReturnType<typeof exact>) => add(left, negate(right)),
  multiply,
};

const ofDoubles = {
  add: (left: number, right: number) => left + right,
  subtract: (left: number, right: number) => left - right,
  multiply: (left: number, right: number) => left * right,
};

/** A number that is too large is a data error even where the other side is missing or 0. */
function quotient(expression: Ir.Quotient, scope: Scope): Maybe {
  const { numerator, denominator } = expression;
  const above = evaluate(numerator, scope);
  const below = evaluate(denominator, scope);
  const scale = Math.max(scaleOf(numerator.type), scaleOf(denominator.type));
  const [a, b] = [above, below].map(
    (side) => side && (side.kind === 'decimal' ? unscaledDouble(side, scale) : double(side)),
  );
  return a === undefined || b === undefined || b === 0 ? undefined : finite(a / b);
}

/** Both sides are computed: whether a data error shows must not depend on what is known. */
function orElse(expression: Ir.OrElse, scope: Scope): Maybe {
  const value = evaluate(expression.of, scope);
  const otherwise = evaluate(expression.otherwise, scope);
  return retyped(expression.type, value ?? otherwise);
}

function roundedQuotient(expression: Ir.RoundQuotient, scope: Scope): Maybe {
  const above = evaluate(expression.numerator, scope);
  const below = evaluate(expression.denominator, scope);
  if (!above || !below || exact(below).unscaled === 0n) return undefined;
  return heldAs(expression.type, divide(exact(above), exact(below), expression.places));
}

function toDouble(value: Value, scale: number): Value {
  return finite(value.kind === 'double' ? value.double : doubleOf(exact(value), scale));
}

function extreme(expression: Ir.Extreme, scope: Scope): Maybe {
  const values = expression.operands.map((operand) => evaluate(operand, scope));
  const sign = expression.op === 'max' ? 1 : -1;
  const best = values.reduce((one, other) =>
    one && other ? (sign * compareValues(expression.type, one, other) >= 0 ? one : other) : undefined,
  );
  return retyped(expression.type, best);
}

function calendarDistance(expression: Ir.MonthsBetween, scope: Scope): Maybe {
  const from = dayOfValue(evaluate(expression.from, scope));
  const to = expression.to ? dayOfValue(evaluate(expression.to, scope)) : back(scope.asOf, expression.ago);
  if (from === undefined || to === undefined) return undefined;
  const months = monthsBetween(from, to as DayNumber);
  return whole(expression.op === 'years-between' ? Math.trunc(months / 12) : months);
}

/** NaN and infinity do not exist; with quotients of integers below 2^53 they cannot come about but by overflow. */
function finite(number: number): Value {
  if (!Number.isFinite(number)) throw new DataError('inexact-double', `${number} is no number`);
  return { kind: 'double', double: number };
}

function exact(value: Value) {
  if (value.kind !== 'decimal') throw new Error(`a ${value.kind} is no exact number`);
  return value;
}

function double(value: Value): number {
  if (value.kind !== 'double') throw new Error(`a ${value.kind} is no double`);
  return value.double;
}

function map<T, U>(value: T | undefined, change: (value: T) => U): U | undefined {
  return value === undefined ? undefined : change(value);
}
