import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../server/analysis/index.ts';
import { lockedRulesBeside } from '../../server/cli/lock-beside.ts';
import { DataError } from '../../server/evaluate/data-error.ts';
import { duckDbEngine } from '../../server/evaluate/duckdb-node.ts';
import type { Fits } from '../../server/evaluate/engine.ts';
import { applyLock } from '../../server/lock/apply-lock.ts';
import { fingerprintsOf } from '../../server/lock/fingerprints.ts';
import { LockError } from '../../server/lock/lock-error.ts';
import { withLockedRules } from '../../server/lock/make-lock.ts';
import { printLock } from '../../server/lock/print-lock.ts';
import { lockedRulesOfSession } from '../../server/workspace/fit-rules-node.ts';
import { type Checked, openProject } from '../../server/workspace/open-program.ts';
import { locateIn, nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Example } from './page.ts';

/** The code of what the data of an example, or its lock, makes impossible, if anything. */
export async function run({ files, rules, later, lock }: Example): Promise<string | undefined> {
  const folder = temporaryFolder(files);
  const project = { world: nodeWorld(folder), file: rules, locate: locateIn(folder) };
  try {
    const checked = await openProject(project, analyze, duckDbEngine, {});
    if (!checked.program)
      throw new Error(`The rules have errors: ${checked.model.diagnostics().map(({ diagnostic }) => diagnostic.code)}`);
    for (const [path, contents] of Object.entries(later)) writeFileSync(join(folder, path), contents);
    if (lock === 'fitted') await writeLock(checked, rules, folder);
    const fits = lock && (await fitsOf({ ...checked, program: checked.program }, rules, folder));
    const session = await duckDbEngine.open(checked.program, checked.files, fits ? { fits } : {});
    await session.preview().finally(() => session.close());
    return undefined;
  } catch (error) {
    if (error instanceof DataError || error instanceof LockError) return error.code;
    throw error;
  }
}

async function writeLock({ program, files, world }: Checked, rules: string, folder: string): Promise<void> {
  const session = await duckDbEngine.open(program!, files, {});
  const fitted = { program: program!, session, files, world, file: rules, written: new Map<string, string>() };
  const locked = await lockedRulesOfSession(fitted).finally(() => session.close());
  writeFileSync(join(folder, 'patron.lock'), printLock(withLockedRules(undefined, rules, locked)));
}

async function fitsOf({ program }: Required<Checked>, rules: string, folder: string): Promise<Fits> {
  fillFingerprints(join(folder, 'patron.lock'), fingerprintsOf(program));
  return applyLock(await lockedRulesBeside(join(folder, rules), rules), program);
}

/** They change with the intermediate representation, so that no page could keep one. */
function fillFingerprints(path: string, fingerprints: ReadonlyMap<string, string>): void {
  const text = readOrNothing(path);
  if (text === undefined) return;
  writeFileSync(
    path,
    text.replace(/⟨fingerprint of (\w+)⟩/g, (_, name: string) => fingerprints.get(name) ?? ''),
  );
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
