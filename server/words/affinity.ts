import type { Affinity } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import { exact, percent } from '../text/numbers.ts';
import { columnName, sentence } from './sentences.ts';
import type { Telling } from './telling.ts';

/** What an affinity looks for: `orders.category found together in baskets, with a lift of at least 1.2`. */
export function affinityInWords({ baskets, support, confidence, lift }: Affinity, telling: Telling): string {
  const { language } = telling;
  const { affinity } = wordsOf(language).populations;
  const of = baskets.of ? sentence(baskets.of, telling) : '';
  const basket = baskets.basket?.op === 'column' ? columnName(baskets.basket, telling) : undefined;
  const limits = [
    ...(support ? [affinity.atLeast(affinity.support, percent(...support, language))] : []),
    ...(confidence ? [affinity.atLeast(affinity.confidence, percent(...confidence, language))] : []),
    affinity.atLeast(affinity.lift, exact(String(lift[0] / lift[1]), undefined, language)),
  ];
  return affinity.said(of, basket, limits);
}
