import type * as Ir from '../../../server/ir/index.ts';
import type { CampaignOutcome } from './campaign.ts';
import { add, type Decimal, printDecimal } from './decimal.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import { evaluate } from './expression.ts';
import type { Outcome } from './policy.ts';
import { type Maybe, printValue, scaleOf } from './value.ts';
import { countGoals, countLimits, countWork, type LimitCounts } from './work.ts';

export interface Group {
  readonly customers: number;
  readonly money?: string;
}

export interface PolicyCounts {
  readonly policy: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly decided: Group;
    readonly taken: Group;
    readonly passedOver: Group;
  }[];
  readonly gap: Group;
  readonly uncovered: Group;
  readonly conflict: Group;
  readonly overlap: Group;
  readonly passedOver: Group;
}

export interface Counts {
  readonly customers: number;
  readonly money?: string;
  readonly policies: readonly PolicyCounts[];
  readonly actions: readonly { readonly action: string; readonly values: ReadonlyMap<string | null, Group> }[];
  readonly guards: readonly { readonly guard: string; readonly kind: string; readonly affected: Group }[];
  readonly definitions: readonly { readonly name: string; readonly members: ReadonlyMap<string | null, Group> }[];
  /** By what is counted. */
  readonly campaigns: readonly ReadonlyMap<string, Group | string | boolean>[];
  readonly work: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly limits: readonly LimitCounts[];
  readonly goals: ReadonlyMap<string, Group>;
}

/** The numbers beside every rule, gap, guard, decision, band, class, stage and segment. */
export function countAll(evaluation: Evaluation): Counts {
  const { program, customers } = evaluation;
  const group = groupsOf(program, customers);
  return {
    ...group(customers),
    policies: program.policies.map((policy) => countPolicy(policy, customers, group)),
    actions: program.actions.map(({ name, takes }) => ({
      action: name,
      values: split(customers, group, ({ key }) =>
        given(
          (evaluation.standing.get(key)?.get(name) ?? []).map(({ value }) => value),
          takes,
        ),
      ),
    })),
    guards: program.guards.map((guard) => ({
      guard: guard.text,
      kind: guard.kind,
      affected: group(customers.filter((customer) => concerns(guard, customer))),
    })),
    definitions: program.definitions
      .filter(({ earlier }) => !earlier)
      .filter(({ kind }) => kind !== 'metric' && kind !== 'cell' && kind !== 'affinity')
      .map(({ name }) => ({ name, members: split(customers, group, ({ scope }) => [printValue(scope.value(name))]) })),
    campaigns: evaluation.campaigns.map((outcome) => countCampaign(outcome, customers, group)),
    work: countWork(evaluation),
    limits: countLimits(evaluation, byKeys),
    goals: countGoals(evaluation, byKeys),
  };

  function byKeys(keys: readonly string[]): Group {
    const wanted = new Set(keys);
    return group(customers.filter(({ key }) => wanted.has(key)));
  }
}

type ToGroup = (customers: readonly Customer[]) => Group;

function groupsOf(program: Ir.Program, all: readonly Customer[]): ToGroup {
  const { value } = program;
  if (!value) return (customers) => ({ customers: customers.length });
  const money = new Map(all.map((customer) => [customer, evaluate(value, customer.scope)]));
  return (customers) => {
    const sum = customers.reduce<Decimal>(
      (total, customer) => {
        const one = money.get(customer);
        return one?.kind === 'decimal' ? add(total, one) : total;
      },
      { unscaled: 0n, scale: scaleOf(value.type) },
    );
    return { customers: customers.length, money: printDecimal(sum) };
  };
}

function countPolicy(policy: Ir.Policy, customers: readonly Customer[], group: ToGroup): PolicyCounts {
  const where = (keep: (outcome: Outcome) => boolean) =>
    group(customers.filter((customer) => keep(customer.decisions.outcome(policy))));
  return {
    policy: policy.name,
    rules: policy.rules.map((rule) => ({
      rule: rule.name,
      decided: where(({ decided }) => decided.includes(rule)),
      taken: where(({ taken }) => taken.includes(rule)),
      passedOver: where(({ passedOver }) => passedOver.includes(rule)),
    })),
    gap: where((outcome) => outcome.group === 'gap'),
    uncovered: where((outcome) => outcome.group === 'uncovered'),
    conflict: where((outcome) => outcome.group === 'conflict'),
    overlap: where((outcome) => outcome.group === 'overlap'),
    passedOver: where((outcome) => outcome.group === 'passed over'),
  };
}

function countCampaign(
  { campaign, running, reasons, eligible, used }: CampaignOutcome,
  customers: readonly Customer[],
  group: ToGroup,
): ReadonlyMap<string, Group | string | boolean> {
  const where = (keep: (key: string) => boolean) => group(customers.filter(({ key }) => keep(key)));
  const isTreated = ({ key }: Customer) => eligible.get(key) === 'treated';
  const rules = campaign.rules.map((rule): [string, Group] => [
    `rule ${rule.name}`,
    group(customers.filter((one) => isTreated(one) && one.decisions.outcome(campaign).decided.includes(rule))),
  ]);
  return new Map<string, Group | string | boolean>([
    ['running', running],
    ['audience', where((key) => reasons.has(key) || eligible.has(key))],
    ['eligible', where((key) => eligible.has(key))],
    ...(['treated', 'control', 'beyond'] as const).map((name): [string, Group] => [
      name,
      where((key) => eligible.get(key) === name),
    ]),
    ...(['unmatched', 'guard', 'decided', 'frequency', 'cost'] as const).map((name): [string, Group] => [
      name,
      where((key) => reasons.get(key) === name),
    ]),
    ...rules,
    ...(campaign.budget ? [['used', plain(printDecimal(used))] as [string, string]] : []),
  ]);
}

/** Without the zeros that say how exactly a number is held. */
export function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function concerns(guard: Ir.Guard, { decisions }: Customer): boolean {
  return guard.kind === 'always'
    ? decisions.breaks(guard)
    : decisions.resolved(guard.action).withheldBy.includes(guard);
}

/** With `keep all` a customer counts once for each value. */
function given(items: readonly Maybe[], type: Ir.Type | undefined): readonly (string | null)[] {
  return items.length === 0 ? [null] : [...new Set(items.map((item) => printValue(item, type)))];
}

function split(
  customers: readonly Customer[],
  group: ToGroup,
  keysOf: (customer: Customer) => readonly (string | null)[],
): ReadonlyMap<string | null, Group> {
  const parts = new Map<string | null, Customer[]>();
  for (const customer of customers)
    for (const key of keysOf(customer)) parts.set(key, [...(parts.get(key) ?? []), customer]);
  return new Map([...parts].map(([member, part]) => [member, group(part)]));
}
