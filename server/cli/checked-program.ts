import { resolve } from 'node:path';
import type { Program } from '../ir/program.ts';
import type { Context } from './context.ts';
import { Failure, usageFailure } from './failure.ts';
import { shownPath } from './find-rules.ts';
import { findingsToJson } from './findings-json.ts';
import type { DataOptions } from './options.ts';
import { renderFindings } from './render/findings.ts';
import { type CheckedRules, checkRules, countFindings } from './rules.ts';
import { similar } from './usage.ts';

export interface CheckedProgram {
  readonly rules: CheckedRules;
  readonly program: Program;
}

/** Checks rules that are to be computed. Throws a `Failure` when they have errors. `locked`: data that is not there is known from the lock. */
export async function checkedProgram(
  path: string,
  options: Pick<DataOptions, 'data'>,
  context: Context,
  locked = false,
): Promise<CheckedProgram> {
  const replacements = await replacementsOf(options, context);
  const rules = await checkRules(path, context, { replacements, locked });
  const program = rules.model.program();
  if (!program) throw rulesFailure(rules, context);
  refuseUnknownData(replacements, program);
  return { rules, program };
}

/** Absolute paths for `--data`, each of a file that is there. */
async function replacementsOf(
  { data }: Pick<DataOptions, 'data'>,
  { folder, files }: Context,
): Promise<ReadonlyMap<string, string>> {
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

/** Shows what is wrong with the rules, where text is shown; as JSON the findings are part of the failure. */
export function rulesFailure({ findings, sources }: CheckedRules, context: Context): Failure {
  const { errors } = countFindings(findings);
  if (!context.json) context.err.print(...renderFindings(findings, sources, context.err.screen), '');
  return new Failure('rules', (words) => words.failure.hasErrors(errors), {
    details: { findings: findingsToJson(findings, sources, context.language) },
  });
}

/** Assumptions and doubts are told with every result, in one line: the checker has the details. */
export function tellFindings({ findings, path }: CheckedRules, context: Context): void {
  const text = context.words.check.counts(countFindings(findings));
  if (text === '' || context.json) return;
  const command = `patron check ${shownPath(path, context.folder)}`;
  context.err.print(context.err.screen.colors.dim(context.words.run.findings(text, command)));
}
