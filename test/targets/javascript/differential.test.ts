import { describe, expect, it } from 'vitest';
import { javascript } from '../../../server/targets/javascript/javascript.ts';
import { checkCase, type State, stateOf } from '../../support/differential/case.ts';
import { makeDataFolder } from '../../support/differential/data-folder.ts';
import { makeDataset } from '../../support/differential/dataset.ts';
import { exportSettings, inParallel, programsPerDataset, seedsOf } from '../../support/differential/settings.ts';
import { textOf } from '../../support/generate/index.ts';
import { DataError, type Evaluation, evaluateOthers, evaluateProgram } from '../../support/reference/index.ts';
import { compareCustomers } from './support/compare.ts';
import { inputOf } from './support/emitted.ts';
import { fitsOf, ofOneCustomer } from './support/reference.ts';

const chunks = seedsOf(exportSettings(150));

/** What all tests of this file have seen. */
const seen = { compared: 0, decided: 0, decidedRows: 0, failed: 0 };

describe('modules of generated programs', () => {
  it.each(chunks.map((seeds) => ({ from: seeds[0], to: seeds.at(-1), seeds })))(
    'of the seeds $from to $to decide what the reference decides, from rows and from values',
    { timeout: 600_000 },
    async ({ seeds }) => {
      const reports: string[] = [];
      await inParallel(seeds, 2, async (seed) => void reports.push(...(await compareDataset(seed))));
      expect(reports, reports.join('\n')).toEqual([]);
    },
  );

  it('nearly always say something', () => {
    expect(seen.failed).toBeLessThanOrEqual(0.2 * seen.compared + 1);
    expect(seen.decided).toBeGreaterThan(seen.compared);
    expect(seen.decidedRows).toBeGreaterThan(seen.compared);
  });
});

async function compareDataset(seed: number): Promise<string[]> {
  const { files, programs } = makeDataset(seed, programsPerDataset);
  const folder = makeDataFolder(files);
  try {
    const reports: string[] = [];
    for (const [index, program] of programs.entries()) {
      const found = await compareProgram(stateOf(folder, files), textOf(program));
      if (found.length > 0) reports.push(`seed ${seed}, program ${index + 1}: ${found.slice(0, 5).join('; ')}`);
    }
    return reports;
  } finally {
    folder.remove();
  }
}

async function compareProgram(state: State, text: string): Promise<readonly string[]> {
  const { program: checked } = await checkCase(state, text);
  if (!checked) return [];
  seen.compared += 1;
  const evaluation = evaluatedCase(ofOneCustomer(checked), state);
  if (!evaluation) {
    seen.failed += 1;
    return [];
  }
  const fits = fitsOf(evaluation);
  const obstacles = javascript.obstacles(inputOf(evaluation.program, { fits }));
  if (obstacles.length > 0) return obstacles.map(({ code }) => code);
  const { differences, decided, decidedRows } = await compareCustomers(evaluation, state.tables, fits);
  seen.decided += decided;
  seen.decidedRows += decidedRows;
  return differences;
}

/** Where no run could decide about other data, customers alone are compared. */
function evaluatedCase({ others, ...program }: Evaluation['program'], state: State): Evaluation | undefined {
  const whole = others && evaluated({ ...program, others }, state);
  return whole ?? evaluated(program, state);
}

function evaluated(program: Evaluation['program'], { tables }: State): Evaluation | undefined {
  try {
    const evaluation = evaluateProgram(program, tables);
    evaluateOthers(evaluation);
    return evaluation;
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}
