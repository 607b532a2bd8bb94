import { analyze } from '../../../server/analysis/index.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { shopData, shopDeclarations, worldOf } from '../../support/world.ts';

/** From the strictest to the most lenient: the first that a customer meets decides. */
export interface Rule {
  readonly spend: number;
  readonly frequency: number;
  /** In days, at the most. */
  readonly recency: number;
  readonly tier: string;
  readonly visit: string;
}

export interface Customer {
  readonly spend: number;
  readonly frequency: number;
  readonly recency: number;
}

export type Decisions = Readonly<Record<'tier' | 'tier rule' | 'visit' | 'visit rule', string | null>>;

const tiers = ['diamond', 'gold', 'silver', 'bronze'];
const visits = ['weekly', 'every 2 weeks', 'monthly', 'quarterly', 'yearly'];

/** So many rules, of which customers meet early and late ones alike. */
export function makeRules(count: number): readonly Rule[] {
  return Array.from({ length: count }, (_, rule) => ({
    spend: Math.round(((count - rule) * 10_000) / count),
    frequency: 12 - Math.floor((rule * 12) / count),
    recency: 30 + ((rule * 37) % 331),
    tier: tiers[Math.floor((rule * tiers.length) / count)] ?? '',
    visit: visits[rule % visits.length] ?? '',
  }));
}

export function ruleName(index: number): string {
  return `r${index + 1}`;
}

export function programOf(rules: readonly Rule[]): Ir.Program {
  const lines = rules.map(
    ({ spend, frequency, recency, tier, visit }, index) =>
      `  rule ${ruleName(index)}: if spend >= ${spend} CNY and frequency >= ${frequency} and recency <= ${recency} days then tier ${tier}, visit ${visit}`,
  );
  const text = `${shopDeclarations}
metric recency is days since latest orders
metric frequency is count of orders in last 12 months
metric spend is sum of orders.total in last 12 months
action tier takes ${tiers.join(' > ')}
policy plan
${lines.join('\n')}
`;
  const program = analyze(worldOf({ ...shopData, 'rules.patron': text }), 'rules.patron').program();
  if (!program) throw new Error('the rules of the benchmark do not check');
  return program;
}

export const nothing: Decisions = { tier: null, 'tier rule': null, visit: null, 'visit rule': null };

export function decided({ tier, visit }: Rule, index: number): Decisions {
  const rule = `plan: ${ruleName(index)}`;
  return { tier, 'tier rule': rule, visit, 'visit rule': rule };
}

/** Spread over all rules, with some whom none is for. */
export function makeCustomers(count: number): readonly Customer[] {
  return Array.from({ length: count }, (_, customer) => ({
    spend: ((customer * 7919) % 1_100_000) / 100,
    frequency: (customer * 31) % 14,
    recency: (customer * 101) % 420,
  }));
}
