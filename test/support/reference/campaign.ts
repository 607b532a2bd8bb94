import { createHash } from 'node:crypto';
import type * as Ir from '../../../server/ir/index.ts';
import { parseDay } from './calendar.ts';
import { holds } from './condition.ts';
import type { Decisions, Wish } from './decide.ts';
import { add, compareDecimals, type Decimal } from './decimal.ts';
import { evaluate } from './expression.ts';
import type { Scope } from './scope.ts';
import { compareValues, literalValue, type Maybe } from './value.ts';

interface Customer {
  readonly key: string;
  readonly scope: Scope;
  readonly decisions: Decisions;
}

export type Reason = 'unmatched' | 'guard' | 'decided' | 'frequency' | 'cost';
export type Group = 'treated' | 'control' | 'beyond';

/** What a campaign came to: whoever is in no map is not in its audience. */
export interface CampaignOutcome {
  readonly campaign: Ir.Campaign;
  readonly running: boolean;
  readonly reasons: ReadonlyMap<string, Reason>;
  /** By key, in the order of the ranks. */
  readonly eligible: ReadonlyMap<string, Group>;
  readonly used: Decimal;
  /** The names of the actions that are decided for a treated customer. */
  readonly decided: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is decided in the end, campaigns heard: by key, then by action. */
export type Standing = ReadonlyMap<string, ReadonlyMap<string, readonly Wish[]>>;

/** The campaigns one after the other. */
export function carryOut(
  program: Ir.Program,
  customers: readonly Customer[],
): { readonly outcomes: readonly CampaignOutcome[]; readonly standing: Standing } {
  const standing = new Map(
    customers.map(({ key, decisions }) => [
      key,
      new Map(program.actions.map(({ name }) => [name, decisions.resolved(name).kept])),
    ]),
  );
  const outcomes = program.campaigns.map((campaign) => run(program, campaign, customers, standing));
  return { outcomes, standing };
}

interface Candidate {
  readonly customer: Customer;
  readonly news: ReadonlyMap<string, readonly Wish[]>;
  readonly rank: Maybe;
  readonly draw: number;
  readonly cost: Decimal;
}

function run(
  program: Ir.Program,
  campaign: Ir.Campaign,
  customers: readonly Customer[],
  standing: ReadonlyMap<string, Map<string, readonly Wish[]>>,
): CampaignOutcome {
  const reasons = new Map<string, Reason>();
  const candidates: Candidate[] = [];
  const day = customers[0]?.scope.asOf ?? 0;
  const running = !campaign.dates || (parseDay(campaign.dates.from)! <= day && day <= parseDay(campaign.dates.to)!);
  for (const customer of running ? customers : []) {
    if (!holds(campaign.audience, customer.scope)) continue;
    const found = candidate(program, campaign, customer, standing.get(customer.key)!);
    if (typeof found === 'string') reasons.set(customer.key, found);
    else candidates.push(found);
  }
  const ranked = candidates.sort((one, other) => order(campaign, one, other));
  const { groups, used } = walk(campaign, ranked);
  const treated = ranked.filter(({ customer }) => groups.get(customer.key) === 'treated');
  for (const { customer, news } of treated) {
    const own = standing.get(customer.key)!;
    for (const [name, wishes] of news) {
      const isList = program.actions.find((action) => action.name === name)?.keep === 'all';
      own.set(name, isList ? [...own.get(name)!, ...wishes] : wishes);
    }
  }
  const decided = new Map(treated.map(({ customer, news }) => [customer.key, new Set(news.keys())]));
  return { campaign, running, reasons, eligible: groups, used, decided };
}

function candidate(
  program: Ir.Program,
  campaign: Ir.Campaign,
  customer: Customer,
  standing: ReadonlyMap<string, readonly Wish[]>,
): Candidate | Reason {
  const { scope, decisions, key } = customer;
  const proposed = program.actions.map((action) => ({ action, ...decisions.proposed(action, campaign) }));
  if (proposed.every(({ chosen }) => chosen.length === 0)) return 'unmatched';
  if (proposed.every(({ kept }) => kept.length === 0)) return 'guard';
  const news = new Map(
    proposed
      .filter(({ action, kept }) => isNew(action, kept, standing.get(action.name)!))
      .map(({ action, kept }) => [action.name, kept]),
  );
  if (news.size === 0) return 'decided';
  const overdone = campaign.frequencies.some(({ action, most, contacts }) => {
    const before = evaluate(contacts, scope);
    return news.has(action) && before?.kind === 'decimal' && before.unscaled >= BigInt(most);
  });
  if (overdone) return 'frequency';
  const cost = campaign.budget ? evaluate(campaign.budget.each, scope) : literalValue(zero);
  if (cost?.kind !== 'decimal' || cost.unscaled < 0n) return 'cost';
  const rank = campaign.rank && evaluate(campaign.rank.of, scope);
  return { customer, news, rank, draw: drawn(campaign.draw.salt, key), cost };
}

const zero: Ir.Literal = {
  op: 'literal',
  type: { kind: 'number', held: { kind: 'decimal', digits: 1, scale: 0 } },
  value: '0',
};

function isNew({ keep, takes }: Ir.Action, own: readonly Wish[], standing: readonly Wish[]): boolean {
  const [wish] = own;
  const [before] = standing;
  if (!wish) return false;
  if (keep === 'all' || !before) return true;
  if (keep === 'first') return false;
  const difference = compareValues(takes ?? { kind: 'yes-no' }, wish.value, before.value);
  return keep === 'highest' ? difference > 0 : difference < 0;
}

export function drawn(salt: string, key: string): number {
  const digest = createHash('md5')
    .update(Buffer.from(`${salt}:${key}`, 'utf8'))
    .digest();
  return digest.readUInt32BE(0);
}

function order({ rank }: Ir.Campaign, one: Candidate, other: Candidate): number {
  const byKey = Buffer.compare(Buffer.from(one.customer.key), Buffer.from(other.customer.key));
  const byDraw = one.draw - other.draw || byKey;
  if (!rank) return byDraw;
  if (!one.rank || !other.rank) return Number(!one.rank) - Number(!other.rank) || byDraw;
  const difference = compareValues(rank.of.type, one.rank, other.rank);
  return (rank.best === 'highest' ? -difference : difference) || byDraw;
}

function walk(
  { holdOut = 0, cap, budget }: Ir.Campaign,
  ranked: readonly Candidate[],
): { readonly groups: ReadonlyMap<string, Group>; readonly used: Decimal } {
  const groups = new Map<string, Group>();
  const total = budget && literalValue(budget.total);
  const fits = (cost: Decimal) => total?.kind !== 'decimal' || compareDecimals(cost, total) <= 0;
  const isFixed = budget?.each.op === 'literal';
  let used: Decimal = { unscaled: 0n, scale: 0 };
  let treated = 0;
  let ended = false;
  for (const { customer, draw, cost } of ranked) {
    const isHeld = draw % 10_000 < holdOut;
    // Nobody else can be treated: known before the next one where everybody costs the same.
    if (treated === cap || (isFixed && !fits(add(used, cost)))) ended = true;
    if (!isHeld && !fits(add(used, cost))) ended = true;
    groups.set(customer.key, ended ? 'beyond' : isHeld ? 'control' : 'treated');
    if (ended || isHeld) continue;
    treated += 1;
    used = add(used, cost);
  }
  return { groups, used };
}
