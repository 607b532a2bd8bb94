import type { ConditionTrace, Explanation, RuleTrace, Session } from '../../evaluate/engine.ts';
import type { Program } from '../../ir/program.ts';
import { mask } from '../../text/mask.ts';
import { nextBetter } from '../next-better.ts';
import { conditionSentence } from './conditions.ts';
import { ruleNames, type TextOf } from './rule-name.ts';
import { readingWidth, type Screen } from './screen.ts';
import { table } from './table.ts';
import { valueText } from './values.ts';
import { visible } from './visible.ts';
import { widthOf, wrap } from './width.ts';
import { writtenValues } from './written-values.ts';

export interface ExplainInput {
  readonly program: Program;
  readonly asOf: Session['asOf'];
  readonly explanation: Explanation;
  readonly textOf: TextOf;
  /** What is personal and stays hidden. */
  readonly privacy: Privacy;
}

export interface Privacy {
  readonly key: boolean;
  readonly label: boolean;
  definition(name: string): boolean;
  condition(trace: ConditionTrace): boolean;
  /** Whether anything of this explanation is masked, so that it can be said. */
  readonly applies: boolean;
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

function renderDecisions({ explanation, program, textOf }: ExplainInput, screen: Screen): string[] {
  const { words, colors } = screen;
  if (explanation.decisions.length === 0) return [colors.bold(words.explain.decided), `  ${words.explain.nothing}`];
  const nameOf = ruleNames(program, textOf, screen);
  const written = writtenValues(program, textOf);
  const rows = explanation.decisions.map((decision) => [
    visible(decision.action),
    (decision.withheld ? colors.strikethrough : colors.green)(written(decision.action, decision.value)),
    [
      words.explain.byRule(visible(decision.policy), nameOf(decision.policy, decision.rule)),
      ...(decision.because === undefined ? [] : [words.explain.because(visible(decision.because))]),
      ...(decision.withheld ? [colors.yellow(withheldText(decision.action, program, screen))] : []),
    ].join(' · '),
  ]);
  return [colors.bold(words.explain.decided), ...table(rows, { indent: 2 })];
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
    ...policy.rules.flatMap((rule, index) => renderRule(rule, names[index] ?? '', width, input, screen)),
  ];
}

function renderRule(trace: RuleTrace, name: string, width: number, input: ExplainInput, screen: Screen): string[] {
  const { colors } = screen;
  const paint = { decided: colors.green, taken: colors.dim, 'passed-over': colors.yellow, failed: colors.dim }[
    trace.outcome
  ];
  const head = `  ${paint(marks[trace.outcome])} ${name}`;
  const text = reasons(trace, input, screen).join('; ');
  const indent = width + 6;
  const lines = wrap(text, Math.max(30, readingWidth(screen) - indent)).map(paint);
  // A long name has its reasons below it.
  if (widthOf(name) > width) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  const gap = ' '.repeat(indent - widthOf(head));
  return lines.map((line, index) => (index === 0 ? head + gap : ' '.repeat(indent)) + line);
}

/** What one wants to know of a rule: of one that holds everything that made it hold, else the first condition that did not. */
function reasons(trace: RuleTrace, { privacy }: ExplainInput, screen: Screen): string[] {
  const { outcomes } = screen.words.explain;
  const say = (condition: ConditionTrace) =>
    conditionSentence({ trace: condition, masked: privacy.condition(condition) }, screen);
  const holding = trace.conditions.filter(({ holds }) => holds === true).map(say);
  const failing = trace.conditions.filter(({ holds }) => holds === false).map(say);
  const unknown = trace.conditions.filter(({ holds }) => holds === 'unknown').map(say);
  if (trace.outcome === 'decided') return holding.length > 0 ? holding : [outcomes.decided];
  if (trace.outcome === 'taken') return [outcomes.taken];
  if (trace.outcome === 'passed-over') return unknown.length > 0 ? unknown : [outcomes['passed-over']];
  return [...failing, ...unknown, outcomes.failed].slice(0, 1);
}

function renderNext(input: ExplainInput, screen: Screen): string[] {
  const { explain } = screen.words;
  const nameOf = ruleNames(input.program, input.textOf, screen);
  const steps = nextBetter(input.program, input.explanation);
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step) => [
    `  ${explain.nextStep(visible(step.action), visible(step.from ?? explain.noValue), visible(step.to))}  ${screen.colors.dim(nameOf(step.policy, step.rule))}`,
    ...step.needs.map((trace) => `    ${conditionSentence({ trace, masked: input.privacy.condition(trace) }, screen)}`),
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
