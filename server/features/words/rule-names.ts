import type { Program, Rule } from '../../ir/program.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { visible } from '../../text/visible.ts';

/** The text of a file of rules, by its path in the project. */
export type TextOf = (file: string) => { readonly text: string } | undefined;

/**
 * What a rule is called: its name; of one without, its condition as it was written (`RFM >= 444`), which says more than a number; else its number.
 */
export function ruleName(rule: Rule, index: number, textOf: TextOf, language: Language): string {
  const { preview } = wordsOf(language);
  if (!rule.when) return isGiven(rule, index) ? visible(rule.name) : preview.otherwise;
  if (isGiven(rule, index)) return visible(rule.name);
  return conditionText(rule, textOf) ?? preview.rule(index + 1);
}

/** Names of rules without one are made: `rule 3` and `otherwise`. */
function isGiven(rule: Rule, index: number): boolean {
  return rule.name !== `rule ${index + 1}` && rule.name !== 'otherwise';
}

function conditionText({ origin, when }: Rule, textOf: TextOf): string | undefined {
  const text = textOf(origin.file)?.text;
  if (text === undefined || !when?.span) return undefined;
  const written = text
    .slice(origin.start + when.span[0], origin.start + when.span[1])
    .replace(/\s+/g, ' ')
    .trim();
  return written === '' ? undefined : visible(written);
}

/** The names of all rules of a program, by policy and the rule's name in the program. */
export function ruleNames(
  program: Program,
  textOf: TextOf,
  language: Language,
): (policy: string, rule: string) => string {
  const names = new Map(
    [...program.policies, ...program.campaigns].flatMap((policy) =>
      policy.rules.map(
        (rule, index) => [key(policy.name, rule.name), ruleName(rule, index, textOf, language)] as const,
      ),
    ),
  );
  return (policy, rule) => names.get(key(policy, rule)) ?? visible(rule);
}

function key(policy: string, rule: string): string {
  return JSON.stringify([policy, rule]);
}
