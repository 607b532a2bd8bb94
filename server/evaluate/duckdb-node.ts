import type * as Ir from '../ir/index.ts';
import { Computing } from './computing.ts';
import { filesOf, loadAndLock, type Opened, openInstance } from './duckdb-load.ts';
import { openRelation } from './duckdb-relation.ts';
import type { Engine, FilePaths, Measures, OpenOptions, Session } from './engine.ts';
import { measureSource } from './measure.ts';
import { planOf } from './plan.ts';
import { ComputedSession } from './session.ts';
import { makeFolderIn } from './temp-folder-node.ts';

/** DuckDB in this process. */
export const duckDbEngine: Engine = { measure, open };

async function measure(program: Ir.Program, paths: FilePaths, options: OpenOptions): Promise<Measures> {
  const csv = program.sources.filter(
    ({ name, from }) => from.kind !== 'derived' && !/\.(parquet|pq)$/i.test(paths.get(name) ?? ''),
  );
  if (csv.length === 0) return new Map();
  const opened = await openInstance(options);
  try {
    const files = filesOf(program, paths, opened, options.signal);
    const measures = new Map<string, ReadonlyMap<string, { readonly digits: number; readonly scale: number }>>();
    for (const [index, source] of csv.entries()) {
      options.onProgress?.({ phase: 'measuring', share: index / csv.length, source: source.name });
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
  { asOf: day, signal, onProgress }: OpenOptions,
  opened: Opened,
): Promise<Session> {
  const { runner, checks, instance } = opened;
  const plan = planOf(program);
  const { loading, loaded, asOf } = await loadAndLock(
    plan,
    paths,
    {
      ...(day !== undefined && { asOf: day }),
      ...(signal && { signal }),
      onSource: (source, share) => onProgress?.({ phase: 'loading', share: share * loadedShare, source }),
    },
    opened,
  );
  const computing = new Computing(loading, loaded);
  await computing.all((share) =>
    onProgress?.({ phase: 'fitting', share: loadedShare + share * (fittedShare - loadedShare) }),
  );
  onProgress?.({ phase: 'deciding', share: fittedShare });
  return new ComputedSession({
    runner,
    plan,
    computing,
    asOf,
    report: loading.report.result(),
    openRelation: (planned) =>
      openRelation(
        { instance, options: opened.options, makeFolder: () => makeFolderIn(opened.folder), checks, signal },
        planned,
      ),
    close: opened.close,
  });
}
