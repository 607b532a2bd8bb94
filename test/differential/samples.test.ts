import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import { openProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { compareMeasures } from '../support/differential/case.ts';
import { observeEngine } from '../support/differential/engine-side.ts';
import { differences } from '../support/differential/observed.ts';
import { observeReference } from '../support/differential/reference-side.ts';
import { readCsv } from '../support/reference/index.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/** Every file of rules of every sample: `loreal/loreal.patron`. */
const rules = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(samples, name)).map((file) => ({ folder: name, file })))
  .filter(({ file }) => file.endsWith('.patron'));

describe.each(rules)('the sample $folder/$file', ({ folder, file }) => {
  const root = join(samples, folder);
  const project = { world: nodeWorld(root), file, locate: locateIn(root) };

  it('is the same on the engine and the reference, for every customer', { timeout: 300_000 }, async () => {
    const { program, files } = await openProject(project, analyze, duckDbEngine, {});
    expect(program).toBeDefined();
    const tables = new Map([...files].map(([data, path]) => [data, readCsv(readFileSync(path))]));
    const [measured, meant] = await compareMeasures(program!, files, tables);
    expect(measured).toBe(meant);
    const engine = await observeEngine(program!, files, {});
    expect(engine.failure).toBeUndefined();
    expect(differences(engine, observeReference(program!, tables))).toEqual([]);
  });
});
