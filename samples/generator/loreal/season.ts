import { type Day, dayOf, isoDate } from '../calendar.ts';
import { firstAbove } from '../random.ts';

/**
 * How busy the shops are on each day of a period. Sums of busyness serve as a clock that runs fast on feast days:
 * purchases that come evenly by this clock gather, on the calendar, around the sales.
 */
export interface Season {
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Busyness summed from the first day to the end of each day; an ordinary weekday adds 1. */
  readonly clock: Float64Array;
}

/** The busyness of every day from `firstDay` to `lastDay`, both included. */
export function makeSeason(firstDay: Day, lastDay: Day): Season {
  let sum = 0;
  const clock = Float64Array.from(
    { length: lastDay - firstDay + 1 },
    (_, index) => (sum += busyness(firstDay + index)),
  );
  return { firstDay, lastDay, clock };
}

/** The reading of the clock when a day begins. Days before the period read 0. */
export function clockAt(season: Season, day: Day): number {
  return day <= season.firstDay ? 0 : (season.clock[day - season.firstDay - 1] as number);
}

/** The day on which the clock passes a reading; past the end of the period it is the day after the last. */
export function dayAt(season: Season, reading: number): Day {
  if (reading >= clockAt(season, season.lastDay + 1)) return season.lastDay + 1;
  return season.firstDay + firstAbove(season.clock, reading);
}

/** True on the few days when all of China shops online, and nearly everything is on offer. */
export function isFestival(day: Day): boolean {
  return feastOf(isoDate(day).slice(5)) >= 3;
}

/** How busy one day is, against an ordinary weekday. */
export function busyness(day: Day): number {
  return weekendFactor(day) * feastOf(isoDate(day).slice(5)) * newYearFactor(day);
}

/** The feasts that keep the same date every year; the later lines are the peaks within the earlier ones. */
function feastOf(monthDay: string): number {
  if (monthDay === '11-11') return 14;
  if (monthDay === '06-18') return 10;
  if (monthDay === '03-08') return 5;
  if (monthDay === '11-01' || monthDay === '06-01') return 4;
  if (monthDay === '05-20' || monthDay === '02-14') return 2.5;
  if (monthDay === '12-12') return 2;
  if (monthDay > '11-01' && monthDay < '11-11') return 2.2;
  if (monthDay > '06-01' && monthDay < '06-18') return 1.8;
  if (monthDay > '03-01' && monthDay < '03-08') return 1.6;
  if (monthDay >= '10-20' && monthDay < '11-01') return 1.4;
  // Who has just filled the cupboard does not buy again at once.
  if (monthDay > '11-11' && monthDay < '12-12') return 0.7;
  if (monthDay > '06-18' && monthDay < '07-16') return 0.75;
  return 1;
}

function weekendFactor(day: Day): number {
  // 1970-01-01 was a Thursday, so 2 and 3 are Saturday and Sunday.
  const weekday = day % 7;
  return weekday === 2 || weekday === 3 ? 1.2 : 1;
}

/** Presents are bought before the Chinese New Year; in the holiday itself couriers and counters rest. */
function newYearFactor(day: Day): number {
  const distance = day - nearestNewYear(day);
  if (distance >= -24 && distance < -8) return 1.3;
  if (distance >= -4 && distance < 9) return 0.35;
  return 1;
}

/** The first day of each Chinese year, as published; runtimes compute some of these dates one day off. */
const newYears = [
  '2018-02-16',
  '2019-02-05',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
].map(dayOf);

function nearestNewYear(day: Day): Day {
  return newYears.reduce((best, candidate) => (Math.abs(candidate - day) < Math.abs(best - day) ? candidate : best));
}
