import { visible } from '../../../server/text/visible.ts';
import type { PolicyPreview, PreviewParams, Range, RulePreview, Selection } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { policyId, ruleId } from './places.ts';
import { ruleName } from './rule-name.ts';

export interface PolicyView {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly range?: Range;
  readonly rules: readonly RuleView[];
  /** Who has no rule, or too many; only where there is anyone. */
  readonly rest: readonly RestView[];
}

export interface RuleView {
  readonly id: string;
  readonly name: string;
  /** The rule as it is written. */
  readonly text: string;
  readonly range?: Range;
  readonly decided: NumberView;
  /** Absent where nobody is in it. */
  readonly taken?: NoteView;
  readonly passedOver?: NoteView;
}

export interface NoteView extends NumberView {
  readonly said: string;
}

export interface RestView {
  readonly outcome: PolicyOutcome;
  readonly label: string;
  /** Something to look at: nobody meant it so. */
  readonly isFinding: boolean;
  readonly number: NumberView;
}

type PolicyOutcome = Extract<Selection, { kind: 'policy' }>['outcome'];

const restFields = {
  conflict: 'conflict',
  overlap: 'overlap',
  'passed-over': 'passedOver',
  gap: 'gap',
  uncovered: 'uncovered',
} as const satisfies Readonly<Record<PolicyOutcome, keyof PolicyPreview>>;

const findings: ReadonlySet<PolicyOutcome> = new Set(['conflict', 'gap', 'passed-over']);

export function policiesOf(params: PreviewParams, scale: Scale): PolicyView[] {
  const places = new Map(params.policies.map((place) => [place.name, place]));
  return params.live.preview.policies.map((policy) => {
    const place = places.get(policy.policy);
    const rulePlaces = new Map(place?.rules.map((each) => [each.name, each]));
    return {
      id: policyId(policy.policy),
      name: visible(policy.policy),
      ...(place?.title !== undefined && { title: visible(place.title) }),
      ...(place?.range && { range: place.range }),
      rules: policy.rules.map((rule) => ruleView(policy.policy, rule, rulePlaces.get(rule.rule), params, scale)),
      rest: restOf(policy, params, scale),
    };
  });
}

function ruleView(
  policy: string,
  preview: RulePreview,
  place: PreviewParams['policies'][number]['rules'][number] | undefined,
  params: PreviewParams,
  scale: Scale,
): RuleView {
  const { rule, decided, taken, passedOver } = preview;
  const said = scale.words.policy;
  const number = (outcome: 'decided' | 'taken' | 'passed-over', group: RulePreview['decided']) =>
    numberOf(group, { kind: 'rule', policy, rule, outcome }, params, scale);
  return {
    id: ruleId(policy, rule),
    name: ruleName(policy, rule, params, scale.words),
    text: visible(place?.text ?? ''),
    ...(place?.range && { range: place.range }),
    decided: number('decided', decided),
    ...(taken.customers > 0 && { taken: { ...number('taken', taken), said: said.taken(taken.customers) } }),
    ...(passedOver.customers > 0 && {
      passedOver: { ...number('passed-over', passedOver), said: said.passedOver(passedOver.customers) },
    }),
  };
}

function restOf(policy: PolicyPreview, params: PreviewParams, scale: Scale): RestView[] {
  return Object.entries(restFields)
    .map(([outcome, field]) => ({ outcome: outcome as PolicyOutcome, group: policy[field] }))
    .filter(({ group }) => group.customers > 0)
    .map(({ outcome, group }) => ({
      outcome,
      label: scale.words.policy.rest[outcome],
      isFinding: findings.has(outcome),
      number: numberOf(group, { kind: 'policy', policy: policy.policy, outcome }, params, scale),
    }));
}
