import type { Ago, Day } from './index.ts';

/** A day of a window as a date: the anchor, moved by months in one step, clamped to the month's end, then by days. */
export function resolveDay({ anchor, months, days }: Day, asOf: string): string {
  return addDays(addMonths(anchorDay(anchor, asOf), months), days);
}

/** The day that something counts from: as-of, or an earlier one, step by step. */
export function dayBack(ago: Ago | undefined, asOf: string): string {
  return (ago ?? []).reduce((day, { months, days }) => addDays(addMonths(day, -months), -days), asOf);
}

export function dayAfter(day: string): string {
  return addDays(day, 1);
}

/** Whether a text is a day of the calendar: `2026-02-30` is none. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= '0001' && addDays(day, 0) === day;
}

function anchorDay(anchor: Day['anchor'], asOf: string): string {
  const [year, month] = [asOf.slice(0, 4), Number(asOf.slice(5, 7))];
  switch (anchor) {
    case 'as-of':
      return asOf;
    case 'start-of-month':
      return `${asOf.slice(0, 7)}-01`;
    case 'start-of-quarter':
      return `${year}-${two(month - ((month - 1) % 3))}-01`;
    case 'start-of-year':
      return `${year}-01-01`;
    default:
      return anchor.date;
  }
}

function addMonths(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return isoOf(year, month, Math.min(Number(day.slice(8, 10)), lengthOfMonth(year, month)));
}

function lengthOfMonth(year: number, month: number): number {
  return utc(year, month + 1, 0).getUTCDate();
}

function addDays(day: string, days: number): string {
  const moved = utc(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)) + days);
  return isoOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** `Date.UTC` takes years below 100 for years of the twentieth century. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function isoOf(year: number, month: number, day: number): string {
  return `${String(Math.min(9999, Math.max(1, year))).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
