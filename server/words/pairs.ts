import type { Fit } from '../ir/fits.ts';
import { type Pair, parsePair } from '../ir/pair.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { rounded, share } from '../text/numbers.ts';
import { visible } from '../text/visible.ts';

export function pairsOf({ cuts }: Fit): readonly Pair[] {
  return cuts.flatMap((cut) => (cut === null ? [] : (parsePair(cut) ?? [])));
}

/** `hair + skin`, support, the confidence in both directions, lift. */
export function pairRows(pairs: readonly Pair[], baskets: number, language: Language) {
  const { affinity } = wordsOf(language).populations;
  return {
    head: [affinity.pair, affinity.support, affinity.confidence, affinity.lift],
    rows: pairs.map((pair) => {
      const { texts, both, each } = pair;
      const [forth, back] = each.map((of) => share(both, of, language));
      return [
        texts.map((text) => visible(text)).join(' + '),
        share(both, baskets, language),
        `${forth} / ${back}`,
        liftText(pair, baskets, language),
      ];
    }),
  };
}

/** To be read, not to be compared. */
export function liftText({ both, each: [a, b] }: Pair, baskets: number, language: Language): string {
  return rounded(String(Math.round((both * baskets * 100) / a / b) / 100), undefined, language);
}
