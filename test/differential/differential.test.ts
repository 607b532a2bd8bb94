import { describe, expect, it } from 'vitest';
import { compareCase, compareMeasures, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { type Dataset, makeDataset } from '../support/differential/dataset.ts';
import { reportDifference } from '../support/differential/report.ts';
import { inParallel, programsPerDataset, seedsOf, settings } from '../support/differential/settings.ts';
import { textOf } from '../support/generate/index.ts';

/** What all tests of this file have seen. */
const seen = { programs: 0, checked: 0, failures: new Map<string, number>(), problems: [] as string[] };

const chunks = seedsOf(settings(300));

describe('generated programs over generated data', () => {
  it.each(chunks.map((seeds) => ({ from: seeds[0], to: seeds.at(-1), seeds })))(
    'of the seeds $from to $to are the same on the engine and the reference',
    { timeout: 600_000 },
    async ({ seeds }) => {
      const reports: string[] = [];
      // While one program waits for the engine, the reference evaluates another.
      await inParallel(seeds, 3, async (seed) => {
        if (reports.length === 0) reports.push(...(await compareDataset(makeDataset(seed, programsPerDataset))));
      });
      expect.soft(reports.join('\n\n')).toBe('');
    },
  );

  it('nearly all check, and data errors stay rare', () => {
    const summary = `${seen.problems.length} of ${seen.programs} programs do not check:\n${seen.problems.slice(0, 20).join('\n')}`;
    expect(seen.problems.length, summary).toBeLessThanOrEqual(0.03 * seen.programs + 1);
    const failed = [...seen.failures.values()].reduce((sum, count) => sum + count, 0);
    const failures = [...seen.failures].map(([kind, count]) => `${kind}: ${count}`).join(', ');
    expect(failed, failures).toBeLessThanOrEqual(0.2 * seen.checked + 1);
  });
});

async function compareDataset({ seed, files, programs }: Dataset): Promise<string[]> {
  const folder = makeDataFolder(files);
  try {
    const state = stateOf(folder, files);
    for (const [index, program] of programs.entries()) {
      seen.programs += 1;
      const { program: checked, paths, problems, differences, failure } = await compareCase(state, textOf(program));
      if (checked && index === 0 && seed % 4 === 0) {
        const [measured, meant] = await compareMeasures(checked, paths, state.tables);
        if (measured !== meant) return [`seed ${seed}: measured\n${measured}\nmeant\n${meant}`];
      }
      if (!checked) seen.problems.push(`seed ${seed}, program ${index + 1}: ${problems.join('; ')}`);
      else seen.checked += 1;
      if (failure !== undefined) seen.failures.set(failure, (seen.failures.get(failure) ?? 0) + 1);
      if (differences.length === 0) continue;
      const replay = `PATRON_SEED=${seed} PATRON_PROGRAMS=${programsPerDataset}`;
      return [await reportDifference(`seed ${seed}, program ${index + 1}: ${replay}`, { parts: program.parts, files })];
    }
    return [];
  } finally {
    folder.remove();
  }
}
