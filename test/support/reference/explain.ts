import type * as Ir from '../../../server/ir/index.ts';
import type { Wish } from './decide.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import type { Outcome } from './policy.ts';
import { printValue } from './value.ts';

/** Why one customer was decided upon as it was, as text. */
export interface Explained {
  readonly values: ReadonlyMap<string, string | null>;
  /** `offer 0.15 for 30 days by winback: rule 1`, those that a guard took back with the word behind. */
  readonly decisions: readonly string[];
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function explain({ program }: Evaluation, { scope, decisions }: Customer): Explained {
  return {
    values: new Map(program.definitions.map(({ name, type }) => [name, printValue(scope.value(name), type)])),
    decisions: program.actions.flatMap((action) => {
      const { chosen, kept } = decisions.resolved(action.name);
      return chosen.map((wish) => `${said(action, wish)}${kept.includes(wish) ? '' : ' withheld'}`);
    }),
    outcomes: new Map(
      program.policies.map((policy) => {
        const outcome = decisions.outcome(policy);
        return [policy.name, new Map(policy.rules.map((rule) => [rule.name, outcomeOf(rule, outcome)]))];
      }),
    ),
  };
}

function said(action: Ir.Action, { value, labels, policy, rule }: Wish): string {
  const spoken = action.labels.flatMap(({ label, takes }) => {
    const text = printValue(labels.get(label), takes);
    return text === null ? [] : [`${label} ${text}`];
  });
  return [action.name, printValue(value, action.takes), ...spoken, `by ${policy.name}: ${rule.name}`].join(' ');
}

function outcomeOf(rule: Ir.Rule, { decided, taken, passedOver }: Outcome): string {
  if (decided.includes(rule)) return 'decided';
  if (taken.includes(rule)) return 'taken';
  return passedOver.includes(rule) ? 'passed-over' : 'failed';
}
