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
 * A campaign over a million customers and ten million orders: `patron run` of a hold-out, a cap by rank, a budget and a contact frequency, beside SQL
 * that was written by hand for the same lists. Each is a process of its own.
 */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const out = mkdtempSync(join(tmpdir(), 'patron-campaign-'));
  try {
    const ours = cheapest(() => runPatron(join(out, 'ours')));
    const theirs = cheapest(() => runByHand(join(out, 'theirs')));
    console.log(await sameRows(out));
    return [
      { what: 'campaign, time', ours: ours.milliseconds, against: 'SQL by hand', theirs: theirs.milliseconds },
      { what: 'campaign, memory', ours: ours.memory, against: 'SQL by hand', theirs: theirs.memory, unit: 'MB' },
    ];
  } finally {
    rmSync(out, { recursive: true });
  }
}

function runPatron(out: string): Cost {
  rmSync(out, { recursive: true, force: true });
  const data = ['customers', 'orders'].flatMap((name) => ['--data', `${name}=${join(world, name)}.parquet`]);
  const rules = 'test/bench/hand-written/campaign.patron';
  return measured([join(root, 'dist/cli.mjs'), 'run', rules, ...data, '--format', 'parquet', '--out', out]);
}

function runByHand(out: string): Cost {
  mkdirSync(out, { recursive: true });
  const text = readFileSync(join(root, 'test/bench/hand-written/campaign.sql'), 'utf8');
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

/** Compares the lists in full: a quick run with other rows would prove nothing. */
async function sameRows(out: string): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const differences: string[] = [];
  for (const name of ['decisions', 'matches', 'campaigns']) {
    const [ours, theirs] = ['ours', 'theirs'].map((side) => `read_parquet('${join(out, side, name)}.parquet')`);
    // Numbers and yes/no are compared as text; what is personal neither of them writes.
    const columns = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${theirs})`);
    const names = columns.getRows().map(([column]) => `"${String(column)}"::VARCHAR`);
    const rows = (from: string) => `SELECT ${names.join(', ')} FROM ${from}`;
    const result = await connection.runAndReadAll(
      `SELECT count(*) FROM ((${rows(ours!)} EXCEPT ALL ${rows(theirs!)}) UNION ALL (${rows(theirs!)} EXCEPT ALL ${rows(ours!)}))`,
    );
    differences.push(`${name}: ${result.getRows()[0]?.[0]} rows differ`);
  }
  connection.closeSync();
  return differences.join(', ');
}
