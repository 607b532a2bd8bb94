import type { ExplainedDecision, Explanation, RuleTrace, Session } from '../../evaluate/engine.ts';
import type { Program, Rule } from '../../ir/program.ts';
import { mask } from '../../text/mask.ts';
import { type NextStep, nextBetter } from '../next-better.ts';
import type { Privacy } from '../privacy.ts';
import { conditionsByTrace, type MetCondition, reasonsOf } from '../why.ts';
import { conditionSentence } from './conditions.ts';
import { ruleNames, type TextOf } from './rule-name.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { valueText } from './values.ts';
import { visible } from './visible.ts';
import { truncate, widthOf, wrap } from './width.ts';
import { type Written, writtenValues } from './written-values.ts';

export interface ExplainInput {
  readonly program: Program;
  readonly asOf: Session['asOf'];
  readonly explanation: Explanation;
  readonly textOf: TextOf;
  /** What is personal and stays hidden. */
  readonly privacy: Privacy;
}

/** For one customer: what was decided and why, what each rule saw, and what is missing for more. */
export function renderExplanation(input: ExplainInput, screen: Screen): string[] {
  return [
    ...renderHead(input, screen),
    '',
    ...renderDecisions(input, screen),
    ...input.explanation.policies.flatMap((policy) => ['', ...renderPolicy(input, policy, screen)]),
    ...renderNext(input, screen),
    ...renderValues(input, screen),
    ...(input.privacy.applies ? ['', screen.colors.dim(screen.words.explain.masked)] : []),
  ];
}

function renderHead({ explanation, privacy, asOf }: ExplainInput, { words, colors }: Screen): string[] {
  const { key, label } = explanation;
  const shownKey = privacy.key ? mask(key) : visible(key);
  const shownLabel = label === undefined ? '' : ` (${privacy.label ? mask(label.text) : visible(label.text)})`;
  return [
    colors.bold(words.explain.customer(shownKey) + shownLabel),
    colors.dim(words.preview.asOf[asOf.from](asOf.date)),
  ];
}

function renderDecisions({ explanation, program, textOf, privacy }: ExplainInput, screen: Screen): string[] {
  const { words, colors } = screen;
  if (explanation.decisions.length === 0) return [colors.bold(words.explain.decided), `  ${words.explain.nothing}`];
  const nameOf = ruleNames(program, textOf, screen);
  const written = writtenValues(program, textOf);
  const rows = explanation.decisions.map((decision) => [
    visible(decision.action),
    (decision.withheld ? colors.strikethrough : colors.green)(
      privacy.decision(decision) ? mask(decision.value) : decisionText(decision, written),
    ),
    [
      words.explain.byRule(visible(decision.policy), truncate(nameOf(decision.policy, decision.rule), 40)),
      ...(decision.because === undefined ? [] : [words.explain.because(visible(decision.because))]),
      ...(decision.withheld ? [colors.yellow(withheldText(decision.action, program, screen))] : []),
    ].join(' · '),
  ]);
  return [colors.bold(words.explain.decided), ...table(rows, { indent: 2 })];
}

/** `15% for 30 days` */
function decisionText({ action, value, labels = [] }: ExplainedDecision, written: Written): string {
  return [written(action, value), ...labels.map((each) => `${each.label} ${visible(each.value)}`)].join(' ');
}

/** The guard, where only one can have done it. */
function withheldText(action: string, program: Program, { words }: Screen): string {
  const guards = program.guards.filter((guard) => guard.kind === 'never' && guard.action === action);
  const [guard] = guards;
  return guard && guards.length === 1 ? words.explain.withheldBy(visible(guard.text)) : words.explain.withheld;
}

const marks: Readonly<Record<RuleTrace['outcome'], string>> = {
  decided: '✓',
  taken: '○',
  'passed-over': '?',
  failed: '✗',
};

