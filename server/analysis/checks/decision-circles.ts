import type { Location } from '../../diagnostics/diagnostic.ts';
import { namedIn } from '../named.ts';
import { joinBareRules } from '../policies.ts';
import { orderPolicies, type Waiting } from '../policy-order.ts';
import { type Check, finding, partsByPolicy, placed, placeOf, policiesOf } from './check.ts';

/** Policies that use each other's decisions, directly or by way of guards, could never begin. */
export const decisionCircles: Check = (results) => {
  const parts = policiesOf(results);
  const guards = placed(results, ({ elaborated }) => elaborated.guards);
  const uses = [...parts, ...guards].some(({ part }) => namedIn(part).decisions.length > 0);
  if (!uses) return [];
  const policies = [...partsByPolicy(results).values()].flatMap(
    (same) => joinBareRules(same.map(({ part }) => part)) ?? [],
  );
  const { circles } = orderPolicies(
    policies,
    guards.map(({ part }) => part),
  );
  const whereIs = ({ kind, name }: Waiting): Location | undefined => {
    const found =
      kind === 'policy'
        ? parts.find(({ part }) => part.name === name)
        : guards.find(({ part }) => part.action === name);
    return found && placeOf(found.result);
  };
  return circles.flatMap((circle) => {
    const places = circle.slice(0, -1).flatMap((each) => whereIs(each) ?? []);
    const [at, ...others] = places;
    const chain = circle.map(({ name }) => name).join(' → ');
    return at
      ? [finding('PTN4031', at, { chain }, { related: others.map((other) => ({ at: other, words, data: {} })) })]
      : [];
  });
};

const words = { en: 'one of those that wait', 'zh-CN': '互相等待的另一处' };
