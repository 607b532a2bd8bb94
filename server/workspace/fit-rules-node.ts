import type { Analyze } from '../analysis/analysis.ts';
import type { DataLook, World } from '../analysis/look.ts';
import { relativePath } from '../analysis/path-diagnostics.ts';
import type { Engine, FilePaths, OpenOptions, Session } from '../evaluate/index.ts';
import type { Program, Source } from '../ir/index.ts';
import type { LockedRules } from '../lock/lock.ts';
import { type FittedFile, lockedRules } from '../lock/make-lock.ts';
import { fingerprintOf } from './fingerprint-node.ts';
import { openProject, pathOf } from './open-program.ts';

/** Rules over their data, as a session has fitted them. */
export interface FittedProgram {
  readonly program: Program;
  readonly session: Pick<Session, 'asOf' | 'report' | 'fits'>;
  readonly files: FilePaths;
  /** The world in which they were checked. */
  readonly world: World;
  /** Of the rules, relative to the root of the world. */
  readonly file: string;
  /** Where the rules say that data lies which was read from elsewhere (`--data`): relative to the root of the world. */
  readonly written: ReadonlyMap<string, string>;
}

/**
 * Fits rules over their data: what a lock says of them. `files` are the absolute paths of their data, by name. Undefined: the rules have errors. Throws
 * what the engine throws.
 */
export async function fitRules(
  { world, file }: { readonly world: World; readonly file: string },
  analyze: Analyze,
  engine: Engine,
  files: FilePaths,
  options: OpenOptions,
): Promise<LockedRules | undefined> {
  const sources = analyze(world, file).program()?.sources ?? [];
  const located = new Map(sources.map((source) => [pathOf(source, world, file), files.get(source.name)]));
  const locate = (path: string) => located.get(path) ?? path;
  const checked = await openProject({ world, file, locate }, analyze, engine, options);
  const { program } = checked;
  if (!program) return undefined;
  const session = await engine.open(program, files, options);
  try {
    const fitted = { program, session, files, world: checked.world, file, written: new Map<string, string>() };
    return await lockedRulesOfSession(fitted, options.signal);
  } finally {
    await session.close();
  }
}

/** What a lock says of rules after a session has fitted them; reads every file of their data once more. */
export async function lockedRulesOfSession(fitted: FittedProgram, signal?: AbortSignal): Promise<LockedRules> {
  const files = new Map<string, FittedFile>();
  for (const source of fitted.program.sources) {
    const file = await fittedFile(source, fitted, signal);
    if (file) files.set(source.name, file);
  }
  return lockedRules(fitted.program, fitted.session, files);
}

async function fittedFile(
  source: Source,
  { files, world, file, written }: FittedProgram,
  signal: AbortSignal | undefined,
): Promise<FittedFile | undefined> {
  const path = pathOf(source, world, file);
  const absolute = files.get(source.name);
  const look = path === undefined ? undefined : lookAtSource(source, path, world);
  if (path === undefined || absolute === undefined || !look) return undefined;
  const isReplaced = world.replacement?.(source.name) !== undefined;
  const from = isReplaced ? written.get(source.name) : path;
  return {
    ...(from !== undefined && { path: relativePath(file, from) }),
    look,
    ...(await fingerprintOf(absolute, signal)),
  };
}

/** Of a workbook the sheet that is read. */
function lookAtSource({ from }: Source, path: string, world: World): DataLook | undefined {
  const look = world.look(path);
  if ('kind' in look) return undefined;
  const wanted = from.kind === 'file' ? from.sheet : undefined;
  const sheet = wanted === undefined ? look.sheets?.[0] : look.sheets?.find(({ name }) => name === wanted);
  return sheet ? { ...look, columns: sheet.columns, rows: sheet.rows } : look;
}

/** Where rules say that their data lies, whatever stands for it now: by data, relative to the root of the world. */
export function writtenPaths(world: World, file: string, analyze: Analyze): ReadonlyMap<string, string> {
  const { replacement, ...asWritten } = world;
  const { data } = analyze(asWritten, file).schema;
  return new Map([...data.values()].flatMap(({ name, file: path }) => (path === undefined ? [] : [[name, path]])));
}
