import { join, resolve } from 'node:path';
import type { Preview } from '../../evaluate/engine.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { usageFailure } from '../failure.ts';
import { printJson } from '../json.ts';
import { lockToJson, previewToJson, sessionToJson } from '../json-session.ts';
import { type OpenRules, withSession } from '../open-rules.ts';
import type { RunOptions } from '../options.ts';
import { printDecisions } from '../print-decisions.ts';
import { renderLock } from '../render/lock.ts';
import { renderSummary } from '../render/preview.ts';
import { table } from '../render/table.ts';
import { type Results, writeResults } from '../write-results.ts';

/** `patron run FILE`: decides for every customer, and writes the results where they are wanted. */
export function run(context: Context, file: string, options: RunOptions): Promise<ExitCode> {
  if (options.out === '-' && context.json) throw usageFailure((words) => words.usage.jsonToStdout);
  if (options.on !== undefined) return onDatabase(context, file, { ...options, on: options.on });
  if (options.as ?? options.name ?? options.result) throw usageFailure((words) => words.databases.asNeedsOn);
  const needs = options.out === undefined ? {} : { fixedDay: true };
  return withSession(file, { ...options, ...needs }, context, async (open) => {
    const preview = await open.session.preview();
    const broken = preview.guards.filter(({ kind, affected }) => kind === 'always' && affected.customers > 0).length;
    if (options.out === '-') await printDecisions(open.session, options, context);
    const results =
      options.out === undefined || options.out === '-' ? undefined : await write(open, options.out, options, context);
    if (context.json) printDocument(open, preview, results, broken, options, context);
    else printText(open, preview, results, broken, file, options, context);
    return broken > 0 ? exit.findings : exit.ok;
  });
}

/** Its module brings what speaks with databases. */
async function onDatabase(
  context: Context,
  file: string,
  options: RunOptions & { readonly on: string },
): Promise<ExitCode> {
  return (await import('./run-on.ts')).runOn(context, file, options);
}

function write(open: OpenRules, out: string, options: RunOptions, context: Context): Promise<Results> {
  const { format, values, pii } = options;
  return writeResults(open.session, open.program, context.files, {
    folder: resolve(context.folder, out),
    shown: out,
    format,
    values,
    pii,
    inputs: open.inputs,
    signal: context.signal,
    onFile: (source, share) => open.progress({ phase: 'writing', source, share }),
  });
}

function printText(
  open: OpenRules,
  preview: Preview,
  results: Results | undefined,
  broken: number,
  file: string,
  { out }: RunOptions,
  context: Context,
): void {
  const { words } = context;
  // Decisions on standard output are for a program; everything else is for the person who started it.
  const to = out === '-' ? context.err : context.out;
  const { colors } = to.screen;
  if (out !== '-') to.print(...renderSummary({ ...open, preview }, to.screen));
  to.print(...renderLock(open.lock, file, to.screen));
  if (results) to.print('', ...wroteLines(results, out ?? '', context));
  else if (out === undefined) to.print('', colors.dim(words.run.notWritten(`patron run ${file} --out results`)));
  if (broken > 0) context.err.print(context.err.screen.colors.red(words.run.alwaysBroken(broken)));
}

export function wroteLines(
  { files, stale, leftOut }: Results,
  out: string,
  { words, out: { screen } }: Context,
): string[] {
  const rows = files.map(({ name, rows: number }) => [visible(name), words.run.rows(number)]);
  return [
    screen.colors.bold(words.run.wrote(files.length, visible(out))),
    ...table(rows, { indent: 2, align: ['left', 'right'] }),
    ...(stale.length > 0 ? [screen.colors.yellow(words.run.stale(stale))] : []),
    ...(leftOut.length > 0 ? [screen.colors.dim(words.run.piiLeftOut(leftOut.map((name) => visible(name))))] : []),
  ];
}

function printDocument(
  { session, lock }: OpenRules,
  preview: Preview,
  results: Results | undefined,
  broken: number,
  { out }: RunOptions,
  context: Context,
): void {
  printJson(context, 'run', {
    ok: broken === 0,
    ...sessionToJson(session),
    ...lockToJson(lock),
    ...previewToJson(preview),
    files: results?.files.map(({ relation, name, rows }) => ({ ...relation, path: join(out ?? '', name), rows })) ?? [],
    stale: results?.stale ?? [],
    leftOut: results?.leftOut ?? [],
  });
}
