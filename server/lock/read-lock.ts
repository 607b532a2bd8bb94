import { dataFormats } from '../ir/data-format.ts';
import { type Json, JsonProblem, readJson } from '../ir/strict-json.ts';
import { type Decode, list, Misfit, mapOf, matching, natural, oneOf, orNull, record, text, yes } from './decode.ts';
import type { Lock, LockedColumn, LockedData, LockedFit, LockedRules } from './lock.ts';
import { LockError, type LockProblem } from './lock-error.ts';

/** A lock may have as many characters as a file of rules. */
const longest = 10 * 1024 * 1024;

/**
 * Reads a lock. Nothing is taken for granted, since a lock may have been edited or merged by hand: throws a `LockError` that says where it is not what it
 * should be. Whether it is of certain rules is for `applyLock` to say.
 */
export function readLock(source: string): Lock {
  const json = parse(source);
  refuseOtherVersions(json);
  try {
    return lock(json, []);
  } catch (error) {
    if (error instanceof Misfit) throw unreadable({ code: 'PTN5037', data: { place: placeOf(error) } });
    throw error;
  }
}

function parse(source: string): Json {
  if (source.length > longest) throw unreadable({ code: 'PTN5037', data: { place: '…' } });
  try {
    return readJson(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof JsonProblem) throw unreadable({ code: 'PTN5036', data: { line: error.line } });
    throw error;
  }
}

/** First of all: what else stands in a lock of another version is for that version to say. */
function refuseOtherVersions(json: Json): void {
  const version = json instanceof Map ? (json as ReadonlyMap<string, Json>).get('version') : undefined;
  if (typeof version === 'number' && version !== 1) throw unreadable({ code: 'PTN5038', data: { version } });
}

function unreadable(problem: LockProblem): LockError {
  return new LockError(problem, 'unreadable');
}

/** Names are the user's, and may be long. */
function placeOf({ place }: Misfit): string {
  const text = place.map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name)).join(' › ');
  return text === '' ? '…' : text;
}

const dayLike = matching(/^\d{4}-\d{2}-\d{2}$/);

/** JavaScript takes 2026-02-30 for 2026-03-02. */
const day: Decode<string> = (json, place) => {
  const found = dayLike(json, place);
  const time = Date.parse(found);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(found)) throw new Misfit(place);
  return found;
};

const sha256 = matching(/^[0-9a-f]{64}$/);

const column = record<Pick<LockedColumn, 'type'>, Omit<LockedColumn, 'type'>>(
  { type: oneOf(['text', 'number', 'date', 'timestamp', 'yes/no', 'list of text']) },
  { digits: natural, scale: natural, float: yes, unique: yes, empty: yes, as: text },
);

const data = record<
  Pick<LockedData, 'format' | 'rows' | 'bytes' | 'sha256' | 'columns'>,
  Pick<LockedData, 'path' | 'sheet' | 'link'>
>(
  { format: oneOf(dataFormats), rows: natural, bytes: natural, sha256, columns: mapOf(column) },
  { path: text, sheet: text, link: text },
);

const fit = record<LockedFit>({
  kind: oneOf(['bands', 'class', 'affinity']),
  definition: sha256,
  fitted: natural,
  cuts: list(orNull(text)),
  counts: list(natural),
});

const rules = record<Omit<LockedRules, 'salts'>, Pick<LockedRules, 'salts'>>(
  { asOf: day, zone: text, subject: text, customers: natural, data: mapOf(data), fits: mapOf(fit) },
  { salts: mapOf(text) },
);

const lock = record<Lock>({
  version: (json, place) => {
    if (json !== 1) throw new Misfit([...place]);
    return json;
  },
  files: mapOf((json, place) => ({ salts: new Map<string, string>(), ...rules(json, place) })),
});
