import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { DataLook, LookProblem, ReadProblem, World } from '../analysis/look.ts';
import { resolvePath } from '../analysis/paths.ts';
import { dataFormatOf } from '../ir/data-format.ts';
import { lookAtFile } from './look-node.ts';

export interface WorldOptions {
  /** Absolute path of the file that stands for a data, by the data's name. It may lie outside the project. */
  readonly replacements?: ReadonlyMap<string, string>;
}

/** A file of rules may have 10 MiB. */
export const longestRules = 10 * 1024 * 1024;

/**
 * The file system below `root` (absolute). Nothing outside is read, links included, but for the replacements. Names are taken as they are written:
 * `Orders.csv` is not `orders.csv`, also where the system would take one for the other.
 */
export function nodeWorld(root: string, { replacements = new Map() }: WorldOptions = {}): World {
  const looks = new Map<string, { readonly state: string; readonly look: DataLook | LookProblem }>();
  const replaced = new Set(replacements.values());
  return {
    read: (path) => {
      const found = locateRules(root, path);
      return 'path' in found ? readText(found.path) : undefined;
    },
    whyUnread: (path) => {
      const found = locateRules(root, path);
      return 'problem' in found ? found.problem : isReadable(found.path) ? 'not-utf-8' : 'unreadable';
    },
    look: (path) => {
      if (!dataFormatOf(path)) return { kind: 'unknown-format' };
      const found = replaced.has(path) ? stateOf(path) : locate(root, path);
      if ('problem' in found) return { kind: found.problem };
      const state = `${found.size} ${found.modified}`;
      const known = looks.get(path);
      if (known?.state === state) return known.look;
      const look = lookAtFile(found.path);
      looks.set(path, { state, look });
      return look;
    },
    list: (folder) => {
      const found = locate(root, folder, 'folder');
      return 'problem' in found ? [] : filesIn(found.path);
    },
    replacement: (data) => replacements.get(data),
  };
}

/** The absolute path behind a path that the world of this root knows, links followed: what an engine opens. Throws where there is no such file. */
export function locateIn(root: string): (path: string) => string {
  return (path) => realpathSync.native(isAbsolute(path) ? path : join(root, path));
}

interface Found {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

type Problem = { readonly problem: 'not-found' | 'outside-project' | 'unreadable' };

function locateRules(root: string, path: string): Found | { readonly problem: ReadProblem } {
  const found = locate(root, path);
  return 'path' in found && found.size > longestRules ? { problem: 'too-large' } : found;
}

/** The real file behind a path of the project. */
function locate(root: string, path: string, kind: 'file' | 'folder' = 'file'): Found | Problem {
  const resolved = path === '' ? { path: '.' } : resolvePath('', path);
  if ('problem' in resolved) return { problem: 'outside-project' };
  const written = join(root, resolved.path);
  try {
    const real = realpathSync.native(written);
    if (!isInside(realpathSync.native(root), real)) return { problem: 'outside-project' };
    return isSpelledSo(root, written) ? stateOf(real, kind) : { problem: 'not-found' };
  } catch (error) {
    return problemOf(error);
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Every name on the way from the root stands in its folder exactly so. Systems differ in how they compose accents. */
function isSpelledSo(root: string, path: string): boolean {
  if (relative(root, path) === '') return true;
  const name = basename(path).normalize();
  return readdirSync(dirname(path)).some((entry) => entry.normalize() === name) && isSpelledSo(root, dirname(path));
}

/** Pipes and devices are no files: opening them could wait for ever. */
function stateOf(path: string, kind: 'file' | 'folder' = 'file'): Found | Problem {
  try {
    const state = statSync(path);
    if (kind === 'file' ? !state.isFile() : !state.isDirectory()) return { problem: 'unreadable' };
    return { path, size: state.size, modified: state.mtimeMs };
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): Problem {
  const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
  return { problem: missing ? 'not-found' : 'unreadable' };
}

/** The text as it stands, a byte order mark included. */
function readText(path: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch {
    return undefined;
  }
}

function isReadable(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** In an order of their own, since that of the file system differs from machine to machine. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .sort();
}
