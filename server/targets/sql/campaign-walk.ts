import type * as Ir from '../../ir/index.ts';
import { mostTreated, spendingOf } from './campaign.ts';
import type { Dialect } from './dialect.ts';
import { join, type Sql, sql, verbatim } from './fragment.ts';

/** What stands of an action before a campaign comes, or what a campaign by itself would decide. */
export interface CampaignValue {
  /** Never NULL. */
  readonly isDecided: Sql;
  /** Absent where nobody has to compare it. */
  readonly value?: Sql;
}

/** Whether a campaign decides something on an action that nobody before it has, or has not as well. `before`: earlier campaigns, the last first. */
export function isNew(
  dialect: Dialect,
  action: Ir.Action,
  own: CampaignValue,
  policies: CampaignValue | undefined,
  before: readonly { readonly where: Sql; readonly standing: CampaignValue }[],
): Sql {
  if (action.keep === 'all') return own.isDecided;
  const earlier = before.map(({ where }) => where);
  const stands = anyOf([...(policies ? [policies.isDecided] : []), ...earlier]);
  if (!own.value) return sql`(${own.isDecided} AND NOT ${stands})`;
  const arms = before.map(({ where, standing }) => sql`WHEN ${where} THEN ${standing.value!} `);
  const value = sql`CASE ${join(arms, sql``)}ELSE ${policies?.value ?? sql`NULL`} END`;
  const isBetter = sql`${own.value} ${action.keep === 'highest' ? sql`>` : sql`<`} ${arms.length > 0 ? value : (policies?.value ?? sql`NULL`)}`;
  return sql`(${own.isDecided} AND (NOT ${stands} OR ${dialect.isTrue(isBetter)}))`;
}

/** What a campaign would decide on one of its actions. */
export interface WalkedAction {
  readonly standing: CampaignValue;
  readonly isOverdone?: Sql;
}

/** Why a customer in the audience takes no part, as the place of the reason from 1; 0 for those who are eligible. `news`: one an action, see `isNew`. */
export function reasonOf(
  {
    isChosen,
    actions,
    cost,
  }: { readonly isChosen: Sql; readonly actions: readonly WalkedAction[]; readonly cost?: Sql },
  news: readonly Sql[],
): Sql {
  const overdone = actions.flatMap(({ isOverdone }, index) =>
    isOverdone ? [sql`(${news[index]!} AND ${isOverdone})`] : [],
  );
  const arms = [
    sql`WHEN NOT ${isChosen} THEN 1 `,
    sql`WHEN NOT ${anyOf(actions.map(({ standing }) => standing.isDecided))} THEN 2 `,
    sql`WHEN NOT ${anyOf(news)} THEN 3 `,
    sql`WHEN ${anyOf(overdone)} THEN 4 `,
    ...(cost ? [sql`WHEN ${cost} IS NULL OR ${cost} < 0 THEN 5 `] : []),
  ];
  return sql`CASE ${join(arms, sql``)}ELSE 0 END`;
}

/** A customer in the walk: whether held out, how many up to there are not, and what these cost. */
export interface WalkedTo {
  readonly isHeldOut: Sql;
  readonly number: Sql;
  readonly spent?: Sql;
}

/**
 * 1 treated, 2 control, 3 beyond. Costs are never negative: once somebody does not fit, nobody below does. Who is held out is asked whether the walk
 * came that far.
 */
export function groupOf(campaign: Ir.Campaign, { isHeldOut, number, spent }: WalkedTo): Sql {
  const most = mostTreated(campaign);
  const spending = campaign.budget && spendingOf(campaign.budget);
  const isPaid =
    spending && spending.each === undefined && spent
      ? sql`${spent} <= ${verbatim(spending.total.toString())}`
      : sql`TRUE`;
  const isTreated = most === undefined ? isPaid : sql`(${number} <= ${most} AND ${isPaid})`;
  const isWalked = most === undefined ? isPaid : sql`(${number} < ${most} AND ${isPaid})`;
  return sql`CASE WHEN NOT ${isHeldOut} AND ${isTreated} THEN 1 WHEN ${isHeldOut} AND ${isWalked} THEN 2 ELSE 3 END`;
}

type Part = { readonly where: Sql; readonly value: Sql };

/** What stands first, and what campaigns decide, one after the other, for some. */
export function inTheEnd(dialect: Dialect, { keep }: Ir.Action, first: Sql, parts: readonly Part[]): Sql {
  return keep === 'all' ? all(dialect, first, parts) : last(first, parts);
}

function last(first: Sql, parts: readonly Part[]): Sql {
  const arms = [...parts].reverse().map(({ where, value }) => sql`WHEN ${where} THEN ${value} `);
  return sql`CASE ${join(arms, sql``)}ELSE ${first} END`;
}

/** Nobody has an empty list. */
function all(dialect: Dialect, first: Sql, parts: readonly Part[]): Sql {
  const lists = [first, ...parts.map(({ where, value }) => sql`CASE WHEN ${where} THEN ${value} END`)];
  const isAny = anyOf(lists.map((each) => sql`${each} IS NOT NULL`));
  return sql`CASE WHEN ${isAny} THEN ${dialect.listConcat(lists)} END`;
}

function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`FALSE` : sql`(${join(conditions, sql` OR `)})`;
}
