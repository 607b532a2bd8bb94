import {
  type DecisionInWords,
  type ExplainInput,
  type ExplanationInWords,
  explainInWords,
  outcomeSigns,
  type PolicyInWords,
} from '../../features/explain.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { truncate, widthOf, wrap } from './width.ts';

/** For one customer: what was decided and why, what each rule saw, and what is missing for more. */
export function renderExplanation(input: ExplainInput, screen: Screen): string[] {
  const explained = explainInWords(input, screen.language);
  const { colors, words } = screen;
  return [
    colors.bold(explained.customer),
    colors.dim(explained.asOf),
    '',
    ...renderDecisions(explained, screen),
    ...explained.policies.flatMap((policy) => ['', ...renderPolicy(policy, screen)]),
    ...renderNext(explained, screen),
    ...renderValues(explained, screen),
    ...(explained.masked ? ['', colors.dim(words.explain.masked)] : []),
  ];
}

function renderDecisions({ decisions }: ExplanationInWords, screen: Screen): string[] {
  const { words, colors } = screen;
  if (decisions.length === 0) return [colors.bold(words.explain.decided), `  ${words.explain.nothing}`];
  const rows = decisions.map((decision) => [
    decision.action,
    (decision.withheld === undefined ? colors.green : colors.strikethrough)(decision.value),
    whyDecided(decision, screen),
  ]);
  return [colors.bold(words.explain.decided), ...table(rows, { indent: 2 })];
}

function whyDecided({ policy, rule, because, withheld }: DecisionInWords, { words, colors }: Screen): string {
  return [
    words.explain.byRule(policy, truncate(rule, 40)),
    ...(because === undefined ? [] : [because]),
    ...(withheld === undefined ? [] : [colors.yellow(withheld)]),
  ].join(' · ');
}

function renderPolicy({ title, mode, rules }: PolicyInWords, screen: Screen): string[] {
  const { colors } = screen;
  const width = Math.min(30, Math.max(0, ...rules.map(({ name }) => widthOf(name))));
  return [
    `${colors.bold(title)}  ${colors.dim(mode)}`.trimEnd(),
    ...rules.flatMap((rule) => renderRule(rule, width, screen)),
  ];
}

function renderRule({ outcome, name, reasons }: PolicyInWords['rules'][number], width: number, screen: Screen) {
  const { colors, words } = screen;
  const paint = { decided: colors.green, taken: colors.dim, 'passed-over': colors.yellow, failed: colors.dim }[outcome];
  const head = `  ${paint(outcomeSigns[outcome])} ${name}`;
  // A long name has its reasons below it.
  const isBelow = widthOf(name) > width;
  const indent = isBelow ? 6 : width + 6;
  const text = reasons.join(words.explain.between);
  const lines = wrap(text, Math.max(30, readingWidth(screen) - indent)).map(paint);
  if (isBelow) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  const gap = ' '.repeat(indent - widthOf(head));
  return lines.map((line, index) => (index === 0 ? head + gap : ' '.repeat(indent)) + line);
}

function renderNext({ next }: ExplanationInWords, { words, colors }: Screen): string[] {
  if (next.length === 0) return [];
  const lines = next.flatMap(({ step, rule, needs }) => [
    `  ${step}  ${colors.dim(rule)}`,
    ...needs.map((need) => `    ${need}`),
  ]);
  return ['', colors.bold(words.explain.next), ...lines];
}

function renderValues({ values }: ExplanationInWords, screen: Screen): string[] {
  const { words, colors } = screen;
  if (values.length === 0) return [];
  const texts = values.map(({ name, value }) => `${colors.dim(name)} ${value}`);
  const lines = wrap(texts.join('  ·  '), readingWidth(screen) - 2).map((line) => `  ${line}`);
  return ['', colors.bold(words.explain.values), ...lines];
}
