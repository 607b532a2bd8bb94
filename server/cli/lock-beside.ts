import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockedRulesOf } from '../lock/apply-lock.ts';
import { type Lock, type LockedRules, lockName } from '../lock/lock.ts';
import { LockError } from '../lock/lock-error.ts';
import { readLock } from '../lock/read-lock.ts';
import { Failure } from './failure.ts';
import { systemCode } from './system-code.ts';

/** Absolute path of the lock beside a file of rules, whether there is one or not. */
export function lockPathOf(path: string): string {
  return join(dirname(path), lockName);
}

/** The lock beside a file of rules; undefined: there is none. Throws a `LockError` when it is none that can be read. */
export async function readLockBeside(path: string): Promise<Lock | undefined> {
  const bytes = await readFile(lockPathOf(path)).catch((error: unknown) => {
    const code = systemCode(error);
    if (code === 'ENOENT') return undefined;
    throw new Failure('unreadable', (words) => words.unreadable.failed(lockName, code ?? String(error)), {
      file: lockName,
    });
  });
  return bytes && readLock(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LockError({ code: 'PTN5036', data: { line: 1 } }, 'unreadable');
  }
}

/** What the lock beside a file of rules says of it; `shown` is the path as the user knows it. Throws a `LockError` where it says nothing. */
export async function lockedRulesBeside(path: string, shown: string): Promise<LockedRules> {
  const lock = await readLockBeside(path);
  if (!lock) throw new LockError({ code: 'PTN5035', data: { file: shown } }, 'unreadable');
  return lockedRulesOf(lock, shown);
}
