import type * as Ir from '../../ir/index.ts';
import { Customers, inTheEnd, list, runsOn, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import type { CampaignStanding } from '../engine.ts';
import type { CustomerInCampaign } from '../results/campaign-standing.ts';
import { groups, reasons } from '../results/campaigns.ts';
import { isIn } from './bitmask.ts';
import type { CompiledAction } from './compile/action.ts';
import type { CompiledCampaign } from './compile/campaign.ts';
import type { Frame } from './frame.ts';
import { over } from './over.ts';
import type { CustomerSet } from './sets.ts';
import { ranksIn } from './walk.ts';

/** What became of a customer in each campaign. */
export async function standingsIn(frame: Frame, key: string): Promise<readonly CustomerInCampaign[]> {
  const { campaigns } = frame.compiled;
  const customer = campaigns.length === 0 ? undefined : await rowOf(frame, key);
  if (customer === undefined) return [];
  return campaigns.map((campaign) => ({
    standing: standingOf(frame, campaign, customer),
    decided: new Set(
      [...campaign.wishes]
        .filter(([, wishes]) => wishes.some(({ stands }) => has(frame, stands, customer)))
        .map(([name]) => name),
    ),
  }));
}

/** The value of an action in the end, for some customers: `rn` is the number of each. */
export function decidedValue(
  frame: Frame,
  { action }: CompiledAction,
  customers: Customers,
  rows: readonly number[],
): Sql {
  const parts = frame.compiled.campaigns.flatMap(({ campaign, wishes }) => {
    const own = wishes.get(action.name) ?? [];
    const concerned = rows.filter((row) => own.some(({ stands }) => has(frame, stands, row)));
    if (concerned.length === 0) return [];
    const where = sql`(${verbatim('rn')} IN (${list(concerned.map((row) => sql`${row}`))}))`;
    return [{ where, value: customers.bind(customers.decisions.proposed(campaign, action).value()) }];
  });
  const first = customers.decisions.decided(action.name, undefined);
  const value = parts.length === 0 ? first : inTheEnd(customers.computation.dialect, action, first, parts);
  return withoutLimited(frame, action, value, rows);
}

/** The number of a customer. */
export async function rowOf({ computation, runner }: Frame, key: string): Promise<number | undefined> {
  if (key.includes('\0')) return undefined;
  const customers = new Customers(over(computation, sql`k = ${computation.dialect.text(key)}`));
  const [row] = await runner.rows(customers.select([{ name: sql`x`, value: verbatim('rn') }]));
  return row?.[0] === undefined || row[0] === null ? undefined : Number(row[0]);
}

/** What limits have left of it. */
function withoutLimited({ compiled, world }: Frame, { name }: Ir.Action, value: Sql, rows: readonly number[]): Sql {
  const lost = compiled.limits.filter(({ limit }) => limit.action === name).map(({ loses }) => world.masks.of(loses));
  const losing = rows.filter((row) => lost.some((mask) => isIn(mask, row)));
  if (losing.length === 0) return value;
  return sql`CASE WHEN ${verbatim('rn')} IN (${list(losing.map((row) => sql`${row}`))}) THEN NULL ELSE ${value} END`;
}

function has({ world }: Frame, set: CustomerSet, customer: number): boolean {
  return isIn(world.masks.of(set), customer);
}

function standingOf(
  frame: Frame,
  { campaign, audience, reasons: all, groups: sets, walk }: CompiledCampaign,
  customer: number,
): CampaignStanding {
  if (!runsOn(campaign, frame.computation.asOf)) return { kind: 'not-running' };
  if (!has(frame, audience, customer)) return { kind: 'not-in-audience' };
  const why = all.slice(1).findIndex((set) => has(frame, set, customer));
  if (why >= 0) return { kind: reasons[why]! };
  const { world, counts } = frame;
  const [eligible, treated] = [world.masks.of(all[0]!), world.masks.of(sets[0])];
  const { rank, last } = ranksIn(world.column(walk.places), eligible, customer, treated);
  return {
    kind: groups[sets.findIndex((set) => has(frame, set, customer))]!,
    rank,
    eligible: counts.group(all[0]!).customers,
    ...(last > 0 && { last }),
  };
}
