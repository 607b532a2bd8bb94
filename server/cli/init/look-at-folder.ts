import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LookedFile } from '../../analysis/guess.ts';
import type { LookProblem } from '../../analysis/look.ts';
import { formatOf } from '../../analysis/paths.ts';
import { lookAtFile } from '../../workspace/look-node.ts';
import { Failure } from '../failure.ts';

export interface LookedFolder {
  /** Paths are relative to the folder. */
  readonly files: readonly LookedFile[];
  readonly skipped: readonly { readonly path: string; readonly problem: LookProblem['kind'] }[];
}

/** Looks at the data files right in a folder. Throws when there is none; `shown` is the folder as the user knows it. */
export async function lookAtFolder(folder: string, shown: string): Promise<LookedFolder> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory() && formatOf(entry.name)).map(({ name }) => name);
  const looked = names.sort().map((path) => ({ path, look: lookAtFile(join(folder, path)) }));
  const files = looked.flatMap(({ path, look }) => ('columns' in look && 'format' in look ? [{ path, look }] : []));
  const skipped = looked.flatMap(({ path, look }) => ('kind' in look ? [{ path, problem: look.kind }] : []));
  if (names.length === 0) {
    throw new Failure('unreadable', (words) => words.unreadable.noData(shown), { file: shown });
  }
  return { files, skipped };
}
