import type * as Ir from '../../ir/index.ts';
import { type Check, finding, locationOf, rulesByPolicy } from './check.ts';

/** Two rules of a policy with the very same condition: the second is never reached, or both should be one. */
export const repeatedConditions: Check = (results) =>
  [...rulesByPolicy(results).values()].flatMap((rules) => {
    const seen = new Map<string, (typeof rules)[number]>();
    return rules.flatMap((rule) => {
      if (!rule.part.when) return [];
      const condition = textOf(rule.part.when);
      const first = seen.get(condition);
      if (!first) seen.set(condition, rule);
      if (!first) return [];
      const related = [{ at: locationOf(first), words, data: {} }];
      return [finding('PTN4033', locationOf(rule), { rule: first.part.name }, { related })];
    });
  });

const words = { en: 'the same condition', 'zh-CN': '相同的条件' };

const known = new WeakMap<object, string>();

/** The condition as text, wherever it stands. */
function textOf(condition: Ir.Expression): string {
  const before = known.get(condition);
  if (before !== undefined) return before;
  const text = JSON.stringify(condition, (key, value: unknown) => (key === 'span' ? undefined : value));
  known.set(condition, text);
  return text;
}
