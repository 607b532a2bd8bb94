import type { World } from '../analysis/look.ts';
import { folderOf } from '../analysis/path-diagnostics.ts';
import type { Fits } from '../ir/fits.ts';
import type { Program } from '../ir/program.ts';
import { applyLock } from '../lock/apply-lock.ts';
import { lockedFile, lockName } from '../lock/lock.ts';
import { readLock } from '../lock/read-lock.ts';
import type { TargetName } from '../targets/target.ts';

/** Whoever runs what was compiled has the customers, and can fit on them. The other targets have nothing but the numbers of a lock. */
export function fitsItself(target: TargetName): boolean {
  return target === 'sql' || target === 'dbt' || target === 'json';
}

/** The numbers in the lock beside a file of rules; undefined: there are none. Throws a `LockError` where it is of other rules or data, or no lock. */
export function lockedFits(world: World, file: string, program: Program): Fits | undefined {
  const folder = folderOf(file);
  const text = world.read(folder === '' ? lockName : `${folder}/${lockName}`);
  const locked = text === undefined ? undefined : readLock(text).files.get(lockedFile(file));
  return locked && applyLock(locked, program);
}
