import { dirname, resolve } from 'node:path';
import type { TestResult } from '../evaluate/engine.ts';
import { testRules } from '../evaluate/test-rules.ts';
import type { Program, Test } from '../ir/program.ts';
import { applyLock } from '../lock/apply-lock.ts';
import { type LockedRules, lockedFile } from '../lock/lock.ts';
import { LockError, type LockProblem } from '../lock/lock-error.ts';
import { checkedProgram, tellFindings } from './checked-program.ts';
import type { Context } from './context.ts';
import { shownPath } from './find-rules.ts';
import { lockedRulesBeside, readLockBeside } from './lock-beside.ts';
import { withSession } from './open-rules.ts';
import type { DataOptions } from './options.ts';
import type { SourceTextOf } from './render/source-text.ts';
import type { CheckedRules } from './rules.ts';

/** How the tests of a file of rules ended. */
export interface TestedRules {
  readonly shown: string;
  readonly tests: readonly Test[];
  readonly results: readonly TestResult[];
  readonly textOf: SourceTextOf;
  /** Where the cuts of scores and classes came from: a lock and its day, or the data at hand. */
  readonly cuts:
    | { readonly from: 'lock'; readonly asOf: string }
    | { readonly from: 'sample'; readonly stale?: LockProblem };
}

/**
 * Runs the tests of a file of rules: with the lock beside it no data is needed, else they take the cuts that are fitted on the data. Throws a `LockError`
 * where a lock must be applied (`--frozen`) and cannot be.
 */
export async function testedRules(path: string, options: DataOptions, context: Context): Promise<TestedRules> {
  try {
    const locked = await lockFor(path, options, context);
    if (locked) return await testByLock(path, locked, options, context);
  } catch (error) {
    if (options.frozen || !(error instanceof LockError)) throw error;
    return testBySample(path, options, context, error);
  }
  return testBySample(path, options, context);
}

async function lockFor(path: string, { frozen }: DataOptions, { folder }: Context): Promise<LockedRules | undefined> {
  if (frozen) return lockedRulesBeside(path, shownPath(path, folder));
  return (await readLockBeside(path))?.files.get(lockedFile(path));
}

async function testByLock(
  path: string,
  locked: LockedRules,
  options: DataOptions,
  context: Context,
): Promise<TestedRules> {
  const { rules, program } = await checkedProgram(path, options, context, true);
  const fits = applyLock(locked, program);
  if (program.tests.some(isAboutAll) && (await hasData(path, program, options, context))) {
    const results = await withSession(path, { ...options, frozen: true }, context, ({ session }) => session.test());
    return { ...told(path, rules, program, context), results, cuts: { from: 'lock', asOf: locked.asOf } };
  }
  tellFindings(rules, context);
  return {
    ...told(path, rules, program, context),
    results: testRules(program, fits, options.asOf ?? program.asOf.date ?? locked.asOf),
    cuts: { from: 'lock', asOf: locked.asOf },
  };
}

function told(
  path: string,
  { sources }: CheckedRules,
  { tests }: Program,
  { folder }: Context,
): Pick<TestedRules, 'shown' | 'tests' | 'textOf'> {
  return { shown: shownPath(path, folder), tests, textOf: (file) => sources.text(file) };
}

/** What is expected of all customers takes their data, whatever the cuts come from. */
function isAboutAll({ expect }: Test): boolean {
  return expect.some(({ kind }) => kind === 'contract');
}

async function hasData(
  path: string,
  { sources }: Program,
  { data }: DataOptions,
  { folder, files }: Context,
): Promise<boolean> {
  for (const { name, from } of sources) {
    if (from.kind !== 'file') continue;
    const file = data.has(name) ? resolve(folder, data.get(name)!) : resolve(dirname(resolve(folder, path)), from.path);
    if ((await files.kindOf(file)) !== 'file') return false;
  }
  return true;
}

function testBySample(path: string, options: DataOptions, context: Context, stale?: LockProblem): Promise<TestedRules> {
  return withSession(path, options, context, async ({ program, session, textOf }) => ({
    shown: shownPath(path, context.folder),
    tests: program.tests,
    results: program.tests.length > 0 ? await session.test() : [],
    textOf,
    cuts: { from: 'sample', ...(stale && { stale }) },
  }));
}
