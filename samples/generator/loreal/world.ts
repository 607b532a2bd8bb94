import { type Day, monthsBefore } from '../calendar.ts';
import { makeSeason, type Season } from './season.ts';

/** The months of orders that the world shows. */
export const MONTHS_SHOWN = 30;

/**
 * Everything that all members share. A member is a function of the world and of the member's number, never of how many
 * members there are.
 */
export interface World {
  readonly seed: number;
  /** The last day that has happened. */
  readonly asOf: Day;
  /** The first day with orders. */
  readonly firstDay: Day;
  readonly season: Season;
}

/** A world of `months` months that end on the day `asOf`. */
export function makeWorld(seed: number, asOf: Day, months: number = MONTHS_SHOWN): World {
  const firstDay = monthsBefore(asOf, months) + 1;
  return { seed, asOf, firstDay, season: makeSeason(firstDay, asOf) };
}
