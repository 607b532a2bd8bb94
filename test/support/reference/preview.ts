import type * as Ir from '../../../server/ir/index.ts';
import { add, type Decimal, printDecimal } from './decimal.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import { evaluate } from './expression.ts';
import type { Outcome } from './policy.ts';
import { type Maybe, printValue, scaleOf } from './value.ts';

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
      values: split(customers, group, ({ decisions }) => given(decisions.decided(name), takes)),
    })),
    guards: program.guards.map((guard) => ({
      guard: guard.text,
      kind: guard.kind,
      affected: group(customers.filter((customer) => concerns(guard, customer))),
    })),
    definitions: program.definitions
      .filter(({ kind }) => kind !== 'metric' && kind !== 'cell')
      .map(({ name }) => ({ name, members: split(customers, group, ({ scope }) => [printValue(scope.value(name))]) })),
  };
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

function concerns(guard: Ir.Guard, { decisions }: Customer): boolean {
  return guard.kind === 'always'
    ? decisions.breaks(guard)
    : decisions.resolved(guard.action).withheldBy.includes(guard);
}

/** With `keep all` a customer counts once for each value. */
function given(decided: Maybe, type: Ir.Type | undefined): readonly (string | null)[] {
  const items = decided?.kind === 'list' ? decided.items : [decided];
  return [...new Set(items.map((item) => printValue(item, type)))];
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
