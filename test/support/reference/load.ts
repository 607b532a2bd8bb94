import type * as Ir from '../../../server/ir/index.ts';
import type { DayNumber } from './calendar.ts';
import { parseCell } from './cell.ts';
import { DataError } from './data-error.ts';
import { add, type Decimal, printDecimal } from './decimal.ts';
import { dayOfValue, type RawTable, type Row, type Table, tableOf, textCell } from './table.ts';
import type { Maybe } from './value.ts';

export type RejectReason =
  | 'ragged-row'
  | 'missing-key'
  | 'missing-parent'
  | 'missing-time'
  | 'bad-time'
  | 'bad-amount'
  | 'duplicate-key';

export interface LoadedSource {
  readonly source: string;
  readonly read: number;
  readonly loaded: number;
  readonly future: number;
  readonly rejected: ReadonlyMap<RejectReason, LeftOut>;
  /** Rows whose key is not in the data that they belong to; absent where there is no such data. */
  readonly orphaned?: LeftOut & { readonly keys: readonly string[] };
}

export interface LeftOut {
  /** Numbers of the rows. */
  readonly rows: readonly number[];
  /** The sum of the amounts that could be read. */
  readonly money?: string;
}

export interface Loaded {
  readonly tables: ReadonlyMap<string, Table>;
  readonly sources: readonly LoadedSource[];
  readonly asOf: { readonly day: DayNumber; readonly from: 'program' | 'option' | 'data' };
}

type Owner = NonNullable<Ir.Source['parent']>;

interface Candidate {
  readonly number: number;
  readonly cells: ReadonlyMap<string, Maybe>;
  readonly reason?: RejectReason;
}

/** Reads the cells, leaves out what cannot be used, and ties every row to the one that it belongs to. */
export function load(
  program: Ir.Program,
  raw: ReadonlyMap<string, RawTable>,
  asOf: Loaded['asOf'] | undefined,
): Loaded {
  const candidates = new Map<string, readonly Candidate[]>();
  for (const source of program.sources)
    if (source.from.kind !== 'derived') candidates.set(source.name, readSource(program, source, raw));
  const day = asOf ?? { day: latestDay(program, candidates), from: 'data' as const };
  const tables = new Map<string, Table>();
  const reports = new Map<string, LoadedSource>();
  for (const source of topDown(program)) {
    const { table, report } = place(source, candidates, tables, day.day);
    tables.set(source.name, table);
    reports.set(source.name, report);
  }
  return { tables, sources: program.sources.map((source) => reports.get(source.name)!), asOf: day };
}

function readSource(program: Ir.Program, source: Ir.Source, raw: ReadonlyMap<string, RawTable>): readonly Candidate[] {
  const table = raw.get(source.name);
  if (!table) throw new Error(`there are no cells of ${source.name}`);
  const key = identity(program, source);
  const read = table.rows.map((cells, index) =>
    readRow(source, { key, owner: ownerNeeded(program, source) }, table, cells, index + 1, program.asOf.zone),
  );
  return key === undefined ? read : rejectDuplicates(read, key);
}

/** The column that tells the rows of a data apart. The keys of events to which nothing refers need not: they may be anything. */
function identity(
  { sources, subject, others = [] }: Ir.Program,
  { name, key, attributesOf }: Ir.Source,
): string | undefined {
  if (attributesOf) return attributesOf.by;
  const refers = ({ parent, attributesOf: about, columns }: Ir.Source) =>
    parent?.data === name || about?.data === name || columns.some(({ lookup }) => lookup === name);
  const isDecidedAbout = others.some(({ data }) => data === name);
  return name === subject || isDecidedAbout || sources.some(refers) ? key : undefined;
}

/** Columns that a row must have a value in. */
interface Needed {
  readonly key: string | undefined;
  readonly owner: string | undefined;
}

/** Customers, and what they belong to, need not belong to anything. */
function ownerNeeded({ sources, subject }: Ir.Program, source: Ir.Source): string | undefined {
  const parentOf = (name: string | undefined) => sources.find((each) => each.name === name)?.parent;
  for (let at: string | undefined = subject; at !== undefined; at = parentOf(at)?.data) {
    if (at === source.name) return undefined;
  }
  return source.parent?.by ?? source.attributesOf?.by;
}

function readRow(
  source: Ir.Source,
  needed: Needed,
  table: RawTable,
  cells: readonly string[],
  number: number,
  zone: string,
): Candidate {
  if (cells.length !== table.columns.length) return { number, cells: new Map(), reason: 'ragged-row' };
  const raw = (column: string) => cells[table.columns.indexOf(column)] ?? '';
  const values = new Map(
    source.columns.map(({ name, type }) => [name, raw(name) === '' ? undefined : parseCell(type, raw(name), zone)]),
  );
  const reason = problem(source, needed, raw, values);
  return { number, cells: values, ...(reason ? { reason } : {}) };
}

function problem(
  source: Ir.Source,
  { key, owner }: Needed,
  raw: (column: string) => string,
  values: ReadonlyMap<string, Maybe>,
): RejectReason | undefined {
  const { time, amount } = source;
  if (key !== undefined && key === source.key && !values.get(key)) return 'missing-key';
  if (owner !== undefined && !values.get(owner)) return 'missing-parent';
  if (time !== undefined && !values.get(time)) return raw(time) === '' ? 'missing-time' : 'bad-time';
  if (amount !== undefined && raw(amount) !== '' && !values.get(amount)) return 'bad-amount';
  return undefined;
}

