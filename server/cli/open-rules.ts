import { resolve } from 'node:path';
import type { Engine, FilePaths, Fits, OpenOptions, Progress, Session } from '../evaluate/engine.ts';
import type { Program } from '../ir/program.ts';
import { applyLock } from '../lock/apply-lock.ts';
import type { LockedRules } from '../lock/lock.ts';
import { type Checked, openProject } from '../workspace/open-program.ts';
import { checkedProgram, rulesFailure, tellFindings } from './checked-program.ts';
import type { Context } from './context.ts';
import { type Failure, usageFailure } from './failure.ts';
import { shownPath } from './find-rules.ts';
import { loadEngine } from './load-engine.ts';
import { lockedRulesBeside } from './lock-beside.ts';
import { appliedLock, type LockState, unappliedLock } from './lock-state.ts';
import type { DataOptions } from './options.ts';
import { type ProgressLine, progressLine, within } from './progress.ts';
import type { SourceTextOf } from './render/source-text.ts';
import type { CheckedRules } from './rules.ts';

/** Rules over their data, computed. */
export interface OpenRules {
  readonly program: Program;
  readonly session: Session;
  /** What the lock beside the rules has to do with it, where there is something to be told. */
  readonly lock: LockState | undefined;
  readonly checked: Checked;
  readonly textOf: SourceTextOf;
  /** Absolute paths of all that was read. */
  readonly inputs: readonly string[];
  /** Tells what is being done from here on. */
  readonly progress: (progress: Progress) => void;
}

export interface SessionOptions extends DataOptions {
  /** The day must be written down, since results are to be kept. */
  readonly fixedDay?: boolean;
}

/**
 * Checks a file of rules, computes it over its data and hands the session to `use`; afterwards everything is closed. Throws a `Failure` when the
 * rules have errors, and whatever the engine throws.
 */
export async function withSession<T>(
  file: string,
  options: SessionOptions,
  context: Context,
  use: (open: OpenRules) => Promise<T>,
): Promise<T> {
  const path = resolve(context.folder, file);
  const locked = options.frozen ? await lockedRulesBeside(path, shownPath(path, context.folder)) : undefined;
  const { rules, program } = await checkedProgram(path, options, context);
  if (options.fixedDay && options.asOf === undefined && program.asOf.date === undefined) throw needsAsOf();
  // That a lock is of other rules is told before any data is read.
  const frozen = locked && { locked, fits: applyLock(locked, program) };
  const progress = progressLine(context);
  try {
    const engine = await loadEngine();
    return await compute({ rules, frozen }, engine, options, context, progress, use);
  } finally {
    progress.done();
  }
}

/** How much of the time before anything is known goes into measuring the data; the rest loads and computes. */
const measuringShare = 0.4;

interface Frozen {
  readonly locked: LockedRules;
  readonly fits: Fits;
}

async function compute<T>(
  { rules, frozen }: { readonly rules: CheckedRules; readonly frozen: Frozen | undefined },
  engine: Engine,
  { asOf }: DataOptions,
  context: Context,
  { report, done }: ProgressLine,
  use: (open: OpenRules) => Promise<T>,
): Promise<T> {
  const options: OpenOptions = { ...(asOf !== undefined && { asOf }), signal: context.signal };
  const measuring = { ...options, onProgress: within(report, 0, measuringShare) };
  const checked = await openProject(rules.project, rules.analyze, engine, measuring);
  const { model, program, files } = checked;
  if (!program) throw rulesFailure({ ...rules, model, findings: model.diagnostics() }, context);
  tellFindings(rules, context);
  const opening = { ...options, ...(frozen && { fits: frozen.fits }), onProgress: within(report, measuringShare, 1) };
  const session = await engine.open(program, files, opening);
  try {
    const lock = frozen
      ? await appliedLock(frozen.locked, files, context.signal)
      : await unappliedLock(rules.path, program, session);
    return await use({
      program,
      session,
      lock,
      checked,
      textOf: (path) => rules.sources.text(path),
      inputs: [rules.path, ...filesOf(files)],
      progress: report,
    });
  } finally {
    done();
    await session.close();
  }
}

function filesOf(files: FilePaths): string[] {
  return [...files.values()];
}

function needsAsOf(): Failure {
  return usageFailure(
    (words) => words.usage.needsAsOf,
    (words) => words.usage.needsAsOfHelp,
  );
}
