import { analyze } from '../../../server/analysis/index.ts';
import { messageOf } from '../../../server/diagnostics/diagnostic.ts';
import { registry } from '../../../server/diagnostics/registry.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type { FilePaths } from '../../../server/evaluate/index.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { type Checked, openProject } from '../../../server/workspace/open-program.ts';
import { csvText, type Files, makeFiles, makeProgram, makeWorld, type ProgramText, Random } from '../generate/index.ts';
import { type RawTable, readCsv } from '../reference/index.ts';
import { observeEngine } from './engine-side.ts';
import { type Difference, differences, type Observed } from './observed.ts';
import { type DataFolder, makeDataFolder } from './project.ts';
import { observeReference } from './reference-side.ts';

/** A state of some data, and programs over it. */
export interface Dataset {
  readonly seed: number;
  readonly folder: DataFolder;
  /** The text of each file, by the name of its data. */
  readonly files: ReadonlyMap<string, string>;
  readonly programs: readonly ProgramText[];
}

/** Everything of a data set comes from its seed. */
export function makeDataset(seed: number, programs: number): Dataset {
  const random = new Random(seed);
  const world = makeWorld(random.fork());
  const files = csvFiles(random.fork(), makeFiles(random.fork(), world));
  return {
    seed,
    folder: makeDataFolder(named(files)),
    files,
    programs: Array.from({ length: programs }, () => makeProgram(random.fork(), world)),
  };
}

export function csvFiles(random: Random, files: Files): ReadonlyMap<string, string> {
  return new Map([...files].map(([data, table]) => [data, csvText(random, table)]));
}

/** File contents by the names of the files. */
export function named(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([data, content]) => [`${data}.csv`, content]));
}

export interface CheckedCase {
  /** Absent where the program does not check. */
  readonly program?: Ir.Program;
  readonly paths: FilePaths;
  /** Why it does not check. */
  readonly problems: readonly string[];
}

/** Parses and checks a program text over the data of a folder, with the decimals as wide as the data has them. */
export async function checkCase(folder: DataFolder, text: string): Promise<CheckedCase> {
  const checked: Checked = await openProject(folder.project(text), analyze, duckDbEngine, { threads: 1 });
  const problems = checked.model
    .diagnostics()
    .filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error')
    .map(({ diagnostic, start, end }) => `${diagnostic.code} ${messageOf(diagnostic, 'en')} «${text.slice(start, end).slice(0, 80)}»`);
  return { ...(checked.program && { program: checked.program }), paths: checked.files, problems };
}

export interface Compared {
  readonly program?: Ir.Program;
  readonly problems: readonly string[];
  readonly differences: readonly Difference[];
  readonly failure?: string;
}

/** One program over one state of its data, on both evaluators. */
export async function compareCase(
  folder: DataFolder,
  files: ReadonlyMap<string, string>,
  text: string,
): Promise<Compared> {
  const { program, paths, problems } = await checkCase(folder, text);
  if (!program) return { problems, differences: [] };
  const engine = observeEngine(program, paths, { threads: 1 });
  const reference = observeReference(program, tablesOf(files));
  const found = differences(await engine, reference);
  return { program, problems, differences: found, ...(reference.failure !== undefined && { failure: reference.failure }) };
}

export function tablesOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, RawTable> {
  return new Map([...files].map(([data, content]) => [data, readCsv(content)]));
}

export type { Observed };
