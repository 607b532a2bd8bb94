import type * as Ir from '../ir/index.ts';
import type { Bindings, TableBinding } from '../targets/bindings.ts';
import { alias, type Checks, canonical, duckdb, list, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import { type Plan, planOf } from '../targets/sql/plan.ts';
import { DuckDbRunner, lockDown, textOf } from './duckdb-connection.ts';
import { filesOf, type Opened, openInstance } from './duckdb-load.ts';
import type { FilePaths, OpenOptions } from './engine.ts';
import { passes, rowChecks } from './load/checks.ts';
import type { Scan } from './load/scan.ts';
import { FileRows } from './load/starts.ts';
import type { TextRow } from './runner.ts';

/** The files of a program as typed tables, as somebody would have them in a database. */
export interface OpenTables {
  /** How statements find them. */
  readonly bindings: Bindings;
  /** Of a query whose columns are all text; `checks` are those of the statement. */
  rows(query: string, checks: Checks): AsyncIterable<TextRow>;
  /** Of one data: the columns of its source in order, as canonical text. */
  rowsOf(source: Ir.Source): AsyncIterable<TextRow>;
  close(): Promise<void>;
}

/** A row that lacks what it must have, or holds what no typed table could, is left out. */
export async function openTables(program: Ir.Program, paths: FilePaths, options: OpenOptions): Promise<OpenTables> {
  const opened = await openInstance(options);
  const tables = new Map(
    program.sources.flatMap((source, index) => (source.from.kind === 'derived' ? [] : [[source, alias('t', index)]])),
  );
  try {
    await load(program, tables, paths, opened, options.signal);
  } catch (error) {
    await opened.close();
    throw error;
  }
  const rows = async function* (query: Sql, checks?: Checks) {
    const reader = await DuckDbRunner.open(opened.instance, options.signal, checks);
    try {
      for await (const chunk of reader.chunks(query)) for (const row of chunk.getRows()) yield row.map(textOf);
    } finally {
      reader.close();
    }
  };
  return {
    bindings: { data: new Map([...tables].map(([source, table]) => [source.name, bindingOf(source, table)])) },
    rows: (text, checks) => rows(verbatim(text), checks),
    rowsOf: (source) => {
      const cells = source.columns.map(({ type }, index) => canonical(duckdb, alias('c', index), type));
      return rows(sql`SELECT ${list(cells)} FROM ${tables.get(source)!}`);
    },
    close: opened.close,
  };
}

async function load(
  program: Ir.Program,
  tables: ReadonlyMap<Ir.Source, Sql>,
  paths: FilePaths,
  opened: Opened,
  signal: AbortSignal | undefined,
): Promise<void> {
  const files = filesOf(program, paths, opened, signal);
  const plan = planOf(program);
  for (const [source, table] of tables) {
    await files.read(source.name, (scan) => opened.runner.run(tableOf(plan, source, scan, table)));
  }
  await lockDown(opened.runner);
}

function tableOf(plan: Plan, source: Ir.Source, scan: Scan, table: Sql): Sql {
  const file = new FileRows(scan);
  const cells = source.columns.map(({ name }, index) => sql`${file.own(name)} AS ${alias('c', index)}`);
  const where = passes(rowChecks(plan, source, file));
  return sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${list(cells)} FROM ${file.from()} WHERE ${where}`;
}

function bindingOf({ columns }: Ir.Source, { text }: Sql): TableBinding {
  return { table: [text], columns: new Map(columns.map(({ name }, index) => [name, `c${index}`])), isUnique: false };
}
