import type * as Ir from '../../../ir/index.ts';
import { drawn, proposalOf, standingValue } from '../campaign.ts';
import { type CampaignValue, groupOf, inTheEnd, isNew, reasonOf } from '../campaign-walk.ts';
import type { Customers } from '../customers.ts';
import type { Resolved } from '../decisions.ts';
import { list, type Sql, sql } from '../fragment.ts';
import type { Label } from '../projection.ts';
import { mapStanding, partsOf, type Standing, standingOf } from './standing.ts';

/** What earlier campaigns have decided on an action, the last first. */
interface Earlier {
  readonly where: Sql;
  readonly standing: CampaignValue;
  readonly decided: Standing;
}

/** What policies decided, and what each campaign adds to it for those whom it treats. `key` tells customers apart. */
export function withCampaigns(customers: Customers, standing: readonly Standing[], key: Sql): readonly Standing[] {
  const { program, dialect } = customers.computation;
  const earlier = new Map<string, readonly Earlier[]>();
  for (const campaign of program.campaigns) carryOut(customers, campaign, key, earlier);
  return standing.map((each) => {
    const parts = [...(earlier.get(each.action.name) ?? [])].reverse();
    if (parts.length === 0) return each;
    return mapStanding(each, (value, place) =>
      inTheEnd(
        dialect,
        each.action,
        value,
        parts.map(({ where, decided }) => ({ where, value: partsOf(decided)[place]! })),
      ),
    );
  });
}

function carryOut(
  customers: Customers,
  campaign: Ir.Campaign,
  key: Sql,
  earlier: Map<string, readonly Earlier[]>,
): void {
  const { dialect } = customers.computation;
  const label = (name: string): Label => ({
    name: `${campaign.name}: ${name}`,
    origin: campaign.origin,
    kind: 'campaigns',
  });
  const proposal = proposalOf(customers, campaign);
  const actions = proposal.actions.map((each) => ({
    ...each,
    standing: campaignValue(customers, each.action, each.resolved),
  }));
  const news = actions.map(({ action, standing }) => {
    const policies = campaignValue(customers, action, customers.decisions.resolved(action.name));
    const found = isNew(dialect, action, standing, policies, earlier.get(action.name) ?? []);
    return customers.bind(found, label(`${action.name} is new`));
  });
  const cost = proposal.cost && customers.bind(proposal.cost, label('cost'));
  const walked = { isChosen: proposal.isChosen, actions, ...(cost && { cost }) };
  const reason = customers.bind(reasonOf(walked, news), label('left out'));
  const isEligible = customers.bind(sql`(${proposal.isInAudience} AND ${reason} = 0)`, label('eligible'));
  const rank = proposal.rank && customers.bind(proposal.rank, label('rank by'));
  const isTreated = treated(customers, campaign, { isEligible, rank, cost, key, label });
  actions.forEach(({ action, resolved, standing }, index) => {
    const where = customers.bind(sql`(${isTreated} AND ${news[index]!})`, label(`decides ${action.name}`));
    const decided = { where, standing, decided: standingOf(action, resolved) };
    earlier.set(action.name, [decided, ...(earlier.get(action.name) ?? [])]);
  });
}

function campaignValue(customers: Customers, action: Ir.Action, resolved: Resolved): CampaignValue {
  const value = standingValue(customers, action, resolved);
  const isDecided = customers.bind(resolved.isDecided(resolved.state), {
    name: `${action.name} is decided`,
    kind: 'decisions',
  });
  return { isDecided, ...(value && { value: customers.bind(value, { name: action.name, kind: 'decisions' }) }) };
}

interface Walk {
  readonly isEligible: Sql;
  readonly rank: Sql | undefined;
  readonly cost: Sql | undefined;
  readonly key: Sql;
  label(name: string): Label;
}

/** Who is eligible, walked down by rank. */
function treated(customers: Customers, campaign: Ir.Campaign, { isEligible, rank, cost, key, label }: Walk): Sql {
  const { dialect } = customers.computation;
  const draw = customers.bind(drawn(customers, campaign.draw, key), label('draw'));
  const bucket = sql`${draw} % 10000`;
  const isHeldOut =
    campaign.holdOut === undefined
      ? sql`FALSE`
      : customers.bind(sql`(${bucket} < ${campaign.holdOut})`, label('held out'));
  const direction = campaign.rank?.best === 'lowest' ? 'ascending' : 'descending';
  const order = list([...(rank ? [dialect.ordered(rank, direction)] : []), draw, dialect.byBytes(key)]);
  const walk = sql`(PARTITION BY ${isEligible} ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const number = customers.bind(sql`count(CASE WHEN ${isHeldOut} THEN NULL ELSE 1 END) OVER ${walk}`, label('number'));
  const spent =
    cost && customers.bind(sql`sum(CASE WHEN ${isHeldOut} THEN 0 ELSE ${cost} END) OVER ${walk}`, label('spent'));
  const group = groupOf(campaign, { isHeldOut, number, ...(spent && { spent }) });
  return customers.bind(sql`(${isEligible} AND ${group} = 1)`, label('treated'));
}
