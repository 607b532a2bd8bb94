import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type TableName, tables } from './tables.ts';
import type { World } from './world.ts';
import { type Written, writeCsv } from './write.ts';

/**
 * Writes the same tables as `writeCsv`, as Parquet files. They go through CSV files on disk, since DuckDB reads those
 * faster than it takes values from JavaScript; the CSV files need about a kilobyte a member and are removed again.
 */
export async function writeParquet(world: World, count: number, folder: string): Promise<Written> {
  mkdirSync(folder, { recursive: true });
  const passing = mkdtempSync(join(folder, 'csv-'));
  try {
    const written = writeCsv(world, count, passing);
    await convert(passing, folder);
    return written;
  } finally {
    rmSync(passing, { recursive: true });
  }
}

async function convert(from: string, to: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' });
  const connection = await instance.connect();
  for (const table of Object.keys(tables) as TableName[]) await convertTable(connection, table, from, to);
  connection.closeSync();
  instance.closeSync();
}

async function convertTable(connection: DuckDBConnection, table: TableName, from: string, to: string): Promise<void> {
  const source = text(join(from, `${table}.csv`));
  const target = text(join(to, `${table}.parquet`));
  // Types are named, not guessed: a guess would make numbers of the phones and lose their zeros.
  const columns = Object.entries(tables[table]).map(([name, type]) => `${text(name)}: ${text(type)}`);
  const read = `read_csv(${source}, header = true, delim = ',', columns = {${columns.join(', ')}})`;
  await connection.run(`COPY (FROM ${read}) TO ${target} (FORMAT parquet, COMPRESSION zstd)`);
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
