import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { nodesIn } from '../../ir/references.ts';
import { isMeasurable, type PerYear } from '../../ir/work.ts';
import { keptForOriginal } from '../originals.ts';
import type { Result } from '../results.ts';
import {
  type Check,
  campaignsOf,
  decidedIn,
  decidedInCampaigns,
  finding,
  isWhole,
  locationOf,
  type Placed,
  placed,
  policiesOf,
} from './check.ts';

/** A limit on what nobody decides for customers. */
export const idleLimits: Check = (results) => {
  const limits = limitsOf(results);
  if (limits.length === 0 || !isWhole(results)) return [];
  const isDecided = (action: string) => decidedIn(results).has(action) || decidedInCampaigns(results).has(action);
  return limits
    .filter(({ part }) => !isDecided(part.action))
    .map((limit) => finding('PTN4128', locationOf(limit), { action: limit.part.action }));
};

/** Two limits that say how much of the same there may be, and cadences that have no common measure. */
export const repeatedLimits: Check = (results) => {
  const first = new Map<string, Placed<Ir.Limit>>();
  return limitsOf(results).flatMap((limit): readonly Diagnostic[] => {
    const key = keyOf(limit.part);
    const other = first.get(key);
    if (other) return [repeated(limit, other)];
    first.set(key, limit);
    return limit.part.unit === 'customers' || isMeasurable(cadencesIn(results))
      ? []
      : [finding('PTN4130', locationOf(limit), {})];
  });
};

function limitsOf(results: readonly Result[]): readonly Placed<Ir.Limit>[] {
  return placed(results, ({ elaborated }) => elaborated.limits);
}

/** Work per week and work per month are the same thing. */
function keyOf({ action, unit, group }: Ir.Limit): string {
  return canonical([action, unit === 'customers', group?.of ?? null]);
}

function repeated(limit: Placed<Ir.Limit>, other: Placed<Ir.Limit>): Diagnostic {
  const words = { en: 'the first limit', 'zh-CN': '第一个限额' };
  const related = [{ at: locationOf(other), words, data: {} }];
  return finding('PTN4127', locationOf(limit), { action: limit.part.action }, { related });
}

function cadencesIn(results: readonly Result[]): readonly PerYear[] {
  const rules = [...policiesOf(results), ...campaignsOf(results)].flatMap(({ part }) => part.rules);
  const others = results.flatMap(({ elaborated: { definitions, guards, limits } }) => [
    ...definitions,
    ...guards,
    ...limits,
  ]);
  return [...rules, ...others].flatMap(cadencesOf);
}

const cadencesOf = keptForOriginal((part): readonly PerYear[] =>
  nodesIn(part).flatMap((node) => ('perYear' in node ? [node.perYear as PerYear] : [])),
);
