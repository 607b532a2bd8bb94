import { dayFrom } from './calendar.ts';
import { words } from './words.ts';

/** The day that is asked for, else the one that the rules say. */
export function dayInUse(asked: unknown, standard: number): number {
  const day =
    asked === undefined ? standard : typeof asked === 'string' && asked.length === 10 ? dayFrom(asked) : undefined;
  if (day === undefined || Number.isNaN(day)) throw new TypeError(words.asOf);
  return day;
}
