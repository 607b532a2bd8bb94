import type { FilePaths, Session } from '../evaluate/engine.ts';
import type { Program } from '../ir/program.ts';
import { whyStale } from '../lock/apply-lock.ts';
import { movedCuts } from '../lock/compare-locks.ts';
import { type LockedRules, lockedFile } from '../lock/lock.ts';
import { LockError, type LockProblem } from '../lock/lock-error.ts';
import { isUnchanged } from '../workspace/fingerprint-node.ts';
import { readLockBeside } from './lock-beside.ts';

/** What a result has to do with the lock beside its rules. */
export type LockState =
  /** Its numbers were applied; `changed` names the data that have other rows now. Undefined: nobody knows. */
  | {
      readonly kind: 'applied';
      readonly asOf: string;
      readonly customers: number;
      readonly changed: readonly string[] | undefined;
    }
  /** Numbers were fitted anew, and are others for these definitions. */
  | { readonly kind: 'differs'; readonly names: readonly string[] }
  /** Numbers were fitted anew, and the lock could not be applied. */
  | { readonly kind: 'stale'; readonly problem: LockProblem };

export async function appliedLock(
  { asOf, customers, data }: LockedRules,
  files: FilePaths,
  signal: AbortSignal,
): Promise<LockState> {
  const changed: string[] = [];
  for (const [name, locked] of data) {
    const path = files.get(name);
    if (path !== undefined && !(await isUnchanged(path, locked, signal))) changed.push(name);
  }
  return { kind: 'applied', asOf, customers, changed };
}

/** What should be known of a lock that was not applied; undefined: there is none, or it says the same. */
export async function unappliedLock(
  path: string,
  program: Program,
  { fits }: Pick<Session, 'fits'>,
): Promise<LockState | undefined> {
  const problem = await lockProblem(path, () => program);
  if (problem) return { kind: 'stale', problem };
  const locked = (await readLockBeside(path))?.files.get(lockedFile(path));
  if (!locked) return undefined;
  const names = [...fits].filter(([name, fit]) => movedCuts(locked.fits.get(name)?.cuts ?? [], fit.cuts).length > 0);
  return names.length > 0 ? { kind: 'differs', names: names.map(([name]) => name) } : undefined;
}

/** Why the lock beside a file of rules could not be applied to it; undefined: it could, or there is none. The program is asked for where there is one. */
export async function lockProblem(path: string, program: () => Program | undefined): Promise<LockProblem | undefined> {
  try {
    const locked = (await readLockBeside(path))?.files.get(lockedFile(path));
    const checked = locked && program();
    return checked && whyStale(locked, checked);
  } catch (error) {
    if (error instanceof LockError) return error;
    throw error;
  }
}
