import type * as Ir from '../../ir/index.ts';
import { daysAfter, daysBetween } from './calendar.ts';
import { add, compareExact, floor } from './number.ts';
import { type Exact, isExact, isKnown, type Result, Ungiven, type Value, whole } from './value.ts';

/** The texts with the greatest of something, as a list; `over` aggregates the rows of one of them. */
export function topOf<Row>(
  { by, limit = 0 }: Ir.Aggregate,
  rows: readonly Row[],
  texts: readonly Result[],
  over: (by: Ir.Aggregate, rows: readonly Row[]) => Result,
): Result {
  if (!by) throw new Error('top has nothing to rank by');
  const groups = new Map<string, Row[]>();
  for (const [index, row] of rows.entries()) {
    const text = texts[index] ?? null;
    if (text !== null) groups.set(String(text), [...(groups.get(String(text)) ?? []), row]);
  }
  const worths = [...groups].map(([text, some]) => ({ text, worth: over(by, some) }));
  const ungiven = Ungiven.of(...worths.map(({ worth }) => worth));
  if (ungiven) return ungiven;
  const ranked = worths.flatMap(({ text, worth }) => (isKnown(worth) ? [{ text, worth }] : []));
  ranked.sort((a, b) => compareWorths(b.worth, a.worth) || compareBytes(a.text, b.text));
  return ranked.length === 0 ? null : ranked.slice(0, limit).map(({ text }) => text);
}

/** Exact numbers; days and times in ISO 8601, which are in the order of their text. */
function compareWorths(a: Value, b: Value): number {
  if (isExact(a) && isExact(b)) return compareExact(a, b);
  return a === b ? 0 : String(a) < String(b) ? -1 : 1;
}

const encoder = new TextEncoder();

/** In UTF-8. */
function compareBytes(a: string, b: string): number {
  const [one, other] = [encoder.encode(a), encoder.encode(b)];
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? -1) - (other[at] ?? -1);
}

/** The median of the days from one day to the next; of two middle ones the mean, rounded up. */
export function usualGap(days: readonly string[]): Result {
  const sorted = [...new Set(days)].sort();
  const gaps = sorted.slice(1).map((day, index) => daysBetween(sorted[index] ?? day, day));
  gaps.sort((a, b) => a - b);
  const lower = gaps[Math.floor((gaps.length - 1) / 2)];
  const upper = gaps[Math.floor(gaps.length / 2)];
  return lower === undefined || upper === undefined ? null : whole(Math.ceil((lower + upper) / 2));
}

/** When everything is used up; `lasts` is for how many days a row does. */
export function nextDue(rows: readonly { readonly day: string | undefined; readonly lasts: Result }[]): Result {
  const known = rows.flatMap(({ day, lasts }) =>
    day !== undefined && isKnown(lasts) && isExact(lasts) ? [{ day, lasts }] : [],
  );
  const due = known
    .filter(({ lasts }) => lasts.unscaled > 0n)
    .map(({ day }) => daysAfter(day, wholeDays(known.filter((row) => row.day >= day).map(({ lasts }) => lasts))));
  return due.length === 0 ? null : due.reduce((a, b) => (a > b ? a : b));
}

/** What is given back takes nothing from before. */
function wholeDays(all: readonly Exact[]): bigint {
  const { unscaled } = floor(all.reduce(add, whole(0)));
  return unscaled < 0n ? 0n : unscaled;
}
