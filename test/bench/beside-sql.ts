import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Comparison } from './bench.ts';
import { type Cost, cheapest, measured } from './cost.ts';
import { makeWorld, world } from './million.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rules over the million customers, and SQL that was written by hand for the same results: `{out}` and `{orders}` in it are paths. */
export interface BesideSql {
  readonly what: string;
  /** From the root of the project. */
  readonly rules: string;
  readonly sql: string;
  readonly data: readonly string[];
  /** Files of results that must be the same. */
  readonly results: readonly string[];
}

/** `patron run` beside SQL that was written by hand. Each is a process of its own. */
export async function runBesideSql(given: BesideSql): Promise<readonly Comparison[]> {
  makeWorld();
  const out = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    const ours = cheapest(() => runPatron(given, join(out, 'ours')));
    const theirs = cheapest(() => runByHand(given, join(out, 'theirs')));
    console.log(await sameRows(given, out));
    const against = 'SQL by hand';
    return [
      { what: `${given.what}, time`, ours: ours.milliseconds, against, theirs: theirs.milliseconds },
      { what: `${given.what}, memory`, ours: ours.memory, against, theirs: theirs.memory, unit: 'MB' },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
}

function runPatron({ rules, data }: BesideSql, out: string): Cost {
  rmSync(out, { recursive: true, force: true });
  const files = data.flatMap((name) => ['--data', `${name}=${join(world, name)}.parquet`]);
  return measured([join(root, 'dist/cli.mjs'), 'run', rules, ...files, '--format', 'parquet', '--out', out]);
}

function runByHand({ sql }: BesideSql, out: string): Cost {
  mkdirSync(out, { recursive: true });
  const text = readFileSync(join(root, sql), 'utf8');
  const statement = text.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'out' ? out : join(world, `${name}.parquet`),
  );
  return measured(['--input-type=module', '-e', runStatements, '--', statement]);
}

/** Through the same binding, with the same threads. */
const runStatements = `
import { DuckDBInstance } from '@duckdb/node-api';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(process.argv[1]);
`;

/** Compares the results in full: a quick run with other rows would prove nothing. */
async function sameRows({ results }: BesideSql, out: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const told: string[] = [];
  for (const name of results) told.push(`${name}: ${await unlikeRows(connection, out, name)} rows differ`);
  connection.closeSync();
  return told.join(', ');
}

/** Numbers and yes/no are compared as text, in the columns of the SQL by hand; what is personal neither of them writes. */
async function unlikeRows(connection: DuckDBConnection, out: string, name: string): Promise<unknown> {
  const [ours, theirs] = ['ours', 'theirs'].map((side) => `read_parquet('${join(out, side, name)}.parquet')`);
  const columns = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${theirs})`);
  const names = columns.getRows().map(([column]) => `"${String(column)}"::VARCHAR`);
  const rows = (from: string | undefined) => `SELECT ${names.join(', ')} FROM ${from}`;
  const result = await connection.runAndReadAll(
    `SELECT count(*) FROM ((${rows(ours)} EXCEPT ALL ${rows(theirs)}) UNION ALL (${rows(theirs)} EXCEPT ALL ${rows(ours)}))`,
  );
  return result.getRows()[0]?.[0];
}
