import type { DuckDBInstance } from '@duckdb/node-api';
import type * as Ir from '../ir/index.ts';
import { type Checks, canonical, duckdb, list, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import { createInstance, DuckDbRunner, type InstanceOptions, pathLiteral, textOf } from './duckdb-connection.ts';
import type { Relation } from './engine.ts';
import type { PlannedColumn, PlannedRelation } from './results/relations.ts';
import { count, oneRow } from './runner.ts';
import { removeTempFolder } from './temp-folder-node.ts';

export interface Reading {
  readonly instance: DuckDBInstance;
  readonly options: Omit<InstanceOptions, 'spill'>;
  /** A new private folder. */
  makeFolder(): Promise<string>;
  readonly checks: Checks;
  readonly signal: AbortSignal | undefined;
}

/** A result of a session, on connections of its own. */
export async function openRelation(reading: Reading, planned: PlannedRelation): Promise<Relation> {
  const rows = await using(reading, async (runner) => {
    const [found] = await oneRow(runner, sql`SELECT count(*) FROM (${planned.rows}) AS q`);
    return count(found);
  });
  return {
    columns: planned.columns.map(({ name, type, pii }) => ({ name, type, pii })),
    rows,
    read: () => readRows(reading, planned),
    write: (path, format, { pii }) => {
      const columns = planned.columns.filter((column) => pii || !column.pii);
      return writeRows(reading, { ...planned, columns }, path, format);
    },
  };
}

async function using<T>({ instance, signal, checks }: Reading, work: (runner: DuckDbRunner) => Promise<T>): Promise<T> {
  const runner = await DuckDbRunner.open(instance, signal, checks);
  try {
    return await work(runner);
  } finally {
    runner.close();
  }
}

async function* readRows(
  { instance, signal, checks }: Reading,
  { rows, columns }: PlannedRelation,
): AsyncGenerator<readonly (string | null)[]> {
  const runner = await DuckDbRunner.open(instance, signal, checks);
  try {
    const texts = list(columns.map(({ value, type }) => canonical(duckdb, value, type)));
    for await (const chunk of runner.chunks(sql`SELECT ${texts} FROM (${rows}) AS q`)) {
      for (const row of chunk.getRows()) yield row.map(textOf);
    }
  } finally {
    runner.close();
  }
}

/**
 * Since the locked instance writes no file, the rows go to another one that has nothing but them. What is the same for many rows, texts of rules,
 * is put in its place there: so little goes over.
 */
async function writeRows(
  reading: Reading,
  planned: PlannedRelation,
  path: string,
  format: 'csv' | 'parquet' | 'json',
): Promise<void> {
  const spill = await reading.makeFolder();
  const instance = await createInstance({ ...reading.options, spill });
  try {
    const writer = await DuckDbRunner.open(instance, reading.signal);
    try {
      await using(reading, (reader) => carryOver(reader, writer, planned.rows));
      await writeFile(writer, planned.columns, path, format);
    } finally {
      writer.close();
    }
  } finally {
    instance.closeSync();
    await removeTempFolder(spill);
  }
}

/** Writes what stands in the table `o`, with `columns` over its columns. */
export async function writeFile(
  writer: DuckDbRunner,
  columns: readonly PlannedColumn[],
  path: string,
  format: 'csv' | 'parquet' | 'json',
): Promise<void> {
  await writer.run(sql`COPY (${shown(columns, format)}) TO ${pathLiteral(path)} (${options[format]})`);
}

const options = {
  csv: sql`FORMAT csv, HEADER TRUE, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR ''`,
  parquet: sql`FORMAT parquet`,
  json: sql`FORMAT json, ARRAY TRUE`,
};

/** Chunks are taken over as they are, without a look at their values. */
async function carryOver(reader: DuckDbRunner, writer: DuckDbRunner, rows: Sql): Promise<void> {
  const result = await reader.stream(rows);
  const columns = result.columns.map(({ name, type }) => sql`${verbatim(name)} ${verbatim(type)}`);
  await writer.run(sql`CREATE TABLE o (${list(columns)})`);
  const appender = await writer.connection.createAppender('o');
  for await (const chunk of result.chunks) appender.appendDataChunk(chunk);
  appender.closeSync();
}

function shown(columns: readonly PlannedColumn[], format: 'csv' | 'parquet' | 'json'): Sql {
  const cells = columns.map(({ name, type, value, texts }) => {
    const cell = format === 'csv' ? guarded(canonical(duckdb, value, type), type, texts) : typed(value, type, format);
    return sql`${cell} AS ${duckdb.identifier(format === 'csv' && isRisky(name) ? `'${name}` : name)}`;
  });
  return sql`SELECT ${list(cells)} FROM o`;
}

/** JSON knows no times: they are text there. */
function typed(value: Sql, type: Ir.Type, format: 'parquet' | 'json'): Sql {
  return format === 'json' && type.kind === 'timestamp' ? canonical(duckdb, value, type) : value;
}

/** What a spreadsheet takes for the beginning of a formula. */
const risky = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

function isRisky(text: string): boolean {
  return risky.some((sign) => text.startsWith(sign));
}

/** Only text can pretend to be a formula: a negative number is none. Texts of rules are looked at here, once. */
function guarded(value: Sql, { kind }: Ir.Type, texts: readonly string[] | undefined): Sql {
  if (kind !== 'text' && kind !== 'choice' && kind !== 'list') return value;
  if (texts && !texts.some(isRisky)) return value;
  const signs = list(risky.map((sign) => sql`${sign.codePointAt(0) ?? 0}`));
  return sql`CASE WHEN unicode(${value}) IN (${signs}) THEN '''' || ${value} ELSE ${value} END`;
}
