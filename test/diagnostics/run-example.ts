import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../server/analysis/index.ts';
import { DataError } from '../../server/evaluate/data-error.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import { openProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Example } from './page.ts';

/** The code of what the data of an example makes impossible, if anything. */
export async function run({ files, rules, later }: Example): Promise<string | undefined> {
  const folder = temporaryFolder(files);
  const project = { world: nodeWorld(folder), file: rules, locate: locateIn(folder) };
  try {
    const checked = await openProject(project, analyze, duckDbEngine, {});
    if (!checked.program)
      throw new Error(`The rules have errors: ${checked.model.diagnostics().map(({ diagnostic }) => diagnostic.code)}`);
    for (const [path, contents] of Object.entries(later)) writeFileSync(join(folder, path), contents);
    const session = await duckDbEngine.open(checked.program, checked.files, {});
    await session.preview().finally(() => session.close());
    return undefined;
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  }
}
