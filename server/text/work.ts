import type { Language } from './language.ts';
import { exact } from './numbers.ts';
import { visible } from './visible.ts';
import type { workEn } from './work-en.ts';

export type WorkWords = typeof workEn;

type Unit = keyof WorkWords['units'];

/** A limit as previews and explanations tell it; amounts are exact fractions as text, `8191/3`. */
interface Limit {
  readonly most: string;
  readonly unit: Unit;
}

/** `52.5 a week · 2,730 a year`; what is less than a twentieth a week is told for the year alone. */
export function loadInWords(perYear: string, words: WorkWords, language: Language): string {
  const [times, years] = parseFraction(perYear);
  const isRare = 20n * times < 52n * years;
  const week = shown(times, years * 52n, 1, language);
  return [...(isRare ? [] : [words.aWeek(week)]), words.aYear(shown(times, years, 0, language))].join(' · ');
}

/** `24 a year each` */
export function eachInWords(each: string, words: WorkWords, language: Language): string {
  const [times, years] = parseFraction(each);
  return words.each(shown(times, years, times % years === 0n ? 0 : 1, language));
}

/** `40 a week`, `200 customers`; what is no tenth is rounded to one. */
export function amountInWords(amount: string, unit: Unit, words: WorkWords, language: Language): string {
  const [dividend, divisor] = parseFraction(amount);
  const isWhole = dividend % divisor === 0n;
  return words.units[unit](shown(dividend, divisor, isWhole ? 0 : 1, language));
}

/** As it was written: `52.25 a week`. */
export function mostInWords({ most, unit }: Limit, words: WorkWords, language: Language): string {
  return words.units[unit](exact(most, undefined, language));
}

interface Effect {
  readonly demand: string;
  readonly used: string;
  readonly withheld: { readonly customers: number };
}

/** `60 a week wanted, 39.5 a week used · withheld from 12 customers` */
export function limitInWords(
  { demand, used, withheld, unit }: Pick<Limit, 'unit'> & Effect,
  words: WorkWords,
  language: Language,
): string {
  const [wanted, spent] = [demand, used].map((each) => amountInWords(each, unit, words, language)) as [string, string];
  const { customers } = withheld;
  return [words.wanted(wanted, spent), customers === 0 ? words.nobody : words.withheld(customers)].join(' · ');
}

/** Where a customer stands in the group. */
interface Place {
  readonly rank: number;
  readonly customers: number;
  readonly last?: number;
  readonly per?: string;
  readonly group?: string | null;
}

/** Why a limit withholds. */
export function lostInWords(trace: Limit & Place, words: WorkWords, language: Language): string {
  const { rank, customers, last = 0, per, group } = trace;
  const whose =
    per === undefined
      ? ''
      : group === null || group === undefined
        ? words.whoseMissing(visible(per))
        : words.whose(visible(per), visible(group));
  return words.lost(rank, customers, whose, mostInWords(trace, words, language), last);
}

function parseFraction(text: string): readonly [dividend: bigint, divisor: bigint] {
  const [top = '0', bottom = '1'] = text.split('/');
  return [BigInt(top), BigInt(bottom)];
}

/** Half away from zero; nothing here is below it. */
function shown(dividend: bigint, divisor: bigint, places: number, language: Language): string {
  const unit = 10n ** BigInt(places);
  const rounded = (2n * dividend * unit + divisor) / (2n * divisor);
  const digits = String(rounded).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return exact(text, undefined, language);
}
