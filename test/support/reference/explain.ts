import type * as Ir from '../../../server/ir/index.ts';
import type { CampaignOutcome } from './campaign.ts';
import type { Wish } from './decide.ts';
import type { Customer, Evaluation } from './evaluate.ts';
import { type LimitOutcome, printFraction } from './limit.ts';
import type { Outcome } from './policy.ts';
import { printValue } from './value.ts';

/** Why one customer was decided upon as it was, as text. */
export interface Explained {
  readonly values: ReadonlyMap<string, string | null>;
  /** `offer 0.15 for 30 days by winback: rule 1`, those that a guard took back with the word behind. */
  readonly decisions: readonly string[];
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `treated 3 of 20, last 5`, `frequency`, `not-in-audience`. */
  readonly campaigns: ReadonlyMap<string, string>;
  /** `kept 3 of 20, last 5, work 1/2`; nothing for who does not have the action. */
  readonly limits: readonly string[];
}

export function explain(evaluation: Evaluation, customer: Customer): Explained {
  const { program } = evaluation;
  const { scope, decisions } = customer;
  return {
    values: new Map(program.definitions.map(({ name, type }) => [name, printValue(scope.value(name), type)])),
    decisions: decisionsOf(evaluation, customer),
    campaigns: new Map(evaluation.campaigns.map((outcome) => [outcome.campaign.name, standingIn(outcome, customer)])),
    limits: evaluation.limits.flatMap((outcome) => limitIn(outcome, customer)),
    outcomes: new Map(
      program.policies.map((policy) => {
        const outcome = decisions.outcome(policy);
        return [policy.name, new Map(policy.rules.map((rule) => [rule.name, outcomeOf(rule, outcome)]))];
      }),
    ),
  };
}

/** Those of policies, unless a campaign's has taken their place, then those of campaigns. */
function decisionsOf({ program, campaigns, demanded, limits }: Evaluation, { key, decisions }: Customer): string[] {
  const ofPolicies = program.actions.flatMap((action) => {
    const { chosen, kept } = decisions.resolved(action.name);
    if (isReplaced(action)) return [];
    return chosen.map((wish) => `${said(action, wish)}${kept.includes(wish) && !isLimited(action) ? '' : ' withheld'}`);
  });
  const ofCampaigns = campaigns.flatMap(({ campaign }) =>
    program.actions.flatMap((action) =>
      (demanded.get(key)?.get(action.name) ?? [])
        .filter(({ policy }) => policy.name === campaign.name)
        .map((wish) => `${said(action, wish)}${isLimited(action) ? ' withheld' : ''}`),
    ),
  );
  return [...ofPolicies, ...ofCampaigns];

  function isLimited({ name }: Ir.Action): boolean {
    return limits.some(
      ({ limit, groups }) =>
        limit.action === name && [...groups.values()].flat().some((each) => each.key === key && !each.kept),
    );
  }

  /** Where a better value wins, nothing is told of what a campaign has replaced. */
  function isReplaced({ name, keep }: Ir.Action): boolean {
    if (keep !== 'highest' && keep !== 'lowest') return false;
    return campaigns.some(({ decided }) => decided.get(key)?.has(name));
  }
}

function standingIn({ running, reasons, eligible }: CampaignOutcome, { key }: Customer): string {
  if (!running) return 'not-running';
  const group = eligible.get(key);
  if (!group) return reasons.get(key) ?? 'not-in-audience';
  const last = [...eligible.values()].lastIndexOf('treated') + 1;
  return `${group} ${[...eligible.keys()].indexOf(key) + 1} of ${eligible.size}, last ${last}`;
}

function limitIn({ limit, groups }: LimitOutcome, { key }: Customer): string[] {
  return [...groups].flatMap(([name, ranked]) => {
    const place = ranked.findIndex((each) => each.key === key);
    if (place < 0) return [];
    const last = ranked.filter(({ kept }) => kept).length;
    const { kept, work } = ranked[place]!;
    return [
      `${kept ? 'kept' : 'lost'} ${place + 1} of ${ranked.length}, last ${last}, work ${printFraction(work)}${limit.group && name === null ? ', missing' : ''}`,
    ];
  });
}

function said(action: Ir.Action, { value, labels, policy, rule }: Wish): string {
  const spoken = action.labels.flatMap(({ label, takes }) => {
    const text = printValue(labels.get(label), takes);
    return text === null ? [] : [`${label} ${text}`];
  });
  return [action.name, printValue(value, action.takes), ...spoken, `by ${policy.name}: ${rule.name}`].join(' ');
}

function outcomeOf(rule: Ir.Rule, { decided, taken, passedOver }: Outcome): string {
  if (decided.includes(rule)) return 'decided';
  if (taken.includes(rule)) return 'taken';
  return passedOver.includes(rule) ? 'passed-over' : 'failed';
}
