import { dataFormatOf } from '../ir/data-format.ts';
import type * as Ir from '../ir/index.ts';
import { planOf } from '../targets/sql/plan.ts';
import { Computing, withFits } from './computing.ts';
import { filesOf, loadAndLock, type Opened, openInstance } from './duckdb-load.ts';
import { openRelation } from './duckdb-relation.ts';
import type { Engine, FilePaths, Measures, OpenOptions, Session } from './engine.ts';
import { appliedFits } from './fit/applied.ts';
import { measureSource } from './measure.ts';
import { type ComputedRows, computeRows, type LoadedRows, loadRows } from './others/rows.ts';
import { ComputedSession } from './session.ts';
import { makeFolderIn } from './temp-folder-node.ts';

/** DuckDB in this process. */
export const duckDbEngine: Engine = { measure, open };

async function measure(program: Ir.Program, paths: FilePaths, options: OpenOptions): Promise<Measures> {
  // A Parquet file tells the width of its columns itself.
  const texts = program.sources.filter(
    ({ name, from }) => from.kind !== 'derived' && dataFormatOf(paths.get(name) ?? '') !== 'parquet',
  );
  if (texts.length === 0) return new Map();
  const opened = await openInstance(options);
  try {
    const files = filesOf(program, paths, opened, options.signal);
    const measures = new Map<string, ReadonlyMap<string, { readonly digits: number; readonly scale: number }>>();
    for (const [index, source] of texts.entries()) {
      options.onProgress?.({ phase: 'measuring', share: index / texts.length, source: source.name });
      if (paths.has(source.name)) measures.set(source.name, await measureSource(opened.runner, files, source));
    }
    return measures;
  } finally {
    await opened.close();
  }
}

/** How much of the work is done when everything is loaded, and when everything is fitted. */
const loadedShare = 0.7;
const fittedShare = 0.95;

async function open(program: Ir.Program, paths: FilePaths, options: OpenOptions): Promise<Session> {
  const opened = await openInstance(options);
  try {
    return await openSession(program, paths, options, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openSession(
  program: Ir.Program,
  paths: FilePaths,
  { asOf: day, fits, signal, onProgress }: OpenOptions,
  opened: Opened,
): Promise<Session> {
  const { runner, checks, instance } = opened;
  const plan = planOf(program);
  let rows: readonly LoadedRows[] = [];
  const remembered = fits && withFits(appliedFits(program, fits));
  const { loading, loaded, asOf } = await loadAndLock(
    plan,
    paths,
    {
      ...(day !== undefined && { asOf: day }),
      ...(signal && { signal }),
      onSource: (source, share) => onProgress?.({ phase: 'loading', share: share * loadedShare, source }),
      beforeLock: async (main) => {
        rows = await loadRows(main);
      },
    },
    opened,
  );
  const computing = new Computing(loading, loaded, remembered);
  await computing.all((share) =>
    onProgress?.({ phase: 'fitting', share: loadedShare + share * (fittedShare - loadedShare) }),
  );
  onProgress?.({ phase: 'deciding', share: fittedShare });
  const others: ComputedRows[] = [];
  for (const each of rows) others.push(await computeRows(computing.computation, each));
  return new ComputedSession({
    runner,
    plan,
    computing,
    asOf,
    report: loading.report.result(),
    others,
    openRelation: (planned) =>
      openRelation(
        { instance, options: opened.options, makeFolder: () => makeFolderIn(opened.folder), checks, signal },
        planned,
      ),
    close: opened.close,
  });
}
