import { canonical } from '../../../ir/hash.ts';
import type * as Ir from '../../../ir/index.ts';
import {
  actionsOfCampaign,
  type Customers,
  drawn,
  mostTreated,
  proposalOf,
  runsOn,
  type Sql,
  spendingOf,
  sql,
  verbatim,
} from '../../../targets/sql/index.ts';
import type { CustomerSet } from '../sets.ts';
import { lowBits, type Walk } from '../walk.ts';
import { CompiledAction, type CompiledWish } from './action.ts';
import type { Compiler } from './compiler.ts';

const yesNo: Ir.Type = { kind: 'yes-no' };

/** What a campaign does with each customer. */
export class CompiledCampaign {
  readonly campaign: Ir.Campaign;
  readonly audience: CustomerSet;
  /** Who is eligible, then who is not by the first reason, in the order of `reasons`. */
  readonly reasons: readonly CustomerSet[];
  /** Treated, control and beyond. */
  readonly groups: readonly [treated: CustomerSet, control: CustomerSet, beyond: CustomerSet];
  /** The treated whom each rule decides. */
  readonly rules: readonly CustomerSet[];
  readonly walk: Walk;
  /** By the name of the action: what the campaign decides in the end. */
  readonly wishes = new Map<string, readonly CompiledWish[]>();

  /** `standing` is what policies and earlier campaigns have left of an action. */
  constructor(compiler: Compiler, campaign: Ir.Campaign, standing: (action: string) => readonly CompiledWish[]) {
    const { sets } = compiler;
    this.campaign = campaign;
    const own = actionsOfCampaign(compiler.program, campaign).map(
      (action) => new CompiledAction(compiler, action, [campaign]),
    );
    const news = own.map((action) => newOf(compiler, action, standing(action.action.name)));
    this.audience = audienceOf(compiler, campaign);
    const overdone = own.map(({ action }, index) =>
      sets.and(sets.or(...news[index]!), overdoneOf(compiler, campaign, action)),
    );
    const conditions = [
      sets.or(...own.flatMap(({ wishes }) => wishes.map(({ kept }) => kept))),
      sets.or(...own.map(({ decided }) => decided)),
      sets.or(...news.flat()),
      sets.not(sets.or(...overdone)),
      affordable(compiler, campaign),
    ];
    const eligible = sets.and(this.audience, ...conditions);
    const failing = conditions.map((condition, index) =>
      sets.but(sets.and(this.audience, ...conditions.slice(0, index)), condition),
    );
    this.reasons = [eligible, ...failing];
    this.walk = walkOf(compiler, campaign);
    const held = heldOut(compiler, campaign);
    const treated = sets.walked(this.walk, eligible, held, 'treated');
    const control = campaign.holdOut === undefined ? sets.none : sets.walked(this.walk, eligible, held, 'control');
    this.groups = [treated, control, sets.but(eligible, treated, control)];
    this.rules = compiler.policy(campaign.name).decided.map((set) => sets.and(set, treated));
    own.forEach(({ action, wishes }, index) => {
      const decided = wishes.map((wish, place) => ({ ...wish, stands: sets.and(news[index]![place]!, treated) }));
      this.wishes.set(action.name, decided);
    });
  }
}

/** By wish, for whom it is new. */
function newOf(compiler: Compiler, own: CompiledAction, standing: readonly CompiledWish[]): readonly CustomerSet[] {
  const { sets } = compiler;
  const stands = own.wishes.map((wish) => wish.stands);
  if (own.action.keep === 'all') return stands;
  const free = sets.not(sets.or(...standing.map((wish) => wish.stands)));
  if (own.action.keep === 'first') return stands.map((set) => sets.and(set, free));
  return own.wishes.map((wish) => {
    const better = standing.map((other) => sets.and(other.stands, own.isBetter(wish, other)));
    return sets.and(wish.stands, sets.or(free, ...better));
  });
}

function audienceOf(compiler: Compiler, campaign: Ir.Campaign): CustomerSet {
  if (!runsOn(campaign, compiler.input.asOf)) return compiler.sets.none;
  return campaign.audience ? compiler.truth(campaign.audience, campaign.name).holds : compiler.sets.all;
}

function overdoneOf(compiler: Compiler, { frequencies, name }: Ir.Campaign, action: Ir.Action): CustomerSet {
  const limit = frequencies.find((each) => each.action === action.name);
  if (!limit) return compiler.sets.none;
  const most: Ir.Literal = { op: 'literal', type: limit.contacts.type, value: String(limit.most) };
  const test: Ir.Compare = { op: '>=', type: yesNo, left: limit.contacts, right: most };
  return compiler.truth(test, name).holds;
}

/** Whoever has a cost of zero or more; a fixed cost everybody has. */
function affordable(compiler: Compiler, { budget, name }: Ir.Campaign): CustomerSet {
  if (!budget || budget.each.op === 'literal') return compiler.sets.all;
  const nothing: Ir.Literal = { op: 'literal', type: budget.each.type, value: '0' };
  return compiler.truth({ op: '>=', type: yesNo, left: budget.each, right: nothing }, name).holds;
}

function heldOut(compiler: Compiler, { holdOut, draw }: Ir.Campaign): CustomerSet {
  if (holdOut === undefined) return compiler.sets.none;
  const bucket = compiler.numbered(`bucket ${draw.salt}`, (customers) => sql`${drawn(customers, draw, key)} % 10000`);
  return compiler.sets.between(bucket, { low: 0, high: holdOut - 1 });
}

const key = verbatim('k');

function walkOf(compiler: Compiler, campaign: Ir.Campaign): Walk {
  const { rank, draw } = campaign;
  const most = mostTreated(campaign);
  const meaning = canonical([rank && [compiler.meanings.of(rank.of), rank.best], draw.salt]);
  const cost = costOf(compiler, campaign);
  return {
    places: compiler.numbered(`places ${meaning}`, (customers) => placeOf(customers, campaign), true),
    ...(most !== undefined && { most }),
    ...(cost && { budget: cost }),
  };
}

function placeOf(customers: Customers, campaign: Ir.Campaign): Sql {
  const { rank } = proposalOf(customers, campaign);
  const sense = campaign.rank?.best === 'lowest' ? sql`ASC` : sql`DESC`;
  const first = rank ? sql`${rank} ${sense} NULLS LAST, ` : sql``;
  return sql`row_number() OVER (ORDER BY ${first}${drawn(customers, campaign.draw, key)}, k)`;
}

/** Who costs nothing that is known is not eligible, so that nobody looks at the 0. */
function costOf(compiler: Compiler, campaign: Ir.Campaign): Walk['budget'] | undefined {
  const { budget } = campaign;
  if (!budget || budget.each.op === 'literal') return undefined;
  const meaning = canonical([compiler.meanings.of(budget.each), budget.total]);
  const unit = 2n ** BigInt(lowBits);
  const part = (which: string, of: (customers: Customers, cost: Sql) => Sql) =>
    compiler.numbered(`cost ${which} ${meaning}`, (customers) => {
      const { cost = sql`0` } = proposalOf(customers, campaign);
      return of(customers, sql`CAST(${cost} AS HUGEINT)`);
    });
  return {
    high: part('high', ({ computation: { dialect } }, cost) => dialect.divideWhole(cost, dialect.wide(unit), 38)),
    low: part('low', ({ computation: { dialect } }, cost) => dialect.remainder(cost, dialect.wide(unit))),
    total: spendingOf(budget).total,
  };
}
