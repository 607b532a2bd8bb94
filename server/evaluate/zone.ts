import { Temporal } from 'temporal-polyfill';

/** When the offset of a zone changes, as microseconds from 1970 of UTC, and its offset from then on in seconds. */
export interface Transition {
  readonly from: bigint;
  readonly offset: number;
}

const firstYear = '1850-01-01T00:00Z';
const lastYear = '2200-01-01T00:00Z';

/**
 * All changes of a zone's offset within the years that data may speak of; the first counts for all time before. The same table serves every
 * engine, so that no local day depends on how an engine knows zones.
 */
export function transitionsOf(zone: string): readonly Transition[] {
  const known = tables.get(zone);
  if (known) return known;
  const found: Transition[] = [];
  const end = Temporal.Instant.from(lastYear);
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(firstYear).toZonedDateTimeISO(zone);
  while (at && Temporal.Instant.compare(at.toInstant(), end) < 0) {
    const offset = at.offsetNanoseconds / 1e9;
    if (found.at(-1)?.offset !== offset) found.push({ from: at.epochNanoseconds / 1000n, offset });
    at = at.getTimeZoneTransition('next');
  }
  tables.set(zone, found);
  return found;
}

const tables = new Map<string, readonly Transition[]>();
