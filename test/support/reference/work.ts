import type * as Ir from '../../../server/ir/index.ts';
import type { Evaluation } from './evaluate.ts';
import { cadenceOf, type Fraction, plus, printFraction, type Ranked } from './limit.ts';
import type { Group } from './preview.ts';

const nothing: Fraction = { top: 0n, bottom: 1n };

/** Times a year by action, then by rule, before limits; the whole under no rule. */
export function countWork({
  program,
  customers,
  demanded,
}: Evaluation): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const policies = [...program.policies, ...program.campaigns];
  const works = program.actions.filter(
    ({ name, takes }) =>
      takes?.kind === 'cadence' && policies.some((policy) => policy.rules.some((rule) => decides(rule, name))),
  );
  return new Map(
    works.map(({ name }) => {
      const wishes = customers.flatMap(({ key }) => demanded.get(key)?.get(name) ?? []);
      const sum = (keep: (wish: (typeof wishes)[number]) => boolean) => {
        const cadences = wishes.filter(keep).map(({ value }) => cadenceOf(value));
        const all = cadences.map(([top, bottom]): Fraction => ({ top: BigInt(top), bottom: BigInt(bottom) }));
        return printFraction(all.reduce(plus, nothing));
      };
      const rules = policies.flatMap((policy) =>
        policy.rules.filter((rule) => decides(rule, name)).map((rule) => ({ policy, rule })),
      );
      return [
        name,
        new Map([
          ['', sum(() => true)],
          ...rules.map(
            ({ policy, rule }) => [`${policy.name}: ${rule.name}`, sum((wish) => wish.rule === rule)] as const,
          ),
        ]),
      ] as const;
    }),
  );
}

function decides({ decisions }: Ir.Rule, action: string): boolean {
  return decisions.some((decision) => decision.action === action);
}

type ToGroup = (keys: readonly string[]) => Group;

export interface LimitCounts {
  readonly limit: Ir.Limit;
  readonly inAll: LimitNumbers;
  readonly groups: ReadonlyMap<string | null, LimitNumbers>;
}

interface LimitNumbers {
  readonly demand: string;
  readonly used: string;
  readonly customers: Group;
  readonly withheld: Group;
}

export function countLimits({ limits }: Evaluation, group: ToGroup): readonly LimitCounts[] {
  return limits.map(({ limit, groups }) => ({
    limit,
    inAll: numbersOf([...groups.values()].flat(), group),
    groups: new Map(limit.group ? [...groups].map(([name, ranked]) => [name, numbersOf(ranked, group)]) : []),
  }));
}

function numbersOf(ranked: readonly Ranked[], group: ToGroup): LimitNumbers {
  const kept = ranked.filter((each) => each.kept);
  return {
    demand: printFraction(ranked.map(({ work }) => work).reduce(plus, nothing)),
    used: printFraction(kept.map(({ work }) => work).reduce(plus, nothing)),
    customers: group(ranked.map(({ key }) => key)),
    withheld: group(ranked.filter((each) => !each.kept).map(({ key }) => key)),
  };
}

/** Whom rules with each goal decide. */
export function countGoals({ program, customers, campaigns }: Evaluation, group: ToGroup): ReadonlyMap<string, Group> {
  const rules = [...program.policies, ...program.campaigns].flatMap((policy) => policy.rules);
  if (rules.every(({ goal }) => goal === undefined)) return new Map();
  const found = new Map<string, string[]>([
    ['acquire', []],
    ['enhance', []],
    ['retain', []],
    ...(rules.some(({ goal }) => goal === undefined) ? [['none', []] as [string, string[]]] : []),
  ]);
  for (const { key, decisions } of customers) {
    const taking = campaigns.filter(({ eligible }) => eligible.get(key) === 'treated').map(({ campaign }) => campaign);
    const goals = [...program.policies, ...taking].flatMap((policy) =>
      decisions.outcome(policy).decided.map(({ goal }) => goal ?? 'none'),
    );
    for (const goal of new Set(goals)) found.get(goal)!.push(key);
  }
  return new Map([...found].map(([goal, keys]) => [goal, group(keys)]));
}
