import { resolve } from 'node:path';
import type { Fits } from '../../ir/fits.ts';
import { applyLock } from '../../lock/apply-lock.ts';
import { lockedFile } from '../../lock/lock.ts';
import { bindingsOf } from '../../project/bindings.ts';
import { type CompileRequest, compileProgram } from '../../project/compile.ts';
import { fitsItself } from '../../project/locked-fits.ts';
import type { Project } from '../../project/read-project.ts';
import type { CompiledFile } from '../../targets/target.ts';
import { visible } from '../../text/visible.ts';
import { type CheckedProgram, checkedProgram, tellFindings } from '../checked-program.ts';
import { type Asked, askedExport } from '../compile/asked-export.ts';
import { measuredProgram } from '../compile/measured-program.ts';
import { inputsOf, outputsFor, writeCompiled } from '../compile/write-compiled.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { Failure, usageFailure } from '../failure.ts';
import { shownPath } from '../find-rules.ts';
import { findingsToJson } from '../findings-json.ts';
import { printJson } from '../json.ts';
import { keptTable } from '../kept-table.ts';
import { knownResult } from '../known-result.ts';
import { lockedRulesBeside, readLockBeside } from '../lock-beside.ts';
import type { CompileOptions } from '../options.ts';
import { checkedProject } from '../project-findings.ts';
import { renderFindings } from '../render/findings.ts';
import type { CheckedRules } from '../rules.ts';

/** `patron compile FILE`: turns rules into another form, which is printed or written. */
export async function compile(context: Context, file: string, options: CompileOptions): Promise<ExitCode> {
  if (options.out === '-' && context.json) throw usageFailure((words) => words.compile.jsonToStdout);
  const path = resolve(context.folder, file);
  const looked = await checkedProgram(path, options, context, true);
  const project = await checkedProject(looked.rules, context);
  const asked = askedExport(options, project);
  const checked = await measuredProgram(looked, context);
  const files = await compiled(checked, project, asked, options, context);
  tellFindings(checked.rules, context);
  const isPrinted = options.out === undefined || options.out === '-';
  const written = isPrinted ? undefined : await write(files, checked, options, context);
  if (context.json) printDocument(files, asked, written, context);
  else if (written) tellWritten(written, options.out ?? '', context);
  else context.out.write(onlyText(files, asked.name));
  return exit.ok;
}

async function compiled(
  checked: CheckedProgram,
  project: Project | undefined,
  asked: Asked,
  options: CompileOptions,
  context: Context,
): Promise<readonly CompiledFile[]> {
  const { rules, program } = checked;
  const fits = await fitsFor(asked, checked, options, context);
  const { as, name, result, module, part, pii, asOf } = options;
  if (result !== undefined) knownResult(result, program);
  if (asked.dialect && ((as ?? 'query') !== 'query' || name !== undefined)) {
    keptTable(name, program, bindingsOf(project), asked.dialect, result);
  }
  const request: CompileRequest = {
    file: rules.project.file,
    target: asked.target,
    ...(asked.dialect && { dialect: asked.dialect }),
    language: context.language,
    ...defined({ as, name, result, module, part, pii, asOf, fits }),
  };
  const { files, findings } = compileProgram(program, project, request);
  if (findings) throw obstaclesFailure({ ...rules, findings }, asked.name, context);
  return files;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** A statement fits on the customers that it finds, unless told to use the lock; what decides about one customer has only the lock. */
async function fitsFor(
  { target }: Asked,
  { rules: { path }, program }: CheckedProgram,
  { frozen }: CompileOptions,
  { folder }: Context,
): Promise<Fits | undefined> {
  if (frozen) return applyLock(await lockedRulesBeside(path, shownPath(path, folder)), program);
  const locked = fitsItself(target) ? undefined : (await readLockBeside(path))?.files.get(lockedFile(path));
  return locked && applyLock(locked, program);
}

function obstaclesFailure({ findings, sources }: CheckedRules, target: string, context: Context): Failure {
  if (!context.json) context.err.print(...renderFindings(findings, sources, context.err.screen), '');
  return new Failure('rules', (words) => words.compile.obstacles(target, findings.length), {
    details: { findings: findingsToJson(findings, sources, context.language) },
  });
}

async function write(
  files: readonly CompiledFile[],
  { rules, program }: CheckedProgram,
  { out = '', force }: CompileOptions,
  context: Context,
): Promise<readonly string[]> {
  const outputs = await outputsFor(files, out, context);
  await writeCompiled(outputs, { force, inputs: inputsOf(rules, program) }, context);
  return outputs.map(({ shown }) => shown);
}

function onlyText(files: readonly CompiledFile[], target: string): string {
  const [only, ...more] = files;
  if (!only || more.length > 0) {
    throw usageFailure(
      (words) => words.compile.manyFiles(target, files.length),
      (words) => words.compile.manyFilesHelp,
    );
  }
  return only.text;
}

function tellWritten(written: readonly string[], out: string, { out: to, words }: Context): void {
  const [first = ''] = written;
  if (written.length === 1) to.print(words.compile.wrote(visible(first)));
  else to.print(words.compile.wroteFiles(written.length, visible(out)), ...written.map((path) => `  ${visible(path)}`));
}

/** What was written is read from the files; else their texts stand here. */
function printDocument(
  files: readonly CompiledFile[],
  { target, dialect }: Asked,
  written: readonly string[] | undefined,
  context: Context,
): void {
  printJson(context, 'compile', {
    target,
    ...(dialect && { dialect }),
    files: files.map(({ path, language, text, places }, index) => ({
      path: written?.[index] ?? path,
      language,
      ...(!written && { text }),
      places: places.flatMap(({ lines: [from, to], origin: { file, line } }) =>
        file === '' ? [] : { lines: { start: from + 1, end: to }, file, line },
      ),
    })),
  });
}
