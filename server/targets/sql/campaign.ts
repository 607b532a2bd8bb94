import type * as Ir from '../../ir/index.ts';
import { rankOf } from './choice.ts';
import type { Customers } from './customers.ts';
import { anyOf, type Resolved } from './decisions.ts';
import { mustBeExact, parseDecimal, power } from './exact.ts';
import { unscaledWhole } from './exact-number.ts';
import { type Sql, sql } from './fragment.ts';
import { comparable } from './keep-one.ts';

/** What a campaign has to say of each customer by itself: nothing of it depends on other customers or other campaigns. */
export interface Proposal {
  readonly campaign: Ir.Campaign;
  /** Whether it runs and is for the customer; never NULL. */
  readonly isInAudience: Sql;
  /** Whether its rules decide anything, before guards; never NULL. */
  readonly isChosen: Sql;
  readonly actions: readonly ProposedAction[];
  /** What customers are ranked by; absent where only the draw ranks them. */
  readonly rank?: Sql;
  /** What the customer costs, where that is no fixed cost: the whole number of smallest units of `Spending`. */
  readonly cost?: Sql;
}

export interface ProposedAction {
  readonly action: Ir.Action;
  readonly resolved: Resolved;
  /** Whether there were as many contacts as are allowed; absent without a frequency. */
  readonly isOverdone?: Sql;
}

export function proposalOf(customers: Customers, campaign: Ir.Campaign): Proposal {
  const { rank, budget } = campaign;
  const actions = decidedBy(customers, campaign);
  const spending = budget && spendingOf(budget);
  return {
    campaign,
    isInAudience: audienceOf(customers, campaign),
    isChosen: anyOf(actions.map(({ resolved }) => resolved.isChosen())),
    actions,
    ...(rank && { rank: rankOfCustomer(customers, campaign.name, rank.of) }),
    ...(budget && spending?.each === undefined && { cost: costOf(customers, campaign, budget, spending!.scale) }),
  };
}

/** Both days belong to it. */
export function runsOn({ dates }: Ir.Campaign, asOf: string): boolean {
  return !dates || (dates.from <= asOf && asOf <= dates.to);
}

/** The actions that the rules of a campaign decide, in the order of the program. */
export function actionsOfCampaign({ actions }: Ir.Program, { rules }: Ir.Campaign): readonly Ir.Action[] {
  return actions.filter(({ name }) => rules.some(({ decisions }) => decisions.some(({ action }) => action === name)));
}

/** A budget in whole numbers of one smallest unit; `each` only of a fixed cost. */
export interface Spending {
  readonly scale: number;
  readonly total: bigint;
  readonly each?: bigint;
}

export function spendingOf({ total, each }: NonNullable<Ir.Campaign['budget']>): Spending {
  const all = parseDecimal(String(total.value));
  const scale = Math.max(all.scale, mustBeExact(each.type).scale);
  const unscaled = (digits: string) => {
    const found = parseDecimal(digits);
    return found.unscaled * power(scale - found.scale);
  };
  const fixed = each.op === 'literal' && { each: unscaled(String(each.value)) };
  return { scale, total: unscaled(String(total.value)), ...fixed };
}

/** How many are treated at the most by the cap and a fixed cost; undefined where neither limits that. */
export function mostTreated({ cap, budget }: Ir.Campaign): number | undefined {
  const { total, each } = (budget && spendingOf(budget)) ?? {};
  if (total === undefined || each === undefined) return cap;
  const paid = Number(total / each);
  return cap === undefined ? paid : Math.min(cap, paid);
}

function audienceOf(customers: Customers, campaign: Ir.Campaign): Sql {
  const { dialect, asOf } = customers.computation;
  if (!runsOn(campaign, asOf)) return dialect.truth(false);
  if (!campaign.audience) return dialect.truth(true);
  return dialect.isTrue(customers.condition(campaign.audience, 'holds', campaign.name));
}

function decidedBy(customers: Customers, campaign: Ir.Campaign): readonly ProposedAction[] {
  const { dialect, program } = customers.computation;
  return actionsOfCampaign(program, campaign).map((action) => {
    const limit = campaign.frequencies.find((each) => each.action === action.name);
    const contacts = limit && customers.value(limit.contacts, campaign.name);
    return {
      action,
      resolved: customers.decisions.proposed(campaign, action),
      ...(contacts && { isOverdone: dialect.isTrue(sql`${contacts} >= ${limit.most}`) }),
    };
  });
}

/** What customers are ranked by, as something that the engine itself compares; `owner` is what a data error names. */
export function rankOfCustomer(customers: Customers, owner: string, of: Ir.Expression): Sql {
  const held = customers.value(of, owner);
  return of.type.kind === 'choice' ? rankOf(customers.context(owner), held, of.type) : held;
}

/** What costs more than there is costs one unit more than that: sums need no room for it. Missing stays missing. */
function costOf(
  customers: Customers,
  campaign: Ir.Campaign,
  { each, total }: NonNullable<Ir.Campaign['budget']>,
  scale: number,
): Sql {
  const { dialect } = customers.computation;
  const cost = customers.bind(unscaledWhole(customers.context(campaign.name), each, scale), {
    name: `${campaign.name}: cost in whole units`,
    kind: 'campaigns',
  });
  const most = dialect.wide(spendingOf({ each, total }).total + 1n);
  return sql`CASE WHEN ${cost} > ${most} THEN ${most} ELSE ${cost} END`;
}

/** The number that is drawn for a customer: as `Ir.Draw` has it. */
export function drawn(customers: Pick<Customers, 'computation'>, { salt }: Ir.Draw, key: Sql): Sql {
  const { dialect } = customers.computation;
  return dialect.md5Number(dialect.concat([dialect.text(`${salt}:`), key]));
}

/** The value of an action that stands, where it has to be told whether another one is better. */
export function standingValue(customers: Customers, action: Ir.Action, resolved: Resolved): Sql | undefined {
  if (action.keep !== 'highest' && action.keep !== 'lowest') return undefined;
  return comparable(customers, action, customers.bind(resolved.value(), { name: action.name, kind: 'decisions' }));
}
