import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type * as Ir from '../../ir/index.ts';
import type { Checked } from '../checked.ts';
import { actionsDecidedBy } from '../policy-order.ts';
import { type Check, campaignsOf, finding, locationIn, type Placed, placeOf } from './check.ts';

/** How often an action may be decided says nothing where the campaign never decides it. */
export const idleFrequencies: Check = (results) =>
  campaignsOf(results).flatMap((campaign) =>
    campaign.part.frequencies
      .filter(({ action }) => !actionsDecidedBy(campaign.part).has(action))
      .map(({ action, contacts }) =>
        finding('PTN4112', locationIn(campaign, contacts), { action, campaign: campaign.part.name }),
      ),
  );

/** Two campaigns that hold out by the same salt hold out the same customers, which may be what is meant. */
export const sharedSalts: Check = (results) => {
  const first = new Map<string, Placed<Ir.Campaign>>();
  const found: Diagnostic[] = [];
  for (const campaign of campaignsOf(results)) {
    const { holdOut, draw } = campaign.part;
    if (holdOut === undefined) continue;
    const other = first.get(draw.salt);
    if (other) found.push(shared(campaign, other));
    else first.set(draw.salt, campaign);
  }
  return found;
};

function shared({ part, result }: Placed<Ir.Campaign>, other: Placed<Ir.Campaign>): Diagnostic {
  const words = { en: 'the other campaign', 'zh-CN': '另一个营销活动' };
  const related = [{ at: placeOf(other.result), words, data: {} }];
  return finding('PTN4114', placeOf(result), { salt: part.draw.salt, other: other.part.name }, { related });
}

/** On the day of the program it would reach nobody. */
export function notRunning({ deciding, isHome }: Checked, { date }: Ir.Program['asOf']): readonly Diagnostic[] {
  if (date === undefined) return [];
  return campaignsOf(deciding).flatMap(({ part: { name, dates }, result }) => {
    if (!dates || (dates.from <= date && date <= dates.to) || !isHome(result.unit.chunk)) return [];
    return [finding('PTN4110', placeOf(result), { campaign: name, asOf: date, ...dates })];
  });
}
