import type { DuckDBInstance } from '@duckdb/node-api';
import type * as Ir from '../ir/index.ts';
import { Checks, duckdb } from '../targets/sql/index.ts';
import { Computing } from './computing.ts';
import { createInstance, DuckDbRunner, type InstanceOptions, lockDown } from './duckdb-connection.ts';
import { OpenFiles } from './duckdb-files.ts';
import { openRelation } from './duckdb-relation.ts';
import type { Engine, FilePaths, Measures, OpenOptions, Session } from './engine.ts';
import { dayInUse } from './load/as-of.ts';
import { load } from './load/loader.ts';
import type { Loading } from './load/loading.ts';
import { Report } from './load/report.ts';
import { Tables } from './load/tables.ts';
import { measureSource } from './measure.ts';
import { planOf } from './plan.ts';
import { ComputedSession } from './session.ts';
import { makeFolderIn, makeTempFolder, removeTempFolder } from './temp-folder-node.ts';

/** DuckDB in this process. */
export const duckDbEngine: Engine = { measure, open };

/** An instance with its connection and its folder; whoever opens one closes it. */
interface Opened {
  readonly instance: DuckDBInstance;
  readonly runner: DuckDbRunner;
  readonly checks: Checks;
  readonly options: Omit<InstanceOptions, 'spill'>;
  /** For everything that is put down for a while. */
  readonly folder: string;
  close(): Promise<void>;
}

async function openInstance({ threads, memoryLimit, signal }: OpenOptions): Promise<Opened> {
  const folder = await makeTempFolder();
  const options = { ...(threads !== undefined && { threads }), ...(memoryLimit !== undefined && { memoryLimit }) };
  const checks = new Checks();
  try {
    const instance = await createInstance({ ...options, spill: await makeFolderIn(folder) });
    const runner = await DuckDbRunner.open(instance, signal, checks);
    const close = async () => {
      runner.close();
      instance.closeSync();
      await removeTempFolder(folder);
    };
    return { instance, runner, checks, options, folder, close };
  } catch (error) {
    await removeTempFolder(folder);
    throw error;
  }
}

function filesOf(
  program: Ir.Program,
  paths: FilePaths,
  { runner, folder }: Opened,
  signal: AbortSignal | undefined,
): OpenFiles {
  return new OpenFiles(runner, program, paths, { zone: program.asOf.zone, folder, signal });
}

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
  const files = filesOf(program, paths, opened, signal);
  const asOf = await dayInUse({ plan, runner, files }, day);
  const report = new Report(plan);
  const loading: Loading = {
    plan,
    runner,
    dialect: duckdb,
    checks,
    tables: new Tables(),
    files,
    report,
    asOf: asOf.date,
  };
  const loaded = await load(loading, (source, share) =>
    onProgress?.({ phase: 'loading', share: share * loadedShare, source }),
  );
  await lockDown(runner);
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
    report: report.result(),
    openRelation: (planned) =>
      openRelation(
        { instance, options: opened.options, makeFolder: () => makeFolderIn(opened.folder), checks, signal },
        planned,
      ),
    close: opened.close,
  });
}
