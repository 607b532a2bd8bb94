import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import { namedIn } from '../named.ts';
import { nodesIn } from '../references.ts';
import type { Result } from '../results.ts';
import {
  type Check,
  decidedIn,
  finding,
  isWhole,
  locationIn,
  locationOf,
  partsByPolicy,
  placed,
  policiesOf,
} from './check.ts';

/** A policy uses what others decide, never what it decides itself, and never what nobody decides. */
export const usedDecisions: Check = (results) => {
  if (policiesOf(results).every(({ part }) => namedIn(part).decisions.length === 0)) return [];
  const isUndecided = undecidedIn(results);
  return [...partsByPolicy(results)].flatMap(([policy, parts]) => {
    const rules = parts.flatMap(({ part, result }) => part.rules.map((rule) => ({ part: rule, result })));
    const own = new Set(rules.flatMap(({ part }) => part.decisions.map(({ action }) => action)));
    return rules.flatMap((rule) =>
      usesIn(rule.part).flatMap((use): Diagnostic[] => {
        const { action } = use;
        if (own.has(action)) return [finding('PTN4030', locationIn(rule, use), { policy, action })];
        return isUndecided(action) ? [finding('PTN4032', locationIn(rule, use), { action })] : [];
      }),
    );
  });
};

/** A guard stands above decisions of others, and has something to guard. */
export const guardedActions: Check = (results) => {
  const isUndecided = undecidedIn(results);
  return placed(results, ({ elaborated }) => elaborated.guards).flatMap((guard) => {
    const { action, kind } = guard.part;
    const uses = namedIn(guard.part).decisions;
    return [
      ...(isUndecided(action) ? [finding('PTN4038', locationOf(guard), { action })] : []),
      ...uses.flatMap((use): Diagnostic[] => {
        if (use.action === action && kind === 'never') return [finding('PTN4037', locationIn(guard, use), { action })];
        return isUndecided(use.action) ? [finding('PTN4032', locationIn(guard, use), { action: use.action })] : [];
      }),
    ];
  });
};

/** With their places, which may be others than those of the same rule before. */
function usesIn(rule: Ir.Rule): readonly Ir.DecisionReference[] {
  if (namedIn(rule).decisions.length === 0) return [];
  return nodesIn(rule).filter((node): node is Ir.DecisionReference => 'op' in node && node.op === 'decision');
}

/** Does no rule decide this action, as far as that can be known? */
function undecidedIn(results: readonly Result[]): (action: string) => boolean {
  return (action) => isWhole(results) && !decidedIn(results).has(action);
}
