import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Comparison } from './bench.ts';
import { type Cost, cheapest, measured } from './cost.ts';
import { makeWorld, world } from './million.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A million customers and ten million orders in Parquet: a policy on the scores, classes and stages of the L'Oréal sample that asks for them today
 * and 60 days ago, beside the same policy that asks only for today. At most 2.2 times as long is allowed.
 */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const folder = mkdtempSync(join(tmpdir(), 'patron-bench-'));
  try {
    const [both, one] = [today.flatMap((condition) => [condition, then(condition)]), today].map((conditions) =>
      cheapest(() => run(folder, conditions)),
    ) as [Cost, Cost];
    return [
      { what: 'two dates, time', ours: both.milliseconds, against: 'one date', theirs: one.milliseconds },
      { what: 'two dates, memory', ours: both.memory, against: 'one date', theirs: one.memory, unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const today = [
  'R is 5',
  'F is 4',
  'M is 4',
  'abc is A',
  'pyramid is gold',
  'lifecycle is active',
  'basket is known',
  'returns is 0',
  'variety is 3',
];

/** `abc is A` as `abc was A 60 days ago` */
function then(condition: string): string {
  return `${condition.replace(' is ', ' was ')} 60 days ago`;
}

function run(folder: string, conditions: readonly string[]): Cost {
  const sample = readFileSync(join(root, 'samples/loreal/loreal.patron'), 'utf8');
  const definitions = sample.slice(0, sample.indexOf('action visit'));
  const rules = join(folder, 'rules.patron');
  writeFileSync(rules, `${definitions}\npolicy it\n  if ${conditions.join(' or ')} then tier star\n`);
  const data = ['customers', 'orders', 'brands'].flatMap((name) => ['--data', `${name}=${join(world, name)}.parquet`]);
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  return measured([join(root, 'dist/cli.mjs'), 'run', rules, ...data, '--format', 'parquet', '--out', out]);
}
