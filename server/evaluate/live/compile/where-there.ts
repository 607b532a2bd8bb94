import type * as Ir from '../../../ir/index.ts';
import { dayBack } from '../../../targets/sql/index.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import type { Truth, ValuePlan } from './plan.ts';

/** A condition of an earlier day: of whoever was not there it is unknown. */
export function whereThere(compiler: Compiler, expression: Ir.WhereThere, owner: string): Truth {
  const { sets } = compiler;
  const there = thereOn(compiler, expression, owner);
  const { holds, sure, unknown } = compiler.truth(expression.of, owner);
  return { holds: sets.and(there, holds), sure: sets.and(there, sure), unknown: sets.or(sets.not(there), unknown) };
}

/** Undefined where the values are no few that sets tell apart. */
export function valueWhereThere(compiler: Compiler, expression: Ir.WhereThere, owner: string): ValuePlan | undefined {
  const { sets } = compiler;
  const plan = compiler.value(expression.of, owner);
  if (plan.kind !== 'cases') return undefined;
  const there = thereOn(compiler, expression, owner);
  const cases = plan.cases.map(({ set, value }) => ({ set: sets.and(set, there), value }));
  return { kind: 'cases', cases, known: sets.and(plan.known, there) };
}

function thereOn(compiler: Compiler, { since, ago }: Ir.WhereThere, owner: string): CustomerSet {
  const day: Ir.Literal = { op: 'literal', type: { kind: 'date' }, value: dayBack(ago, compiler.input.asOf) };
  const left: Ir.Expression = since.type.kind === 'date' ? since : { op: 'date-of', type: { kind: 'date' }, of: since };
  return compiler.truth({ op: '<=', type: { kind: 'yes-no' }, left, right: day }, owner).holds;
}
