import type * as Ir from '../../ir/index.ts';
import { type Cuts, leadsOf, mostSuggestions, parsePair } from '../../targets/sql/index.ts';
import { isExact, isKnown, type Result, Ungiven } from './value.ts';

/** What an affinity suggests to a customer with these baskets. */
export function suggested(definition: Ir.Affinity, baskets: Result, cuts: Cuts): Result {
  if (baskets === null || baskets instanceof Ungiven) return baskets;
  const bought = new Set((baskets as readonly string[]).map((entry) => entry.slice(entry.indexOf(':') + 1)));
  const pairs = (cuts.get(definition.name) ?? []).flatMap((text) => (text === null ? [] : (parsePair(text) ?? [])));
  const leads = leadsOf(definition, pairs).filter(({ from, to }) => bought.has(from) && !bought.has(to));
  const all = [...new Set(leads.map(({ to }) => to))].slice(0, mostSuggestions);
  return all.length === 0 ? null : all;
}

/** The texts of rows with the numbers of their baskets, `1:hair`. */
export function basketsOf(baskets: readonly Result[], texts: readonly Result[]): Result {
  const ungiven = Ungiven.of(...baskets);
  if (ungiven) return ungiven;
  const numbers = new Map<string, number>();
  const entries = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const basket = baskets[index] ?? null;
    if (!isKnown(text) || !isKnown(basket)) continue;
    const key = typeof basket === 'object' && isExact(basket) ? `${basket.unscaled} ${basket.scale}` : String(basket);
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    entries.add(`${number}:${String(text)}`);
  }
  return entries.size === 0 ? null : [...entries];
}
