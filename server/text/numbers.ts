import type { Language } from './language.ts';

/** `3,200` */
export function count(value: number, language: Language): string {
  return formatter(language, {}).format(value);
}

/** `9.8%`; what is there never reads as nothing, what is missing never as everything: `<0.1%`, `>99.9%`. */
export function share(part: number, whole: number, language: Language): string {
  if (whole === 0 || part === 0) return '0%';
  if (part === whole) return '100%';
  const thousandths = Math.round((part / whole) * 1000);
  if (thousandths === 0) return '<0.1%';
  if (thousandths === 1000) return '>99.9%';
  return formatter(language, { style: 'percent', maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(
    thousandths / 1000,
  );
}

/** `75%`, `2.5%`: a share that somebody wrote, with all its digits. */
export function percent(part: number, whole: number, language: Language): string {
  return formatter(language, { style: 'percent', maximumFractionDigits: 6 }).format(part / whole);
}

/**
 * Money to be read, not to be summed: `¥3.4 M` (`¥340 万` in Chinese), `¥12,345`, `¥99.50`.
 * `amount` is an exact decimal as text; without a currency it is a plain number.
 */
export function money(amount: string, currency: string | undefined, language: Language): string {
  const size = Math.abs(Number(amount));
  if (size >= (language === 'zh-CN' ? 1e5 : 1e6)) return compact(amount, currency, language);
  const fractionDigits = size >= 1000 || /^-?\d+(\.0+)?$/.test(amount) ? 0 : 2;
  return fixed(amount, currency, language, fractionDigits);
}

/** An exact decimal with all its digits, grouped: `1,234.50`. With a currency `¥1,234.50`. */
export function exact(amount: string, currency: string | undefined, language: Language): string {
  return fixed(amount, currency, language, amount.split('.')[1]?.length ?? 0);
}

/** A number that is not exact, to 2 digits after the point for money and 4 otherwise. */
export function rounded(value: string, currency: string | undefined, language: Language): string {
  const options = {
    ...unitOf(currency),
    minimumFractionDigits: 0,
    maximumFractionDigits: currency === undefined ? 4 : 2,
  };
  return formatter(language, options).format(Number(value));
}

/** The share of one exact amount in another: `35.0%`; undefined where it would say nothing. */
export function shareOfMoney(
  part: string | undefined,
  whole: string | undefined,
  language: Language,
): string | undefined {
  if (part === undefined || whole === undefined) return undefined;
  const [of, all] = [Number(part), Number(whole)];
  if (!(all > 0) || of < 0 || of > all) return undefined;
  return share(of, all, language);
}

function fixed(amount: string, currency: string | undefined, language: Language, digits: number): string {
  const options = { ...unitOf(currency), minimumFractionDigits: digits, maximumFractionDigits: digits };
  return formatter(language, options).format(asNumeric(amount));
}

function compact(amount: string, currency: string | undefined, language: Language): string {
  const parts = formatter(language, {
    ...unitOf(currency),
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  }).formatToParts(asNumeric(amount));
  // A thin number beside its unit reads better with a blank, which must not be a place to break the line.
  return parts.map(({ type, value }) => (type === 'compact' ? `\u00a0${value.trim()}` : value.trim())).join('');
}

function unitOf(currency: string | undefined): Intl.NumberFormatOptions {
  return currency === undefined ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
}

/** Formatters take decimals as text and lose no digit of them; the types of ES2022 do not know that yet. */
function asNumeric(amount: string): number {
  return amount as unknown as number;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are slow to make and quick to use. */
function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, options);
  formatters.set(key, made);
  return made;
}
