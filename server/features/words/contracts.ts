import type { ContractResult, TestResult } from '../../evaluate/engine.ts';
import type { Type } from '../../ir/type.ts';
import { wordsOf } from '../../text/catalogue.ts';
import type { Language } from '../../text/language.ts';
import { percent } from '../../text/numbers.ts';
import { valueText } from '../../words/values.ts';

/** What a contract found and what it expected, as a person reads it. */
export interface ContractWords {
  readonly found: string;
  readonly expected: string;
  /** By how much it failed; empty where it did not, or where nothing was found. */
  readonly off: string;
}

export function contractWords(contract: ContractResult, language: Language): ContractWords {
  return {
    found: foundIn(contract, language),
    expected: expectedIn(contract, language),
    off: offBy(contract, language),
  };
}

/** `4.1% (103 of 2,500 customers), expected 5% to 15%: 22 customers more would be needed` */
export function contractSentence(contract: ContractResult, language: Language): string {
  const { found, expected, off } = contractWords(contract, language);
  return wordsOf(language).populations.contracts.sentence(found, expected, off);
}

/** The results of tests with contracts in words. */
export function withContractsInWords(result: TestResult, language: Language): TestResult {
  const expectations = result.expectations.map((each) => {
    if (!each.contract) return each;
    const { found, expected, off } = contractWords(each.contract, language);
    return { ...each, expected, actual: off === '' ? found : `${found}; ${off}` };
  });
  return { ...result, expectations };
}

function foundIn(contract: ContractResult, language: Language): string {
  const { measure, type, customers, value, total } = contract;
  const words = wordsOf(language).populations.contracts;
  if (customers) {
    const { part, all } = customers;
    if (measure === 'count') return words.customers(part);
    return all === 0 ? words.noCustomers : words.shareOfCustomers(shareText(part / all, contract, language), part, all);
  }
  if (value === undefined) return words.nothing;
  if (total === undefined) return amount(value, type, language);
  const whole = amount(total, type, language);
  if (!(Number(total) > 0)) return words.noShare(whole);
  return words.shareOfSum(
    shareText(Number(value) / Number(total), contract, language),
    amount(value, type, language),
    whole,
  );
}

function expectedIn({ measure, type, least, most }: ContractResult, language: Language): string {
  const words = wordsOf(language).populations.contracts;
  const said = (end: string) => {
    if (measure === 'share') return percent(Number(end), 1, language);
    return measure === 'count' ? words.customers(Number(end)) : amount(end, type, language);
  };
  if (least !== undefined && most !== undefined)
    return least === most ? words.exactly(said(least)) : words.between(said(least), said(most));
  return least === undefined ? words.atMost(said(most ?? '0')) : words.atLeast(said(least));
}

function offBy({ type, off }: ContractResult, language: Language): string {
  const words = wordsOf(language).populations.contracts;
  if (!off) return '';
  const text = 'customers' in off ? words.customers(off.customers) : amount(off.value, type, language);
  if (off.to === 'more') return words.more(text);
  return 'customers' in off ? words.less(text) : words.lessValue(text);
}

/** Two digits are enough to be read, since the numbers that were compared stand beside it; more where it would read like the end that it misses. */
function shareText(share: number, { off, least, most }: ContractResult, language: Language): string {
  const missed = off?.to === 'more' ? least : off ? most : undefined;
  const text = (digits: number) => percent(Math.round(share * 10 ** digits), 10 ** digits, language);
  let digits = 4;
  while (digits < 8 && missed !== undefined && text(digits) === percent(Number(missed), 1, language)) digits++;
  return text(digits);
}

function amount(value: string, type: Type | undefined, language: Language): string {
  return type ? valueText(value, type, language) : value;
}
