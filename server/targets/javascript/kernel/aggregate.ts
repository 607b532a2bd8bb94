import { add, floored, multiply, type Num } from './number.ts';
import type { Row } from './rows.ts';
import { compareBytes } from './text.ts';

/** What is known of something that is computed over rows. */
export function knownOf<R, T>(rows: readonly R[], of: (row: R) => T | null): T[] {
  const known: T[] = [];
  for (const row of rows) {
    const value = of(row);
    if (!Number.isNaN(value) && value !== null) known.push(value);
  }
  return known;
}

/** Rows by what is known of them. */
export function groupedBy<R, K>(rows: readonly R[], of: (row: R) => K | null): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const key = of(row);
    if (Number.isNaN(key) || key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export function sumOf<R>(rows: readonly R[], of: (row: R) => Num): Num {
  let sum: Num = 0;
  for (const value of knownOf(rows, of)) sum = add(sum, value);
  return sum;
}

export function distinctOf<R, T>(rows: readonly R[], of: (row: R) => T | null): number {
  return new Set(knownOf(rows, of)).size;
}

/** `nothing` is what is missing. */
export function leastOf<R, T>(rows: readonly R[], of: (row: R) => T | null, nothing: T): T {
  const known = knownOf(rows, of);
  return known.length === 0 ? nothing : known.reduce((a, b) => (a <= b ? a : b));
}

export function greatestOf<R, T>(rows: readonly R[], of: (row: R) => T | null, nothing: T): T {
  const known = knownOf(rows, of);
  return known.length === 0 ? nothing : known.reduce((a, b) => (a >= b ? a : b));
}

/** With one digit more after the point: five tenths of the sum of the two middle values. */
export function medianOf<R>(rows: readonly R[], of: (row: R) => Num): Num {
  const known = knownOf(rows, of).sort(inOrder);
  if (known.length === 0) return Number.NaN;
  return multiply(add(known[(known.length - 1) >> 1]!, known[known.length >> 1]!), 5);
}

export function inOrder<T>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The texts with the greatest of something; ties by the bytes of the text. */
export function topOf<R, T>(
  rows: readonly R[],
  of: (row: R) => string | null,
  by: (rows: readonly R[]) => T | null,
  limit: number,
): readonly string[] | null {
  const ranked = knownOf([...groupedBy(rows, of)], ([text, some]) => {
    const worth = by(some);
    return !Number.isNaN(worth) && worth !== null ? { text, worth } : null;
  });
  ranked.sort((a, b) => inOrder(b.worth, a.worth) || compareBytes(a.text, b.text));
  return ranked.length === 0 ? null : ranked.slice(0, limit).map(({ text }) => text);
}

export function daysOf(rows: readonly Row[]): number[] {
  return [...new Set(knownOf(rows, ({ day }) => day))].sort(inOrder);
}

/** The median of the days from one to the next; of two middle ones the mean, rounded up. */
export function usualGapOf(rows: readonly Row[]): number {
  const days = daysOf(rows);
  const gaps = days.slice(1).map((day, index) => day - days[index]!);
  gaps.sort(inOrder);
  if (gaps.length === 0) return Number.NaN;
  return Math.ceil((gaps[(gaps.length - 1) >> 1]! + gaps[gaps.length >> 1]!) / 2);
}

/** When everything is used up: from the last day back, since what is bought on a day comes before what is bought later. */
export function nextDueOf<R extends Row>(rows: readonly R[], of: (row: R) => Num, unit: Num, end: number): number {
  let stock: Num = 0;
  let last = Number.NaN;
  for (const [day, bought] of [...groupedBy(rows, (row) => row.day)].sort(([a], [b]) => b - a)) {
    const uses = knownOf(bought, of);
    stock = uses.reduce(add, stock);
    if (!uses.some((each) => each > 0)) continue;
    const due = dueDay(day, floored(stock, unit), end);
    if (!(last >= due)) last = due;
  }
  return last;
}

export function dueDay(day: number, stock: Num, end: number): number {
  if (stock <= 0) return day;
  return stock >= end - day ? end : day + Number(stock);
}

/** What an affinity suggests to whoever has these texts: `leads` are from one to another, the best first. */
export function suggestedTo(
  bought: readonly string[],
  leads: readonly (readonly [string, string])[],
  most: number,
): readonly string[] | null {
  const own = new Set(bought);
  const all = new Set(leads.flatMap(([from, to]) => (own.has(from) && !own.has(to) ? [to] : [])));
  return all.size === 0 ? null : [...all].slice(0, most);
}
