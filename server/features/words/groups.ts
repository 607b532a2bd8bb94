import type { Group } from '../../evaluate/engine.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { money, share } from '../../text/numbers.ts';

/** All customers, to tell parts of them; of a policy about other data, all its rows. */
export interface Whole {
  readonly customers: number;
  readonly isOfRows?: boolean;
  readonly currency?: string;
}

/** `1,204 customers · 12.0% · ¥3.4 M` */
export function groupInWords(group: Group, whole: Whole, language: Language): string {
  const { customers } = group;
  return [
    (whole.isOfRows ? wordsOf(language).preview.ofRows : wordsOf(language).hover).customers(customers),
    ...(whole.customers > 0 ? [share(customers, whole.customers, language)] : []),
    ...moneyOf(group, whole, language),
  ].join(' · ');
}

export function moneyOf(group: Group, { currency }: Whole, language: Language): readonly string[] {
  return group.money === undefined ? [] : [money(group.money, currency, language)];
}
