import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LookedFile } from '../../analysis/guess.ts';
import type { DataLook, LookProblem } from '../../analysis/look.ts';
import { dataFormatOf } from '../../ir/data-format.ts';
import { projectName } from '../../project/paths.ts';
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
  const isData = (name: string) => dataFormatOf(name) !== undefined && name !== projectName;
  const names = entries.filter((entry) => !entry.isDirectory() && isData(entry.name)).map(({ name }) => name);
  const looked = names.sort().map((path) => ({ path, look: lookAtFile(join(folder, path)) }));
  const files = looked.flatMap(({ path, look }) => ('format' in look ? tablesOf(path, look) : []));
  const skipped = looked.flatMap(({ path, look }) => ('kind' in look ? [{ path, problem: look.kind }] : []));
  if (names.length === 0) {
    throw new Failure('unreadable', (words) => words.unreadable.noData(shown), { file: shown });
  }
  return { files, skipped };
}

/** The sheets of a workbook are as many files. */
function tablesOf(path: string, look: DataLook): readonly LookedFile[] {
  const sheets = look.sheets ?? [];
  if (sheets.length < 2) return [{ path, look }];
  return sheets
    .filter(({ problem }) => !problem)
    .map(({ name, columns, rows }) => ({ path, look: { ...look, columns, rows }, name, sheet: name }));
}
