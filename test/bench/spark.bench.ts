import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { openDatabase } from '../../server/databases/open-database.ts';
import { missingSpark, sparkPython } from '../support/engines/install-pyspark.mjs';
import { type Comparison, time } from './bench.ts';
import { filesOfWorld, makeWorld } from './million.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The L'Oréal sample over the million customers in Parquet, written as Parquet: Spark with one core beside two of them, and beside DuckDB; with a lock,
 * which needs no window over all customers. The start of a session is not counted: a job on a cluster has it once.
 */
export async function bench(): Promise<readonly Comparison[]> {
  const missing = missingSpark();
  if (missing !== undefined) {
    console.log(`Not measured: ${missing}`);
    return [];
  }
  makeWorld();
  const folder = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    cpSync(join(root, 'samples/loreal'), folder, { recursive: true });
    const fitted = await compare(folder, 'cuts fitted by the statement');
    patron(folder, 'fit', ...files(), '--as-of', day);
    return [...fitted, ...(await compare(folder, 'cuts of a lock', '--frozen'))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const day = '2026-10-31';

async function compare(folder: string, what: string, ...flags: readonly string[]): Promise<readonly Comparison[]> {
  const statement = compiled(folder, 'spark', ...flags);
  const one = await onSpark(folder, 'local[1]', statement);
  const two = await onSpark(folder, 'local[2]', statement);
  const duckdb = await onDuckDb(folder, compiled(folder, 'duckdb', ...flags));
  return [
    { what: `Spark on two cores, ${what}`, ours: two, against: 'on one core', theirs: one },
    { what: `Spark on two cores, ${what}`, ours: two, against: 'DuckDB on two cores', theirs: duckdb },
  ];
}

async function onSpark(folder: string, master: string, statement: string): Promise<number> {
  const environment = { ...process.env, PATH: dirname(sparkPython) + delimiter + (process.env['PATH'] ?? '') };
  const database = await openDatabase(`spark:${master}`, { folder, environment });
  try {
    return await time(() => database.writeFolder!(join(folder, 'spark.parquet'), statement), { warmUp: 1, runs: 3 });
  } finally {
    await database.close();
  }
}

async function onDuckDb(folder: string, statement: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
  for (const [name, file] of filesOfWorld) await connection.run(`CREATE VIEW ${name} AS FROM read_parquet('${file}')`);
  const out = join(folder, 'duckdb.parquet');
  const milliseconds = await time(() => connection.run(`COPY (${statement}) TO '${out}'`), { warmUp: 1, runs: 3 });
  console.log(`${await unlike(connection, folder)} rows differ`);
  connection.closeSync();
  return milliseconds;
}

async function unlike(connection: DuckDBConnection, folder: string): Promise<unknown> {
  const [ours, theirs] = [`${folder}/spark.parquet/*.parquet`, `${folder}/duckdb.parquet`].map(
    (path) => `SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${path}')`,
  );
  const either = `(${ours} EXCEPT ALL ${theirs}) UNION ALL (${theirs} EXCEPT ALL ${ours})`;
  return (await connection.runAndReadAll(`SELECT count(*) FROM (${either})`)).getRows()[0]?.[0];
}

/** Spark reads the files where they are; the keys are promised, as who writes SQL by hand does not look for repeated ones either. */
function compiled(folder: string, dialect: string, ...flags: readonly string[]): string {
  const data = [...filesOfWorld].map(([name, path]) => {
    const table = dialect === 'spark' ? { table: ['parquet', path] } : {};
    return [name, { ...table, unique: name !== 'orders' }];
  });
  writeFileSync(join(folder, 'patron.json'), JSON.stringify({ data: Object.fromEntries(data) }));
  const args = ['--target', `sql:${dialect}`, '--as-of', day, ...files(), ...flags];
  return patron(folder, 'compile', ...args)
    .trim()
    .replace(/;$/, '');
}

function files(): readonly string[] {
  return [...filesOfWorld].flatMap(([name, path]) => ['--data', `${name}=${path}`]);
}

function patron(folder: string, command: string, ...args: readonly string[]): string {
  const whole = [join(root, 'dist/cli.mjs'), command, join(folder, 'loreal.patron'), ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, whole, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
