import type { TextRow } from '../../evaluate/runner.ts';
import type * as Ir from '../../ir/index.ts';
import { compareBytes } from '../../targets/sql/index.ts';

/** A row as an object of canonical texts. */
export type Record = Readonly<{ [column: string]: string | null }>;

/** Rows of each data, found by the texts of their columns. */
export interface Rows {
  /** All rows of a data, where nothing leads to some of them. */
  all(data: string): readonly Record[];
  by(data: string, column: string, value: string | null | undefined): readonly Record[];
}

/** All rows of a program, and the keys of its customers in the order of their bytes. */
export async function rowsByCustomer(
  program: Ir.Program,
  read: (source: Ir.Source) => AsyncIterable<TextRow>,
): Promise<{ readonly events: Rows; readonly keys: readonly string[] }> {
  const rows = new Map<string, readonly Record[]>();
  for (const source of program.sources)
    if (source.from.kind !== 'derived') rows.set(source.name, await recordsOf(source, read));
  const events = indexed(rows);
  return { events, keys: keysOf(program, events) };
}

async function recordsOf(
  source: Ir.Source,
  read: (source: Ir.Source) => AsyncIterable<TextRow>,
): Promise<readonly Record[]> {
  const records: Record[] = [];
  for await (const row of read(source)) {
    records.push(Object.fromEntries(source.columns.map(({ name }, index) => [name, row[index] ?? null])));
  }
  return records;
}

function indexed(rows: ReadonlyMap<string, readonly Record[]>): Rows {
  const indexes = new Map<string, Map<string, Record[]>>();
  const indexOf = (data: string, column: string) => {
    const name = JSON.stringify([data, column]);
    const known = indexes.get(name);
    if (known) return known;
    const index = new Map<string, Record[]>();
    for (const row of rows.get(data) ?? []) {
      const value = row[column];
      if (value === null || value === undefined) continue;
      const same = index.get(value);
      if (same) same.push(row);
      else index.set(value, [row]);
    }
    indexes.set(name, index);
    return index;
  };
  return {
    all: (data) => rows.get(data) ?? [],
    by: (data, column, value) =>
      value === null || value === undefined ? [] : (indexOf(data, column).get(value) ?? []),
  };
}

function keysOf({ sources, subject }: Ir.Program, rows: Rows): readonly string[] {
  const source = sources.find(({ name }) => name === subject);
  const [data, column] =
    source?.from.kind === 'derived' ? [source.from.data, source.from.by] : [subject, source?.key ?? ''];
  const keys = new Set(rows.all(data).flatMap((row) => row[column] ?? []));
  return [...keys].sort(compareBytes);
}

/** The row of a customer with all that leads to it or is looked up from it. Undefined: no row, or several, are of this key. */
export function customerRows(
  { sources, subject }: Ir.Program,
  rows: Rows,
  key: string,
): { readonly row: Record; readonly events: { readonly [data: string]: readonly Record[] } } | undefined {
  const source = sources.find(({ name }) => name === subject);
  const own =
    source?.from.kind === 'derived' ? [{ [source.key ?? '']: key }] : rows.by(subject, source?.key ?? '', key);
  const [row] = own;
  if (!row || own.length > 1) return undefined;
  const found = new Map(sources.map(({ name }) => [name, new Set<Record>()]));
  const add = (data: string, record: Record, isBelow: boolean): void => {
    const known = found.get(data);
    if (!known || known.has(record)) return;
    known.add(record);
    follow(data, record, isBelow);
  };
  const follow = (data: string, record: Record, isBelow: boolean): void => {
    const at = sources.find(({ name }) => name === data);
    for (const { name, lookup } of at?.columns ?? []) if (lookup !== undefined) up(lookup, record[name]);
    if (at?.parent) up(at.parent.data, record[at.parent.by]);
    for (const other of sources) {
      const link = other.attributesOf ?? (isBelow ? other.parent : undefined);
      if (link?.data !== data || !at?.key) continue;
      for (const each of rows.by(other.name, link.by, record[at.key])) add(other.name, each, isBelow);
    }
  };
  const up = (data: string, value: string | null | undefined): void => {
    const keyed = sources.find(({ name }) => name === data);
    const column = keyed?.key ?? keyed?.attributesOf?.by;
    if (data !== subject && column !== undefined)
      for (const each of rows.by(data, column, value)) add(data, each, false);
  };
  follow(subject, row, true);
  return {
    row,
    events: Object.fromEntries([...found].filter(([data]) => data !== subject).map(([data, all]) => [data, [...all]])),
  };
}
