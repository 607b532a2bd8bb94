import type { DuckDBDataChunk } from '@duckdb/node-api';
import { type Sql, sql } from '../targets/sql/index.ts';
import type { Plan } from '../targets/sql/plan.ts';
import { DuckDbRunner } from './duckdb-connection.ts';
import { loadAndLock, type Opened, openInstance } from './duckdb-load.ts';
import type { FilePaths, OpenOptions } from './engine.ts';
import { columnFacts } from './live/column-facts.ts';
import type { LiveRunner, LoadedData } from './live/data.ts';
import type { ColumnFacts, OpenLive } from './live/live.ts';
import { LiveData } from './live/live-data.ts';
import { type LoadedRows, loadRows, roomyRows } from './others/rows.ts';
import { count, oneRow } from './runner.ts';

/** Data that stays loaded in DuckDB while its rules are written. */
export const openLive: OpenLive = (program, files, options) => {
  const machine = {
    load: (plan: Plan, paths: FilePaths, signal: AbortSignal) => load(plan, paths, { ...options, signal }),
    breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  return LiveData.open(machine, program, files, options.signal);
};

async function load(
  plan: Plan,
  files: FilePaths,
  options: OpenOptions & { readonly signal: AbortSignal },
): Promise<LoadedData> {
  const opened = await openInstance(options);
  try {
    return await loadInto(opened, plan, files, options);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function loadInto(
  opened: Opened,
  plan: Plan,
  files: FilePaths,
  { asOf, signal, onProgress }: OpenOptions & { readonly signal: AbortSignal },
): Promise<LoadedData> {
  let columns: ReadonlyMap<string, ReadonlyMap<string, ColumnFacts>> = new Map();
  let otherRows: readonly LoadedRows[] = [];
  const onSource = (source: string, share: number) => onProgress?.({ phase: 'loading', share, source });
  const locked = await loadAndLock(
    plan,
    files,
    {
      ...(asOf !== undefined && { asOf }),
      signal,
      onSource,
      beforeLock: async (loading) => {
        columns = await columnFacts(loading);
        otherRows = await loadRows(loading, roomyRows);
      },
    },
    opened,
  );
  const [rows] = await oneRow(opened.runner, sql`SELECT count(*) FROM ${locked.loaded.facts.name}`);
  const connection = await opened.instance.connect();
  return {
    plan,
    ...locked,
    rows: otherRows,
    customers: count(rows),
    columns,
    runner: (checks) => new DuckDbColumns(connection, undefined, checks),
    close: async () => {
      connection.closeSync();
      await opened.close();
    },
  };
}

/** A runner that reads numbers without a value of JavaScript for each row. */
class DuckDbColumns extends DuckDbRunner implements LiveRunner {
  async doubles(statement: Sql, columns: number, rows: number): Promise<readonly Float64Array[]> {
    const found = Array.from({ length: columns }, () => new Float64Array(rows));
    let from = 0;
    for await (const chunk of this.chunks(statement)) {
      for (const [column, values] of found.entries()) read(chunk, column, values, from);
      from += chunk.rowCount;
    }
    return found;
  }
}

function read(chunk: DuckDBDataChunk, column: number, values: Float64Array, from: number): void {
  const vector = chunk.getColumnVector(column);
  const rows = chunk.rowCount;
  for (let row = 0; row < rows; row++) values[from + row] = vector.getItem(row) as number;
}
