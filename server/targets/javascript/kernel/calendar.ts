/** A day of the Gregorian calendar, counted from 1970-01-01; NaN is missing. */
export interface Civil {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
}

/** Years begin in March here, so that a leap day is the last day of one. */
export function civil(number: number): Civil {
  const ordinal = number + 719468;
  const era = Math.floor(ordinal / 146097);
  const dayOfEra = ordinal - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function dayNumber(year: number, month: number, day: number): number {
  const march = month <= 2 ? year - 1 : year;
  const era = Math.floor(march / 400);
  const yearOfEra = march - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function lengthOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day that `2026-10-31` begins with; undefined where that is no day. */
export function dayFrom(text: string): number | undefined {
  const year = digitsAt(text, 0) * 100 + digitsAt(text, 2);
  const month = digitsAt(text, 5);
  const day = digitsAt(text, 8);
  const isDay = text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45 && year >= 1 && month >= 1 && month <= 12;
  return isDay && day >= 1 && day <= lengthOfMonth(year, month) ? dayNumber(year, month, day) : undefined;
}

/** The number that two digits are; NaN where they are none. */
export function digitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** The local day of a time. */
export function dayOf(time: string | null): number {
  return time === null ? Number.NaN : dayFrom(time)!;
}

export function printDay(number: number): string | null {
  if (Number.isNaN(number)) return null;
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Moved by months, clamped to the month's end, then by days. */
export function moved(number: number, months: number, days: number): number {
  const { year, month, day } = civil(number);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(day, lengthOfMonth(toYear, toMonth))) + days;
}

export function startOfMonth(number: number): number {
  const { year, month } = civil(number);
  return dayNumber(year, month, 1);
}

export function startOfQuarter(number: number): number {
  const { year, month } = civil(number);
  return dayNumber(year, month - ((month - 1) % 3), 1);
}

export function startOfYear(number: number): number {
  return dayNumber(civil(number).year, 1, 1);
}

/** Whole months: less one if the later's day is before the earlier's, that one capped at the end of the later's month. */
export function monthsBetween(from: number, to: number): number {
  if (Number.isNaN(from) || Number.isNaN(to)) return Number.NaN;
  if (from > to) return 0 - monthsBetween(to, from);
  const [a, b] = [civil(from), civil(to)];
  const months = 12 * (b.year - a.year) + b.month - a.month;
  return b.day < Math.min(a.day, lengthOfMonth(b.year, b.month)) ? months - 1 : months;
}

export function yearsBetween(from: number, to: number): number {
  return Math.trunc(monthsBetween(from, to) / 12);
}

export function monthOf(number: number): number {
  return !Number.isNaN(number) ? civil(number).month : Number.NaN;
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}
