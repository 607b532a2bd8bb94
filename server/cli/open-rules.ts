import { resolve } from 'node:path';
import type { Engine, FilePaths, OpenOptions, Progress, Session } from '../evaluate/engine.ts';
import type { Program } from '../ir/program.ts';
import { openProject } from '../workspace/open-program.ts';
import type { Context } from './context.ts';
import { Failure, usageFailure } from './failure.ts';
import { shownPath } from './find-rules.ts';
import { findingsToJson } from './findings-json.ts';
import { loadEngine } from './load-engine.ts';
import type { DataOptions } from './options.ts';
import { type ProgressLine, progressLine, within } from './progress.ts';
import { renderFindings } from './render/findings.ts';
import type { SourceTextOf } from './render/source-text.ts';
import { type CheckedRules, checkRules, countFindings } from './rules.ts';
import { similar } from './usage.ts';

/** Rules over their data, computed. */
export interface OpenRules {
  readonly program: Program;
  readonly session: Session;
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
  const replacements = await replacementsOf(options, context);
  const rules = await checkRules(resolve(context.folder, file), context, replacements);
  const program = programOf(rules, context);
  refuseUnknownData(replacements, program);
  if (options.fixedDay && options.asOf === undefined && program.asOf.date === undefined) throw needsAsOf();
  const progress = progressLine(context);
  try {
    const engine = await loadEngine();
    return await compute(rules, engine, options, context, progress, use);
  } finally {
    progress.done();
  }
}

/** How much of the time before anything is known goes into measuring the data; the rest loads and computes. */
const measuringShare = 0.4;

async function compute<T>(
  rules: CheckedRules,
  engine: Engine,
  { asOf }: DataOptions,
  context: Context,
  { report, done }: ProgressLine,
  use: (open: OpenRules) => Promise<T>,
): Promise<T> {
  const options: OpenOptions = { ...(asOf !== undefined && { asOf }), signal: context.signal };
  const measuring = { ...options, onProgress: within(report, 0, measuringShare) };
  const { model, program, files } = await openProject(rules.project, rules.analyze, engine, measuring);
  if (!program) throw rulesFailure({ ...rules, model, findings: model.diagnostics() }, context);
  tellFindings(rules, context);
  const session = await engine.open(program, files, { ...options, onProgress: within(report, measuringShare, 1) });
  try {
    return await use({
      program,
      session,
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

/** Absolute paths for `--data`, each of a file that is there. */
async function replacementsOf({ data }: DataOptions, { folder, files }: Context): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [name, path] of data) {
    const absolute = resolve(folder, path);
    if ((await files.kindOf(absolute)) !== 'file') {
      throw new Failure('unreadable', (words) => words.unreadable.notFound(path), { file: path });
    }
    found.set(name, absolute);
  }
  return found;
}

function refuseUnknownData(replacements: ReadonlyMap<string, string>, { sources }: Program): void {
  const known = sources.filter(({ from }) => from.kind === 'file').map(({ name }) => name);
  for (const name of replacements.keys()) {
    if (known.includes(name)) continue;
    const near = similar(name, known);
    throw usageFailure(
      ({ usage }) => (known.length > 0 ? usage.unknownData(name, known) : usage.noFileData(name)),
      near === undefined ? undefined : ({ usage }) => usage.didYouMean(near),
    );
  }
}

function needsAsOf(): Failure {
  return usageFailure(
    (words) => words.usage.needsAsOf,
    (words) => words.usage.needsAsOfHelp,
  );
}

function programOf(rules: CheckedRules, context: Context): Program {
  const program = rules.model.program();
  if (!program) throw rulesFailure(rules, context);
  return program;
}

/** Shows what is wrong with the rules, where text is shown; as JSON the findings are part of the failure. */
function rulesFailure({ findings, sources }: CheckedRules, context: Context): Failure {
  const { errors } = countFindings(findings);
  if (!context.json) context.err.print(...renderFindings(findings, sources, context.err.screen), '');
  return new Failure('rules', (words) => words.failure.hasErrors(errors), {
    details: { findings: findingsToJson(findings, sources, context.language) },
  });
}

/** Assumptions and doubts are told with every result, in one line: the checker has the details. */
function tellFindings({ findings, path }: CheckedRules, context: Context): void {
  const text = context.words.check.counts(countFindings(findings));
  if (text === '' || context.json) return;
  const command = `patron check ${shownPath(path, context.folder)}`;
  context.err.print(context.err.screen.colors.dim(context.words.run.findings(text, command)));
}
