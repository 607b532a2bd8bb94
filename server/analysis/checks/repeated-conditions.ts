import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { keptForOriginal } from '../originals.ts';
import { type Check, campaignsOf, finding, locationOf, othersOf, type Placed, partsByPolicy } from './check.ts';

/** Two rules of a policy with the very same condition: the second is never reached, or both should be one. */
export const repeatedConditions: Check = (results) => {
  const found: Diagnostic[] = [];
  const all = [
    ...partsByPolicy(results).values(),
    ...[...othersOf(results), ...campaignsOf(results)].map((each) => [each]),
  ];
  for (const parts of all) {
    const [only] = parts;
    // A policy that stands in one place has no rule twice unless it had so when it was first looked at.
    if (only && parts.length === 1 && repeatedIn(only.part).length === 0) continue;
    const rules = parts.flatMap(({ part, result }) => part.rules.map((rule) => ({ part: rule, result })));
    for (const [first, second] of pairs(rules, ({ part }) => part)) found.push(repeated(first, second));
  }
  return found;
};

function repeated(first: Placed<Ir.Rule>, second: Placed<Ir.Rule>): Diagnostic {
  const related = [{ at: locationOf(first), words, data: {} }];
  return finding('PTN4033', locationOf(second), { rule: first.part.name }, { related });
}

const words = { en: 'the same condition', 'zh-CN': '相同的条件' };

const known = new WeakMap<Ir.Policy, readonly unknown[]>();

/** Policies never change, so this is found once. */
function repeatedIn(policy: Ir.Policy): readonly unknown[] {
  const before = known.get(policy);
  if (before) return before;
  const found = pairs(policy.rules, (rule) => rule);
  known.set(policy, found);
  return found;
}

/** Each rule whose condition another one before it has, behind that one. */
function pairs<T>(rules: readonly T[], ruleOf: (each: T) => Ir.Rule): readonly (readonly [T, T])[] {
  const seen = new Map<string, T>();
  const found: (readonly [T, T])[] = [];
  for (const rule of rules) {
    const { when } = ruleOf(rule);
    if (!when) continue;
    const condition = textOf(when);
    const first = seen.get(condition);
    if (first) found.push([first, rule]);
    else seen.set(condition, rule);
  }
  return found;
}

/** The condition as text, wherever it stands. */
const textOf = keptForOriginal((condition) =>
  JSON.stringify(condition, (key, value: unknown) => (key === 'span' ? undefined : value)),
);
