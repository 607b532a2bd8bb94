import { Temporal } from 'temporal-polyfill';
import { type DayNumber, parseDay, printDay } from './calendar.ts';

/** A local date and time: microseconds from 1970-01-01T00:00 of the same wall clock. */
export type Moment = bigint;

const dayLength = 86_400_000_000n;

const pattern =
  /^(\d{4}[-/]\d\d?[-/]\d\d?)(?:[T ](\d\d?):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

export function startOf(day: DayNumber): Moment {
  return BigInt(day) * dayLength;
}

export function localDay(moment: Moment): DayNumber {
  const towardsZero = moment / dayLength;
  return Number(moment % dayLength < 0n ? towardsZero - 1n : towardsZero);
}

/** `2026-10-31T18:00:00`, with a fraction of six digits where there is one. */
export function printMoment(moment: Moment): string {
  const day = localDay(moment);
  const rest = moment - startOf(day);
  const seconds = Number(rest / 1_000_000n);
  const micros = Number(rest % 1_000_000n);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return `${printDay(day)}T${clock}${micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`}`;
}

export function parseLocalMoment(text: string): Moment | undefined {
  const parsed = parseMoment(text, 'UTC');
  return parsed?.offset ? undefined : parsed?.moment;
}

/** A naive time is local to the zone, one with an offset is converted to it. A day alone is its midnight. */
export function parseMoment(text: string, zone: string): { moment: Moment; offset: boolean } | undefined {
  const match = pattern.exec(text);
  const day = parseDay(match?.[1] ?? '');
  if (!match || day === undefined) return undefined;
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map((part) => Number(part ?? '0'));
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return undefined;
  const micros = BigInt((match[5] ?? '').padEnd(6, '0').slice(0, 6));
  const local = startOf(day) + BigInt(hours! * 3600 + minutes! * 60 + seconds!) * 1_000_000n + micros;
  if (match[6] === undefined) return { moment: local, offset: false };
  const offset = offsetMinutes(match[6]);
  return offset === undefined
    ? undefined
    : { moment: toZone(local - BigInt(offset) * 60_000_000n, zone), offset: true };
}

function offsetMinutes(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || '0')];
  if (hours > 23 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** The wall clock of the zone at an instant, given as microseconds of UTC. */
function toZone(utc: bigint, zone: string): Moment {
  const local = Temporal.Instant.fromEpochNanoseconds(utc * 1000n).toZonedDateTimeISO(zone);
  return (local.toPlainDateTime().toZonedDateTime('UTC').epochNanoseconds as bigint) / 1000n;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
