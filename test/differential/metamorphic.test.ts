import { afterAll, describe, expect, it } from 'vitest';
import { format } from '../../grammar/index.ts';
import type * as Ir from '../../server/ir/index.ts';
import { type CheckedCase, checkCase, type Files, type State, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { type Dataset, makeDataset } from '../support/differential/dataset.ts';
import { observeEngine } from '../support/differential/engine-side.ts';
import { differences, type Observation, type Observed } from '../support/differential/observed.ts';
import { inParallel, seedsOf, settings } from '../support/differential/settings.ts';
import { doubleOperands, renameAll, reorderRules, shuffleRows } from '../support/differential/transform.ts';
import { type ProgramText, Random, textOf } from '../support/generate/index.ts';

/** One program over its data, and what the engine says of it. */
interface Base {
  readonly dataset: Dataset;
  readonly state: State;
  readonly text: ProgramText;
  readonly checked: CheckedCase & { readonly program: Ir.Program };
  readonly observed: Observed;
}

/** What must be the same after a change: undefined where the change changes nothing. */
type Property = (base: Base) => Promise<readonly string[] | undefined>;

const { programs, seed } = settings(300);
const datasets = seedsOf({ programs: Math.ceil(programs / 15) * 5, seed: seed + 500_000 });

const properties: Readonly<Record<string, Property>> = {
  'the order of rows and the number of threads': (base) => {
    const files = shuffleRows(new Random(base.dataset.seed), base.dataset.files);
    return onState(files, async (state) => {
      const { program, paths, problems } = await checkCase(state, textOf(base.text));
      // A column without a type may be another one where the look sees other rows first; but no file here is longer than a look.
      if (!program) return problems;
      return told(base.observed, await observeEngine(program, paths, { threads: 2 }), isNoRowNumber);
    });
  },

  'the layout of the text': async ({ state, text, checked }) => {
    const formatted = format(textOf(text)).text;
    const { program, problems } = await checkCase(state, formatted);
    if (!program) return problems;
    return plain(program) === plain(checked.program) ? [] : [`another program: ${formatted}`];
  },

  names: async ({ state, text, observed }) => {
    const { program, paths, problems } = await checkCase(state, renameAll(textOf(text), text.names));
    if (!program) return problems;
    return told(observed, await observeEngine(program, paths, { threads: 1 }), isOfDecisions);
  },

  'the order of rules that exclude each other': async ({ state, text, observed }) => {
    const parts = text.parts.map(reorderRules);
    if (parts.every((part, index) => part === text.parts[index])) return undefined;
    const { program, paths, problems } = await checkCase(state, textOf({ parts }));
    if (!program) return problems;
    return told(observed, await observeEngine(program, paths, { threads: 1 }), isWithoutRules);
  },

  'the order and number of operands of `and` and `or`': async ({ checked, observed }) => {
    const doubled = doubleOperands(checked.program);
    return told(observed, await observeEngine(doubled, checked.paths, { threads: 1 }), () => true);
  },
};

describe.each(Object.entries(properties))('a change of %s', (_, property) => {
  it.each(datasets.map((seeds) => ({ from: seeds[0], to: seeds.at(-1), seeds })))(
    'changes nothing for the seeds $from to $to',
    { timeout: 600_000 },
    async ({ seeds }) => {
      const found: string[] = [];
      await inParallel(seeds, 3, async (each) => void found.push(...(await changedBy(property, each))));
      expect(found).toEqual([]);
    },
  );
});

async function changedBy(property: Property, from: number): Promise<readonly string[]> {
  const base = await baseOf(from);
  const found = base && (await property(base));
  return (found ?? []).map((each) => `seed ${from}: ${each}`);
}

const bases = new Map<number, Promise<Base | undefined>>();

/** Every property compares with the same run; undefined where the program does not check. */
function baseOf(from: number): Promise<Base | undefined> {
  const known = bases.get(from) ?? makeBase(from);
  bases.set(from, known);
  return known;
}

async function makeBase(from: number): Promise<Base | undefined> {
  const dataset = makeDataset(from, 1);
  const state = stateOf(makeDataFolder(dataset.files), dataset.files);
  const text = dataset.programs[0]!;
  const { program, ...rest } = await checkCase(state, textOf(text));
  if (!program) return undefined;
  const observed = await observeEngine(program, rest.paths, { threads: 1 });
  return { dataset, state, text, checked: { program, ...rest }, observed };
}

afterAll(async () => {
  for (const base of await Promise.all(bases.values())) base?.state.folder.remove();
});

async function onState<T>(files: Files, work: (state: State) => Promise<T>): Promise<T> {
  const folder = makeDataFolder(files);
  try {
    return await work(stateOf(folder, files));
  } finally {
    folder.remove();
  }
}

/** Differences in the results and columns that the property speaks of. */
function told(one: Observed, other: Observed, isMeant: (result: string, part: string) => boolean): readonly string[] {
  return differences(only(one, isMeant), only(other, isMeant)).map(
    ({ where, engine, reference }) => `${where}: before ${engine}, after ${reference}`,
  );
}

function only({ results, ...rest }: Observed, isMeant: (result: string, part: string) => boolean): Observed {
  const kept = [...results].map(([name, result]): [string, Observation] => {
    if (result.kind === 'facts')
      return [name, { ...result, facts: new Map([...result.facts].filter(([fact]) => isMeant(name, fact))) }];
    const columns = result.columns
      .map((column, index) => ({ column, index }))
      .filter(({ column }) => isMeant(name, column));
    const rows = result.rows.map((row) => columns.map(({ index }) => row[index] ?? null));
    return [name, { ...result, columns: columns.map(({ column }) => column), rows }];
  });
  return { ...rest, results: new Map(kept) };
}

function isNoRowNumber(result: string, part: string): boolean {
  return result !== 'rejects' && result !== 'orphans' && !part.endsWith(' › first');
}

/** Everything but the names of definitions. */
function isOfDecisions(result: string, part: string): boolean {
  if (result === 'preview') return !part.startsWith('definitions');
  return result !== 'values' && result !== 'fits' && !result.startsWith('explain ');
}

/** What was decided, but not by which rule: a rule without a name is called by its place. */
function isWithoutRules(result: string, part: string): boolean {
  return result === 'decisions' ? !part.endsWith(' rule') : result === 'values';
}

/** A program without the places where it was written. */
function plain(program: Ir.Program): string {
  return JSON.stringify(program, (key, value: unknown) =>
    key === 'span' || key === 'origin' || key === 'text' ? undefined : value,
  );
}
