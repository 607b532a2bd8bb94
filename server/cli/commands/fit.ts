import { analyze } from '../../analysis/index.ts';
import type { Program } from '../../ir/program.ts';
import { compareLocked, type LockChange, matters } from '../../lock/compare-locks.ts';
import { type Lock, type LockedRules, lockedFile } from '../../lock/lock.ts';
import { withLockedRules } from '../../lock/make-lock.ts';
import { printLock } from '../../lock/print-lock.ts';
import { lockedRulesOfSession, writtenPaths } from '../../workspace/fit-rules-node.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { findRules, shownPath } from '../find-rules.ts';
import { printJson } from '../json.ts';
import { lockPathOf, readLockBeside } from '../lock-beside.ts';
import { withSession } from '../open-rules.ts';
import type { FitOptions } from '../options.ts';
import { renderFitted } from '../render/fit.ts';
import { writeFailure } from '../write-results.ts';

/** What was fitted for one file of rules, and what its lock said before. */
export interface FittedRules {
  readonly path: string;
  readonly shown: string;
  readonly program: Program;
  readonly locked: LockedRules;
  readonly changes: readonly LockChange[];
  /** rows: the same numbers on other data, or another day. */
  readonly state: 'new' | 'changed' | 'rows' | 'same';
}

/** `patron fit FILE…`: fits the numbers of scores and classes and writes them down, or with `--check` tells what would change. */
export async function fit(context: Context, args: readonly string[], options: FitOptions): Promise<ExitCode> {
  const fitted: FittedRules[] = [];
  for (const path of await findRules(args, context.folder, context.files)) {
    context.signal.throwIfAborted();
    fitted.push(await fitRules(path, options, context));
  }
  const locks = await writeLocks(fitted, options, context);
  const isStale = fitted.some(({ state }) => state === 'new' || state === 'changed');
  if (context.json) printDocument(fitted, locks, options.check && isStale, context);
  else printText(fitted, locks, options, context);
  return options.check && isStale ? exit.findings : exit.ok;
}

async function fitRules(path: string, options: FitOptions, context: Context): Promise<FittedRules> {
  // What cannot be read must not be written over: it may hold what was fitted for other files.
  const before = (await readLockBeside(path))?.files.get(lockedFile(path));
  return withSession(path, options, context, async ({ program, session, checked }) => {
    const { files, world, model } = checked;
    const written = options.data.size > 0 ? writtenPaths(world, model.file, analyze) : new Map<string, string>();
    const fitted = { program, session, files, world, file: model.file, written };
    const locked = await lockedRulesOfSession(fitted, context.signal);
    const changes = before ? compareLocked(before, locked) : [];
    const state = !before ? 'new' : changes.some(matters) ? 'changed' : changes.length > 0 ? 'rows' : 'same';
    return { path, shown: shownPath(path, context.folder), program, locked, changes, state };
  });
}

interface LockFile {
  readonly path: string;
  readonly shown: string;
  readonly isChanged: boolean;
}

/** One lock a folder. Only what changed is written. */
async function writeLocks(
  fitted: readonly FittedRules[],
  { check }: FitOptions,
  context: Context,
): Promise<LockFile[]> {
  const paths = [...new Set(fitted.map(({ path }) => lockPathOf(path)))];
  const locks: LockFile[] = [];
  for (const path of paths) {
    const own = fitted.filter((each) => lockPathOf(each.path) === path);
    const before = await readLockBeside(path);
    const after = own.reduce<Lock | undefined>((lock, each) => withLockedRules(lock, each.path, each.locked), before);
    const shown = shownPath(path, context.folder);
    const text = after ? printLock(after) : '';
    const isChanged = !before || text !== printLock(before);
    if (isChanged && !check) await context.files.replace(path, text).catch((error: unknown) => fail(error, shown));
    locks.push({ path, shown, isChanged });
  }
  return locks;
}

function fail(error: unknown, shown: string): never {
  throw writeFailure(error, shown);
}

function printText(
  fitted: readonly FittedRules[],
  locks: readonly LockFile[],
  { check }: FitOptions,
  { out, words }: Context,
): void {
  const { colors } = out.screen;
  for (const each of fitted) out.print(...renderFitted(each, out.screen), '');
  for (const { shown, isChanged } of locks) {
    if (!isChanged) out.print(colors.green(words.lock.kept(shown)));
    else out.print(check ? colors.yellow(words.lock.wouldChange(shown)) : words.lock.wrote(shown));
  }
}

function printDocument(
  fitted: readonly FittedRules[],
  locks: readonly LockFile[],
  failed: boolean,
  context: Context,
): void {
  printJson(context, 'fit', {
    ok: !failed,
    files: fitted.map(({ shown, locked, changes, state }) => ({
      file: shown,
      state,
      asOf: locked.asOf,
      customers: locked.customers,
      fits: Object.fromEntries(locked.fits),
      changes,
    })),
    locks: locks.map(({ shown, isChanged }) => ({ file: shown, changed: isChanged })),
  });
}
