import type * as Ir from '../../../ir/index.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';

/** What a policy does with each customer; rules in their order. */
export class CompiledPolicy {
  readonly policy: Ir.Policy;
  readonly decided: readonly CustomerSet[];
  readonly taken: readonly CustomerSet[];
  readonly passedOver: readonly CustomerSet[];
  readonly groups: Readonly<Record<PolicyGroup, CustomerSet>>;

  constructor(compiler: Compiler, policy: Ir.Policy) {
    const { sets } = compiler;
    const { matching, unknown, before } = truthsOf(compiler, policy);
    const meant = (exceptions: readonly Ir.Exception[]) => holdingOf(compiler, policy, exceptions);
    const isAll = policy.mode === 'all matches';
    const several =
      policy.mode === 'exactly one match'
        ? sets.or(...matching.map((set, rule) => sets.and(set, before[rule]!)))
        : sets.none;
    const conflict = sets.but(several, meant(policy.overlaps));
    const first = matching.map((set, rule) => sets.but(set, before[rule]!));
    // Whom an earlier rule decides; of all matches none does.
    const gone = before.map((set) => (isAll ? sets.none : sets.but(set, conflict)));
    this.policy = policy;
    this.decided = isAll ? matching : first.map((set) => sets.but(set, conflict));
    this.taken = matching.map((set, rule) => sets.and(set, gone[rule]!));
    this.passedOver = unknown.map((set, rule) => sets.but(set, gone[rule]!));
    const left = sets.not(before.at(-1)!);
    const uncovered = sets.and(left, meant(policy.uncovered));
    const passed = sets.but(sets.and(left, sets.or(...unknown)), uncovered);
    const gap = sets.but(left, uncovered, passed);
    this.groups = { gap, uncovered, conflict, overlap: sets.but(several, conflict), passedOver: passed };
  }
}

export type PolicyGroup = 'gap' | 'uncovered' | 'conflict' | 'overlap' | 'passedOver';

interface Truths {
  /** For whom each rule's condition holds, and for whom it only does not since a value is missing. */
  readonly matching: readonly CustomerSet[];
  readonly unknown: readonly CustomerSet[];
  /** Whom a rule before it matches; at the end whom any does. */
  readonly before: readonly CustomerSet[];
}

function truthsOf(compiler: Compiler, policy: Ir.Policy): Truths {
  const { sets } = compiler;
  const matching: CustomerSet[] = [];
  const unknown: CustomerSet[] = [];
  const before = [sets.none];
  for (const { when, name } of policy.rules) {
    const earlier = before.at(-1)!;
    const truth = when && compiler.truth(when, `${policy.name}: ${name}`);
    matching.push(truth ? truth.holds : sets.not(earlier));
    unknown.push(truth ? sets.but(truth.unknown, truth.holds) : sets.none);
    before.push(sets.or(earlier, matching.at(-1)!));
  }
  return { matching, unknown, before };
}

function holdingOf(compiler: Compiler, { name }: Ir.Policy, exceptions: readonly Ir.Exception[]): CustomerSet {
  const { sets } = compiler;
  return sets.or(...exceptions.map(({ when }) => (when ? compiler.truth(when, name).holds : sets.all)));
}
