import { dirname, join } from 'node:path';
import { DatabaseError } from '../databases/database-error.ts';
import { DataError } from '../evaluate/data-error.ts';
import type { Relation, RelationName, Session } from '../evaluate/engine.ts';
import type { Program } from '../ir/program.ts';
import { namesOfResults, rowResults } from '../targets/result-names.ts';
import { fileNames } from '../text/file-names.ts';
import type { Files } from '../workspace/files.ts';
import { type NewFile, replaceFiles } from '../workspace/replace-files.ts';
import { Failure, usageFailure } from './failure.ts';
import type { ResultFormat } from './options.ts';
import { systemCode } from './system-code.ts';
import { translateError } from './translate-error.ts';

export interface ResultFile {
  readonly relation: RelationName;
  /** With its ending. */
  readonly name: string;
  readonly rows: number;
}

export interface ResultsOptions {
  /** Absolute. */
  readonly folder: string;
  /** The folder as the user knows it. */
  readonly shown: string;
  readonly format: ResultFormat;
  readonly values: boolean;
  readonly pii: boolean;
  /** Absolute paths of everything that was read. */
  readonly inputs: readonly string[];
  readonly signal?: AbortSignal;
  readonly onFile?: (name: string, share: number) => void;
}

export type WriteOptions = Omit<ResultsOptions, 'values'>;

export interface Results {
  readonly files: readonly ResultFile[];
  /** Names of files in the folder that look like results and are none of this run. */
  readonly stale: readonly string[];
  /** Names of the personal columns that were left out. */
  readonly leftOut: readonly string[];
}

/** Writes the results of a session: all files, or none and everything is as it was. */
export async function writeResults(
  session: Session,
  program: Program,
  files: Files,
  options: ResultsOptions,
): Promise<Results> {
  return writeRelations(await plan(session, program, options), files, options);
}

/** Writes results: all files, or none and everything is as it was. */
export async function writeRelations(
  planned: readonly PlannedFile[],
  files: Files,
  options: WriteOptions,
): Promise<Results> {
  await refuse(planned, files, options);
  const made = await makeFolder(files, options);
  try {
    await writeAll(planned, files, options);
  } catch (error) {
    if (made !== undefined) await removeFolders(options.folder, made, files);
    throw error;
  }
  return {
    files: planned.map(({ relation, name, content }) => ({ relation, name, rows: content.rows })),
    stale: await staleNames(planned, files, options),
    leftOut: options.pii ? [] : personalColumns(planned),
  };
}

export interface PlannedFile {
  readonly relation: RelationName;
  readonly name: string;
  readonly content: Relation;
}

const always = ['decisions', 'matches'] as const;
const whenAny = ['rejects', 'orphans'] as const;

async function plan(session: Session, program: Program, { format, values }: ResultsOptions): Promise<PlannedFile[]> {
  const campaigns = program.campaigns.length > 0 ? (['campaigns'] as const) : [];
  const fixed = [...always, ...campaigns, ...(values ? (['values'] as const) : [])];
  const rows = rowResults(program);
  const policies = [program, ...(program.others ?? [])].flatMap((each) => each.policies.map(({ name }) => name));
  const taken = [...namesOfResults, ...rows.map(({ name }) => name)];
  const affinities = program.definitions.flatMap(({ kind, name, earlier }) =>
    kind === 'affinity' && !earlier ? [name] : [],
  );
  const affinityFiles = fileNames(
    affinities.map((name) => `affinity-${name}`),
    taken,
  );
  const policyFiles = fileNames(policies, [...taken, ...affinityFiles]);
  const wanted: { relation: RelationName; base: string }[] = [
    ...fixed.map((kind) => ({ relation: { kind }, base: kind })),
    ...rows.map(({ name, result }) => ({ relation: result, base: name })),
    ...affinities.map((affinity, index) => ({
      relation: { kind: 'affinity' as const, affinity },
      base: affinityFiles[index] ?? '',
    })),
    ...policies.map((policy, index) => ({
      relation: { kind: 'policy' as const, policy },
      base: policyFiles[index] ?? '',
    })),
    ...whenAny.map((kind) => ({ relation: { kind }, base: kind })),
  ];
  const planned: PlannedFile[] = [];
  for (const { relation, base } of wanted) {
    const content = await session.relation(relation);
    const optional = relation.kind === 'rejects' || relation.kind === 'orphans';
    if (!optional || content.rows > 0) planned.push({ relation, name: `${base}.${format}`, content });
  }
  return planned;
}

