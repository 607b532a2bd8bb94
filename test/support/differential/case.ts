import { analyze } from '../../../server/analysis/index.ts';
import { messageOf } from '../../../server/diagnostics/diagnostic.ts';
import { registry } from '../../../server/diagnostics/registry.ts';
import { duckDbEngine } from '../../../server/evaluate/duckdb-node.ts';
import type { Engine, FilePaths, Measures, OpenOptions } from '../../../server/evaluate/index.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { openProject } from '../../../server/workspace/open-program.ts';
import { measureColumns, type RawTable, readCsv } from '../reference/index.ts';
import type { DataFolder } from './data-folder.ts';
import { observeEngine } from './engine-side.ts';
import { type Difference, differences } from './observed.ts';
import { observeReference } from './reference-side.ts';

/** The text of each file of data, by the name of the data. */
export type Files = ReadonlyMap<string, string>;

/** A state of some data on the disk, and its cells. */
export interface State {
  readonly folder: DataFolder;
  readonly tables: ReadonlyMap<string, RawTable>;
}

export function stateOf(folder: DataFolder, files: Files): State {
  return { folder, tables: new Map([...files].map(([data, content]) => [data, readCsv(content)])) };
}

export interface CheckedCase {
  /** Absent where the program does not check. */
  readonly program?: Ir.Program;
  readonly paths: FilePaths;
  /** Why it does not check. */
  readonly problems: readonly string[];
}

const options: OpenOptions = { threads: 1 };

/** Parses and checks a program text, with the decimals as wide as the data has them. */
export async function checkCase(state: State, text: string): Promise<CheckedCase> {
  const { model, program, files } = await openProject(state.folder.project(text), analyze, measuring(state), options);
  const problems = model
    .diagnostics()
    .filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error')
    .map(({ diagnostic, start, end }) => {
      const place = text.slice(Math.max(0, start - 40), end + 20).replaceAll('\n', ' ');
      return `${diagnostic.code} ${messageOf(diagnostic, 'en')} «${place}»`;
    });
  return { ...(program && { program }), paths: files, problems };
}

/** To measure decimals takes the engine as long as to start it; the reference measures the cells that it has read anyway. */
function measuring({ tables }: State): Engine {
  return { ...duckDbEngine, measure: async (program) => measureTables(program, tables) };
}

function measureTables(program: Ir.Program, tables: ReadonlyMap<string, RawTable>): Measures {
  return new Map(
    program.sources.flatMap((source) => {
      const table = tables.get(source.name);
      return table ? [[source.name, measureColumns(source, table)] as const] : [];
    }),
  );
}

/** What the engine measures and what the reference does, as text; up to 18 digits are as good as 18. */
export async function compareMeasures(
  program: Ir.Program,
  paths: FilePaths,
  tables: ReadonlyMap<string, RawTable>,
): Promise<readonly [engine: string, reference: string]> {
  const told = (measures: Measures) =>
    [...measures].flatMap(([data, columns]) =>
      [...columns].map(([column, { digits, scale }]) => `${data}.${column}: ${Math.max(18, digits)}, ${scale}`),
    );
  const engine = await duckDbEngine.measure(program, paths, options);
  return [told(engine).sort().join('\n'), told(measureTables(program, tables)).sort().join('\n')];
}

export interface Compared {
  /** Absent where the program does not check. */
  readonly program?: Ir.Program;
  readonly paths: FilePaths;
  readonly problems: readonly string[];
  readonly differences: readonly Difference[];
  /** The data error that both ended with. */
  readonly failure?: string;
}

/** One program over one state of its data, on both evaluators. */
export async function compareCase(state: State, text: string): Promise<Compared> {
  const { program, paths, problems } = await checkCase(state, text);
  if (!program) return { paths, problems, differences: [] };
  const engine = observeEngine(program, paths, options);
  const reference = observeReference(program, state.tables);
  const found = differences(await engine, reference);
  return {
    program,
    paths,
    problems,
    differences: found,
    ...(reference.failure !== undefined && { failure: reference.failure }),
  };
}
