/** Days are ISO 8601 text, `2026-10-31`; of a timestamp the first ten letters are its local day. */
export function dayOf(text: string): string {
  return text.slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return (utc(to).getTime() - utc(from).getTime()) / 86_400_000;
}

/** The day so many days later; nothing is later than the last day that can be written. */
export function daysAfter(day: string, days: bigint): string {
  const left = BigInt(daysBetween(day, '9999-12-31'));
  if (days >= left) return '9999-12-31';
  return new Date(utc(day).getTime() + Number(days) * 86_400_000).toISOString().slice(0, 10);
}

/** Whole months: less one if the later's day is before the earlier's, that one capped at the end of the later's month. */
export function monthsBetween(from: string, to: string): number {
  if (from > to) return 0 - monthsBetween(to, from);
  const [a, b] = [utc(from), utc(to)];
  const months = 12 * (b.getUTCFullYear() - a.getUTCFullYear()) + b.getUTCMonth() - a.getUTCMonth();
  return b.getUTCDate() < Math.min(a.getUTCDate(), lengthOfMonth(b)) ? months - 1 : months;
}

export function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export function weekdayOf(day: string): string {
  return weekdays[utc(day).getUTCDay()] ?? '';
}

function lengthOfMonth(day: Date): number {
  const end = new Date(day);
  end.setUTCMonth(day.getUTCMonth() + 1, 0);
  return end.getUTCDate();
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
