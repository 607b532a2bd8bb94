import type { ColumnRole } from '../../grammar/index.ts';
import type { Type } from '../ir/index.ts';
import { bestColumn, guessColumns, isNumeric, isTime, keyOf } from './guess-columns.ts';
import { columnNames, type FileMeaning, fileNames, rankOf } from './guess-names.ts';
import { type Reason, reason } from './guess-words.ts';
import type { DataLook, LookColumn } from './look.ts';

/** A data file that was looked at. */
export interface LookedFile {
  readonly path: string;
  readonly look: DataLook;
  /** What it was said to hold, where that is not the name of the file. */
  readonly name?: string;
  /** Of a workbook, where it is not the only one. */
  readonly sheet?: string;
}

/** Where the rows of a source stand. */
type Place = Pick<LookedFile, 'path' | 'sheet'>;

/** What a file seems to hold. The names are those that a `data` declaration would have. */
export interface GuessedSource {
  readonly name: string;
  readonly kind: 'subject' | 'events' | 'lookup' | 'attributes';
  readonly reason: Reason;
  readonly from: Place | { readonly derivedFrom: string; readonly by: string };
  readonly columns: readonly GuessedColumn[];
  readonly key?: string;
  /** `of customers by …` of events, `for customers by …` of attributes. */
  readonly link?: { readonly data: string; readonly by: string; readonly reason: Reason };
}

export interface GuessedColumn {
  readonly name: string;
  readonly role: ColumnRole;
  /** Text for whatever identifies: keys are never numbers. */
  readonly type: Type;
  /** A binary float of Parquet, see `LookColumn`. */
  readonly float?: boolean;
  readonly pii: boolean;
  /** The lookup whose keys stand in it. */
  readonly lookup?: string;
  readonly reason: Reason;
}

export interface Guess {
  /** Empty when there is nothing that decisions could be about. The subject comes first. */
  readonly sources: readonly GuessedSource[];
  /** Files that belong to nothing else. */
  readonly left: readonly string[];
}

/**
 * Guesses which file holds the customers, what happened to them, and what else is known of both: first by the names of the files, then by the
 * names of their columns and by the values that a look saw. Every guess has a reason.
 */
export function guessSources(files: readonly LookedFile[]): Guess {
  const subjectFile = findSubject(files);
  const others = files.filter((file) => file !== subjectFile);
  const eventFiles = others.filter((file) => isEvents(file, subjectFile)).sort(byFit);
  const main = eventFiles[0];
  const subject = subjectFile ? fileSubject(subjectFile) : main && derivedSubject(main);
  if (!subject) return { sources: [], left: files.map(shown) };
  const rest = others.filter((file) => !eventFiles.includes(file));
  const attributes = rest.filter((file) => subject.key !== undefined && isOneRowPer(file, subject.key));
  const lookups = rest
    .filter((file) => !attributes.includes(file))
    .flatMap((file) => lookupOf(file, eventFiles, subject) ?? []);
  const sources = [
    subject,
    ...eventFiles.map((file, index) => events(file, index, subject, lookups)),
    ...attributes.map((file, index) => attributesFor(file, index, subject)),
    ...lookups,
  ];
  const used = new Set(sources.flatMap(({ from }) => ('path' in from ? [shown(from)] : [])));
  return { sources, left: files.map(shown).filter((place) => !used.has(place)) };
}

function placeOf({ path, sheet }: LookedFile): Place {
  return { path, ...(sheet !== undefined && { sheet }) };
}

function shown({ path, sheet }: Place): string {
  return sheet === undefined ? path : `${path}: ${sheet}`;
}

function findSubject(files: readonly LookedFile[]): LookedFile | undefined {
  const named = files.filter(
    (file) => means(file, 'customers') !== undefined && keyOf(file.look, columnNames.customerKey),
  );
  if (named.length > 0)
    return named.reduce((a, b) => ((means(a, 'customers') ?? 0) <= (means(b, 'customers') ?? 0) ? a : b));
  return files.find((file) => {
    const key = bestColumn(file.look, columnNames.customerKey);
    const named = means(file, 'orders') ?? means(file, 'demographics') ?? means(file, 'products');
    return named === undefined && key?.unique === true && !hasPurchases(file.look);
  });
}

function hasPurchases(look: DataLook): boolean {
  return eventTime(look) !== undefined && bestColumn(look, columnNames.amount, isNumeric) !== undefined;
}

function eventTime(look: DataLook): LookColumn | undefined {
  return bestColumn(look, columnNames.eventTime, isTime) ?? look.columns.find(isTime);
}

function isEvents(file: LookedFile, subject: LookedFile | undefined): boolean {
  if (means(file, 'demographics') !== undefined) return false;
  return customerColumn(file.look, subject) !== undefined && eventTime(file.look) !== undefined;
}

