import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { ruleTitle, writeExceptions, writeRules } from './rules.ts';
import { fullName, type Writing, writeDoc } from './writing.ts';

export function writePolicies(policies: readonly Ir.Policy[], writing: Writing): void {
  const { page, words } = writing;
  if (policies.length === 0) return;
  page.heading(2, words.policies.title);
  for (const policy of policies) writePolicy(policy, writing);
}

export function writePolicy(policy: Ir.Policy, writing: Writing): void {
  const { page, words } = writing;
  const modes = policy.data === undefined ? words.policies.modes : words.policies.modesOfRows;
  page.heading(3, fullName(policy, writing), policy.origin);
  writeDoc(policy, writing);
  page.paragraph(markdownText(modes[policy.mode]), policy.origin);
  writeRules(policy, writing);
  writeExceptions(words.policies.uncovered, policy.uncovered, writing);
  writeExceptions(words.policies.overlaps, policy.overlaps, writing);
}

/** Which rules serve which goal. */
export function writeGoals(writing: Writing): void {
  const { page, program, words, telling } = writing;
  const { goal: names } = wordsOf(telling.language).work;
  const rows = (['acquire', 'enhance', 'retain'] as const).flatMap((goal) => {
    const rules = [...program.policies, ...program.campaigns].flatMap((policy) => rulesFor(goal, policy, writing));
    return rules.length === 0 ? [] : [{ cells: [markdownText(names[goal]), rules.join(words.between)] }];
  });
  if (rows.length === 0) return;
  page.heading(2, words.goals.title);
  page.table([words.goals.head.goal, words.goals.head.rules], rows);
}

function rulesFor(goal: Ir.Goal, { name, title, rules }: Ir.Policy, writing: Writing): readonly string[] {
  return rules.flatMap((rule, index) =>
    rule.goal === goal ? [markdownText(writing.words.goals.rule(title ?? name, ruleTitle(rule, index, writing)))] : [],
  );
}
