import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EngineKind, engines, type TestEngine } from '../engines/index.ts';
import { textOf } from '../generate/index.ts';
import { checkCase, stateOf } from './case.ts';
import { makeDataFolder } from './data-folder.ts';
import { makeDataset } from './dataset.ts';
import { programsPerDataset } from './settings.ts';
import { compareStatements } from './statements.ts';

/** Those that take milliseconds a program, where others take seconds. */
const fast: readonly string[] = ['DuckDB', 'PostgreSQL'];

/** `PATRON_ENGINES` names those to run on; else all but Spark, which takes many seconds. */
const wanted = process.env['PATRON_ENGINES'] ? process.env['PATRON_ENGINES'].split(',') : undefined;
const asked = engines.filter(({ name }) => (wanted ? wanted.includes(name) : name !== 'Spark'));

export const fastEngines = asked.filter(({ name }) => fast.includes(name));
export const otherEngines = asked.filter(({ name }) => !fast.includes(name));

/** Statements of the programs of these data sets, on the engines that are there; every second program has the numbers of a lock. */
export function compareOn(kinds: readonly EngineKind[], seeds: readonly number[]): void {
  const running: TestEngine[] = [];
  for (const { name, missing } of kinds) {
    const reason = missing();
    if (reason !== undefined) it(`${name}: ${reason}`, (context) => context.skip(true, 'the engine is not installed'));
  }
  beforeAll(async () => {
    for (const kind of kinds) if (kind.missing() === undefined) running.push(await kind.start());
  }, 600_000);
  afterAll(async () => {
    for (const engine of running) await engine.close();
  });

  it.each(seeds)('say the same for the data of seed %i', { timeout: 600_000 }, async (seed) => {
    const reports = await reportsOf(seed, running);
    expect(reports, reports.join('\n')).toEqual([]);
  });
}

async function reportsOf(seed: number, running: readonly TestEngine[]): Promise<readonly string[]> {
  const { files, programs } = makeDataset(seed, programsPerDataset);
  const folder = makeDataFolder(files);
  const reports: string[] = [];
  try {
    const state = stateOf(folder, files);
    for (const [index, text] of programs.entries()) {
      const { program } = await checkCase(state, textOf(text));
      const isLocked = (seed + index) % 2 === 0;
      const found = program ? await compareStatements(program, state, running, isLocked) : [];
      reports.push(...found.map((each) => `program ${index + 1}${isLocked ? ', locked' : ''}: ${each}`));
    }
  } finally {
    folder.remove();
  }
  return reports;
}
