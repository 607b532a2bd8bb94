import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/files-node.ts';
import { type NewFile, replaceFiles } from '../../server/workspace/replace-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder = '';

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'b.csv'), 'old b');
  writeFileSync(join(folder, 'foreign.txt'), 'not ours');
});

/** All that is in the folder. */
function contents(): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function wanted(...names: string[]): NewFile[] {
  return names.map((name) => ({ path: join(folder, name), write: (path) => writeFile(path, `new ${name}`) }));
}

const before = { 'b.csv': 'old b', 'foreign.txt': 'not ours' };

/** A file system that fails at the n-th use of one of its functions, as a full disk does. */
function failing(method: 'sync' | 'rename' | 'link', at: number): Files {
  let uses = 0;
  return {
    ...nodeFiles,
    [method]: (from: string, to: string) => {
      uses += 1;
      if (uses === at) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return nodeFiles[method](from, to);
    },
  };
}

describe('files are replaced', () => {
  it('all of them, and nothing else is touched', async () => {
    await replaceFiles(nodeFiles, wanted('a.csv', 'b.csv', 'c.csv'));
    expect(contents()).toEqual({
      'a.csv': 'new a.csv',
      'b.csv': 'new b.csv',
      'c.csv': 'new c.csv',
      'foreign.txt': 'not ours',
    });
  });

  it.each([
    ['sync', 1],
    ['sync', 2],
    ['sync', 3],
    ['link', 1],
    ['rename', 1],
    ['rename', 2],
    ['rename', 3],
  ] as const)('or none, when %s fails the %i. time', async (method, at) => {
    await expect(replaceFiles(failing(method, at), wanted('a.csv', 'b.csv', 'c.csv'))).rejects.toThrow('no space left');
    expect(contents()).toEqual(before);
  });

  it('or none, when a file cannot be written to its end', async () => {
    const [a, b] = wanted('a.csv', 'b.csv');
    const half: NewFile = {
      path: join(folder, 'c.csv'),
      write: async (path) => {
        await writeFile(path, 'hal');
        throw new Error('disk full');
      },
    };
    await expect(replaceFiles(nodeFiles, [a!, b!, half])).rejects.toThrow('disk full');
    expect(contents()).toEqual(before);
  });

  it('or none, when the work is interrupted', async () => {
    const controller = new AbortController();
    const onFile = (_: NewFile, index: number) => index === 1 && controller.abort(new Error('stop'));
    await expect(
      replaceFiles(nodeFiles, wanted('a.csv', 'b.csv'), { signal: controller.signal, onFile }),
    ).rejects.toThrow('stop');
    expect(contents()).toEqual(before);
  });

  it('or none, when a folder is in the way', async () => {
    mkdirSync(join(folder, 'c.csv'));
    await expect(replaceFiles(nodeFiles, wanted('a.csv', 'c.csv'))).rejects.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['b.csv', 'c.csv', 'foreign.txt']);
  });
});
