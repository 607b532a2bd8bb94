import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { visible } from '../text/visible.ts';

type Unit = keyof ReturnType<typeof wordsOf>['hover']['say']['cadence']['units'];

const adverbs: Readonly<Record<string, Unit>> = {
  hourly: 'hour',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

/** A cadence as a person says it; `value` is its canonical text, which in English is what a person says. */
export function cadenceInWords(value: string, language: Language): string {
  const [, often, times = '1', every = '1', unit = ''] = /^(every|(\d+) per) (?:(\d+) )?([a-z]+?)s?$/.exec(value) ?? [];
  const counted = Object.hasOwn(adverbs, value) ? adverbs[value] : (unit as Unit);
  const { cadence } = wordsOf(language).hover.say;
  if (language === 'en' || (often === undefined && !Object.hasOwn(adverbs, value)) || !counted) return visible(value);
  const name = cadence.units[counted];
  return Number(times) === 1 ? cadence.once(name, Number(every)) : cadence.often(Number(times), name, Number(every));
}
