import type * as Ir from '../../../ir/index.ts';
import { whole } from '../../interpret/value.ts';
import { isGrouping } from '../../results/preview.ts';
import type { CustomerSet } from '../sets.ts';
import type { CompiledAction } from './action.ts';
import type { Compiler } from './compiler.ts';
import { comparePlans } from './conditions.ts';
import type { CompiledPolicy } from './policy.ts';
import { knownOf } from './values.ts';

/** All sets that the numbers beside a program are about. */
export interface CompiledProgram {
  readonly policies: readonly CompiledPolicy[];
  readonly actions: readonly CompiledAction[];
  /** Whom each guard concerns. */
  readonly guards: readonly CustomerSet[];
  /** Of scores, classes, stages and segments. */
  readonly definitions: readonly Ir.Definition[];
  /** Whoever has a member of a definition; null: none. */
  member(definition: string, member: string | null): CustomerSet;
  /** The column of the money, where there is any. */
  readonly money?: { readonly expression: Ir.Expression; readonly column: number };
}

export function compileProgram(compiler: Compiler): CompiledProgram {
  const { program } = compiler;
  const definitions = program.definitions.filter(isGrouping);
  for (const { name, type } of definitions) compiler.value({ op: 'reference', name, type }, name);
  const money = program.value && { expression: program.value, column: compiler.numbers(program.value, 'value') };
  return {
    policies: program.policies.map(({ name }) => compiler.policy(name)),
    actions: program.actions.map(({ name }) => compiler.action(name)),
    guards: program.guards.map((guard) => concerned(compiler, guard)),
    definitions,
    member: (definition, member) => memberOf(compiler, definition, member),
    ...(money && { money }),
  };
}

function concerned(compiler: Compiler, guard: Ir.Guard): CustomerSet {
  const action = compiler.action(guard.action);
  if (guard.kind === 'never') return action.withheld(guard);
  return compiler.sets.but(compiler.truth(guard.when, guard.text).holds, action.satisfies(guard));
}

function memberOf(compiler: Compiler, name: string, member: string | null): CustomerSet {
  const { sets } = compiler;
  const definition = compiler.definitionOf(name);
  const reference: Ir.Reference = { op: 'reference', name, type: definition.type };
  const known = knownOf(compiler, reference, name);
  if (!known) throw new Error(`nobody knows who has a member of ${name}`);
  if (member === null) return sets.not(known);
  const value = definition.kind === 'bands' ? whole(Number(member)) : definition.kind === 'segment' ? true : member;
  const plan = compiler.value(reference, name);
  const truth = comparePlans(compiler, '=', plan, { kind: 'constant', value }, definition.type);
  if (!truth) throw new Error(`nobody knows who has a member of ${name}`);
  return truth.holds;
}
