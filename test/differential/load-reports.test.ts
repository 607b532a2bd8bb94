import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCase, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { makeDataset } from '../support/differential/dataset.ts';
import { type ComparedReports, compareReports } from '../support/differential/load-reports.ts';
import { exportSettings, seedsOf } from '../support/differential/settings.ts';
import { engines, type TestEngine } from '../support/engines/index.ts';
import { textOf } from '../support/generate/index.ts';

/** `PATRON_ENGINES` names those to run on; else those that `run --on` knows and that start at once. */
const wanted = process.env['PATRON_ENGINES']?.split(',') ?? ['DuckDB', 'PGlite'];
const asked = engines.filter(({ name }) => wanted.includes(name));
const running: TestEngine[] = [];

const programs = 5;

for (const engine of asked) {
  const reason = engine.missing();
  if (reason !== undefined)
    it(`load reports on ${engine.name}: ${reason}`, (context) => context.skip(true, 'the engine is not installed'));
}

beforeAll(async () => {
  for (const kind of asked) if (kind.missing() === undefined) running.push(await kind.start());
}, 600_000);

afterAll(async () => {
  for (const engine of running) await engine.close();
});

describe('what becomes of the rows of tables', () => {
  // One program in ten of those that are compiled.
  const { programs: all, seed } = exportSettings(1000);
  const seeds = seedsOf({ programs: Math.ceil(all / 10), seed }).flat();
  const meant = new Set<ComparedReports['meant']>();

  it.each(seeds)('is what becomes of rows of files, for the data of seed %i', { timeout: 600_000 }, async (own) => {
    const { files, programs: texts } = makeDataset(own, programs);
    const folder = makeDataFolder(files);
    const reports: string[] = [];
    try {
      const state = stateOf(folder, files);
      for (const [index, text] of texts.entries()) {
        const { program } = await checkCase(state, textOf(text));
        if (!program) continue;
        const compared = await compareReports(program, state, running);
        meant.add(compared.meant);
        reports.push(...compared.differences.map((each) => `program ${index + 1}: ${each}`));
      }
    } finally {
      folder.remove();
    }
    expect(reports.join('\n')).toBe('');
  });

  it('was found out for data with rows that are left out', () => {
    expect([...meant]).toContain('left out');
  });
});
