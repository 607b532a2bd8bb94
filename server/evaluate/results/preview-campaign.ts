import type * as Ir from '../../ir/index.ts';
import { type Computation, printDecimal, runsOn, spendingOf, sql } from '../../targets/sql/index.ts';
import type { CampaignPreview, Group } from '../engine.ts';
import { oneRow, type Runner, type TextRow } from '../runner.ts';
import { type DecidedCampaign, groups, reasons } from './campaigns.ts';
import type { Decided } from './decided.ts';
import { groupColumns, groupOf } from './money.ts';
import { Tally } from './tally.ts';

export async function previewCampaign(
  runner: Runner,
  { program, dialect, asOf }: Computation,
  { table }: Decided,
  decided: DecidedCampaign,
): Promise<CampaignPreview> {
  const { campaign, isInAudience, isTreated, reason } = decided;
  const money = program.value?.type;
  const counted = groupColumns(dialect, money);
  const byReason = await runner.rows(
    sql`SELECT e, ${counted} FROM (SELECT *, ${reason} AS e FROM ${table} WHERE ${isInAudience}) AS q GROUP BY e`,
  );
  const byGroup = await runner.rows(sql`SELECT g, ${counted} FROM ${decided.table} GROUP BY g`);
  const rules: CampaignPreview['rules'][number][] = [];
  for (const [place, { name }] of campaign.rules.entries()) {
    const where = sql`${isTreated} AND ${decided.decides(place)}`;
    const [customers, sum] = await oneRow(runner, sql`SELECT ${counted} FROM ${table} WHERE ${where}`);
    rules.push({ rule: name, decided: groupOf(customers, sum) });
  }
  return previewOfCampaign(campaign, {
    asOf,
    money,
    reasons: tallied(byReason, [0, ...reasons.map((_, place) => place + 1)], money),
    groups: tallied(
      byGroup,
      groups.map((_, place) => place + 1),
      money,
    ),
    rules,
    spent: decided.hasCosts ? await spentOn(runner, decided) : undefined,
  });
}

/** What was counted of a campaign, whoever counted it. */
export interface CountedCampaign {
  readonly asOf: string;
  readonly money: Ir.Type | undefined;
  /** Who is eligible, then by the reasons why others are not. */
  readonly reasons: readonly Group[];
  readonly groups: readonly Group[];
  readonly rules: CampaignPreview['rules'];
  /** What the treated cost in all, where that is no fixed cost: of the smallest unit of the budget. */
  readonly spent: bigint | undefined;
}

export function previewOfCampaign(
  campaign: Ir.Campaign,
  { asOf, money, reasons, groups, rules, spent }: CountedCampaign,
): CampaignPreview {
  const [eligible, unmatched, guard, decided, frequency, cost] = reasons as [Group, Group, Group, Group, Group, Group];
  const [treated, control, beyond] = groups as [Group, Group, Group];
  const audience = new Tally(money);
  for (const group of reasons) audience.add(group);
  const budget = budgetOf(campaign, treated.customers, spent);
  return {
    campaign: campaign.name,
    running: runsOn(campaign, asOf),
    audience: audience.group(),
    eligible,
    treated,
    control,
    beyond,
    leftOut: { unmatched, guard, decided, frequency, cost },
    rules,
    ...(budget && { budget }),
  };
}

function budgetOf({ budget }: Ir.Campaign, treated: number, spent: bigint | undefined): CampaignPreview['budget'] {
  if (budget?.total.type.kind !== 'money') return undefined;
  const { scale, total, each } = spendingOf(budget);
  const used = each === undefined ? (spent ?? 0n) : each * BigInt(treated);
  const { currency } = budget.total.type;
  return { total: printDecimal(total, scale), used: printDecimal(used, scale), currency };
}

function tallied(rows: readonly TextRow[], numbers: readonly number[], money: Ir.Type | undefined): readonly Group[] {
  const found = new Map(rows.map(([number, customers, sum]) => [Number(number), groupOf(customers, sum)]));
  return numbers.map((number) => found.get(number) ?? new Tally(money).group());
}

/** The walk adds up what the treated cost, so the greatest sum is all of it. */
async function spentOn(runner: Runner, { table }: DecidedCampaign): Promise<bigint> {
  const [spent] = await oneRow(runner, sql`SELECT max(s) FROM ${table} WHERE g = 1`);
  return BigInt(spent ?? 0);
}
