/** Days of the proleptic Gregorian calendar, counted from 1970-01-01. */
export type DayNumber = number;

export interface Civil {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function dayNumber({ year, month, day }: Civil): DayNumber {
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + daysBefore[month - 1]! + leapDay + day - 1 - daysBeforeYear(1970);
}

export function civil(day: DayNumber): Civil {
  const ordinal = day + daysBeforeYear(1970);
  let year = Math.floor(ordinal / 366) + 1;
  while (daysBeforeYear(year + 1) <= ordinal) year += 1;
  let month = 1;
  let rest = ordinal - daysBeforeYear(year);
  while (rest >= lengthOfMonth(year, month)) {
    rest -= lengthOfMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** Of a day that exists, as `2026-10-31` or `2026/10/31`; zeros before the month and the day may be left out. */
export function parseDay(text: string): DayNumber | undefined {
  const match = /^(\d{4})([-/])(\d\d?)\2(\d\d?)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return undefined;
  return dayNumber({ year, month, day });
}

export function printDay(number: DayNumber): string {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Moved by months, clamped to the month's end: the day before is not remembered. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const { year, month, day } = civil(number);
  const index = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(index / 12), month: index - Math.floor(index / 12) * 12 + 1 };
  return dayNumber({ ...to, day: Math.min(day, lengthOfMonth(to.year, to.month)) });
}

/** Whole months from one day to another; negative the other way round. */
export function monthsBetween(from: DayNumber, to: DayNumber): number {
  if (from > to) return 0 - monthsBetween(to, from);
  const a = civil(from);
  const b = civil(to);
  const months = 12 * (b.year - a.year) + b.month - a.month;
  const anniversary = Math.min(a.day, lengthOfMonth(b.year, b.month));
  return b.day < anniversary ? months - 1 : months;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function weekday(day: DayNumber): string {
  // 1970-01-01 was a Thursday.
  return weekdays[(((day + 3) % 7) + 7) % 7]!;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}
