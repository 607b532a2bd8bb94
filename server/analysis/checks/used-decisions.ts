import type { Diagnostic, Location } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { nodesIn } from '../../ir/references.ts';
import { namedIn } from '../named.ts';
import { actionsDecidedBy } from '../policy-order.ts';
import type { Result } from '../results.ts';
import {
  type Check,
  campaignsOf,
  decidedIn,
  decidedInCampaigns,
  decidedInOthers,
  finding,
  isWhole,
  locationIn,
  locationOf,
  othersOf,
  partsByPolicy,
  placed,
  policiesOf,
} from './check.ts';

/** A policy uses what others decide, never what it decides itself, and never what nobody decides. */
export const usedDecisions: Check = (results) => {
  if (policiesOf(results).every(({ part }) => namedIn(part).decisions.length === 0)) return [];
  const undecided = undecidedIn(results);
  return [...partsByPolicy(results)].flatMap(([policy, parts]) => {
    const rules = parts.flatMap(({ part, result }) => part.rules.map((rule) => ({ part: rule, result })));
    const own = new Set(rules.flatMap(({ part }) => part.decisions.map(({ action }) => action)));
    return rules.flatMap((rule) =>
      usesIn(rule.part).flatMap((use): readonly Diagnostic[] => {
        const { action } = use;
        if (own.has(action)) return [finding('PTN4030', locationIn(rule, use), { policy, action })];
        return undecided(action, locationIn(rule, use));
      }),
    );
  });
};

/** Rules about other data see what was decided for the customer, of the actions that they do not decide themselves. */
export const decisionsInOthers: Check = (results) => {
  const undecided = undecidedIn(results);
  return othersOf(results).flatMap(({ part: policy, result }) => {
    const own = actionsDecidedBy(policy);
    return policy.rules.flatMap((part) =>
      usesIn(part).flatMap((use): readonly Diagnostic[] => {
        const at = locationIn({ part, result }, use);
        return own.has(use.action)
          ? [finding('PTN4030', at, { policy: policy.name, action: use.action })]
          : undecided(use.action, at);
      }),
    );
  });
};

/** A campaign sees what policies decide, of the actions that it decides itself too. */
export const decisionsInCampaigns: Check = (results) => {
  const undecided = undecidedIn(results);
  return campaignsOf(results).flatMap((campaign) =>
    usesIn(campaign.part).flatMap((use) => undecided(use.action, locationIn(campaign, use))),
  );
};

/** So does a limit: by what it ranks and groups. */
export const decisionsInLimits: Check = (results) => {
  const undecided = undecidedIn(results);
  return placed(results, ({ elaborated }) => elaborated.limits).flatMap((limit) =>
    decisionNodes(limit.part).flatMap((use) => undecided(use.action, locationIn(limit, use))),
  );
};

/** A contract measures customers: what campaigns decide for them too, and nothing where nobody decides. */
export const decisionsInContracts: Check = (results) => {
  const forCustomers = new Set([...decidedIn(results), ...decidedInCampaigns(results)]);
  return placed(results, ({ elaborated }) => elaborated.tests).flatMap((test) =>
    test.part.expect
      .filter((each) => each.kind === 'contract')
      .flatMap((contract) => decisionNodes(contract))
      .flatMap((use) => {
        const data = forCustomers.has(use.action) ? undefined : dataDecidedAbout(results, use.action);
        return data === undefined ? [] : [finding('PTN4144', locationIn(test, use), { action: use.action, data })];
      }),
  );
};

/** A guard stands above decisions of others, and has something to guard. */
export const guardedActions: Check = (results) => {
  const undecided = undecidedIn(results);
  return placed(results, ({ elaborated }) => elaborated.guards).flatMap((guard) => {
    const { action, kind } = guard.part;
    const uses = namedIn(guard.part).decisions;
    return [
      ...(isIdle(guard.part, results) ? [finding('PTN4038', locationOf(guard), { action })] : []),
      ...uses.flatMap((use): readonly Diagnostic[] => {
        if (use.action === action && kind === 'never') return [finding('PTN4037', locationIn(guard, use), { action })];
        return undecided(use.action, locationIn(guard, use));
      }),
    ];
  });
};

/** With their places, which may be others than those of the same rule before. */
function usesIn(rule: Ir.Rule | Ir.Campaign): readonly Ir.DecisionReference[] {
  if (namedIn(rule).decisions.length === 0) return [];
  return decisionNodes(rule);
}

function decisionNodes(part: Parameters<typeof nodesIn>[0]): readonly Ir.DecisionReference[] {
  return nodesIn(part).filter((node): node is Ir.DecisionReference => 'op' in node && node.op === 'decision');
}

function dataDecidedAbout(results: readonly Result[], action: string): string | undefined {
  return othersOf(results).find(({ part }) => actionsDecidedBy(part).has(action))?.part.data;
}

/** `never` also withholds from campaigns and from what is decided about other data; what `always` asks for is looked at before they come. */
function isIdle({ action, kind }: Ir.Guard, results: readonly Result[]): boolean {
  if (!isWhole(results) || decidedIn(results).has(action)) return false;
  const isDecidedLater = decidedInCampaigns(results).has(action) || decidedInOthers(results).has(action);
  return kind === 'always' || !isDecidedLater;
}

/** Says of an action that is looked at that no policy decides it, as far as that can be known. */
function undecidedIn(results: readonly Result[]): (action: string, at: Location) => readonly Diagnostic[] {
  return (action, at) => {
    if (!isWhole(results) || decidedIn(results).has(action)) return [];
    if (decidedInCampaigns(results).has(action)) return [finding('PTN4113', at, { action })];
    const other = dataDecidedAbout(results, action);
    return [other === undefined ? finding('PTN4032', at, { action }) : finding('PTN4144', at, { action, data: other })];
  };
}
