import type { CampaignTrace, ExplainedDecision, Explanation, RuleTrace, Session } from '../evaluate/engine.ts';
import { ownDefinitions } from '../ir/earlier.ts';
import type { Definition, Program, Rule } from '../ir/program.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { mask } from '../text/mask.ts';
import { visible } from '../text/visible.ts';
import { lostInWords } from '../text/work.ts';
import { agoInWords } from '../words/earlier.ts';
import { valueText } from '../words/values.ts';
import { contactsInWords, standingInWords } from './explain/campaigns.ts';
import { conditionSentence, weightedSentences } from './explain/conditions.ts';
import { type NextStep, nextBetter } from './explain/next-better.ts';
import { conditionsByTrace, reasonsIn, weightedOf } from './explain/parts.ts';
import type { Privacy } from './explain/privacy.ts';
import { type MetCondition, reasonsOf } from './explain/why.ts';
import { ruleNames, type TextOf } from './words/rule-names.ts';
import { type Written, writtenValues } from './words/written-values.ts';

export interface ExplainInput {
  readonly program: Program;
  readonly asOf: Session['asOf'];
  readonly explanation: Explanation;
  readonly textOf: TextOf;
  /** What is personal and stays hidden. */
  readonly privacy: Privacy;
}

/** For one customer, in words that are safe to show: what was decided and why, what each rule saw, and what is missing for more. */
export interface ExplanationInWords {
  readonly customer: string;
  readonly asOf: string;
  readonly decisions: readonly DecisionInWords[];
  readonly policies: readonly PolicyInWords[];
  /** The way to better outcomes. */
  readonly next: readonly { readonly step: string; readonly rule: string; readonly needs: readonly string[] }[];
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** Something personal is hidden. */
  readonly masked: boolean;
}

export interface DecisionInWords {
  readonly action: string;
  readonly value: string;
  readonly policy: string;
  readonly rule: string;
  readonly because?: string;
  /** A guard took the decision back. */
  readonly withheld?: string;
}

export interface PolicyInWords {
  readonly title: string;
  readonly mode: string;
  readonly rules: readonly {
    readonly outcome: RuleTrace['outcome'];
    readonly name: string;
    readonly reasons: readonly string[];
  }[];
}

/** A sign for what became of a rule. */
export const outcomeSigns: Readonly<Record<RuleTrace['outcome'], string>> = {
  decided: '✓',
  taken: '○',
  'passed-over': '?',
  failed: '✗',
};

export function explainInWords(input: ExplainInput, language: Language): ExplanationInWords {
  const { asOf, privacy } = input;
  return {
    customer: customerOf(input, language),
    asOf: wordsOf(language).preview.asOf[asOf.from](asOf.date),
    decisions: decisionsOf(input, language),
    policies: [
      ...input.explanation.policies.map((policy) => policyInWords(input, policy, language)),
      ...input.explanation.campaigns.map((campaign) => campaignInWords(input, campaign, language)),
    ],
    next: nextSteps(input, language),
    values: valuesOf(input, language),
    masked: privacy.applies,
  };
}

function customerOf({ explanation, privacy }: ExplainInput, language: Language): string {
  const { key, label } = explanation;
  const shownKey = privacy.key ? mask(key) : visible(key);
  const shownLabel = label === undefined ? '' : ` (${privacy.label ? mask(label.text) : visible(label.text)})`;
  const { explain } = wordsOf(language);
  if (explanation.data === undefined) return explain.customer(shownKey) + shownLabel;
  const { customer } = explanation;
  const whose = customer === undefined ? [] : [explain.customer(privacy.customer ? mask(customer) : visible(customer))];
  return [explain.row(visible(explanation.data), shownKey) + shownLabel, ...whose].join(' · ');
}

function decisionsOf({ explanation, program, textOf, privacy }: ExplainInput, language: Language): DecisionInWords[] {
  const { explain } = wordsOf(language);
  const nameOf = ruleNames(program, textOf, language);
  const written = writtenValues(program, textOf);
  return explanation.decisions.map((decision) => ({
    action: visible(decision.action),
    value: privacy.decision(decision) ? mask(decision.value) : decisionText(decision, written),
    policy: visible(decision.policy),
    rule: nameOf(decision.policy, decision.rule),
    ...(decision.because !== undefined && { because: explain.because(visible(decision.because)) }),
    ...(decision.withheld && { withheld: withheldText(decision.action, explanation, program, language) }),
  }));
}

/** `15% for 30 days` */
function decisionText({ action, value, labels = [] }: ExplainedDecision, written: Written): string {
  return [written(action, value), ...labels.map((each) => `${each.label} ${visible(each.value)}`)].join(' ');
}

/** The limit, or the guard where only one can have done it. */
function withheldText(action: string, { limits = [] }: Explanation, program: Program, language: Language): string {
  const { explain, work } = wordsOf(language);
  const limit = limits.find((each) => each.action === action && !each.kept);
  if (limit) return lostInWords(limit, work, language);
  const guards = program.guards.filter((guard) => guard.kind === 'never' && guard.action === action);
  const [guard] = guards;
  return guard && guards.length === 1 ? explain.withheldBy(visible(guard.text)) : explain.withheld;
}

