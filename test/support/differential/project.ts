import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Project } from '../../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../../server/workspace/world-node.ts';

/** A folder of data files. Rules are not written into it: they change more often than the data. */
export interface DataFolder {
  readonly path: string;
  /** Writes or replaces data files, by name: `orders.csv`. */
  write(files: ReadonlyMap<string, string>): void;
  /** The folder as a project with these rules. */
  project(rules: string): Project;
  remove(): void;
}

const rulesFile = 'rules.patron';

export function makeDataFolder(files: ReadonlyMap<string, string>): DataFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'patron-differential-')));
  const world = nodeWorld(path);
  const locate = locateIn(path);
  const write = (contents: ReadonlyMap<string, string>) => {
    for (const [name, content] of contents) writeFileSync(join(path, name), content);
  };
  write(files);
  return {
    path,
    write,
    project: (rules) => ({
      world: { ...world, read: (file) => (file === rulesFile ? rules : world.read(file)) },
      file: rulesFile,
      locate,
    }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
