import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { analyze } from '../../server/analysis/index.ts';
import { openLive } from '../../server/evaluate/duckdb-live.ts';
import type { FilePaths } from '../../server/evaluate/engine.ts';
import type { Live } from '../../server/evaluate/live/live.ts';
import type { Program } from '../../server/ir/index.ts';
import { checkProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { editRule, moveThreshold } from '../support/edit-program.ts';
import { Random } from '../support/generate/random.ts';
import type { Comparison } from './bench.ts';
import { filesOfWorld, makeWorld } from './million.ts';

const edits = 200;

const folder = fileURLToPath(new URL('./', import.meta.url));

type Edit = (program: Program, random: Random) => Program;

/**
 * A million customers, the 20 rules of the L'Oréal sample, metrics loaded: from an edit of a rule to all counts, money and movers, beside one query
 * in SQL that was written by hand for the same numbers over a table of the same metrics. The limits stand in the table too.
 */
export async function bench(): Promise<readonly Comparison[]> {
  makeWorld();
  const theirs = await peerTimes();
  const { program, files } = openSample();
  let start = performance.now();
  const live = await openLive(program, files, {});
  console.log(`loaded in ${Math.round(performance.now() - start)} ms`);
  start = performance.now();
  await live.update(program, program);
  console.log(`counted for the first time in ${Math.round(performance.now() - start)} ms`);
  try {
    const thresholds = await timesOf(live, program, moveThreshold);
    const others = await timesOf(live, program, editRule);
    const peer = share(theirs, 0.5);
    return [
      { what: 'moved threshold, median', ours: share(thresholds, 0.5), against: 'one query by hand', theirs: peer },
      { what: 'moved threshold, p95', ours: share(thresholds, 0.95), against: 'a fifth of it', theirs: peer / 5 },
      { what: 'moved threshold, p95', ours: share(thresholds, 0.95), against: 'limit', theirs: 50 },
      { what: 'other edit of a rule, median', ours: share(others, 0.5), against: 'one query by hand', theirs: peer },
      { what: 'other edit of a rule, p95', ours: share(others, 0.95), against: 'half of it', theirs: peer / 2 },
      { what: 'other edit of a rule, p95', ours: share(others, 0.95), against: 'limit', theirs: 150 },
    ];
  } finally {
    await live.close();
  }
}

function openSample(): { readonly program: Program; readonly files: FilePaths } {
  const root = fileURLToPath(new URL('../../samples/loreal/', import.meta.url));
  const world = nodeWorld(root, { replacements: filesOfWorld });
  const { program, files } = checkProject({ world, file: 'loreal.patron', locate: locateIn(root) }, analyze);
  if (!program) throw new Error('The sample has errors.');
  return { program, files };
}

/** Each edit is one of the saved rules, or of the rules as the last edit left them. */
async function timesOf(live: Live, saved: Program, edit: Edit): Promise<readonly number[]> {
  const random = new Random(1);
  const times: number[] = [];
  let program = saved;
  for (let index = 0; index < edits; index++) {
    // A program comes from another thread: never the same object.
    program = structuredClone(edit(index % 10 === 0 ? saved : program, random));
    const start = performance.now();
    await live.update(program, saved);
    times.push(performance.now() - start);
  }
  return times;
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

async function peerTimes(): Promise<readonly number[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await makeMetrics(connection);
  const query = readFileSync(`${folder}hand-written/preview.sql`, 'utf8').replace('{counts}', counts());
  const times: number[] = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    await connection.runAndReadAll(query.replaceAll('{threshold}', String(2 + (run % 3))));
    if (run > 1) times.push(performance.now() - start);
  }
  connection.closeSync();
  return times;
}

/** The metrics and scores of the other benchmark, in a table, with the tier of the saved rules. */
async function makeMetrics(connection: DuckDBConnection): Promise<void> {
  const text = readFileSync(`${folder}hand-written/loreal.sql`, 'utf8');
  const tables = text.slice(0, text.indexOf('CREATE TEMP TABLE tiers'));
  await connection.run(tables.replace(/\{(\w+)\}/g, (_, name: string) => filesOfWorld.get(name) ?? ''));
  const tier = `CASE WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'star' WHEN abc = 'A' AND lifecycle = 'active' THEN 'cow' WHEN m >= 4 AND f < 4 THEN 'volcano' ELSE 'dog' END`;
  await connection.run(`ALTER TABLE scored ADD COLUMN saved_tier VARCHAR; UPDATE scored SET saved_tier = ${tier}`);
}

/** How many, and their money, for every number that is shown beside the rules. */
function counts(): string {
  const tiers = ['star', 'cow', 'volcano', 'dog'];
  const conditions = [
    ...tiers.map((tier) => `tier = '${tier}'`),
    ...['cow AND star', 'volcano AND (star OR cow)', 'star_passed'],
    ...[
      "tier = 'star' AND big_city",
      "tier = 'star' AND NOT big_city",
      "tier = 'cow'",
      "tier = 'volcano'",
      "tier = 'dog'",
    ],
    ...["tier = 'star' AND big_city AND NOT silent"],
    ...[
      'o1',
      'o2',
      'o3',
      'o4',
      'o5',
      'o6',
      'o7',
      'o8',
      'o1_passed',
      'o3_passed',
      'o4_passed',
      'o7_passed',
      'o8_passed',
    ],
    ...['NOT (o1 OR o2 OR o3 OR o4 OR o5 OR o6 OR o7 OR o8)'],
    ...['c1 AND cares = 1', 'c2 AND cares = 1', 'c3 AND cares = 1', 'c4 AND cares = 1', 'cares > 1', 'cares = 0'],
    ...['messaged AND silent', 'offered AND returner', 'offered AND NOT returner', 'messaged AND NOT silent'],
    ...['o3 AND NOT returner', 'o2 AND NOT o3 AND NOT returner', 'o1 AND NOT o2 AND NOT o3 AND NOT returner'],
    ...tiers.flatMap((from) => tiers.map((to) => `saved_tier = '${from}' AND tier = '${to}'`)),
  ];
  return conditions.map((each) => `count(*) FILTER (${each}), sum(spend) FILTER (${each})`).join(', ');
}
