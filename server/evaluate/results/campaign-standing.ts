import { type Computation, list, runsOn, sql } from '../../targets/sql/index.ts';
import type { CampaignStanding } from '../engine.ts';
import type { Runner } from '../runner.ts';
import { groups, reasons } from './campaigns.ts';
import type { Decided } from './decided.ts';

/** What became of one customer in a campaign, and the actions that it decides for the customer in the end. */
export interface CustomerInCampaign {
  readonly standing: CampaignStanding;
  readonly decided: ReadonlySet<string>;
}

/** In the order of the program; of a customer that there is. */
export async function standingsOf(
  runner: Runner,
  { dialect, asOf }: Computation,
  { table, campaigns }: Decided,
  key: string,
): Promise<readonly CustomerInCampaign[]> {
  const found: CustomerInCampaign[] = [];
  for (const { campaign, table: own, isInAudience, reason, actions } of campaigns) {
    const flags = actions.map(({ isDecided }) => isDecided);
    const all = sql`(SELECT count(*) FROM ${own}), (SELECT max(r) FROM ${own} WHERE g = 1)`;
    const from = sql`${table} LEFT JOIN (SELECT k AS qk, r, g FROM ${own}) AS q ON qk = k`;
    const [row = []] = await runner.rows(
      sql`SELECT ${list([isInAudience, reason].map((each) => sql`CAST(${each} AS INTEGER)`))}, r, g, ${all}${flags.map((flag) => sql`, CAST(${flag} AS INTEGER)`).reduce((a, b) => sql`${a}${b}`, sql``)} FROM ${from} WHERE k = ${dialect.text(key)}`,
    );
    const [inAudience, why, rank, group, eligible, last, ...decided] = row.map(Number);
    const numbers = { inAudience, why, rank, group, eligible, last: row[5] === null ? undefined : last };
    found.push({
      standing: runsOn(campaign, asOf) ? standingOf(numbers) : { kind: 'not-running' },
      decided: new Set(actions.filter((_, place) => decided[place] === 1).map((each) => each.decided.action.name)),
    });
  }
  return found;
}

/** As they are read: the place of the reason and of the group. */
interface Numbers {
  readonly inAudience: number | undefined;
  readonly why: number | undefined;
  readonly rank: number | undefined;
  readonly group: number | undefined;
  readonly eligible: number | undefined;
  readonly last: number | undefined;
}

function standingOf({ inAudience, why = 0, rank = 0, group = 1, eligible = 0, last }: Numbers): CampaignStanding {
  if (inAudience !== 1) return { kind: 'not-in-audience' };
  const reason = reasons[why - 1];
  if (reason) return { kind: reason };
  return { kind: groups[group - 1] ?? 'beyond', rank, eligible, ...(last !== undefined && { last }) };
}
