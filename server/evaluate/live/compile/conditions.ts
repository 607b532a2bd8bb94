import { canonical } from '../../../ir/hash.ts';
import type * as Ir from '../../../ir/index.ts';
import { compareValues } from '../../interpret/compare.ts';
import { isExact, literalValue, type Value } from '../../interpret/value.ts';
import { type Comparator, flipped, rangeOf } from '../comparators.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import { listTest } from './lists.ts';
import type { Truth, ValuePlan } from './plan.ts';
import { holdingOf } from './quantified.ts';
import { knownOf, planAs } from './values.ts';
import { whereThere } from './where-there.ts';

/** For whom a condition holds, and of whom that is not known. */
export function truthOf(compiler: Compiler, expression: Ir.Expression, owner: string): Truth {
  const { sets } = compiler;
  switch (expression.op) {
    case 'not':
      return negated(compiler, compiler.truth(expression.of, owner));
    case 'and':
    case 'or':
      return joined(
        compiler,
        expression.op,
        expression.operands.map((operand) => compiler.truth(operand, owner)),
      );
    case 'where-there':
      return whereThere(compiler, expression, owner);
    case 'holding':
      return holdingOf(compiler, expression, owner) ?? compiler.engineTruth(expression, owner);
    case 'is-missing':
    case 'is-known': {
      const known = knownOf(compiler, expression.of, owner);
      if (!known) return compiler.engineTruth(expression, owner);
      return compiler.certain(expression.op === 'is-known' ? known : sets.not(known));
    }
    case 'reference': {
      const definition = compiler.definitionOf(expression.name);
      if (definition.kind === 'segment') return compiler.truth(definition.when, definition.name);
      return isYes(compiler, expression, owner) ?? compiler.engineTruth(expression, owner);
    }
    default:
      return comparisonOf(compiler, expression, owner) ?? compiler.engineTruth(expression, owner);
  }
}

/** Undefined where only the engine can tell. */
function comparisonOf(compiler: Compiler, expression: Ir.Expression, owner: string): Truth | undefined {
  switch (expression.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return compareSides(compiler, expression, owner);
    case 'one-of':
    case 'not-one-of':
      return oneOf(compiler, expression, owner);
    case 'contains':
    case 'starts-with':
      return textTest(compiler, expression, owner);
    default:
      return isYes(compiler, expression, owner);
  }
}

function compareSides(compiler: Compiler, { op, left, right }: Ir.Compare, owner: string): Truth | undefined {
  return comparePlans(compiler, op, compiler.value(left, owner), planAs(compiler, right, left.type, owner), left.type);
}

/** Values of a type that compare so. */
export function comparePlans(
  compiler: Compiler,
  op: Comparator,
  left: ValuePlan,
  right: ValuePlan,
  type: Ir.Type,
): Truth | undefined {
  if (left.kind === 'constant' && right.kind !== 'constant')
    return comparePlans(compiler, flipped(op), right, left, type);
  if (left.kind === 'column' && right.kind === 'column') return compareColumns(compiler, op, left, right, type);
  if (right.kind === 'constant') {
    const bound = right.value;
    if (bound === null) return nowhereKnown(compiler);
    if (left.kind === 'column') return compareColumn(compiler, op, left, bound, type);
    return testPlan(compiler, left, (value) => compares(compiler, op, value, bound, type), '');
  }
  return left.kind === 'cases' && right.kind === 'cases' ? compareCases(compiler, op, left, right, type) : undefined;
}

type Plan<Kind extends ValuePlan['kind']> = ValuePlan & { readonly kind: Kind };

function compareColumn(
  compiler: Compiler,
  op: Comparator,
  { column, encoding, known }: Plan<'column'>,
  bound: Value,
  type: Ir.Type,
): Truth {
  const { sets } = compiler;
  if (encoding.kind === 'text') {
    const accepts = (text: string) => compares(compiler, op, text, bound, type);
    return among(compiler, sets.accepted(column, testKey(compiler, [op, printed(bound)], type), accepts), known);
  }
  if (op === '!=') {
    const same = compareColumn(compiler, '=', { kind: 'column', column, encoding, known }, bound, type);
    return among(compiler, sets.but(known, same.holds), known);
  }
  const range = rangeOf(op, bound, encoding);
  return among(compiler, range ? sets.between(column, range) : sets.none, known);
}

function compareColumns(
  compiler: Compiler,
  op: Comparator,
  left: Plan<'column'>,
  right: Plan<'column'>,
  type: Ir.Type,
): Truth | undefined {
  const isAlike = canonical(left.encoding) === canonical(right.encoding) && left.encoding.kind !== 'text';
  if (!isAlike || type.kind === 'choice' || type.kind === 'cadence') return undefined;
  const known = compiler.sets.and(left.known, right.known);
  return among(compiler, compiler.sets.compared(left.column, op, right.column), known);
}

/** More combinations than that are left to the engine. */
const mostCombinations = 400;

