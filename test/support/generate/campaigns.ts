// Campaigns: policies for some customers with a hold-out, a cap, a budget, a frequency and dates.

import { type ActionSpec, decidedBy, decidedValues } from './actions.ts';
import { condition } from './conditions.ts';
import { makeBody } from './policies.ts';
import { dayCounts } from './pools.ts';
import { rowScope, type Scope, timeShape } from './scope.ts';
import { inside, isExact, named, type Shape } from './shape.ts';
import { anyValue } from './values.ts';

/** None for most programs; two or three, so that one meets what others have left, for some. */
export function makeCampaigns(scope: Scope, actions: readonly ActionSpec[], policies: readonly string[]): string[] {
  const { random } = scope;
  const decided = decidedBy(actions, policies);
  const count = random.weighted([5, 0], [3, 1], [2, 2], [1, 3]);
  const seeing = random.chance(0.2)
    ? { ...scope, values: [...scope.values, ...decided.flatMap(decidedValues)] }
    : scope;
  return Array.from({ length: count }, (_, index) => makeCampaign(seeing, actions, `campaign${index + 1}`));
}

function makeCampaign(scope: Scope, actions: readonly ActionSpec[], name: string): string {
  const { random } = scope;
  const own = random.some(actions, random.between(1, actions.length));
  const mode = random.weighted([5, ''], [3, ', all matches'], [2, ', exactly one match']);
  const head = `campaign ${name}${random.chance(0.2) ? ' "活动"' : ''} for ${audience(scope)}${mode}`;
  const ranking = rankingOf(scope);
  const clauses = [
    ...(random.chance(0.6) ? [holdOut(scope)] : []),
    ...(random.chance(0.5) ? [`at most ${random.between(1, 9)}${random.chance(0.7) ? ranking : ''}`] : []),
    ...(random.chance(0.4) ? budget(scope, ranking) : []),
    ...(random.chance(0.4) ? frequency(scope, own) : []),
    ...(random.chance(0.3) ? [dates(scope)] : []),
  ];
  return [head, ...random.shuffle(clauses), ...makeBody(scope, own)].join('\n  ');
}

function audience(scope: Scope): string {
  const { random, segments } = scope;
  if (random.chance(0.4)) return 'everyone';
  return segments.length > 0 && random.chance(0.5) ? random.pick(segments) : condition(scope, 1);
}

function holdOut({ random }: Scope): string {
  const share = random.pick(['5%', '10%', '33.33%', '50%', '0.5', '99.99%', '0.01%']);
  return `hold out ${share}${random.chance(0.5) ? ` as "${random.pick(['winback', '盐', "it's"])}"` : ''}`;
}

/** Nothing, or what both a cap and a budget are ranked by. */
function rankingOf(scope: Scope): string {
  const { random } = scope;
  const value = random.chance(0.8) ? anyValue(scope, isRankable, 1) : undefined;
  if (!value) return '';
  return ` by ${value.text}${random.weighted([5, ''], [2, ', lowest first'], [1, ', highest first'])}`;
}

export function isRankable(shape: Shape): boolean {
  if (shape.kind === 'choice') return shape.ordered;
  return ['days', 'months', 'date', 'timestamp'].includes(shape.kind) || isExact(shape);
}

function budget(scope: Scope, ranking: string): string[] {
  const { random } = scope;
  const cost = random.chance(0.6) ? anyValue(scope, (shape) => shape.kind === 'money' && isExact(shape), 1) : undefined;
  const each = cost ? `(${inside(cost)})` : random.pick(['40 CNY', '0.5 CNY', '¥99.99']);
  const total = random.pick(['20 CNY', '200 CNY', '5000 CNY', '123.45 CNY']);
  return [`budget ${total} at ${each} each${random.chance(0.7) ? ranking : ''}`];
}

function frequency(scope: Scope, actions: readonly ActionSpec[]): string[] {
  const { random, world } = scope;
  const events = world.data.filter((data) => data.parent?.data === 'customers' && timeShape(world, data));
  if (events.length === 0) return [];
  const data = random.pick(events);
  const where = random.chance(0.4) ? ` where ${condition(rowScope(scope, data), 1)}` : '';
  const within = `${random.pick(dayCounts)} days`;
  return [`at most ${random.between(1, 3)} ${random.pick(actions).name} in ${within} of ${named(data.name)}${where}`];
}

function dates({ random, world }: Scope): string {
  const day = world.asOf;
  return `from ${random.pick(['2020-01-01', day])} to ${random.pick([day, '2099-12-31'])}`;
}
