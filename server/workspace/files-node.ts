import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Files } from './files.ts';

/** The file system of this machine. */
export const nodeFiles: Files = {
  async kindOf(path) {
    try {
      const found = await stat(path);
      return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (isMissing(error)) return 'nothing';
      throw error;
    }
  },
  makeFolder,
  removeFolder: (path) => rmdir(path),
  replace: (path, text) => writeFileAtomic(path, text),
  async sync(path) {
    const file = await open(path, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async link(from, to) {
    try {
      await link(from, to);
    } catch {
      await copyFile(from, to, constants.COPYFILE_EXCL);
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  async same(a, b) {
    const [realA, realB] = await Promise.all([real(a), real(b)]);
    if (realA === realB) return true;
    const [infoA, infoB] = await Promise.all([stat(a).catch(() => undefined), stat(b).catch(() => undefined)]);
    return infoA !== undefined && infoB !== undefined && infoA.ino === infoB.ino && infoA.dev === infoB.dev;
  },
};

async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** What a path cannot name is not there either: a name that is too long, links that lead to each other. */
const missing: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP']);

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && missing.has(error.code);
}

/** Node's own way with `recursive` never ends where a file system has no room for folders at all, as that of /proc. */
async function makeFolder(path: string): Promise<string | undefined> {
  if (await isFolder(path)) return undefined;
  const above = dirname(path) === path ? undefined : await makeFolder(dirname(path));
  try {
    await mkdir(path);
    return above ?? path;
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (await isFolder(path)) return above;
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
