import type { Fit } from '../ir/fits.ts';
import type { Bands } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { literalInWords } from './sentences.ts';
import type { Telling } from './telling.ts';
import { valueText } from './values.ts';

/** The values of each band, from band 1 on: as the rules give the cuts, else as they were fitted. Undefined where neither is known. */
export function bandRanges(
  definition: Bands,
  fit: Extract<Fit, { kind: 'bands' }> | undefined,
  telling: Telling,
): readonly string[] | undefined {
  const { language } = telling;
  const cuts = cutsOf(definition, fit, telling);
  if (!cuts) return undefined;
  const { bands } = wordsOf(language).hover;
  return Array.from({ length: definition.bands }, (_, index) => {
    // The cut that leads into the band, and that into the next better one that anybody reached.
    const [own, better] = [cuts[index - 1], cuts.slice(index).find((cut) => cut !== null)];
    if (index > 0 && (own === undefined || own === null || own === better)) return bands.nobody;
    return definition.best === 'highest' ? upwards(own, better, language) : downwards(own, better, language);
  });
}

type Cut = string | null | undefined;

function cutsOf({ cuts, of }: Bands, fit: { readonly cuts: readonly Cut[] } | undefined, telling: Telling) {
  if (cuts) return cuts.map((cut) => literalInWords(cut, telling));
  const { language, inFull } = telling;
  return fit?.cuts.map((cut) => cut && valueText(cut, of.type, language, inFull !== undefined));
}

function upwards(own: Cut, better: Cut, language: Language): string {
  const { bands } = wordsOf(language).hover;
  if (own && better) return bands.between(own, better);
  if (own) return bands.atLeast(own);
  return better ? bands.lessThan(better) : '';
}

function downwards(own: Cut, better: Cut, language: Language): string {
  const { bands } = wordsOf(language).hover;
  if (own && better) return bands.above(better, own);
  if (own) return bands.atMost(own);
  return better ? bands.moreThan(better) : '';
}
