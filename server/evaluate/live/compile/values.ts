import type * as Ir from '../../../ir/index.ts';
import { walk } from '../../../ir/walk.ts';
import { DataError } from '../../data-error.ts';
import type { Environment } from '../../interpret/environment.ts';
import { evaluate } from '../../interpret/expression.ts';
import { isKnown, literalValue, type Result, Ungiven, type Value } from '../../interpret/value.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import { valueOfDefinition } from './definitions.ts';
import type { ValuePlan } from './plan.ts';
import { countPlan } from './quantified.ts';
import { valueWhereThere } from './where-there.ts';

/** A value of each customer, as far as sets can tell it; else as a column that the engine computes. */
export function planValue(compiler: Compiler, expression: Ir.Expression, owner: string): ValuePlan {
  const constant = constantOf(compiler, expression);
  if (constant !== undefined) return { kind: 'constant', value: constant };
  switch (expression.op) {
    case 'reference':
      return compiler.definition(expression.name, (definition) => valueOfDefinition(compiler, definition));
    case 'decision': {
      const plan = compiler.action(expression.action).value(expression.label);
      return plan ?? columnOf(compiler, expression, owner);
    }
    case 'where-there':
      return valueWhereThere(compiler, expression, owner) ?? columnOf(compiler, expression, owner);
    case 'how-many':
      return countPlan(compiler, expression.operands, owner) ?? columnOf(compiler, expression, owner);
    case 'or-else':
      return orElse(compiler, expression, owner) ?? columnOf(compiler, expression, owner);
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
    case 'one-of':
    case 'not-one-of':
    case 'contains':
    case 'starts-with':
    case 'is-missing':
    case 'is-known':
    case 'not':
    case 'and':
    case 'or':
    case 'holding':
      return yesOrNo(compiler, compiler.truth(expression, owner).holds, compiler.sets.all);
    default:
      return columnOf(compiler, expression, owner);
  }
}

/** A value as another type holds it: durations of any dimension are told apart as they are written. */
export function planAs(compiler: Compiler, expression: Ir.Expression, type: Ir.Type, owner: string): ValuePlan {
  if (expression.op === 'literal') return { kind: 'constant', value: constantAs(expression, type) };
  return compiler.value(expression, owner);
}

export function constantAs(literal: Ir.Literal, type: Ir.Type): Value {
  const isAny = type.kind === 'duration' && type.dimension === 'any';
  return isAny ? (literal.written ?? String(literal.value)) : literalValue(literal);
}

/** Who has a value; undefined where only the engine can tell. */
export function knownOf(compiler: Compiler, expression: Ir.Expression, owner: string): CustomerSet | undefined {
  const plan = compiler.value(expression, owner);
  if (plan.kind === 'engine') return undefined;
  return plan.kind === 'constant' ? (plan.value === null ? compiler.sets.none : compiler.sets.all) : plan.known;
}

export function columnOf(compiler: Compiler, expression: Ir.Expression, owner: string): ValuePlan {
  const plan = compiler.column(expression, owner);
  if (plan.kind !== 'column' || plan.encoding.kind !== 'yes-no') return plan;
  return yesOrNo(compiler, compiler.sets.between(plan.column, { low: 1, high: 1 }), plan.known);
}

export function yesOrNo({ sets }: Compiler, yes: CustomerSet, known: CustomerSet): ValuePlan {
  const cases = [
    { set: yes, value: true },
    { set: sets.but(known, yes), value: false },
  ];
  return { kind: 'cases', cases, known };
}

/** Where the value is one of some, and what replaces it is another one. */
function orElse(compiler: Compiler, { of, otherwise }: Ir.OrElse, owner: string): ValuePlan | undefined {
  const { sets } = compiler;
  const plan = compiler.value(of, owner);
  const other = compiler.value(otherwise, owner);
  if (plan.kind !== 'cases' || other.kind !== 'constant' || other.value === null) return undefined;
  const { cases, known } = plan;
  return { kind: 'cases', cases: [...cases, { set: sets.not(known), value: other.value }], known: sets.all };
}

/** Undefined for what depends on the customer. */
function constantOf({ input }: Compiler, expression: Ir.Expression): Value | null | undefined {
  const isFixed = [...walk(expression)].every(
    ({ op }) => op !== 'reference' && op !== 'column' && op !== 'decision' && op !== 'aggregate',
  );
  if (!isFixed) return undefined;
  try {
    const value = evaluate(expression, { ...nobody, asOf: input.asOf, cadences: input.cadences });
    return value instanceof Ungiven ? undefined : isKnown(value) ? value : null;
  } catch (error) {
    // What cannot be computed the engine refuses too, under the name of the rule.
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

const unknown = (): Result => new Ungiven([]);

const nobody: Omit<Environment, 'asOf' | 'cadences'> = {
  column: unknown,
  aggregate: unknown,
  reference: unknown,
  decision: unknown,
  truth: () => new Ungiven([]),
};
