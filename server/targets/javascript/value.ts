import type * as Ir from '../../ir/index.ts';
import { isDouble } from '../sql/exact.ts';
import { condition } from './condition.ts';
import {
  arithmetic,
  atScale,
  extreme,
  floor,
  quotient,
  roundDouble,
  roundExact,
  roundQuotient,
  toDouble,
  weighted,
} from './number.ts';
import { formOf, literalText, missingOf } from './represent.ts';
import { once, type Scope } from './scope.ts';

/** The value of an expression as an expression of JavaScript, in the form that its type has. */
export function value(scope: Scope, expression: Ir.Expression): string {
  switch (expression.op) {
    case 'literal':
      return literalText(expression, scope.cadences.texts);
    case 'reference':
      return scope.reference(expression);
    case 'column':
      return scope.column(expression);
    case 'decision':
      return decided(scope, expression);
    case 'aggregate':
      return scope.aggregate(expression);
    case 'add':
    case 'subtract':
    case 'multiply':
      return arithmetic(scope, expression);
    case 'quotient':
      return quotient(scope, expression);
    case 'to-double':
      return toDouble(scope, expression);
    case 'round-exact':
      return roundExact(scope, expression);
    case 'round-quotient':
      return roundQuotient(scope, expression);
    case 'round-double':
      return roundDouble(scope, expression);
    case 'floor':
      return floor(scope, expression);
    case 'min':
    case 'max':
      return extreme(scope, expression);
    case 'weighted':
      return weighted(scope, expression);
    case 'how-many':
      return count(scope, expression.operands);
    case 'first':
      return first(scope, expression);
    case 'or-else':
      return orElse(scope, expression);
    case 'where-there':
      return `(${isThere(scope, expression)} ? ${value(scope, expression.of)} : ${missingOf(expression.type)})`;
    default:
      return ofDays(scope, expression);
  }
}

function ofDays(scope: Scope, expression: Ir.Expression): string {
  switch (expression.op) {
    case 'days-since':
      return `(${scope.day(expression.ago)} - ${dayOf(scope, expression.of)})`;
    case 'days-until':
      return `(${dayOf(scope, expression.of)} - ${scope.day(expression.ago)})`;
    case 'months-between':
    case 'years-between': {
      const to = expression.to ? dayOf(scope, expression.to) : scope.day(expression.ago);
      const name = expression.op === 'months-between' ? 'monthsBetween' : 'yearsBetween';
      return `${scope.kernel(name)}(${dayOf(scope, expression.from)}, ${to})`;
    }
    case 'month':
      return `${scope.kernel('monthOf')}(${dayOf(scope, expression.of)})`;
    case 'weekday':
      return `${scope.kernel('weekdayOf')}(${dayOf(scope, expression.of)})`;
    case 'date-of':
      return dayOf(scope, expression.of);
    default:
      return condition(scope, expression);
  }
}

/** The local day of a date or a time. */
export function dayOf(scope: Scope, expression: Ir.Expression): string {
  const of = value(scope, expression);
  return expression.type.kind === 'timestamp' ? `${scope.kernel('dayOf')}(${of})` : of;
}

/** Whether a customer was there on an earlier day. */
export function isThere(scope: Scope, { since, ago }: Ir.WhereThere): string {
  return `(${dayOf(scope, since)} <= ${scope.day(ago)})`;
}

/** How many conditions hold. */
export function count(scope: Scope, operands: readonly Ir.Expression[]): string {
  if (operands.length === 0) return '0';
  return `(${operands.map((each) => `(${condition(scope, each)} ? 1 : 0)`).join(' + ')})`;
}

function first(scope: Scope, { of, type }: Ir.First): string {
  const list = once(scope, value(scope, of));
  return `(${list.kept} === null ? ${missingOf(type)} : ${list.name}[0])`;
}

function orElse(scope: Scope, { of, otherwise, type }: Ir.OrElse): string {
  const [a, b] = [as(scope, of, type), as(scope, otherwise, type)];
  if (formOf(type) !== 'number') return `(${a} ?? ${b})`;
  const kept = once(scope, a);
  return `(${kept.kept} === ${kept.name} ? ${kept.name} : ${b})`;
}

/** A value as another type of its kind holds it. */
export function as(scope: Scope, expression: Ir.Expression, type: Ir.Type): string {
  if (isExact(expression.type) && isExact(type)) return atScale(scope, expression, type);
  if (type.kind === 'duration' && type.dimension === 'any') return durationText(scope, expression);
  return value(scope, expression);
}

function isExact(type: Ir.Type): boolean {
  return (
    ((type.kind === 'number' || type.kind === 'money') && !isDouble(type)) ||
    (type.kind === 'duration' && type.dimension !== 'any')
  );
}

/** Durations of any dimension are shown as they are written. */
function durationText(scope: Scope, expression: Ir.Expression): string {
  const { type } = expression;
  if (expression.op === 'literal') return literalText({ ...expression, type: anyDuration }, []);
  if (type.kind !== 'duration' || type.dimension === 'any') return value(scope, expression);
  const held = once(scope, value(scope, expression));
  return `(${held.kept} === ${held.name} ? ${held.name} + " ${type.dimension}" : null)`;
}

const anyDuration: Ir.Type = { kind: 'duration', dimension: 'any' };

/** What was decided is held as the action holds it. */
function decided(scope: Scope, expression: Ir.DecisionReference): string {
  const held = scope.decidedType(expression);
  if (!held || expression.type.kind === 'list') return scope.decision(expression);
  return as(
    { ...scope, reference: () => scope.decision(expression) },
    { op: 'reference', name: '', type: held },
    expression.type,
  );
}
