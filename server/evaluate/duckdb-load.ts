import type { DuckDBInstance } from '@duckdb/node-api';
import type * as Ir from '../ir/index.ts';
import { Checks, duckdb } from '../targets/sql/index.ts';
import type { Plan } from '../targets/sql/plan.ts';
import { createInstance, DuckDbRunner, type InstanceOptions, lockDown } from './duckdb-connection.ts';
import { OpenFiles } from './duckdb-files.ts';
import type { FilePaths, OpenOptions, Session } from './engine.ts';
import { dayInUse } from './load/as-of.ts';
import { type Loaded, load } from './load/loader.ts';
import type { Loading } from './load/loading.ts';
import { Report } from './load/report.ts';
import { Tables } from './load/tables.ts';
import { makeFolderIn, makeTempFolder, removeTempFolder } from './temp-folder-node.ts';

/** An instance with its connection and its folder; whoever opens one closes it. */
export interface Opened {
  readonly instance: DuckDBInstance;
  readonly runner: DuckDbRunner;
  readonly checks: Checks;
  readonly options: Omit<InstanceOptions, 'spill'>;
  /** For everything that is put down for a while. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function openInstance({ threads, memoryLimit, signal }: OpenOptions): Promise<Opened> {
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

export function filesOf(
  program: Ir.Program,
  paths: FilePaths,
  { runner, folder }: Opened,
  signal: AbortSignal | undefined,
): OpenFiles {
  return new OpenFiles(runner, program, paths, { zone: program.asOf.zone, folder, signal });
}

export interface LoadOptions extends Pick<OpenOptions, 'asOf' | 'signal'> {
  onSource(source: string, share: number): void;
  /** The last that still reads files. */
  readonly beforeLock?: (loading: Loading) => Promise<void>;
}

/** What was loaded; from here on the instance reads no file. */
export interface LockedData {
  readonly loading: Loading;
  readonly loaded: Loaded;
  readonly asOf: Session['asOf'];
}

export async function loadAndLock(
  plan: Plan,
  paths: FilePaths,
  { asOf: day, signal, onSource, beforeLock }: LoadOptions,
  opened: Opened,
): Promise<LockedData> {
  const { runner, checks } = opened;
  const files = filesOf(plan.program, paths, opened, signal);
  const asOf = await dayInUse({ plan, runner, files }, day);
  const report = new Report(plan);
  const tables = new Tables();
  const loading: Loading = { plan, runner, dialect: duckdb, checks, tables, files, report, asOf: asOf.date };
  const loaded = await load(loading, onSource);
  await beforeLock?.(loading);
  await lockDown(runner);
  return { loading, loaded, asOf };
}