function policyInWords(
  input: ExplainInput,
  { policy, rules }: Explanation['policies'][number],
  language: Language,
): PolicyInWords {
  const declared = [...input.program.policies, ...input.program.campaigns].find(({ name }) => name === policy);
  const nameOf = ruleNames(input.program, input.textOf, language);
  const title = declared?.title === undefined ? [] : [`“${visible(declared.title)}”`];
  return {
    title: [visible(policy), ...title].join(' '),
    mode: declared ? wordsOf(language).preview.modes[declared.mode] : '',
    rules: rules.map((trace) => {
      const rule = declared?.rules.find(({ name }) => name === trace.rule);
      const reasons = [...new Set(reasonsFor(trace, rule, input, language))];
      return { outcome: trace.outcome, name: nameOf(policy, trace.rule), reasons };
    }),
  };
}

/** What became of the customer there; its rules only where they have a part in that. */
function campaignInWords(input: ExplainInput, trace: CampaignTrace, language: Language): PolicyInWords {
  const { campaigns } = wordsOf(language);
  const { kind } = trace.standing;
  const { title, rules } = policyInWords(input, { policy: trace.campaign, rules: trace.rules }, language);
  const audience = kind === 'not-in-audience' ? audienceReasons(input, trace, language) : [];
  const contacts = contactsInWords(trace, language);
  const notes = [
    ...(audience.length > 0 ? [{ outcome: 'failed' as const, name: campaigns.audience, reasons: audience }] : []),
    ...(contacts.length > 0
      ? [{ outcome: 'failed' as const, name: campaigns.leftOut.frequency, reasons: contacts }]
      : []),
  ];
  const shown = kind === 'treated' || kind === 'unmatched' ? rules : [];
  return { title, mode: standingInWords(trace, language), rules: [...notes, ...shown] };
}

/** The audience as if it were the condition of a rule. */
function audienceReasons(
  input: ExplainInput,
  { campaign: name, audience }: CampaignTrace,
  language: Language,
): string[] {
  const campaign = input.program.campaigns.find((each) => each.name === name);
  if (!campaign?.audience) return [];
  const rule: Rule = { name, origin: campaign.origin, when: campaign.audience, decisions: [] };
  return reasonsFor({ rule: name, outcome: 'failed', conditions: audience }, rule, input, language);
}

/** What one wants to know of a rule: of one that holds everything that made it hold, else the first condition that did not. */
function reasonsFor(trace: RuleTrace, rule: Rule | undefined, input: ExplainInput, language: Language): string[] {
  const { outcomes, notReached } = wordsOf(language).explain;
  if (trace.outcome === 'taken') return [outcomes.taken];
  if (rule && !rule.when && trace.outcome === 'failed') return [notReached];
  const because = rule ? reasonsOf(rule, trace) : [];
  const sentences = because.map((condition) => sentenceOf(condition, input, language));
  if (sentences.length === 0) return [outcomes[trace.outcome]];
  return trace.outcome === 'failed' ? sentences.slice(0, 1) : sentences;
}

function sentenceOf(condition: MetCondition, input: ExplainInput, language: Language): string {
  const { privacy, textOf, program } = input;
  const reasons = reasonsIn(program, condition).map((reason) => sentenceOf(reason, input, language));
  const shown = { ...condition, masked: privacy.condition(condition.trace), textOf };
  const weighted = weightedOf(program, condition);
  const parts = weighted ? weightedSentences({ ...shown, origin: weighted.origin }, language) : [];
  return conditionSentence(shown, language, [...parts, ...new Set(reasons)]);
}

function nextSteps(input: ExplainInput, language: Language): ExplanationInWords['next'] {
  const { explain } = wordsOf(language);
  const nameOf = ruleNames(input.program, input.textOf, language);
  const conditions = conditionsByTrace(input.program, input.explanation);
  const needsOf = ({ needs }: NextStep) => needs.flatMap((trace) => conditions.get(trace) ?? []);
  return nextBetter(input.program, input.explanation).map((step) => ({
    step: explain.nextStep(visible(step.action), visible(step.from ?? explain.noValue), visible(step.to)),
    rule: nameOf(step.policy, step.rule),
    needs: needsOf(step).map((condition) => sentenceOf(condition, input, language)),
  }));
}

function valuesOf({ program, explanation, privacy }: ExplainInput, language: Language): ExplanationInWords['values'] {
  const { explain } = wordsOf(language);
  const shown = ({ name, type }: Definition): string[] => {
    const value = explanation.values.get(name);
    if (value === undefined) return [];
    const isHidden = value !== null && privacy.definition(name);
    return [isHidden ? mask(value) : valueText(value, type, language)];
  };
  return ownDefinitions(program).flatMap((definition) => {
    const before = program.definitions.filter(({ earlier }) => earlier?.of === definition.name);
    const then = before.flatMap((each) =>
      shown(each).map((value) => explain.earlier(agoInWords(each.earlier?.ago ?? [], language), value)),
    );
    const now = shown(definition);
    return now.length === 0 ? [] : [{ name: visible(definition.name), value: [...now, ...then].join(explain.between) }];
  });
}
