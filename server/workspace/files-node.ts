import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
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
  makeFolder: (path) => mkdir(path, { recursive: true }),
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

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
