import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Comparison } from './bench.ts';
import { type Cost, cheapest, measured } from './cost.ts';
import { makeWorld, world } from './million.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A million customers and ten million orders in Parquet: `patron run` of the L'Oréal sample beside SQL that was written by hand for the same
 * decisions and matches. Each is a process of its own.
 */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const out = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    const ours = cheapest(() => runPatron(join(out, 'ours')));
    const theirs = cheapest(() => runByHand(join(out, 'theirs')));
    console.log(await sameRows(out));
    return [
      { what: 'patron run, time', ours: ours.milliseconds, against: 'SQL by hand', theirs: theirs.milliseconds },
      { what: 'patron run, memory', ours: ours.memory, against: 'SQL by hand', theirs: theirs.memory, unit: 'MB' },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
}

function runPatron(out: string): Cost {
  rmSync(out, { recursive: true, force: true });
  const data = ['customers', 'orders', 'brands'].flatMap((name) => ['--data', `${name}=${join(world, name)}.parquet`]);
  return measured([
    join(root, 'dist/cli.mjs'),
    'run',
    'samples/loreal/loreal.patron',
    ...data,
    '--format',
    'parquet',
    '--out',
    out,
  ]);
}

function runByHand(out: string): Cost {
  mkdirSync(out, { recursive: true });
  const text = readFileSync(join(root, 'test/bench/hand-written/loreal.sql'), 'utf8');
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

/** Compares both results in full: a quick run with other rows would prove nothing. */
async function sameRows(out: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const differences: string[] = [];
  for (const name of ['decisions', 'matches']) {
    const [ours, theirs] = ['ours', 'theirs'].map(
      (side) => `SELECT COLUMNS(*)::VARCHAR FROM read_parquet('${join(out, side, name)}.parquet')`,
    );
    const result = await connection.runAndReadAll(
      `SELECT count(*) FROM ((${ours} EXCEPT ALL ${theirs}) UNION ALL (${theirs} EXCEPT ALL ${ours}))`,
    );
    differences.push(`${name}: ${result.getRows()[0]?.[0]} rows differ`);
  }
  connection.closeSync();
  return differences.join(', ');
}