function renderPolicy(input: ExplainInput, policy: Explanation['policies'][number], screen: Screen): string[] {
  const { colors, words } = screen;
  const declared = input.program.policies.find(({ name }) => name === policy.policy);
  const nameOf = ruleNames(input.program, input.textOf, screen);
  const names = policy.rules.map(({ rule }) => nameOf(policy.policy, rule));
  const width = Math.min(30, Math.max(0, ...names.map(widthOf)));
  const title = [
    visible(policy.policy),
    ...(declared?.title === undefined ? [] : [`“${visible(declared.title)}”`]),
  ].join(' ');
  return [
    `${colors.bold(title)}  ${colors.dim(declared ? words.preview.modes[declared.mode] : '')}`.trimEnd(),
    ...policy.rules.flatMap((trace, index) => {
      const rule = declared?.rules.find(({ name }) => name === trace.rule);
      const text = [...new Set(reasons(trace, rule, input, screen))].join(words.explain.between);
      return renderRule(trace.outcome, names[index] ?? '', width, text, screen);
    }),
  ];
}

function renderRule(
  outcome: RuleTrace['outcome'],
  name: string,
  width: number,
  text: string,
  screen: Screen,
): string[] {
  const { colors } = screen;
  const paint = { decided: colors.green, taken: colors.dim, 'passed-over': colors.yellow, failed: colors.dim }[outcome];
  const head = `  ${paint(marks[outcome])} ${name}`;
  // A long name has its reasons below it.
  const isBelow = widthOf(name) > width;
  const indent = isBelow ? 6 : width + 6;
  const lines = wrap(text, Math.max(30, readingWidth(screen) - indent)).map(paint);
  if (isBelow) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  const gap = ' '.repeat(indent - widthOf(head));
  return lines.map((line, index) => (index === 0 ? head + gap : ' '.repeat(indent)) + line);
}

/** What one wants to know of a rule: of one that holds everything that made it hold, else the first condition that did not. */
function reasons(trace: RuleTrace, rule: Rule | undefined, input: ExplainInput, screen: Screen): string[] {
  const { outcomes } = screen.words.explain;
  if (trace.outcome === 'taken') return [outcomes.taken];
  if (rule && !rule.when && trace.outcome === 'failed') return [screen.words.explain.notReached];
  const because = rule ? reasonsOf(rule, trace) : [];
  const sentences = because.map((condition) => sentenceOf(condition, input, screen));
  if (sentences.length === 0) return [outcomes[trace.outcome]];
  return trace.outcome === 'failed' ? sentences.slice(0, 1) : sentences;
}

function sentenceOf(condition: MetCondition, { privacy, textOf }: ExplainInput, screen: Screen): string {
  return conditionSentence({ ...condition, masked: privacy.condition(condition.trace), textOf }, screen);
}

function renderNext(input: ExplainInput, screen: Screen): string[] {
  const { explain } = screen.words;
  const nameOf = ruleNames(input.program, input.textOf, screen);
  const steps = nextBetter(input.program, input.explanation);
  if (steps.length === 0) return [];
  const conditions = conditionsByTrace(input.program, input.explanation);
  const needs = (step: NextStep) => step.needs.flatMap((trace) => conditions.get(trace) ?? []);
  const lines = steps.flatMap((step) => [
    `  ${explain.nextStep(visible(step.action), visible(step.from ?? explain.noValue), visible(step.to))}  ${screen.colors.dim(nameOf(step.policy, step.rule))}`,
    ...needs(step).map((condition) => `    ${sentenceOf(condition, input, screen)}`),
  ]);
  return ['', screen.colors.bold(explain.next), ...lines];
}

function renderValues({ program, explanation, privacy }: ExplainInput, screen: Screen): string[] {
  const { words, colors } = screen;
  const texts = program.definitions.flatMap(({ name, type }) => {
    const value = explanation.values.get(name);
    if (value === undefined) return [];
    const text = value !== null && privacy.definition(name) ? mask(value) : valueText(value, type, screen);
    return [`${colors.dim(visible(name))} ${text}`];
  });
  if (texts.length === 0) return [];
  const lines = wrap(texts.join('  ·  '), readingWidth(screen) - 2).map((line) => `  ${line}`);
  return ['', colors.bold(words.explain.values), ...lines];
}
