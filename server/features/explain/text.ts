import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { type DecisionInWords, type ExplanationInWords, outcomeSigns, type PolicyInWords } from '../explain.ts';

/** An explanation as plain lines, for where nothing can be laid out. */
export function explanationText(explained: ExplanationInWords, language: Language): string {
  const words = wordsOf(language);
  const { decisions, policies, next, values } = explained;
  const decided =
    decisions.length === 0 ? [words.explain.nothing] : decisions.map((each) => decisionLine(each, language));
  return [
    [explained.customer, explained.asOf],
    [words.explain.decided, ...indented(decided)],
    ...policies.map((policy) => policyLines(policy, language)),
    next.length === 0 ? [] : [words.explain.next, ...next.flatMap(nextLines)],
    values.length === 0 ? [] : [words.explain.values, ...indented(values.map(({ name, value }) => `${name} ${value}`))],
    explained.masked ? [words.hover.masked] : [],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function decisionLine({ action, value, policy, rule, because, withheld }: DecisionInWords, language: Language): string {
  const notes = [wordsOf(language).explain.byRule(policy, rule), because, withheld];
  return [`${action} ${value}`, ...notes.filter((note) => note !== undefined)].join(' · ');
}

function policyLines({ title, mode, rules }: PolicyInWords, language: Language): string[] {
  const { between } = wordsOf(language).explain;
  const lines = rules.map(({ outcome, name, reasons }) => `${outcomeSigns[outcome]} ${name}  ${reasons.join(between)}`);
  return [`${title}  ${mode}`.trimEnd(), ...indented(lines)];
}

function nextLines({ step, rule, needs }: ExplanationInWords['next'][number]): string[] {
  return [`  ${step}  ${rule}`, ...needs.map((need) => `    ${need}`)];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