/** Refuses what the user can change before anything is written. */
async function refuse(
  planned: readonly PlannedFile[],
  files: Files,
  { folder, shown, inputs }: WriteOptions,
): Promise<void> {
  const kind = await kindOfNearest(folder, files);
  if (kind === 'file' || kind === 'other') throw usageFailure((words) => words.usage.outIsFile(shown));
  for (const { name } of planned) {
    for (const input of inputs) {
      if (await files.same(join(folder, name), input)) {
        throw usageFailure((words) => words.usage.outIsInput(join(shown, name)));
      }
    }
  }
}

/** Of the path itself, or of the nearest above that there is: a file there would be in the way too. */
async function kindOfNearest(path: string, files: Files): Promise<'file' | 'folder' | 'other' | 'nothing'> {
  const kind = await files.kindOf(path);
  return kind !== 'nothing' || dirname(path) === path ? kind : kindOfNearest(dirname(path), files);
}

async function makeFolder(files: Files, { folder, shown }: WriteOptions): Promise<string | undefined> {
  try {
    return await files.makeFolder(folder);
  } catch {
    throw usageFailure((words) => words.usage.outNotWritable(shown));
  }
}

/** Removes the folders that were made, from the innermost up to the topmost. */
export async function removeFolders(folder: string, topmost: string, files: Files): Promise<void> {
  await files.removeFolder(folder).catch(() => undefined);
  if (folder !== topmost && dirname(folder) !== folder) await removeFolders(dirname(folder), topmost, files);
}

async function writeAll(planned: readonly PlannedFile[], files: Files, options: WriteOptions): Promise<void> {
  const { folder, shown, format, pii, signal, onFile } = options;
  let current = shown;
  const wanted = planned.map(
    ({ name, content }): NewFile => ({
      path: join(folder, name),
      write: (path) => content.write(path, format, { pii }),
    }),
  );
  try {
    await replaceFiles(files, wanted, {
      ...(signal && { signal }),
      onFile: (_, index) => {
        const name = planned[index]?.name ?? '';
        current = join(shown, name);
        onFile?.(name, index / planned.length);
      },
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw writeFailure(error, current);
  }
}

/** What went wrong with writing a file, in words. */
export function writeFailure(error: unknown, file: string): Failure {
  if (error instanceof Failure) return error;
  // What was to be written was still being computed.
  if (error instanceof DatabaseError || error instanceof DataError) return translateError(error);
  const code = systemCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  const full =
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    code === 'EFBIG' ||
    /no space left|disk full|file too large/i.test(reason);
  const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
  return new Failure(
    'output',
    ({ failure }) =>
      full ? failure.diskFull(file) : denied ? failure.writeDenied(file) : failure.writeFailed(file, code ?? reason),
    { file, cause: error },
  );
}

async function staleNames(
  planned: readonly PlannedFile[],
  files: Files,
  { folder, format }: WriteOptions,
): Promise<string[]> {
  const written = new Set(planned.map(({ name }) => name));
  const candidates = [...always, 'values', ...whenAny]
    .map((base) => `${base}.${format}`)
    .filter((name) => !written.has(name));
  const kinds = await Promise.all(candidates.map((name) => files.kindOf(join(folder, name))));
  return candidates.filter((_, index) => kinds[index] === 'file');
}

function personalColumns(planned: readonly PlannedFile[]): string[] {
  const names = planned.flatMap(({ content }) => content.columns.filter(({ pii }) => pii).map(({ name }) => name));
  return [...new Set(names)];
}