/** No row with a key that another one has is better than the other: none is used. */
function rejectDuplicates(rows: readonly Candidate[], column: string): readonly Candidate[] {
  const count = new Map<string | undefined, number>();
  for (const row of rows) if (!row.reason) count.set(keyOf(row, column), (count.get(keyOf(row, column)) ?? 0) + 1);
  return rows.map((row) =>
    !row.reason && count.get(keyOf(row, column))! > 1 ? { ...row, reason: 'duplicate-key' } : row,
  );
}

const longestGap = 60;

function latestDay(program: Ir.Program, candidates: ReadonlyMap<string, readonly Candidate[]>): DayNumber {
  const source = program.sources.find(({ name }) => name === program.amountData);
  const days = (candidates.get(source?.name ?? '') ?? [])
    .filter((row) => !row.reason)
    .flatMap((row) => dayOfValue(row.cells.get(source!.time!)) ?? []);
  if (days.length === 0) throw new DataError('as-of-needed', 'no row tells the day');
  const [last = 0, before = last] = [...new Set(days)].sort((one, other) => other - one);
  if (last - before > longestGap) throw new DataError('gap-before-last-day', `${last - before} days before ${last}`);
  return last;
}

/** What others belong to comes before them. */
function topDown(program: Ir.Program): Ir.Source[] {
  const depth = (source: Ir.Source): number => {
    const above = source.parent ?? source.attributesOf;
    return above ? 1 + depth(program.sources.find(({ name }) => name === above.data)!) : 0;
  };
  return [...program.sources].sort((one, other) => depth(one) - depth(other));
}

function place(
  source: Ir.Source,
  candidates: ReadonlyMap<string, readonly Candidate[]>,
  tables: ReadonlyMap<string, Table>,
  asOf: DayNumber,
): { table: Table; report: LoadedSource } {
  if (source.from.kind === 'derived') return derive(source, source.from, candidates.get(source.from.data) ?? []);
  const all = candidates.get(source.name) ?? [];
  const above = source.parent ?? source.attributesOf;
  const used: Row[] = [];
  const orphaned: Candidate[] = [];
  const futureKeys = new Set<string>();
  let future = 0;
  for (const candidate of all.filter((one) => !one.reason)) {
    const parent = above && tableOf(tables, above.data).byKey.get(textCell(candidate, above.by) ?? '');
    const row: Row = {
      number: candidate.number,
      cells: candidate.cells,
      ...(source.parent && parent ? { parent } : {}),
    };
    const day = source.time === undefined ? undefined : dayOfValue(row.cells.get(source.time));
    const key = textCell(candidate, source.key ?? source.attributesOf?.by ?? '');
    if ((day !== undefined && day > asOf) || isFuture(above, candidate, tables)) {
      future += 1;
      if (key !== undefined) futureKeys.add(key);
    } else if (above && !parent && textCell(candidate, above.by)) orphaned.push(candidate);
    else used.push(row);
  }
  if (source.parent && 100 * orphaned.length > all.length) throw new DataError('too-many-orphans', source.name);
  const table = { source, rows: used, byKey: index(used, source.key ?? source.attributesOf?.by), futureKeys };
  return { table, report: report(source, all, used, future, above && orphaned) };
}

/** What belongs to a row after as-of does not exist either. */
function isFuture(above: Owner | undefined, candidate: Candidate, tables: ReadonlyMap<string, Table>): boolean {
  return above !== undefined && tableOf(tables, above.data).futureKeys.has(textCell(candidate, above.by) ?? '');
}

/** The distinct known values of a column of the events, those after as-of included: who comes later is a customer with nothing yet. */
function derive(
  source: Ir.Source,
  from: { readonly by: string },
  events: readonly Candidate[],
): { table: Table; report: LoadedSource } {
  const keys = new Set(events.filter((row) => !row.reason).flatMap((row) => textCell(row, from.by) ?? []));
  const column = source.key ?? from.by;
  const rows = [...keys].map(
    (key, at): Row => ({ number: at + 1, cells: new Map([[column, { kind: 'text', text: key }]]) }),
  );
  return {
    table: { source, rows, byKey: index(rows, column), futureKeys: new Set() },
    report: { source: source.name, read: events.length, loaded: rows.length, future: 0, rejected: new Map() },
  };
}

function report(
  source: Ir.Source,
  all: readonly Candidate[],
  used: readonly Row[],
  future: number,
  orphaned: readonly Candidate[] | undefined,
): LoadedSource {
  const reasons = [...new Set(all.flatMap(({ reason }) => reason ?? []))];
  const rejected = new Map(
    reasons.map(
      (reason) =>
        [
          reason,
          leftOut(
            source,
            all.filter((row) => row.reason === reason),
          ),
        ] as const,
    ),
  );
  const counts = { source: source.name, read: all.length, loaded: used.length, future, rejected };
  if (!orphaned) return counts;
  const by = (source.parent ?? source.attributesOf)?.by ?? '';
  const keys = orphaned.map((row) => textCell(row, by) ?? '');
  return { ...counts, orphaned: { ...leftOut(source, orphaned), keys } };
}

function leftOut({ amount }: Ir.Source, rows: readonly Candidate[]): LeftOut {
  const amounts = rows.flatMap(({ cells }) => {
    const value = cells.get(amount ?? '');
    return value?.kind === 'decimal' ? [value] : [];
  });
  const numbers = rows.map(({ number }) => number);
  return amounts.length === 0
    ? { rows: numbers }
    : { rows: numbers, money: printDecimal(amounts.reduce<Decimal>(add, zero)) };
}

const zero: Decimal = { unscaled: 0n, scale: 0 };

function index(rows: readonly Row[], key: string | undefined): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [textCell(row, key ?? '') ?? '', row]));
}

function keyOf(row: Candidate, column: string): string | undefined {
  return textCell(row, column);
}
