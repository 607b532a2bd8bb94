import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../server/analysis/index.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import { openProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import type { Comparison } from './bench.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Every sample is checked, tested and run, one after the other in this process. */
export async function bench(): Promise<readonly Comparison[]> {
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.patron'));
  const start = performance.now();
  for (const file of files.sort()) await checkTestAndRun(join(samples, file));
  const what = `check, test and run ${files.length} files of samples`;
  return [{ what, ours: performance.now() - start, against: 'limit', theirs: 60_000 }];
}

async function checkTestAndRun(path: string): Promise<void> {
  const root = dirname(path);
  const project = { world: nodeWorld(root), file: basename(path), locate: locateIn(root) };
  const { program, files } = await openProject(project, analyze, duckDbEngine, {});
  if (!program) throw new Error(`${path} has errors.`);
  const session = await duckDbEngine.open(program, files, {});
  await session.test();
  await session.preview();
  const decisions = await session.relation({ kind: 'decisions' });
  for await (const _row of decisions.read());
  await session.close();
}
