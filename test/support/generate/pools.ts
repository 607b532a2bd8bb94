// Values that programs compare with and that data holds: taken from the same pools, so that cells stand exactly at thresholds.

import { addMonths, parseDay, printDay } from '../reference/calendar.ts';
import type { Random } from './random.ts';

export const days = [
  '2026-10-31',
  '2026-05-31',
  '2024-02-29',
  '2025-02-28',
  '2026-03-30',
  '2026-01-01',
  '2026-12-31',
  '2026-08-15',
];

export const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];

/** Lengths of windows. */
export const windows = [
  '30 days',
  '90 days',
  '1 day',
  '2 weeks',
  '1 month',
  '3 months',
  '6 months',
  '12 months',
  '1 year',
  '2 quarters',
];

export const numbers = ['0', '1', '2', '3', '5', '10', '0.5', '2.50', '0.1', '0.3', '7', '100', '1000000', '123456.5'];

export const amounts = [
  '0',
  '0.01',
  '9.99',
  '50',
  '99.99',
  '100',
  '100.00',
  '299.99',
  '300',
  '300.01',
  '1000',
  '12.5',
  '2500000',
  '123456.78',
];

export const dayCounts = [1, 7, 14, 30, 60, 90, 180, 365];

/** Words and hostile texts; a program never needs those with a control character. */
export const texts = [
  '上海',
  '北京',
  "O'Brien",
  'say "hi"',
  'back\\slash',
  'a,b',
  '100%',
  'under_score',
  'É',
  '😀',
  'null',
  "'; --",
  'east',
];

const roughTexts = [
  'line\nbreak',
  'car\r\nriage',
  ' leading',
  'trailing ',
  'E\u0301',
  '\t',
  '=1+1',
  '\\N',
  'NULL',
  '""',
  '0',
  'true',
  '-',
  '上',
  '{x}',
];

/** One day around which a condition of a program may turn. */
export function anyDay(random: Random, asOf: string): string {
  return random.weighted(
    [6, () => edgeOfWindow(random, asOf)],
    [3, () => moved(asOf, -random.between(0, 1100))],
    [1, () => random.pick(['2024-02-29', '2000-02-29', '1990-12-31', '2023-01-31', asOf])],
  )();
}

/** The first or last day of some window, or its neighbour. */
function edgeOfWindow(random: Random, asOf: string): string {
  const months = random.pick([0, 1, 3, 6, 12, 24]);
  const base = printDay(addMonths(parseDay(asOf)!, -months));
  return moved(base, random.pick([-30, -90, -14, -1, -1, 0, 0, 0, 1]));
}

export function moved(day: string, by: number): string {
  return printDay(parseDay(day)! + by);
}

export function textCell(random: Random): string {
  return random.chance(0.8) ? random.pick(texts) : random.pick(roughTexts);
}

export function numberCell(random: Random, scale: number): string {
  return random.weighted(
    [8, () => atScale(random.pick(numbers), scale)],
    [4, () => String(random.between(-5, 20))],
    [1, () => `-${atScale(random.pick(numbers), scale)}`],
  )();
}

export function amountCell(random: Random): string {
  return random.weighted(
    [8, () => random.pick(amounts)],
    [6, () => `${random.between(0, 500)}.${String(random.between(0, 99)).padStart(2, '0')}`],
    [1, () => `-${random.pick(amounts)}`],
  )();
}

/** A local or offset time on the day, often next to midnight. */
export function timeCell(random: Random, day: string): string {
  const clock = random.weighted(
    [3, '00:00:00'],
    [3, '23:59:59'],
    [2, '23:59:59.999999'],
    [2, '12:30'],
    [1, '04:00:00.5'],
    [1, '9:03'],
  );
  const offset = random.weighted([6, ''], [2, 'Z'], [1, '+08:00'], [1, '-05:00'], [1, '+0530'], [1, '-03']);
  return random.chance(0.15) ? day : `${day}${random.chance(0.7) ? 'T' : ' '}${clock}${offset}`;
}

export const yesWords = ['yes', 'no', 'yes', 'no', 'TRUE', 'false', 'Y', 'n', '是', '否'];

/** Cells that look like a value and are none. */
export const brokenNumbers = [
  'abc',
  '1e3',
  '1,000',
  ' 12',
  '12 ',
  '+5',
  '.5',
  '5.',
  '￥5',
  '１２',
  '--1',
  'NaN',
  'Infinity',
  '0x10',
  '1_000',
];

export const brokenDays = [
  '2026-02-30',
  '2023-02-29',
  '31.10.2026',
  'soon',
  '2026-2-30',
  '26/1/5',
  '1/5/2026',
  '20260101',
  '2026-13-01',
  '0000-00-00',
  ' 2026-01-01',
];

export const brokenTimes = [
  '2026-01-01T25:00',
  '2026-01-01T12:60',
  '2026/1/5 9:3',
  '26/1/5 9:03',
  '2026-01-01T',
  '2026-02-30T10:00',
  'noon',
  '2026-01-01t10:00',
  '2026-01-01T10:00z',
];

function atScale(number: string, scale: number): string {
  const [whole = '', fraction = ''] = number.split('.');
  return scale === 0 ? whole : fraction.length > scale ? `${whole}.${fraction.slice(0, scale)}` : number;
}
