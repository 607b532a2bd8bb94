import type * as Ir from '../../ir/index.ts';
import {
  alias,
  type CampaignValue,
  type Computation,
  type Customers,
  drawn,
  groupOf,
  inTheEnd,
  isNew,
  list,
  type Named,
  named,
  type Proposal,
  proposalOf,
  type Resolved,
  reasonOf,
  type Sql,
  sql,
  standingValue,
  verbatim,
} from '../../targets/sql/index.ts';
import type { LeftOut } from '../engine.ts';
import type { Runner } from '../runner.ts';
import { type Add, type DecidedAction, type DecidedPolicy, decidedAction, decidingRules } from './decided-parts.ts';

/** Why a customer in the audience of a campaign takes no part, in the order in which that is asked. */
export const reasons = ['unmatched', 'guard', 'decided', 'frequency', 'cost'] as const satisfies readonly LeftOut[];

export const groups = ['treated', 'control', 'beyond'] as const;

/** What became of a campaign. Columns of `decided` say what a customer could get, a table of its own who takes part. */
export interface DecidedCampaign extends DecidedPolicy {
  readonly campaign: Ir.Campaign;
  /** One row for each who is eligible: the key `k`, the label `l`, the money `m`, the rank `r`, the place of the group in `groups` from 1 as `g`, and what was spent up to there as `s`. */
  readonly table: Sql;
  readonly isInAudience: Sql;
  readonly isTreated: Sql;
  /** Each customer has a cost of its own: the table has the column `s`. */
  readonly hasCosts: boolean;
  /** The place of the reason in `reasons` from 1; 0 for those who are eligible. Only of customers in the audience. */
  readonly reason: Sql;
  readonly actions: readonly CampaignAction[];
}

export interface CampaignAction {
  readonly decided: DecidedAction;
  /** Whether the campaign decides it for the customer in the end. */
  readonly isDecided: Sql;
}

/** The columns that a campaign needs, before anyone is ranked. */
export interface PlannedCampaign extends Omit<DecidedCampaign, 'reason' | 'table' | 'actions'> {
  readonly isChosen: Sql;
  readonly actions: readonly PlannedAction[];
  readonly rank?: Sql;
  readonly cost?: Sql;
}

interface PlannedAction extends CampaignAction {
  readonly standing: CampaignValue;
  readonly isOverdone?: Sql;
}

export function planCampaign(customers: Customers, campaign: Ir.Campaign, add: Add): PlannedCampaign {
  const { dialect } = customers.computation;
  const no = () => add('n', dialect.truth(false));
  const proposal = proposalOf(customers, campaign);
  const { rank, cost } = proposal;
  return {
    campaign,
    ...decidingRules(customers, campaign, add),
    isInAudience: add('a', proposal.isInAudience),
    isChosen: add('a', proposal.isChosen),
    isTreated: no(),
    hasCosts: cost !== undefined,
    actions: proposal.actions.map((each) => planAction(customers, each, add, no())),
    ...(rank && { rank: add('o', rank) }),
    ...(cost && { cost: add('o', cost) }),
  };
}

function planAction(
  customers: Customers,
  { action, resolved, isOverdone }: Proposal['actions'][number],
  add: Add,
  isDecided: Sql,
): PlannedAction {
  const decided = decidedAction(action, resolved, add);
  return {
    decided,
    isDecided,
    standing: standingOf(customers, action, resolved, decided, add),
    ...(isOverdone && { isOverdone: add('a', isOverdone) }),
  };
}

/** What policies have decided, or what a campaign by itself would. */
export function standingOf(
  customers: Customers,
  action: Ir.Action,
  resolved: Resolved,
  { state }: DecidedAction,
  add: Add,
): CampaignValue {
  const value = standingValue(customers, action, resolved);
  return { isDecided: resolved.isDecided(state), ...(value && { value: add('c', value) }) };
}

/** Carries out the campaigns one after the other: each sees what those before it have left. */
export async function carryOut(
  runner: Runner,
  computation: Computation,
  { table: decided, hasLabel }: { readonly table: Sql; readonly hasLabel: boolean },
  planned: readonly PlannedCampaign[],
  policies: ReadonlyMap<string, CampaignValue>,
): Promise<readonly DecidedCampaign[]> {
  const standing = new Map<string, readonly { readonly where: Sql; readonly standing: CampaignValue }[]>();
  const found: DecidedCampaign[] = [];
  for (const [place, campaign] of planned.entries()) {
    const news = campaign.actions.map((own) => {
      const { name } = own.decided.action;
      const { dialect } = computation;
      return isNew(dialect, own.decided.action, own.standing, policies.get(name), standing.get(name) ?? []);
    });
    const reason = reasonOf(campaign, news);
    const table = alias('campaign', place);
    await runner.run(
      sql`CREATE TABLE ${table} AS ${ranked(computation, { decided, hasLabel, reason, news }, campaign)}`,
    );
    await runner.run(taken(decided, campaign, table));
    for (const { decided: own, isDecided, standing: value } of campaign.actions) {
      const { name } = own.action;
      standing.set(name, [{ where: isDecided, standing: value }, ...(standing.get(name) ?? [])]);
    }
    found.push({ ...campaign, reason, table });
  }
  return found;
}

