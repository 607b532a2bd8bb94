import type { Diagnostic, Location } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { type Check, campaignsOf, finding, locationIn, othersOf, type Placed, partsByPolicy } from './check.ts';

/**
 * Within one policy a better tier that is looked after less often than a worse one, both written out. What is computed, and what other policies
 * decide, may well meet other customers.
 */
export const risingCadences: Check = (results) => {
  const others = [...othersOf(results), ...campaignsOf(results)].map((each) => [each]);
  return [...partsByPolicy(results).values(), ...others].flatMap((parts) => {
    if (parts.every(({ part }) => !hasBoth(part))) return [];
    const efforts = parts.flatMap(({ part, result }) =>
      part.rules.flatMap((rule) => effortsOf({ part: rule, result })),
    );
    return [...grouped(efforts).values()].flatMap(rising);
  });
};

const known = new WeakMap<Ir.Policy, boolean>();

/** Policies never change, so this is found once: most have no such pair. */
function hasBoth(policy: Ir.Policy): boolean {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const found = policy.rules.some((rule) => tiersOf(rule).length > 0 && cadencesOf(rule).length > 0);
  known.set(policy, found);
  return found;
}

/** A rule that gives a tier and says how often. */
interface Effort {
  readonly tier: Tier;
  readonly cadence: Cadence;
  readonly at: Location;
}

interface Tier {
  readonly action: string;
  readonly member: string;
  /** The best is 0. */
  readonly place: number;
}

interface Cadence {
  readonly action: string;
  readonly literal: Ir.Literal;
  readonly perYear: readonly [number, number];
}

function effortsOf(rule: Placed<Ir.Rule>): readonly Effort[] {
  return tiersOf(rule.part).flatMap((tier) =>
    cadencesOf(rule.part).map((cadence) => ({ tier, cadence, at: locationIn(rule, cadence.literal) })),
  );
}

function tiersOf({ decisions }: Ir.Rule): readonly Tier[] {
  return decisions.flatMap(({ action, value }): readonly Tier[] => {
    if (value?.op !== 'literal' || value.type.kind !== 'choice' || !value.type.ordered) return [];
    const member = String(value.value);
    return [{ action, member, place: value.type.members.indexOf(member) }];
  });
}

function cadencesOf({ decisions }: Ir.Rule): readonly Cadence[] {
  return decisions.flatMap(({ action, value }): readonly Cadence[] =>
    value?.op === 'literal' && value.perYear ? [{ action, literal: value, perYear: value.perYear }] : [],
  );
}

/** Those that can be compared with each other. */
function grouped(efforts: readonly Effort[]): ReadonlyMap<string, readonly Effort[]> {
  const groups = new Map<string, Effort[]>();
  for (const effort of efforts) {
    const key = JSON.stringify([effort.tier.action, effort.cadence.action]);
    const group = groups.get(key);
    if (group) group.push(effort);
    else groups.set(key, [effort]);
  }
  return groups;
}

/** Each that is looked after more often than a better tier, with the one of those that is looked after least. */
function rising(efforts: readonly Effort[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let least: Effort | undefined;
  const byTier = [...efforts].sort((a, b) => a.tier.place - b.tier.place);
  for (let index = 0; index < byTier.length; ) {
    const place = byTier[index]!.tier.place;
    const better = least;
    for (; byTier[index]?.tier.place === place; index++) {
      const effort = byTier[index]!;
      if (better && isMore(effort, better)) found.push(warning(effort, better));
      if (!least || isMore(least, effort)) least = effort;
    }
  }
  return found;
}

function isMore({ cadence: { perYear: a } }: Effort, { cadence: { perYear: b } }: Effort): boolean {
  return a[0] * b[1] > b[0] * a[1];
}

function warning({ tier, cadence, at }: Effort, better: Effort): Diagnostic {
  const words = { en: '“{higher}” gets {action} {seldom}', 'zh-CN': '“{higher}”的{action}频率是{seldom}' };
  const data = {
    action: cadence.action,
    tier: tier.action,
    lower: tier.member,
    higher: better.tier.member,
    often: String(cadence.literal.value),
    seldom: String(better.cadence.literal.value),
  };
  return finding('PTN4129', at, data, { related: [{ at: better.at, words, data }] });
}
