import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Project } from '../../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../../server/workspace/world-node.ts';

/** A folder of data files. Rules are not written into it: there are many over the same data. */
export interface DataFolder {
  readonly path: string;
  /** The folder as a project with these rules. */
  project(rules: string): Project;
  remove(): void;
}

const rulesFile = 'rules.patron';

/** `files`: their contents, by the name of the data; `orders` stands in `orders.csv`. */
export function makeDataFolder(files: ReadonlyMap<string, string>): DataFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'patron-differential-')));
  const world = nodeWorld(path);
  const locate = locateIn(path);
  for (const [data, content] of files) writeFileSync(join(path, `${data}.csv`), content);
  return {
    path,
    project: (rules) => ({
      world: { ...world, read: (file) => (file === rulesFile ? rules : world.read(file)) },
      file: rulesFile,
      locate,
    }),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
