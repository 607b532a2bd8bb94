import { type Given, isPlain, misfit, owned } from './door.ts';
import { words } from './words.ts';

/** A row in use, or one that may be: what is read of it stands beside these under names of its own. */
export interface Row {
  /** What tells it from other rows of its data; null where nothing does. */
  readonly key: string | null;
  /** The key of the row that it belongs to or describes; undefined where it says nothing, and belongs to the customer. */
  readonly by: string | null | undefined;
  /** Its own local day, or that of the row that it belongs to; NaN where there is none. */
  day: number;
  up: Row | null;
}

export interface Rows {
  readonly used: readonly Row[];
  readonly byKey: ReadonlyMap<string, Row>;
  /** Keys of rows after as-of: what belongs to them does not exist either. */
  readonly future: ReadonlySet<string>;
}

export interface Reading {
  readonly today: number;
  /** Rows without a key, or with one that another row has, are left out. */
  readonly isKeyed: boolean;
  readonly isTimed: boolean;
  /** What the rows belong to, or describe. */
  readonly above: Rows | null;
  /** Attributes are found by the key of the row that they describe, and are no part of its events. */
  readonly isAbout: boolean;
  /** A row without a key of what is above belongs to nothing, and needs not. */
  readonly isFree: boolean;
  /** The name of data whose rows are decided about: there it is a mistake if two rows have one key. */
  readonly decided?: string;
}

/** The rows in use of some data. Which are left out, and why, is what happens to rows of files. */
export function placeRows(all: readonly Row[], reading: Reading): Rows {
  const { today, isKeyed, isTimed, above, isAbout, isFree, decided } = reading;
  const possible = all.filter(
    ({ key, by, day }) =>
      (!isKeyed || isAbout || isText(key)) &&
      (!isTimed || !Number.isNaN(day)) &&
      (above === null || isFree || isText(by)),
  );
  const rows = isKeyed ? unrepeated(possible, isAbout) : possible;
  if (decided !== undefined && rows.length < possible.length) throw misfit('events', decided, words.repeated);
  const used: Row[] = [];
  const future = new Set<string>();
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const { key, by } = row;
    const name = isAbout ? by : key;
    const owner = above !== null && isText(by) ? above.byKey.get(by) : undefined;
    if ((isTimed && row.day > today) || (above !== null && isText(by) && above.future.has(by))) {
      if (isText(name)) future.add(name);
    } else if (above === null || owner !== undefined || !isText(by)) {
      if (!isAbout) belong(row, owner, isTimed);
      used.push(row);
      if (isText(name)) byKey.set(name, row);
    }
  }
  return { used, byKey, future };
}

export function belong(row: Row, owner: Row | undefined, isTimed: boolean): void {
  row.up = owner ?? null;
  if (!isTimed && owner !== undefined) row.day = owner.day;
}

export function isText(text: string | null | undefined): text is string {
  return typeof text === 'string' && text !== '';
}

/** No row with a key that another one has is better than the other: none is used. */
export function unrepeated(rows: readonly Row[], isAbout: boolean): readonly Row[] {
  const seen = new Map<string | null | undefined, number>();
  for (const { key, by } of rows) seen.set(isAbout ? by : key, (seen.get(isAbout ? by : key) ?? 0) + 1);
  return rows.filter(({ key, by }) => seen.get(isAbout ? by : key) === 1);
}

/** The rows of some data as somebody hands them over. */
export function readRows<T>(
  events: Given,
  data: string,
  names: readonly string[],
  isPolluted: boolean,
  read: (row: Given, where: string) => T,
): T[] {
  const rows = events[data];
  if (!Array.isArray(rows)) throw misfit('events', data, rows === undefined ? words.noRows : words.rows);
  // Unlike `map` this looks into gaps too.
  return Array.from(rows, (row: unknown, index) => {
    const where = `events[${JSON.stringify(data)}][${index}]`;
    return read(isPlain(row) && !isPolluted ? row : owned(row, where, names), where);
  });
}

/** The only row that the customer is. */
export function customerRows(row: Row): Rows {
  return { used: [row], byKey: new Map(row.key === null ? [] : [[row.key, row]]), future: new Set() };
}

/** Of rows that belong to customers only those of one are known: a row that is not among them may be another customer's. */
export function ownRowOf(rows: Rows, key: string | null, nothing: Row, where: string): Row {
  const found = rowOf(rows, key, nothing);
  if (found === nothing && isText(key) && !rows.future.has(key)) throw new TypeError(`${where}: ${words.elsewhere}`);
  return found;
}

export function rowOf(rows: Rows, key: string | null, nothing: Row): Row {
  return (key === null ? undefined : rows.byKey.get(key)) ?? nothing;
}
