import { visible } from '../../../server/text/visible.ts';
import { amountInWords, eachInWords, limitInWords, loadInWords } from '../../../server/text/work.ts';
import type { PreviewParams } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { ruleName } from './rule-name.ts';

/** What cadences add up to, limits, and what rules are for. */
export interface WorkView {
  readonly loads: readonly LoadView[];
  readonly limits: readonly LimitView[];
  readonly goals: readonly GoalView[];
}

export interface LoadView {
  readonly id: string;
  readonly name: string;
  readonly load: string;
  /** Of an action 0, of a policy 1, of a rule 2. */
  readonly depth: 0 | 1 | 2;
}

export interface LimitView {
  readonly id: string;
  readonly text: string;
  readonly effect: string;
  readonly tone: 'quiet' | 'withheld';
  readonly number: NumberView;
  readonly groups: readonly { readonly name: string; readonly text: string }[];
}

export interface GoalView {
  readonly name: string;
  readonly number: NumberView;
}

export function workOf(params: PreviewParams, scale: Scale): WorkView | undefined {
  const { work = [], limits = [], goals = [] } = params.live.preview;
  if (work.length + limits.length + goals.length === 0) return undefined;
  return { loads: loadsOf(params, scale), limits: limitsOf(params, scale), goals: goalsOf(params, scale) };
}

function loadsOf(params: PreviewParams, { words, language }: Scale): LoadView[] {
  const view = (depth: LoadView['depth'], name: string, perYear: string, id: string): LoadView => {
    return { id, name, load: loadInWords(perYear, words.work, language), depth };
  };
  return (params.live.preview.work ?? []).flatMap(({ action, perYear, policies }) => [
    view(0, visible(action), perYear, action),
    ...policies.flatMap((policy) => [
      ...(policies.length > 1 ? [view(1, visible(policy.policy), policy.perYear, `${action} ${policy.policy}`)] : []),
      ...policy.rules
        .filter((rule) => policy.rules.length > 1 && rule.perYear !== '0')
        .map((rule) => {
          const name = ruleName(policy.policy, rule.rule, params, words);
          const each = rule.each === undefined ? '' : ` · ${eachInWords(rule.each, words.work, language)}`;
          const line = view(2, name, rule.perYear, `${action} ${policy.policy} ${rule.rule}`);
          return { ...line, load: line.load + each };
        }),
    ]),
  ]);
}

/** So many groups have a line. */
const mostGroups = 8;

function limitsOf(params: PreviewParams, scale: Scale): LimitView[] {
  const { words, language } = scale;
  return (params.live.preview.limits ?? []).map((limit, index) => {
    const { groups = [], per = '', unit } = limit;
    const amount = (text: string) => amountInWords(text, unit, words.work, language);
    return {
      id: `limit ${index}`,
      text: visible(limit.limit),
      effect: limitInWords(limit, words.work, language),
      tone: limit.withheld.customers === 0 ? 'quiet' : 'withheld',
      number: numberOf(limit.withheld, { kind: 'limit', limit: index }, params, scale),
      groups: groups.slice(0, mostGroups).map(({ group, demand, used }) => ({
        name: group === null ? words.work.missing(visible(per)) : visible(group),
        text: words.work.wanted(amount(demand), amount(used)),
      })),
    };
  });
}

function goalsOf(params: PreviewParams, scale: Scale): GoalView[] {
  const { work } = scale.words;
  return (params.live.preview.goals ?? []).map(({ goal, ...group }) => ({
    name: goal === null ? work.noGoal : work.goal[goal],
    number: numberOf(group, { kind: 'goal', goal }, params, scale),
  }));
}