/** The column of an event file that names the customer: that of the customers' key, or one that is named so. */
function customerColumn(look: DataLook, subject: LookedFile | undefined): string | undefined {
  const key = subject && keyOf(subject.look, columnNames.customerKey)?.name;
  return look.columns.find(({ name }) => name === key)?.name ?? bestColumn(look, columnNames.customerKey)?.name;
}

function byFit(a: LookedFile, b: LookedFile): number {
  const rank = (file: LookedFile) => means(file, 'orders') ?? (hasPurchases(file.look) ? 1000 : 2000);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}

function fileSubject(file: LookedFile): GuessedSource {
  const key = keyOf(file.look, columnNames.customerKey);
  return {
    name: 'customers',
    kind: 'subject',
    reason: reason(means(file, 'customers') === undefined ? 'subjectByColumns' : 'fileName'),
    from: placeOf(file),
    columns: guessColumns(file.look, 'subject', key),
    ...(key && { key: key.name }),
  };
}

/** Without a file of customers, they are the customers of the events. */
function derivedSubject(file: LookedFile): GuessedSource | undefined {
  const by = customerColumn(file.look, undefined);
  if (by === undefined) return undefined;
  return {
    name: 'customers',
    kind: 'subject',
    reason: reason('derived', { data: 'orders' }),
    from: { derivedFrom: 'orders', by },
    columns: [],
    key: by,
  };
}

function events(
  file: LookedFile,
  index: number,
  subject: GuessedSource,
  lookups: readonly GuessedSource[],
): GuessedSource {
  const sameName = file.look.columns.find(({ name }) => name === subject.key)?.name;
  const by = sameName ?? bestColumn(file.look, columnNames.customerKey)?.name ?? '';
  // A key that repeats would reject rows: order lines have none.
  const key = keyOf(file.look, columnNames.orderKey, { unique: true, except: by });
  return {
    name: eventsName(file, index),
    kind: 'events',
    reason: reason(means(file, 'orders') === undefined ? 'eventsByColumns' : 'fileName'),
    from: placeOf(file),
    columns: guessColumns(file.look, 'events', key, { by, lookups }),
    ...(key && { key: key.name }),
    link: {
      data: subject.name,
      by,
      reason: sameName
        ? reason('sameName', { column: by, data: subject.name })
        : reason('customerName', { column: by }),
    },
  };
}

/** The events that fit best are the orders. */
function eventsName(file: LookedFile, index: number): string {
  return index === 0 ? 'orders' : nameOf(file);
}

function isOneRowPer(file: LookedFile, key: string): boolean {
  const column = file.look.columns.find(({ name }) => name === key);
  // The footer of a Parquet file does not tell whether values repeat; the name of the file must then.
  return column !== undefined && (column.unique || means(file, 'demographics') !== undefined);
}

function attributesFor(file: LookedFile, index: number, subject: GuessedSource): GuessedSource {
  const by = subject.key ?? '';
  const why = reason('attributesByKey', { column: by, data: subject.name });
  const key = file.look.columns.find(({ name }) => name === by);
  return {
    name: index === 0 && means(file, 'demographics') !== undefined ? 'demographics' : nameOf(file),
    kind: 'attributes',
    reason: why,
    from: placeOf(file),
    columns: guessColumns(file.look, 'attributes', key),
    key: by,
    link: { data: subject.name, by, reason: why },
  };
}

/** A file whose key stands in a column of the events or of the customers under the same name. */
function lookupOf(
  file: LookedFile,
  eventFiles: readonly LookedFile[],
  subject: GuessedSource,
): GuessedSource | undefined {
  const users = [
    ...eventFiles.map((events, index) => ({ data: eventsName(events, index), columns: events.look.columns })),
    { data: subject.name, columns: subject.columns },
  ];
  for (const column of file.look.columns) {
    const named = rankOf(column.name, columnNames.itemKey) !== undefined && file.look.format === 'parquet';
    const user = users.find(({ columns }) => columns.some(({ name }) => name === column.name));
    if (!user || !(column.unique || named)) continue;
    return {
      name: means(file, 'products') === undefined ? nameOf(file) : 'products',
      kind: 'lookup',
      reason: reason('lookupByKey', { column: column.name, data: user.data }),
      from: placeOf(file),
      columns: guessColumns(file.look, 'lookup', column),
      key: column.name,
    };
  }
  return undefined;
}

function means(file: LookedFile, meaning: FileMeaning): number | undefined {
  return rankOf(nameOf(file), fileNames[meaning]);
}

/** The name of a file without its folder and its ending. */
function nameOf({ path, name }: LookedFile): string {
  return name ?? (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/u, '');
}
