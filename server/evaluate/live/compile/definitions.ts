import type * as Ir from '../../../ir/index.ts';
import { literalOf } from '../../../targets/sql/index.ts';
import { literalValue, type Value, whole } from '../../interpret/value.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import { comparePlans } from './conditions.ts';
import type { Case, ValuePlan } from './plan.ts';
import { countPlan } from './quantified.ts';
import { columnOf, knownOf, yesOrNo } from './values.ts';

/** Bands, classes and stages are one of some values, told by comparisons with their cuts. */
export function valueOfDefinition(compiler: Compiler, definition: Ir.Definition): ValuePlan {
  switch (definition.kind) {
    case 'metric':
      return compiler.value(definition.value, definition.name);
    case 'segment':
      return yesOrNo(compiler, compiler.truth(definition.when, definition.name).holds, compiler.sets.all);
    case 'checklist': {
      const operands = definition.items.map(({ when }) => when);
      return countPlan(compiler, operands, definition.name) ?? asColumn(compiler, definition);
    }
    case 'stages':
      return stages(compiler, definition);
    case 'cell':
      return cell(compiler, definition);
    case 'affinity':
      return asColumn(compiler, definition);
    case 'bands':
      return bands(compiler, definition) ?? asColumn(compiler, definition);
    case 'share-class':
    case 'rank-class':
      return classes(compiler, definition) ?? asColumn(compiler, definition);
  }
}

/** The engine's own value. */
function asColumn(compiler: Compiler, { name, type }: Ir.Definition): ValuePlan {
  return columnOf(compiler, { op: 'reference', name, type }, name);
}

/** Whoever misses a part has no value. */
function cell(compiler: Compiler, definition: Ir.Cell): ValuePlan {
  const plan = asColumn(compiler, definition);
  const parts = definition.parts.map((name) => {
    const { type } = compiler.definitionOf(name);
    return knownOf(compiler, { op: 'reference', name, type }, name);
  });
  if (plan.kind !== 'column' || parts.includes(undefined)) return plan;
  return { ...plan, known: compiler.sets.and(...parts.filter((part) => part !== undefined)) };
}

function stages(compiler: Compiler, { name, members }: Ir.Stages): ValuePlan {
  const { sets } = compiler;
  const holding = members.map(({ when }) => (when ? compiler.truth(when, name).holds : sets.all));
  const values = members.map((member) => member.name);
  return inOrder(compiler, holding, values);
}

/** From the best band down, since a value at equal cuts belongs to the better one. */
function bands(compiler: Compiler, { name, of, best, cuts: given }: Ir.Bands): ValuePlan | undefined {
  const cuts = given?.map(literalValue) ?? fitted(compiler, name, of.type);
  const reached = reaching(compiler, of, best === 'lowest' ? '<=' : '>=', cuts, name);
  if (!reached) return undefined;
  const up = reached.cuts.map((set, index) => ({ set, value: whole(index + 2) })).reverse();
  const all = [...up, { set: reached.known, value: whole(1) }];
  return inOrder(
    compiler,
    all.map(({ set }) => set),
    all.map(({ value }) => value),
  );
}

function classes(compiler: Compiler, definition: Ir.ShareClass | Ir.RankClass): ValuePlan | undefined {
  const { name, of, members } = definition;
  const reached = reaching(compiler, of, '>=', fitted(compiler, name, of.type), name);
  if (!reached) return undefined;
  const values = members.map((member) => member.name);
  const upper = reached.cuts.slice(0, members.length - 1);
  return inOrder(compiler, [...upper, reached.known], [...values.slice(0, upper.length), values.at(-1) ?? '']);
}

function fitted({ input }: Compiler, name: string, type: Ir.Type): readonly (Value | undefined)[] {
  const cuts = input.cuts.get(name);
  if (!cuts) throw new Error(`${name} is used before it is fitted`);
  return cuts.map((cut) => (cut === null ? undefined : literalValue(literalOf(cut, type))));
}

/** Who reaches each cut, and who has a value; nobody reaches a cut that is not there. */
function reaching(
  compiler: Compiler,
  of: Ir.Expression,
  op: '<=' | '>=',
  cuts: readonly (Value | undefined)[],
  owner: string,
): { readonly cuts: readonly CustomerSet[]; readonly known: CustomerSet } | undefined {
  const known = knownOf(compiler, of, owner);
  const plan = compiler.value(of, owner);
  const reached = cuts.map((value) =>
    value === undefined
      ? compiler.sets.none
      : comparePlans(compiler, op, plan, { kind: 'constant', value }, of.type)?.holds,
  );
  const complete = reached.filter((set) => set !== undefined);
  return known && complete.length === cuts.length ? { cuts: complete, known } : undefined;
}

/** The first of some sets that a customer is in says which value it has. */
function inOrder({ sets }: Compiler, holding: readonly CustomerSet[], values: readonly Value[]): ValuePlan {
  const cases: Case[] = sets.firstOf(holding).map((set, index) => ({ set, value: values[index] ?? '' }));
  return { kind: 'cases', cases, known: sets.or(...holding) };
}