export function decides({ actions }: PlannedCampaign, { name }: Ir.Action): boolean {
  return actions.some(({ decided }) => decided.action.name === name);
}

/** What is decided in the end: the last campaign that decides an action for a customer has the word, unless all values are kept. */
export function withCampaigns(
  { dialect }: Computation,
  decided: DecidedAction,
  campaigns: readonly DecidedCampaign[],
): DecidedAction {
  const { action } = decided;
  const own = campaigns.flatMap(({ actions }) => actions.filter((each) => each.decided.action.name === action.name));
  if (own.length === 0) return decided;
  const choose = (of: (each: DecidedAction) => Sql) =>
    inTheEnd(
      dialect,
      action,
      of(decided),
      own.map((each) => ({ where: each.isDecided, value: of(each.decided) })),
    );
  return {
    ...decided,
    value: choose(({ value }) => value),
    labels: decided.labels.map((label, place) => ({ ...label, value: choose(({ labels }) => labels[place]!.value) })),
    rule: choose(({ rule }) => rule),
    parts: [
      ...decided.parts,
      ...own.flatMap((each) => each.decided.parts.map((part) => ({ ...part, where: each.isDecided }))),
    ],
    needs: [...decided.needs, ...own.flatMap((each) => [...each.decided.needs, each.isDecided])],
  };
}

const walkedTo = { isHeldOut: verbatim('h'), number: verbatim('x'), spent: verbatim('s') };

interface Eligibility {
  readonly decided: Sql;
  readonly hasLabel: boolean;
  readonly reason: Sql;
  readonly news: readonly Sql[];
}

/** Who is eligible, walked down by rank. `h`: held out; `x`, `s`: how many up to here are not, and what they cost. */
function ranked(
  computation: Computation,
  { decided, hasLabel, reason, news }: Eligibility,
  planned: PlannedCampaign,
): Sql {
  const { campaign, rank, cost, isInAudience } = planned;
  const money = computation.program.value ? sql`m` : sql`NULL AS m`;
  const draw = drawn({ computation }, campaign.draw, verbatim('k'));
  const flags: Named[] = news.map((value, index) => ({ name: alias('f', index), value }));
  const fixed = list([verbatim('k'), ...(hasLabel ? [verbatim('l')] : [])]);
  const eligible = sql`SELECT ${fixed}, ${money}, ${rank ?? sql`0`} AS o, ${cost ?? sql`0`} AS c, ${draw} AS d, ${named(flags)} FROM ${decided} WHERE ${isInAudience} AND ${reason} = 0`;
  const isHeld = campaign.holdOut === undefined ? sql`FALSE` : sql`d % 10000 < ${campaign.holdOut}`;
  const walk = sql`w AS (ORDER BY ${rankOrder(campaign)}d, k ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const walked = sql`SELECT *, row_number() OVER w AS r, count(CASE WHEN h THEN NULL ELSE 1 END) OVER w AS x${spent(cost)} FROM (SELECT *, ${isHeld} AS h FROM (${eligible}) AS e) AS f WINDOW ${walk}`;
  const names = list([
    fixed,
    verbatim('m'),
    verbatim('r'),
    ...(cost ? [verbatim('s')] : []),
    ...flags.map(({ name }) => name),
  ]);
  return sql`SELECT ${names}, ${groupOf(campaign, walkedTo)} AS g FROM (${walked}) AS q`;
}

function rankOrder({ rank }: Ir.Campaign): Sql {
  if (!rank) return sql``;
  return rank.best === 'highest' ? sql`o DESC NULLS LAST, ` : sql`o ASC NULLS LAST, `;
}

function spent(cost: Sql | undefined): Sql {
  return cost ? sql`, sum(CASE WHEN h THEN 0 ELSE c END) OVER w AS s` : sql``;
}

/** Notes for the treated what is decided. */
function taken(decided: Sql, { isTreated, actions }: PlannedCampaign, table: Sql): Sql {
  const settings = actions.map(({ isDecided }, index) => sql`${isDecided} = q.${alias('f', index)}`);
  return sql`UPDATE ${decided} SET ${list([sql`${isTreated} = TRUE`, ...settings])} FROM ${table} AS q WHERE ${decided}.k = q.k AND q.g = 1`;
}
