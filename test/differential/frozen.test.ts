import { describe, expect, it } from 'vitest';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import type { FilePaths, Fits } from '../../server/evaluate/index.ts';
import type * as Ir from '../../server/ir/index.ts';
import { checkCase, type Files, type State, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { makeDataset } from '../support/differential/dataset.ts';
import { observeEngine } from '../support/differential/engine-side.ts';
import { type Difference, differences, type Observed } from '../support/differential/observed.ts';
import { observeReference } from '../support/differential/reference-side.ts';
import { inParallel, programsPerDataset, seedsOf, settings } from '../support/differential/settings.ts';
import { leaveOutRows } from '../support/differential/transform.ts';
import { Random, textOf } from '../support/generate/index.ts';

const { programs, seed } = settings(300);
/** One program of each data set. */
const datasets = Math.ceil(programs / 15);
const chunks = seedsOf({ programs: datasets * programsPerDataset, seed: seed + 900_000 });
const options = { threads: 1 };

/** How many programs had something to fit, and for how many of those other rows would have moved a cut. */
const seen = { fitted: 0, moved: 0 };

describe('generated programs with numbers that were fitted before', () => {
  it.each(chunks.map((seeds) => ({ from: seeds[0], to: seeds.at(-1), seeds })))(
    'of the seeds $from to $to say the same as when they were fitted, and with other rows what the reference says',
    { timeout: 600_000 },
    async ({ seeds }) => {
      const found: string[] = [];
      await inParallel(seeds, 3, async (each) => void found.push(...(await compareFrozen(each))));
      expect(found, found.join('\n')).toEqual([]);
    },
  );

  it('often have something to fit, and cuts that would have moved', () => {
    expect(seen.fitted).toBeGreaterThan(datasets / 4);
    expect(seen.moved).toBeGreaterThan(seen.fitted / 4);
  });
});

async function compareFrozen(from: number): Promise<readonly string[]> {
  const {
    files,
    programs: [text],
  } = makeDataset(from, 1);
  const program = textOf(text!);
  const fitted = await onState(files, (state) => fitAndRepeat(state, program));
  if (!fitted) return [];
  const fewer = leaveOutRows(new Random(from), files);
  const others = await onState(fewer, (state) => applyElsewhere(state, program, fitted.fits));
  return toldOf(from, [...fitted.found, ...others]);
}

function toldOf(from: number, found: readonly Difference[]): readonly string[] {
  return found.map(({ where, engine, reference }) => `seed ${from}: ${where}: ${engine}, not ${reference}`);
}

/** The numbers that were fitted, and what is different when they are applied to the same data; undefined: there are none. */
async function fitAndRepeat(
  state: State,
  text: string,
): Promise<{ fits: Fits; found: readonly Difference[] } | undefined> {
  const { program, paths } = await checkCase(state, text);
  const fits = program && (await fitsOf(program, paths));
  if (!fits || fits.size === 0) return undefined;
  seen.fitted += 1;
  const plain = await observeEngine(program, paths, options);
  return { fits, found: differences(await observeEngine(program, paths, { ...options, fits }), plain) };
}

async function applyElsewhere(state: State, text: string, fits: Fits): Promise<readonly Difference[]> {
  const { program, paths } = await checkCase(state, text);
  if (!program) return [];
  if (textOfFits(await fitsOf(program, paths)) !== textOfFits(fits)) seen.moved += 1;
  const engine = await observeEngine(program, paths, { ...options, fits });
  return differences(withoutFits(engine), withoutFits(observeReference(program, state.tables, { fits })));
}

/** Where the data makes the program impossible, there is nothing to apply. */
async function fitsOf(program: Ir.Program, paths: FilePaths): Promise<Fits | undefined> {
  const session = await duckDbEngine.open(program, paths, options).catch(() => undefined);
  await session?.close();
  return session?.fits;
}

function textOfFits(fits: Fits | undefined): string {
  return JSON.stringify([...(fits ?? [])].map(([name, { cuts }]) => [name, cuts]));
}

/** The engine tells them with as many places as the values have now. */
function withoutFits({ results, ...rest }: Observed): Observed {
  return { ...rest, results: new Map([...results].filter(([name]) => name !== 'fits')) };
}

async function onState<T>(files: Files, work: (state: State) => Promise<T>): Promise<T> {
  const folder = makeDataFolder(files);
  try {
    return await work(stateOf(folder, files));
  } finally {
    folder.remove();
  }
}
