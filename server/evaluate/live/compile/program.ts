import type * as Ir from '../../../ir/index.ts';
import { whole } from '../../interpret/value.ts';
import { isGrouping } from '../../results/preview.ts';
import { workingActions } from '../../results/work.ts';
import type { CustomerSet } from '../sets.ts';
import { CompiledAction, type CompiledWish } from './action.ts';
import { CompiledCampaign } from './campaign.ts';
import type { Compiler } from './compiler.ts';
import { comparePlans } from './conditions.ts';
import { type CompiledLimit, type CompiledWork, compileLimits, leftBy, Measured } from './limit.ts';
import type { CompiledPolicy } from './policy.ts';
import { knownOf } from './values.ts';

/** All sets that the numbers beside a program are about. */
export interface CompiledProgram {
  readonly policies: readonly CompiledPolicy[];
  /** In the end, after campaigns and limits. */
  readonly actions: readonly CompiledAction[];
  readonly limits: readonly CompiledLimit[];
  /** What the actions with a cadence come to, before limits. */
  readonly work: readonly CompiledWork[];
  readonly campaigns: readonly CompiledCampaign[];
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
  const campaigns = campaignsOf(compiler);
  const demanded = (name: string) =>
    inTheEnd(compiler, program.actions.find((each) => each.name === name)!, campaigns, []);
  const limits = compileLimits(compiler, demanded);
  return {
    policies: program.policies.map(({ name }) => compiler.policy(name)),
    actions: program.actions.map((action) => inTheEnd(compiler, action, campaigns, limits)),
    limits,
    work: workOf(compiler, demanded),
    campaigns,
    guards: program.guards.map((guard) => concerned(compiler, guard)),
    definitions,
    member: (definition, member) => memberOf(compiler, definition, member),
    ...(money && { money }),
  };
}

/** Each sees what policies and those before it have left. */
function campaignsOf(compiler: Compiler): readonly CompiledCampaign[] {
  const before: CompiledCampaign[] = [];
  for (const campaign of compiler.program.campaigns) {
    const standing = (action: string) => standingWishes(compiler, compiler.action(action).wishes, action, before);
    before.push(new CompiledCampaign(compiler, campaign, standing));
  }
  return before;
}

function inTheEnd(
  compiler: Compiler,
  action: Ir.Action,
  campaigns: readonly CompiledCampaign[],
  limits: readonly CompiledLimit[],
): CompiledAction {
  const isLimited = limits.some(({ limit }) => limit.action === action.name);
  if (!isLimited && !campaigns.some(({ wishes }) => wishes.has(action.name))) return compiler.action(action.name);
  return new CompiledAction(compiler, action, compiler.program.policies, (wishes) =>
    leftBy(compiler, action.name, standingWishes(compiler, wishes, action.name, campaigns), limits),
  );
}

function workOf(compiler: Compiler, demanded: (action: string) => CompiledAction): readonly CompiledWork[] {
  const actions = workingActions(compiler.program);
  if (actions.length === 0) return [];
  const measured = new Measured(compiler);
  return actions.map(({ name }) => {
    const action = demanded(name);
    return { action, wishes: measured.workOf(action) };
  });
}

/** Where one value wins, what a campaign decides takes the place of what stood. */
function standingWishes(
  { sets, program }: Compiler,
  first: readonly CompiledWish[],
  action: string,
  campaigns: readonly CompiledCampaign[],
): readonly CompiledWish[] {
  const isList = program.actions.find(({ name }) => name === action)?.keep === 'all';
  return campaigns.reduce<readonly CompiledWish[]>((before, { wishes }) => {
    const own = wishes.get(action) ?? [];
    const replaced = isList ? [] : own.map(({ stands }) => stands);
    return [...before.map((wish) => ({ ...wish, stands: sets.but(wish.stands, ...replaced) })), ...own];
  }, first);
}

function concerned(compiler: Compiler, guard: Ir.Guard): CustomerSet {
  const action = compiler.action(guard.action);
  if (guard.kind === 'never') return action.withheld(guard);
  return compiler.sets.but(compiler.truth(guard.when, guard.text).holds, action.satisfies(guard));
}

function memberValue({ kind }: Ir.Definition, member: string) {
  if (kind === 'bands' || kind === 'checklist') return whole(Number(member));
  return kind === 'segment' ? true : member;
}

function memberOf(compiler: Compiler, name: string, member: string | null): CustomerSet {
  const { sets } = compiler;
  const definition = compiler.definitionOf(name);
  const reference: Ir.Reference = { op: 'reference', name, type: definition.type };
  const known = knownOf(compiler, reference, name);
  if (!known) throw new Error(`nobody knows who has a member of ${name}`);
  if (member === null) return sets.not(known);
  const value = memberValue(definition, member);
  const plan = compiler.value(reference, name);
  const truth = comparePlans(compiler, '=', plan, { kind: 'constant', value }, definition.type);
  if (!truth) throw new Error(`nobody knows who has a member of ${name}`);
  return truth.holds;
}
