import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Files } from '../workspace/files.ts';
import { Failure } from './failure.ts';

/**
 * The absolute paths of the files of rules that arguments mean: files as they are, of folders all `*.patron` in them, and patterns which the shell left
 * alone. Throws when an argument means nothing.
 */
export async function findRules(args: readonly string[], folder: string, files: Files): Promise<string[]> {
  const found = await Promise.all(args.map((arg) => findFor(arg, resolve(folder, arg), files)));
  return [...new Set(found.flat())];
}

async function findFor(arg: string, path: string, files: Files): Promise<string[]> {
  const kind = await files.kindOf(path);
  if (kind === 'folder') return rulesIn(arg, path);
  if (kind === 'nothing' && /[*?]/.test(arg)) return matching(arg, path);
  if (kind === 'nothing') {
    throw new Failure('unreadable', (words) => words.unreadable.notFound(arg), { file: arg });
  }
  return [path];
}

async function rulesIn(arg: string, folder: string): Promise<string[]> {
  const found = (await filesBelow(folder)).filter((path) => path.endsWith('.patron'));
  if (found.length > 0) return found;
  throw new Failure('unreadable', (words) => words.unreadable.noRules(arg), { file: arg });
}

async function matching(arg: string, pattern: string): Promise<string[]> {
  const steps = pattern.split(sep);
  const base = steps.slice(
    0,
    steps.findIndex((step) => /[*?]/.test(step)),
  );
  const matcher = globToRegExp(pattern);
  const found = (await filesBelow(base.join(sep) || sep)).filter((path) => matcher.test(path));
  if (found.length > 0) return found;
  throw new Failure('unreadable', (words) => words.unreadable.noMatch(arg), { file: arg });
}

/** `**` any folders, `*` and `?` anything within a name. */
function globToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*[/\\]|[*?]|[.+^${}()|[\]\\]/g, (special) => {
    if (special.length === 3) return '(?:.*[/\\\\])?';
    if (special === '*') return '[^/\\\\]*';
    return special === '?' ? '[^/\\\\]' : `\\${special}`;
  });
  return new RegExp(`^${source}$`, 'u');
}

/** All files below a folder in a fixed order, but for what is hidden or installed. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const kept = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules');
  kept.sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    kept.map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    }),
  );
  return nested.flat();
}

/** A path as the user would write it: relative where that is shorter than climbing up. */
export function shownPath(path: string, folder: string): string {
  const way = relative(folder, path);
  if (way === '') return '.';
  return way.startsWith(`..${sep}..`) ? path : way;
}
