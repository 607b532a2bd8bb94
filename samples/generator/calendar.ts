import { Temporal } from 'temporal-polyfill';

/** A local calendar day, counted from 1970-01-01. */
export type Day = number;

const MILLISECONDS_A_DAY = 86_400_000;

/** The day of an ISO date such as `2026-10-31`. */
export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS_A_DAY;
}

const written = new Map<Day, string>();

/** A day as an ISO date. Texts are kept: ten million orders fall on a few thousand days. */
export function isoDate(day: Day): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  written.set(day, text);
  return text;
}

/** A second of the day as `10:22:00`. */
export function isoTime(second: number): string {
  return `${twoDigits(Math.floor(second / 3600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
}

/** The same day so many months earlier, or the last day of that month when it is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  return dayOf(Temporal.PlainDate.from(isoDate(day)).subtract({ months }).toString());
}

/** The same day so many years earlier; 29 February becomes the 28th in a common year. */
export function yearsBefore(day: Day, years: number): Day {
  return monthsBefore(day, 12 * years);
}

/** 29 February of the last leap year that began on or before this day's year. */
export function leapDayNear(day: Day): Day {
  const year = Temporal.PlainDate.from(isoDate(day)).year;
  const leapYear = Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear ? year : year - (year % 4 || 4);
  return dayOf(`${leapYear}-02-29`);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
