import type * as Ir from '../../ir/index.ts';
import { Customers, sql } from '../../targets/sql/index.ts';
import type { ActionPreview, CampaignPreview, DefinitionPreview, Group, PolicyPreview, Preview } from '../engine.ts';
import { decide } from '../results/decided.ts';
import { furtherParts, inOrder, membersOf, mostValues, previewAction } from '../results/preview.ts';
import { previewOfCampaign } from '../results/preview-campaign.ts';
import { customersIn } from './bitmask.ts';
import { valueAt } from './column.ts';
import type { CompiledAction } from './compile/action.ts';
import type { CompiledCampaign } from './compile/campaign.ts';
import type { CompiledPolicy, PolicyGroup } from './compile/policy.ts';
import type { Frame } from './frame.ts';
import { previewGoals } from './goals.ts';
import { previewLimits, previewWork } from './limits.ts';
import type { CustomerSet } from './sets.ts';
import { lowBits } from './walk.ts';

/** The numbers beside everything that is in the rules, as `Session.preview` tells them. */
export async function previewOf(frame: Frame, checkpoint: () => Promise<void>): Promise<Preview> {
  const { program, compiled, compiler, counts } = frame;
  const count = counter(frame);
  const policies: PolicyPreview[] = [];
  for (const policy of compiled.policies) {
    policies.push(previewPolicy(policy, count));
    await checkpoint();
  }
  const actions: ActionPreview[] = [];
  for (const action of compiled.actions) {
    actions.push(await previewOfAction(frame, action, count));
    await checkpoint();
  }
  const money = program.value?.type;
  return {
    ...counts.group(compiler.sets.all),
    ...(money?.kind === 'money' && { currency: money.currency }),
    policies,
    actions,
    guards: program.guards.map(({ text, kind }, index) => ({
      guard: text,
      kind,
      affected: count(compiled.guards[index]!, 'guard', String(index)),
    })),
    definitions: compiled.definitions.map((definition) => previewDefinition(frame, definition, count)),
    campaigns: compiled.campaigns.map((campaign) => previewOfCompiled(frame, campaign, count)),
    ...furtherParts({
      work: previewWork(frame),
      limits: await previewLimits(frame),
      goals: previewGoals(frame, count),
    }),
  };
}

/** Counts a set; the words say where the number stands. */
export type Count = (set: CustomerSet, ...place: readonly string[]) => Group;

function counter({ counts }: Frame): Count {
  return (set, ...place) => counts.group(set, JSON.stringify(place));
}

function previewPolicy({ policy, decided, taken, passedOver, groups }: CompiledPolicy, count: Count): PolicyPreview {
  const { name } = policy;
  const group = (which: PolicyGroup) => count(groups[which], 'policy', name, which);
  return {
    policy: name,
    rules: policy.rules.map(({ name: rule }, index) => ({
      rule,
      decided: count(decided[index]!, 'decided', name, String(index)),
      taken: count(taken[index]!, 'taken', name, String(index)),
      passedOver: count(passedOver[index]!, 'passed', name, String(index)),
    })),
    gap: group('gap'),
    uncovered: group('uncovered'),
    conflict: group('conflict'),
    overlap: group('overlap'),
    passedOver: group('passedOver'),
  };
}

async function previewOfAction(frame: Frame, compiled: CompiledAction, count: Count): Promise<ActionPreview> {
  const { action } = compiled;
  const texts = compiled.texts();
  if (!texts) return previewByEngine(frame, compiled);
  const { sets, input } = frame.compiler;
  const values = [
    ...texts.map((text) => ({ value: text, ...count(compiled.having(text), 'value', action.name, text) })),
    { value: null, ...count(sets.not(compiled.decided), 'value', action.name) },
  ].filter(({ customers }) => customers > 0);
  const type: Ir.Type = action.takes ?? { kind: 'yes-no' };
  return { action: action.name, values: inOrder(mostFrequent(values), type, input.cadences) };
}

type Value = Group & { readonly value: string | null };

/** Of as many the first by code points. */
function mostFrequent(values: readonly Value[]): readonly Value[] {
  if (values.length <= mostValues) return values;
  const byText = (a: string | null, b: string | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : byCodePoints(a, b);
  return [...values].sort((a, b) => b.customers - a.customers || byText(a.value, b.value)).slice(0, mostValues);
}

function byCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  return at < 0 ? left.length - right.length : (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

/** Values that are computed for each customer: asked for anew only where others stand, or where they are computed in another way. */
async function previewByEngine(frame: Frame, { action, wishes }: CompiledAction): Promise<ActionPreview> {
  const { world, compiler, computation, runner, program, compiled } = frame;
  const said = wishes.map(({ stands, decision: { value } }) => [stands.id, value && compiler.meanings.of(value)]);
  const key = JSON.stringify(['preview', action, said, compiled.money?.column, [...computation.cadences]]);
  return world.once(key, async () => {
    const isLimited = program.limits?.some((limit) => limit.action === action.name);
    if (isLimited || wishes.some(({ policy }) => 'draw' in policy)) return previewInFull(frame, action.name);
    const customers = new Customers(computation);
    const columns = [
      { name: sql`v`, value: customers.decisions.decided(action.name, undefined) },
      { name: sql`m`, value: program.value ? customers.value(program.value, 'value') : sql`NULL` },
    ];
    const from = sql`(${customers.select(columns)}) AS t`;
    return previewAction(runner, computation, action, { value: sql`v`, from });
  });
}

/** Of computed values that a campaign decides for some: who those are, only the whole of it tells. */
async function previewInFull({ computation, runner, facts }: Frame, name: string): Promise<ActionPreview> {
  const decided = await decide(runner, computation, facts);
  try {
    const { action, value } = decided.actions.get(name)!;
    return await previewAction(runner, computation, action, { value, from: decided.table });
  } finally {
    for (const table of decided.tables) await runner.run(sql`DROP TABLE ${table}`);
  }
}

function previewOfCompiled(frame: Frame, compiled: CompiledCampaign, count: Count): CampaignPreview {
  const { campaign, reasons, groups, rules } = compiled;
  const place = (kind: string, index: number) => ['campaign', campaign.name, kind, String(index)];
  return previewOfCampaign(campaign, {
    asOf: frame.computation.asOf,
    money: frame.program.value?.type,
    reasons: reasons.map((set, index) => count(set, ...place('reason', index))),
    groups: groups.map((set, index) => count(set, ...place('group', index))),
    rules: rules.map((set, index) => ({
      rule: campaign.rules[index]!.name,
      decided: count(set, ...place('rule', index)),
    })),
    spent: spentOn(frame, compiled),
  });
}

/** What the treated cost, where that is no fixed cost. */
function spentOn({ world }: Frame, { walk: { budget }, groups: [treated] }: CompiledCampaign): bigint | undefined {
  if (!budget) return undefined;
  const [high, low] = [world.column(budget.high), world.column(budget.low)];
  const sums = { high: 0, low: 0 };
  for (const customer of customersIn(world.masks.of(treated))) {
    sums.high += valueAt(high, customer);
    sums.low += valueAt(low, customer);
  }
  return (BigInt(sums.high) << BigInt(lowBits)) + BigInt(sums.low);
}

function previewDefinition({ compiled }: Frame, definition: Ir.Definition, count: Count): DefinitionPreview {
  const { name } = definition;
  const members = membersOf(definition).map((member) => ({
    member,
    ...count(compiled.member(name, member), 'member', name, member),
  }));
  const missing = count(compiled.member(name, null), 'member', name);
  return { name, members: [...members, ...(missing.customers > 0 ? [{ member: null, ...missing }] : [])] };
}
