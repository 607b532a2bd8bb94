import type * as Ir from '../../ir/index.ts';
import { wordsOf } from '../../text/catalogue.ts';
import { markdownText } from '../../text/markdown.ts';
import { visible } from '../../text/visible.ts';
import { asCondition, nameInWords, sentence } from '../../words/sentences.ts';
import { conditionText, note, plain, type Writing } from './writing.ts';

/** The rules of a policy or campaign as a table: one a row, in their order. */
export function writeRules({ rules }: Ir.Policy, writing: Writing): void {
  const { page, words } = writing;
  const { head, otherwise } = words.policies;
  page.table(
    [head.number, head.rule, head.when, head.decides, head.goal, head.because, head.note],
    rules.map((rule, index) => ({
      cells: [
        String(index + 1),
        isNamed(rule, index) ? markdownText(rule.name) : '',
        rule.when ? conditionText(rule.when, writing) : markdownText(otherwise),
        decidedText(rule, writing),
        goalText(rule, writing),
        markdownText(rule.because ?? ''),
        note(rule),
      ],
      origin: rule.origin,
    })),
  );
}

/** Rules without a name are called by their number. */
export function ruleTitle(rule: Ir.Rule, index: number, { words }: Writing): string {
  return isNamed(rule, index) ? visible(rule.name) : words.rule(index + 1);
}

function isNamed({ name, when }: Ir.Rule, index: number): boolean {
  return name !== `rule ${index + 1}` && !(name === 'otherwise' && when === undefined);
}

function goalText({ goal }: Ir.Rule, { telling }: Writing): string {
  return goal === undefined ? '' : markdownText(wordsOf(telling.language).work.goal[goal]);
}

function decidedText({ decisions }: Ir.Rule, writing: Writing): string {
  const { between, policies } = writing.words;
  if (decisions.length === 0) return markdownText(policies.nothing);
  return decisions.map((decision) => decisionText(decision, writing)).join(between);
}

/** `offer: 10%, for 30 days`, as Markdown */
export function decisionText(
  { action, value, labels }: Omit<Ir.Decision, 'span'>,
  { words, telling }: Writing,
): string {
  const said = value ? sentence(value, telling) : '';
  const further = labels.map(({ label, value: of }) => words.label(visible(label), sentence(of, telling)));
  return plain(words.decision(actionName(action, telling), said, further), { telling });
}

export function actionName(action: string, telling: Writing['telling']): string {
  return nameInWords(telling.inFull.ofAction(action) ?? action, telling);
}

/** What is meant to be undecided, or decided by several rules. */
export function writeExceptions(
  title: string,
  exceptions: readonly Ir.Exception[],
  { page, words, telling }: Writing,
): void {
  if (exceptions.length === 0) return;
  page.paragraph(markdownText(title));
  page.list(
    exceptions.map(({ because, when }) => ({
      cells: [
        plain(words.policies.exception(nameInWords(because, telling), when ? asCondition(when, telling) : ''), {
          telling,
        }),
      ],
    })),
  );
}
