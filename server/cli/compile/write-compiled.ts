import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Program } from '../../ir/program.ts';
import { lockName } from '../../lock/lock.ts';
import { findProject } from '../../project/find-project.ts';
import { projectName } from '../../project/paths.ts';
import { type CompiledFile, compiledMark } from '../../targets/target.ts';
import type { Files } from '../../workspace/files.ts';
import { pathOf } from '../../workspace/open-program.ts';
import { replaceFiles } from '../../workspace/replace-files.ts';
import type { Context } from '../context.ts';
import { usageFailure } from '../failure.ts';
import type { CheckedRules } from '../rules.ts';
import { removeFolders, writeFailure } from '../write-results.ts';

/** A compiled file and where it goes. */
export interface Output {
  readonly path: string;
  /** The path as the user knows it. */
  readonly shown: string;
  readonly text: string;
}

/** Several files go into a folder; a single one too where `out` is a folder or looks like one, else `out` is that file. */
export async function outputsFor(
  files: readonly CompiledFile[],
  out: string,
  { folder, files: disk }: Context,
): Promise<readonly Output[]> {
  const target = resolve(folder, out);
  const isFolder = files.length > 1 || /[/\\]$/.test(out) || (await disk.kindOf(target)) === 'folder';
  return files.map(({ path, text }) => {
    const within = resolve(target, path);
    if (isFolder && !within.startsWith(target.endsWith(sep) ? target : target + sep)) throw new TypeError('path');
    return isFolder ? { path: within, shown: join(out, path), text } : { path: target, shown: out, text };
  });
}

interface WriteOptions {
  /** Replace what Patron did not make. */
  readonly force: boolean;
  /** Absolute paths of everything that was read. */
  readonly inputs: readonly string[];
}

/** Writes all files, or none and everything is as it was. */
export async function writeCompiled(
  outputs: readonly Output[],
  options: WriteOptions,
  { files, signal }: Context,
): Promise<void> {
  for (const output of outputs) await refuse(output, options, files);
  const made: { readonly folder: string; readonly topmost: string | undefined }[] = [];
  let current = outputs[0]?.shown ?? '';
  try {
    for (const folder of new Set(outputs.map(({ path }) => dirname(path)))) {
      made.push({ folder, topmost: await files.makeFolder(folder) });
    }
    const wanted = outputs.map(({ path, text }) => ({ path, write: (to: string) => writeFile(to, text) }));
    const onFile = (_: unknown, index: number) => {
      current = outputs[index]?.shown ?? current;
    };
    await replaceFiles(files, wanted, { signal, onFile });
  } catch (error) {
    for (const { folder, topmost } of made.reverse()) if (topmost) await removeFolders(folder, topmost, files);
    signal.throwIfAborted();
    throw writeFailure(error, current);
  }
}

/** The next command would read these as what they are not; systems that ignore case would too. */
const readNames = [projectName, lockName];

/** What the user can change is refused before anything is written. */
async function refuse({ path, shown, text }: Output, { force, inputs }: WriteOptions, files: Files): Promise<void> {
  const name = basename(path).toLowerCase();
  if (readNames.includes(name)) {
    throw usageFailure(
      (words) => words.compile.isReadNext(shown, name),
      (words) => words.compile.isReadNextHelp,
    );
  }
  const kind = await files.kindOf(path);
  if (kind === 'folder' || kind === 'other') throw usageFailure((words) => words.compile.folderInWay(shown));
  for (const input of inputs) {
    if (await files.same(path, input)) throw usageFailure((words) => words.usage.outIsInput(shown));
  }
  if (kind === 'nothing' || force || (await isOurs(path, text))) return;
  throw usageFailure(
    (words) => words.compile.notOurs(shown),
    (words) => words.compile.notOursHelp,
  );
}

/** How far from its beginning or end a file may say who made it. */
const far = 2000;

/** JSON has no comments; ours names our schemas. */
const ourMarks = [compiledMark, '"urn:patron:'];

/** A document for people ends with the fingerprint of its rules. */
const ourEnd = /`[0-9a-f]{64}`[^`\n]*\n*$/;

async function isOurs(path: string, text: string): Promise<boolean> {
  const before = await readFile(path, 'utf8').catch(() => '');
  const [head, end] = [before.slice(0, far), before.slice(-far)];
  return before === text || ourEnd.test(end) || ourMarks.some((mark) => head.includes(mark) || end.includes(mark));
}

/** Absolute paths of all that compiling looks at: rules, data, the project file, the lock. */
export function inputsOf({ path, root, project, model }: CheckedRules, program: Program): readonly string[] {
  const rules = model.files.map((file) => join(root, file.path));
  const found = findProject(project.world, project.file);
  const data = program.sources.flatMap((source) => {
    const from = pathOf(source, project.world, project.file);
    return from === undefined ? [] : resolve(root, from);
  });
  return [path, ...rules, join(dirname(path), lockName), ...(found ? [join(root, found.path)] : []), ...data];
}
