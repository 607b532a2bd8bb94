import type { Files } from './files.ts';

export interface NewFile {
  /** Where it will stand; what stands there is replaced. */
  readonly path: string;
  /** Writes the contents to a path that does not exist yet. */
  readonly write: (path: string) => Promise<void>;
}

export interface ReplaceOptions {
  readonly signal?: AbortSignal;
  /** Told of each file before it is written. */
  readonly onFile?: (file: NewFile, index: number) => void;
}

/**
 * Writes files so that afterwards all of them are there, or none and everything is as it was: first all contents beside their places and onto the
 * disk, then all renames, each of which can be undone. Throws whatever a step throws.
 */
export async function replaceFiles(
  files: Files,
  wanted: readonly NewFile[],
  options: ReplaceOptions = {},
): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const tidy: (() => Promise<void>)[] = [];
  try {
    const staged = await stage(files, wanted, options, undo);
    options.signal?.throwIfAborted();
    for (const { path, temporary } of staged) await put(files, path, temporary, undo, tidy);
  } catch (error) {
    await runAll(undo.reverse());
    throw error;
  }
  await runAll(tidy);
}

interface Staged {
  readonly path: string;
  readonly temporary: string;
}

async function stage(
  files: Files,
  wanted: readonly NewFile[],
  { signal, onFile }: ReplaceOptions,
  undo: (() => Promise<void>)[],
): Promise<Staged[]> {
  const staged: Staged[] = [];
  for (const [index, file] of wanted.entries()) {
    signal?.throwIfAborted();
    onFile?.(file, index);
    const temporary = besides(file.path, 'new');
    undo.push(() => files.remove(temporary));
    await file.write(temporary);
    await files.sync(temporary);
    staged.push({ path: file.path, temporary });
  }
  return staged;
}

/** A rename cannot be undone unless the old file has kept a name of its own. */
async function put(
  files: Files,
  path: string,
  temporary: string,
  undo: (() => Promise<void>)[],
  tidy: (() => Promise<void>)[],
): Promise<void> {
  if ((await files.kindOf(path)) === 'nothing') {
    await files.rename(temporary, path);
    undo.push(() => files.remove(path));
    return;
  }
  const old = besides(path, 'old');
  undo.push(() => files.remove(old));
  await files.link(path, old);
  await files.rename(temporary, path);
  undo.push(() => files.rename(old, path));
  tidy.push(() => files.remove(old));
}

let counter = 0;

/** A name in the same folder, since only there a rename is one step; hidden, and unlike any other run's. */
function besides(path: string, what: 'new' | 'old'): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  counter += 1;
  const unique = `${Math.random().toString(36).slice(2, 10)}${counter}`;
  // The name itself may be as long as the file system allows.
  return `${path.slice(0, cut)}.patron-${unique}.${what}`;
}

/** Tidying goes on when a step of it fails: the failure that led here is the one to tell. */
async function runAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step().catch(() => undefined);
}
