import type * as Ir from '../../../server/ir/index.ts';
import { holds, passedOver } from './condition.ts';
import type { Scope } from './scope.ts';

/** What a policy does with one customer. */
export interface Outcome {
  /** The rules that decide, in the order of the text. */
  readonly decided: readonly Ir.Rule[];
  /** Those that hold too, but another one took the customer. */
  readonly taken: readonly Ir.Rule[];
  /** Those whose condition only a missing value kept from holding, while no rule before had decided. */
  readonly passedOver: readonly Ir.Rule[];
  /** Why no rule decided, or that several would have. */
  readonly group?: 'gap' | 'uncovered' | 'passed over' | 'conflict' | 'overlap';
}

export function applyPolicy(policy: Ir.Policy, scope: Scope): Outcome {
  const matching = matches(policy, scope);
  const several = policy.mode === 'exactly one match' && matching.length > 1;
  const meant = several && isDeclared(policy.overlaps, scope);
  const decided = several && !meant ? [] : policy.mode === 'all matches' ? matching : matching.slice(0, 1);
  const passed = rulesPassedOver(policy, decided, scope);
  const outcome = {
    decided,
    taken: decided.length > 0 ? matching.filter((rule) => !decided.includes(rule)) : [],
    passedOver: passed,
  };
  if (several) return { ...outcome, group: meant ? 'overlap' : 'conflict' };
  if (matching.length > 0) return outcome;
  if (isDeclared(policy.uncovered, scope)) return { ...outcome, group: 'uncovered' };
  return { ...outcome, group: passed.length > 0 ? 'passed over' : 'gap' };
}

/** `otherwise` matches when no rule before it did. */
function matches(policy: Ir.Policy, scope: Scope): Ir.Rule[] {
  const matching: Ir.Rule[] = [];
  for (const rule of policy.rules) if (rule.when ? holds(rule.when, scope) : matching.length === 0) matching.push(rule);
  return matching;
}

function rulesPassedOver(policy: Ir.Policy, decided: readonly Ir.Rule[], scope: Scope): Ir.Rule[] {
  const first = decided[0] ? policy.rules.indexOf(decided[0]) : policy.rules.length;
  return policy.rules.filter(
    (rule, index) =>
      rule.when !== undefined && (policy.mode === 'all matches' || index < first) && passedOver(rule.when, scope),
  );
}

function isDeclared(exceptions: readonly Ir.Exception[], scope: Scope): boolean {
  return exceptions.filter((exception) => holds(exception.when, scope)).length > 0;
}
