import type { Fit } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { pairRows, pairsOf } from '../../words/pairs.ts';
import { paragraph, type RichText } from '../rich-text.ts';

/** As many as fit into a hover. */
const mostShown = 10;

/** The pairs that were found, the ones with the highest lift first. */
export function affinityText(fit: Fit | undefined, language: Language): RichText {
  if (fit?.kind !== 'affinity') return [];
  const { affinity } = wordsOf(language).populations;
  const pairs = pairsOf(fit);
  const [without = 0] = fit.counts;
  const more = pairs.length - mostShown;
  return [
    paragraph(`${affinity.baskets(fit.fitted)} · ${affinity.pairs(pairs.length)}`),
    ...(pairs.length === 0 ? [paragraph(affinity.none)] : [tableOf(pairs.slice(0, mostShown), fit, language)]),
    ...(more > 0 ? [paragraph(affinity.more(more))] : []),
    ...(without > 0 ? [paragraph(affinity.without(without))] : []),
  ];
}

function tableOf(pairs: ReturnType<typeof pairsOf>, fit: Fit, language: Language): RichText[number] {
  const { head, rows } = pairRows(pairs, fit.fitted, language);
  return { kind: 'table', header: head, rows, numbers: 3 };
}
