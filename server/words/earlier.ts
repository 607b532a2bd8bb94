import { dayBack } from '../ir/days.ts';
import { originalName } from '../ir/earlier.ts';
import type { Ago, Reference } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { visible } from '../text/visible.ts';
import type { Telling } from './telling.ts';

/** `lifecycle`, `lifecycle as of 60 days ago` */
export function referenceInWords(reference: Pick<Reference, 'name' | 'earlier'>, language: Language): string {
  const name = visible(originalName(reference));
  const { earlier } = reference;
  return earlier ? wordsOf(language).hover.say.earlier(name, agoInWords(earlier.ago, language), '') : name;
}

/** What an expression says, and of which day. */
export function saidThen(text: string, ago: Ago | undefined, { language, asOf }: Telling): string {
  if (!ago) return text;
  const day = asOf === undefined ? '' : dayBack(ago, asOf);
  return wordsOf(language).hover.say.earlier(text, agoInWords(ago, language), day);
}

/** `60 days ago`, `1 month before 60 days ago` */
export function agoInWords(ago: Ago, language: Language): string {
  const { say } = wordsOf(language).hover;
  const steps = ago.map(({ months, days }) => (months > 0 ? say.months(months) : say.days(days)));
  return say.ago(steps);
}

/** As it was told on that day. */
export function tellingThen(ago: Ago | undefined, telling: Telling): Telling {
  return ago && telling.asOf !== undefined ? { ...telling, asOf: dayBack(ago, telling.asOf) } : telling;
}
