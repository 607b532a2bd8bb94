import type * as Ir from '../../../ir/index.ts';
import { Unsayable } from '../../written/unsayable.ts';
import { feelCondition } from './condition.ts';
import { digitsIn, feelLiteral, mostDigits, mostDoubleDigits } from './literal.ts';
import type { Scope } from './scope.ts';

/** A value in FEEL; what FEEL cannot compute in the very same way is an input by itself, where the scope takes any. */
export function feelValue(expression: Ir.Expression, scope: Scope): string {
  try {
    return computed(expression, scope);
  } catch (error) {
    if (!(error instanceof Unsayable) || !scope.given || expression.op === 'literal') throw error;
    return scope.given(expression);
  }
}

/**
 * A value as FEEL has it: missing is null, a duration the whole number of its dimension, a choice or cadence its text. Throws `Unsayable` where FEEL
 * computes otherwise: it has decimals of 34 digits and no doubles, and knows nothing of a day to count from.
 */
function computed(expression: Ir.Expression, scope: Scope): string {
  refuseDigits(expression);
  switch (expression.op) {
    case 'literal':
      return feelLiteral(expression);
    case 'reference':
      return scope.definition(expression.name);
    case 'column':
      return scope.column(expression);
    case 'decision':
      return decided(expression, scope);
    case 'add':
      return arithmetic(expression, '+', scope);
    case 'subtract':
      return arithmetic(expression, '-', scope);
    case 'multiply':
      return arithmetic(expression, '*', scope);
    case 'to-double':
      return asDouble(expression, scope);
    case 'round-exact':
      return rounded(expression, scope);
    case 'floor':
      if (isDouble(expression.of.type)) throw new Unsayable(expression);
      return `floor(${feelValue(expression.of, scope)})`;
    case 'or-else':
      return orElse(expression, scope);
    case 'min':
    case 'max':
      return extreme(expression, scope);
    case 'weighted':
      return weighted(expression, scope);
    case 'how-many':
      return howMany(expression.operands, scope);
    case 'first':
      return `${term(expression.of, scope)}[1]`;
    case 'date-of':
      return `date(${feelValue(expression.of, scope)})`;
    default:
      if (expression.type.kind === 'yes-no' && expression.op !== 'aggregate' && expression.op !== 'where-there')
        return `(${feelCondition(expression, scope)}) = true`;
      throw new Unsayable(expression);
  }
}

/** A value that may stand beside any operator. */
export function term(expression: Ir.Expression, scope: Scope): string {
  const text = feelValue(expression, scope);
  const isOne =
    /^[\p{L}\p{N}_.]+$/u.test(text) || /^[a-z ]*\([^()]*\)$/.test(text) || /^"(?:[^"\\]|\\.)*"$/s.test(text);
  return isOne ? text : `(${text})`;
}

/** How many of some conditions hold. */
export function howMany(operands: readonly Ir.Expression[], scope: Scope): string {
  return `count([${operands.map((each) => feelCondition(each, scope)).join(', ')}][item = true])`;
}

export function isDouble(type: Ir.Type): boolean {
  return (type.kind === 'number' || type.kind === 'money') && type.held.kind === 'double';
}

function refuseDigits(expression: Ir.Expression): void {
  if (!isHeld(expression.type)) throw new Unsayable(expression);
}

/** Whether FEEL has a number for every value of a type. */
export function isHeld(type: Ir.Type): boolean {
  const held = 'held' in type ? type.held : undefined;
  return held?.kind !== 'decimal' || held.digits <= mostDigits;
}

/** The labels of several values leave out what is missing, and are missing where there are none: no path says that. */
function decided(expression: Ir.DecisionReference, scope: Scope): string {
  const names = scope.action(expression.action);
  if (expression.label === undefined) return `${names.decision}.${names.value}`;
  const label = names.labels.get(expression.label);
  if (label === undefined || expression.type.kind === 'list') throw new Unsayable(expression);
  return `${names.decision}.${label}`;
}

function arithmetic(expression: Ir.Arithmetic, sign: string, scope: Scope): string {
  const isPart = expression.type.kind === 'duration' && expression.type.held !== undefined;
  if (isDouble(expression.type) && !isPart) throw new Unsayable(expression);
  return `${term(expression.left, scope)} ${sign} ${term(expression.right, scope)}`;
}

/** A decimal of few digits compares with doubles as its own double does. */
function asDouble(expression: Ir.ToDouble, scope: Scope): string {
  const { of } = expression;
  const digits = of.op === 'literal' ? digitsIn(of) : digitsOf(of.type);
  if (digits > mostDoubleDigits) throw new Unsayable(expression);
  return feelValue(of, scope);
}

function digitsOf(type: Ir.Type): number {
  return 'held' in type && type.held?.kind === 'decimal' ? type.held.digits : Number.POSITIVE_INFINITY;
}

/** Half away from zero. */
function rounded({ of, places }: Ir.RoundExact, scope: Scope): string {
  const value = term(of, scope);
  const unit = places === 0 ? '1' : `1${'0'.repeat(places)}`;
  const half = (text: string) => (places === 0 ? `floor(${text} + 0.5)` : `floor(${text} * ${unit} + 0.5) / ${unit}`);
  return `if ${value} < 0 then 0 - ${half(`(0 - ${value})`)} else ${half(value)}`;
}

function orElse({ of, otherwise }: Ir.OrElse, scope: Scope): string {
  const value = feelValue(of, scope);
  return `if ${term(of, scope)} = null then ${term(otherwise, scope)} else ${value}`;
}

function extreme(expression: Ir.Extreme, scope: Scope): string {
  const { op, operands, type } = expression;
  if (type.kind !== 'number' && type.kind !== 'money' && type.kind !== 'duration') throw new Unsayable(expression);
  const values = operands.map((each) => term(each, scope));
  return `if ${values.map((value) => `${value} = null`).join(' or ')} then null else ${op}([${values.join(', ')}])`;
}

function weighted(expression: Ir.Weighted, scope: Scope): string {
  if (expression.least !== undefined) throw new Unsayable(expression);
  return expression.parts.map(({ weight, of }) => `${feelLiteral(weight)} * ${term(of, scope)}`).join(' + ');
}
