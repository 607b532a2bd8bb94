import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Client } from 'pg';
import { postgresServer, startCluster } from '../support/engines/postgres-server.ts';
import { type Comparison, time } from './bench.ts';
import { filesOfWorld, makeWorld } from './million.ts';

/** Compiled SQL beside SQL that was written by hand for the same decisions, both on the engine that they are for. */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const folder = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    return [await onDuckDb(folder), ...(await onPostgres(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const against = 'SQL by hand';
const data = [...filesOfWorld.keys()];

/** One run of it is not counted, so that the data is in memory for both. */
const timing = { warmUp: 1, runs: 3 };

async function onDuckDb(folder: string): Promise<Comparison> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await fillTimes(connection, 1);
  const keep = (name: string, query: string) => async () => {
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${query}`);
  };
  const ours = await time(keep('ours', compiled(folder, 'duckdb')), timing);
  const theirs = await time(keep('theirs', byHand()), timing);
  const [[differing] = []] = (await connection.runAndReadAll(unlike(await columnsOf(connection)))).getRows();
  console.log(`DuckDB: ${differing} rows differ`);
  connection.closeSync();
  return { what: 'decisions of 1,000,000 customers on DuckDB', ours, against, theirs };
}

/** A fifth of the customers. */
async function onPostgres(folder: string): Promise<readonly Comparison[]> {
  if (postgresServer.missing() !== undefined) return [];
  const cluster = await startCluster(['shared_buffers=1GB', 'work_mem=256MB', 'max_wal_size=8GB']);
  const client = new Client({ host: cluster.folder, user: 'patron', database: 'postgres' });
  await client.connect();
  try {
    await fill(client, cluster.folder);
    const keep = (name: string, query: string) => async () => {
      await client.query(`DROP TABLE IF EXISTS ${name}`);
      await client.query(`CREATE TEMP TABLE ${name} AS ${query}`);
    };
    const ours = await time(keep('ours', compiled(folder, 'postgres')), timing);
    const theirs = await time(keep('theirs', byHand()), timing);
    const names = await client.query<{ column: string }>(
      `SELECT quote_ident(column_name) AS column FROM information_schema.columns WHERE table_name = 'theirs' ORDER BY ordinal_position`,
    );
    const { rows } = await client.query({ text: unlike(names.rows.map(({ column }) => column)), rowMode: 'array' });
    console.log(`PostgreSQL: ${rows[0]?.[0]} rows differ`);
    return [{ what: 'decisions of 200,000 customers on PostgreSQL', ours, against, theirs }];
  } finally {
    await client.end();
    await cluster.stop();
  }
}

const types: Readonly<Record<string, string>> = {
  VARCHAR: 'text',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  BOOLEAN: 'boolean',
  INTEGER: 'integer',
  BIGINT: 'bigint',
};

async function fill(client: Client, folder: string): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const [name, file] of filesOfWorld) {
    const described = await connection.runAndReadAll(`DESCRIBE FROM read_parquet('${file}')`);
    const columns = described.getRows().map(([column, type]) => [String(column), String(type)] as const);
    const isFifth = columns.some(([column]) => column === 'customer_id') ? `WHERE hash(customer_id) % 5 = 0` : '';
    const csv = join(folder, `${name}.csv`);
    await connection.run(`COPY (FROM read_parquet('${file}') ${isFifth}) TO '${csv}' (HEADER false)`);
    const typed = columns.map(([column, type]) => `"${column}" ${types[type] ?? type.replace('DECIMAL', 'numeric')}`);
    await client.query(`CREATE TABLE ${name} (${typed.join(', ')})`);
    await client.query(`COPY ${name} FROM '${csv}' (FORMAT csv)`);
    await client.query(`ANALYZE ${name}`);
  }
  connection.closeSync();
}

/** The world so many times over, each time with customers of its own. */
export async function fillTimes(connection: DuckDBConnection, times: number): Promise<void> {
  for (const [name, file] of filesOfWorld) {
    const own = name === 'brands' ? '' : `REPLACE (customer_id || '-' || r AS customer_id)`;
    const copies = name === 'brands' ? '' : `, range(${times}) AS copies(r)`;
    const columns = name === 'brands' ? '*' : `* EXCLUDE (r) ${own}`;
    await connection.run(`CREATE TABLE ${name} AS SELECT ${columns} FROM read_parquet('${file}')${copies}`);
  }
}

/** The keys of the tables are promised: who writes SQL by hand does not look for keys that are there twice either. */
export function compiled(folder: string, dialect: string): string {
  const rules = join(folder, 'loreal.patron');
  cpSync(join(root, 'samples/loreal'), folder, { recursive: true });
  const unique = Object.fromEntries(data.map((name) => [name, { unique: name !== 'orders' }]));
  writeFileSync(join(folder, 'patron.json'), JSON.stringify({ data: unique }));
  const files = [...filesOfWorld].flatMap(([name, file]) => ['--data', `${name}=${file}`]);
  const args = ['compile', rules, '--target', `sql:${dialect}`, '--as-of', '2026-10-31', ...files];
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().replace(/;$/, '');
}

export function byHand(): string {
  return readFileSync(join(root, 'test/bench/hand-written/loreal-decisions.sql'), 'utf8');
}

async function columnsOf(connection: DuckDBConnection): Promise<readonly string[]> {
  const found = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE theirs)`);
  return found.getRows().map(([column]) => `"${String(column)}"`);
}

/** Compares in full: a quick statement with other rows would prove nothing. */
function unlike(columns: readonly string[]): string {
  const rows = (from: string) =>
    `SELECT ${columns.map((column) => `CAST(${column} AS varchar)`).join(', ')} FROM ${from}`;
  return `SELECT count(*) FROM ((${rows('ours')} EXCEPT ALL ${rows('theirs')}) UNION ALL (${rows('theirs')} EXCEPT ALL ${rows('ours')})) AS q`;
}