function compareCases(
  compiler: Compiler,
  op: Comparator,
  left: Plan<'cases'>,
  right: Plan<'cases'>,
  type: Ir.Type,
): Truth | undefined {
  const { sets } = compiler;
  if (left.cases.length * right.cases.length > mostCombinations) return undefined;
  const holding = left.cases.flatMap((a) =>
    right.cases.flatMap((b) => (compares(compiler, op, a.value, b.value, type) ? [sets.and(a.set, b.set)] : [])),
  );
  return among(compiler, sets.or(...holding), sets.and(left.known, right.known));
}

function oneOf(compiler: Compiler, { op, of, values }: Ir.OneOf, owner: string): Truth | undefined {
  const { sets } = compiler;
  const plan = compiler.value(of, owner);
  const members = values.map(literalValue);
  const isMember = (value: Value) =>
    members.some((member) => compares(compiler, '=', value, member, of.type)) === (op === 'one-of');
  if (plan.kind !== 'column' || plan.encoding.kind === 'text') {
    return testPlan(compiler, plan, isMember, testKey(compiler, [op, ...members.map(printed)], of.type));
  }
  const found = sets.or(...members.map((member) => compareColumn(compiler, '=', plan, member, of.type).holds));
  return among(compiler, op === 'one-of' ? found : sets.but(plan.known, found), plan.known);
}

function textTest(compiler: Compiler, test: Ir.TextTest, owner: string): Truth | undefined {
  if (test.of.type.kind === 'list') return listTest(compiler, test, owner);
  const plan = compiler.value(test.of, owner);
  const sought = compiler.value(test.text, owner);
  if (sought.kind !== 'constant') return undefined;
  if (sought.value === null) return nowhereKnown(compiler);
  const part = String(sought.value);
  const holds = (value: Value) =>
    test.op === 'contains' ? String(value).includes(part) : String(value).startsWith(part);
  return testPlan(compiler, plan, holds, JSON.stringify([test.op, part]));
}

/** A yes/no value. */
function isYes(compiler: Compiler, expression: Ir.Expression, owner: string): Truth | undefined {
  return testPlan(compiler, compiler.value(expression, owner), (value) => value === true, 'yes');
}

/** Whoever's value passes a test; `key` tells the test from others. */
function testPlan(
  compiler: Compiler,
  plan: ValuePlan,
  passes: (value: Value) => boolean,
  key: string,
): Truth | undefined {
  const { sets } = compiler;
  switch (plan.kind) {
    case 'constant':
      if (plan.value === null) return nowhereKnown(compiler);
      return compiler.certain(passes(plan.value) ? sets.all : sets.none);
    case 'cases': {
      const passing = plan.cases.filter(({ value }) => passes(value));
      return among(compiler, sets.or(...passing.map(({ set }) => set)), plan.known);
    }
    case 'column':
      return plan.encoding.kind === 'text'
        ? among(compiler, sets.accepted(plan.column, key, passes), plan.known)
        : undefined;
    case 'engine':
      return undefined;
  }
}

/** For whom a comparison holds, among those whose values are known. */
function among(compiler: Compiler, holds: CustomerSet, known: CustomerSet): Truth {
  return { holds, sure: holds, unknown: compiler.sets.not(known) };
}

function nowhereKnown(compiler: Compiler): Truth {
  return among(compiler, compiler.sets.none, compiler.sets.none);
}

function negated({ sets }: Compiler, { holds, sure, unknown }: Truth): Truth {
  const isSame = holds === sure && unknown === sets.none;
  const opposite = sets.not(holds);
  return { holds: opposite, sure: isSame ? opposite : sets.but(sets.not(sure), unknown), unknown };
}

/** One operand that decides is enough; else what is unknown leaves it so. */
function joined({ sets }: Compiler, op: 'and' | 'or', truths: readonly Truth[]): Truth {
  const all = (pick: (truth: Truth) => CustomerSet) =>
    op === 'and' ? sets.and(...truths.map(pick)) : sets.or(...truths.map(pick));
  const holds = all((truth) => truth.holds);
  const sure = all((truth) => truth.sure);
  if (truths.every(({ unknown }) => unknown === sets.none)) return { holds, sure, unknown: sets.none };
  // Who is not sure: with "and" whoever has no operand that is false, with "or" whoever has one that is unknown.
  const open = truths.map((truth) => (op === 'and' ? sets.or(truth.sure, truth.unknown) : truth.unknown));
  return { holds, sure, unknown: sets.but(op === 'and' ? sets.and(...open) : sets.or(...open), sure) };
}

function compares({ input }: Compiler, op: Comparator, a: Value, b: Value, type: Ir.Type): boolean {
  return holding[op](compareValues(type, a, b, input.cadences));
}

const holding: Readonly<Record<Comparator, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
};

/** Tells a test of texts from all others: members compare by their order, cadences by their ranks. */
function testKey({ input }: Compiler, test: readonly string[], type: Ir.Type): string {
  const order = type.kind === 'choice' ? type.members : type.kind === 'cadence' ? [...input.cadences] : [];
  return JSON.stringify([test, order]);
}

function printed(value: Value): string {
  return isExact(value) ? `${value.unscaled}e-${value.scale}` : String(value);
}
