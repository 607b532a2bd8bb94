import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { resolveDay } from '../support/reference/aggregate.ts';
import {
  addMonths,
  civil,
  dayNumber,
  monthsBetween,
  parseDay,
  printDay,
  weekday,
} from '../support/reference/calendar.ts';
import { localDay, parseMoment, printMoment } from '../support/reference/moment.ts';

const on = (iso: string) => parseDay(iso)!;

describe('days', () => {
  it('are counted as Temporal counts them', () => {
    for (let day = on('1582-01-01'); day < on('2110-01-01'); day += 13) {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
      expect(civil(day)).toEqual({ year: date.year, month: date.month, day: date.day });
      expect(dayNumber(civil(day))).toBe(day);
      expect(weekday(day)).toBe(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][date.dayOfWeek - 1],
      );
    }
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-2-29',
    '2026-1/5',
    '2026-001-05',
    '26/1/5',
    '1/5/2026',
    '20260403',
    '0000-01-01',
    '',
  ])('%j is none', (text) => expect(parseDay(text)).toBeUndefined());

  it.each([
    ['2026-10-31', -1, '2026-09-30'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-05-31', -6, '2025-11-30'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('%s moved by %i months is %s', (from, months, to) => expect(printDay(addMonths(on(from), months))).toBe(to));
});

describe('months and ages', () => {
  it.each([
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-30', '2026-02-28', 1],
    ['2026-01-29', '2026-02-27', 0],
    ['2026-01-31', '2026-04-29', 2],
    ['2026-01-31', '2026-04-30', 3],
    ['2026-02-28', '2026-03-28', 1],
    ['2026-02-28', '2026-03-27', 0],
    ['2026-03-15', '2026-03-15', 0],
    ['2026-03-15', '2026-01-31', -1],
    ['2004-02-29', '2025-02-27', 251],
    ['2004-02-29', '2025-02-28', 252],
  ])('from %s to %s are %i', (from, to, months) => expect(monthsBetween(on(from), on(to))).toBe(months));

  it('make somebody born on 29 February 21 on 28 February', () => {
    expect(Math.trunc(monthsBetween(on('2004-02-29'), on('2025-02-28')) / 12)).toBe(21);
    expect(Math.trunc(monthsBetween(on('2004-02-29'), on('2025-02-27')) / 12)).toBe(20);
    expect(Math.trunc(monthsBetween(on('2004-02-29'), on('2024-02-28')) / 12)).toBe(19);
  });
});

describe('windows', () => {
  it('of the previous 3 months from 31 May begin in one step after 30 November', () => {
    const asOf = on('2026-05-31');
    expect(printDay(resolveDay({ anchor: 'as-of', months: -6, days: 1 }, asOf))).toBe('2025-12-01');
    expect(printDay(resolveDay({ anchor: 'as-of', months: -3, days: 0 }, asOf))).toBe('2026-02-28');
  });

  it.each([
    ['start-of-month', '2026-05-01'],
    ['start-of-quarter', '2026-04-01'],
    ['start-of-year', '2026-01-01'],
  ] as const)('%s of 31 May is %s', (anchor, iso) =>
    expect(printDay(resolveDay({ anchor, months: 0, days: 0 }, on('2026-05-31')))).toBe(iso),
  );
});

describe('times', () => {
  const print = (text: string, zone: string) => {
    const parsed = parseMoment(text, zone);
    return parsed && printMoment(parsed.moment);
  };

  it.each([
    ['2026-10-31T23:30:00', 'Asia/Shanghai', '2026-10-31T23:30:00'],
    ['2026-10-31 23:30', 'Asia/Shanghai', '2026-10-31T23:30:00'],
    ['2026-10-31T16:30:00Z', 'Asia/Shanghai', '2026-11-01T00:30:00'],
    ['2026-10-31T15:59:59Z', 'Asia/Shanghai', '2026-10-31T23:59:59'],
    ['2026-11-01T00:30:00+09:00', 'Asia/Shanghai', '2026-10-31T23:30:00'],
    ['2026-10-31T23:30:00-04:00', 'Europe/Berlin', '2026-11-01T04:30:00'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00'],
    ['2026-03-08T07:00:00Z', 'America/New_York', '2026-03-08T03:00:00'],
    ['2026-10-31', 'UTC', '2026-10-31T00:00:00'],
    ['2026/1/5', 'UTC', '2026-01-05T00:00:00'],
    ['2026/1/5 9:03', 'UTC', '2026-01-05T09:03:00'],
    ['2026-1-5T9:03:07Z', 'Asia/Shanghai', '2026-01-05T17:03:07'],
    ['2026/1/5 9:3', 'UTC', undefined],
    ['2026-10-31T18:00:00.25', 'UTC', '2026-10-31T18:00:00.250000'],
    ['2026-10-31T24:00:00', 'UTC', undefined],
    ['2026-02-29T10:00:00', 'UTC', undefined],
    ['31.10.2026', 'UTC', undefined],
  ])('%s in %s is %s', (text, zone, local) => expect(print(text, zone)).toBe(local));

  it('belong to the local day, before 1970 too', () => {
    expect(printDay(localDay(parseMoment('1969-12-31T23:59:59', 'UTC')!.moment))).toBe('1969-12-31');
  });
});
