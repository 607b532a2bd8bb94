import type { Language } from '../../../server/text/language.ts';
import { count, money, share, shareOfMoney } from '../../../server/text/numbers.ts';
import type { Group, PreviewParams } from '../messages.ts';
import type { Words } from './words.ts';

/** What all numbers of a preview are measured against, and how they are said. */
export interface Scale {
  readonly customers: number;
  readonly money: string | undefined;
  readonly currency: string | undefined;
  readonly language: Language;
  readonly words: Words;
}

/** A number of customers as it is shown. */
export interface Figure {
  readonly customers: string;
  readonly share: string;
  readonly money?: string;
  readonly moneyShare?: string;
  /** Of all customers, and of all money, 0..1: for bars. */
  readonly part: number;
  readonly moneyPart: number;
  readonly isEmpty: boolean;
}

export function scaleOf({ live, currency }: PreviewParams, language: Language, words: Words): Scale {
  const { preview } = live;
  return {
    customers: preview.customers,
    money: preview.money,
    currency: currency ?? preview.currency,
    language,
    words,
  };
}

export function figureOf(group: Group, { customers, money: all, currency, language }: Scale): Figure {
  const moneyShare = shareOfMoney(group.money, all, language);
  return {
    customers: count(group.customers, language),
    share: share(group.customers, customers, language),
    ...(group.money !== undefined && { money: money(group.money, currency, language) }),
    ...(moneyShare !== undefined && { moneyShare }),
    part: partOf(group.customers, customers),
    moneyPart: partOf(Number(group.money ?? 0), Number(all ?? 0)),
    isEmpty: group.customers === 0,
  };
}

/** Returns can make a part of the money less than nothing, or more than all. */
function partOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
