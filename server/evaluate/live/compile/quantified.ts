import type * as Ir from '../../../ir/index.ts';
import { whole } from '../../interpret/value.ts';
import type { CustomerSet, Sets } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import type { Truth, ValuePlan } from './plan.ts';

/** Of more conditions there are so many sets that the engine is faster. */
const mostOperands = 12;

/** For whom from `least` to `most` of some conditions hold; undefined where only the engine can tell. */
export function holdingOf(compiler: Compiler, { operands, least, most }: Ir.Holding, owner: string): Truth | undefined {
  if (operands.length > mostOperands) return undefined;
  const { sets } = compiler;
  const truths = operands.map((operand) => compiler.truth(operand, owner));
  const count = reaching(
    sets,
    truths.map(({ holds }) => holds),
  );
  const sure = reaching(
    sets,
    truths.map((truth) => truth.sure),
  );
  const possible = reaching(
    sets,
    truths.map((truth) => sets.or(truth.sure, truth.unknown)),
  );
  const within = (low: Reach, high: Reach) =>
    sets.and(low(least ?? 0), most === undefined ? sets.all : sets.not(high(most + 1)));
  const certain = within(sure, possible);
  return { holds: within(count, count), sure: certain, unknown: sets.but(within(possible, sure), certain) };
}

/** How many conditions hold, as one of the numbers that it may be; undefined where only the engine can tell. */
export function countPlan(
  compiler: Compiler,
  operands: readonly Ir.Expression[],
  owner: string,
): ValuePlan | undefined {
  if (operands.length > mostOperands) return undefined;
  const { sets } = compiler;
  const reached = reaching(
    sets,
    operands.map((operand) => compiler.truth(operand, owner).holds),
  );
  const cases = Array.from({ length: operands.length + 1 }, (_, count) => ({
    set: sets.but(reached(count), reached(count + 1)),
    value: whole(count),
  }));
  return { kind: 'cases', cases, known: sets.all };
}

/** Whoever is in at least so many of some sets. */
type Reach = (count: number) => CustomerSet;

/** One set after the other: whoever was in so many before, or is in this one and was in one less. */
function reaching(sets: Sets, members: readonly CustomerSet[]): Reach {
  let reached: readonly CustomerSet[] = [];
  for (const member of members) {
    const one = (index: number) => sets.and(member, index === 0 ? sets.all : (reached[index - 1] ?? sets.none));
    reached = [...reached, sets.none].map((before, index) => sets.or(before, one(index)));
  }
  return (count) => (count <= 0 ? sets.all : (reached[count - 1] ?? sets.none));
}
