import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Comparison, time } from './bench.ts';
import { makeWorld } from './million.ts';
import { byHand, compiled, fillTimes } from './statement.bench.ts';

const times = 10;

/** Ten million customers and a hundred million orders on DuckDB with 8 GB of memory, once. Needs two minutes and 12 GB of disk. */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const folder = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    const settings = { memory_limit: '8GB', temp_directory: join(folder, 'spilled') };
    const connection = await (await DuckDBInstance.create(join(folder, 'large.duckdb'), settings)).connect();
    await fillTimes(connection, times);
    const keep = (name: string, query: string) => async () => {
      await connection.run(`CREATE OR REPLACE TABLE ${name} AS ${query}`);
    };
    const once = { warmUp: 0, runs: 1 };
    const ours = await time(keep('ours', compiled(folder, 'duckdb')), once);
    console.log(`${Math.round((times * 11_000_000) / (ours / 1000)).toLocaleString('en')} rows a second`);
    const theirs = await time(keep('theirs', byHand()), once);
    connection.closeSync();
    return [{ what: 'decisions of 10,000,000 customers, 8 GB', ours, against: 'SQL by hand', theirs }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
