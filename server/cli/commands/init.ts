import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Guess, guessSources } from '../../analysis/guess.ts';
import { say } from '../../diagnostics/diagnostic.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { Failure, usageFailure } from '../failure.ts';
import { shownPath } from '../find-rules.ts';
import { formatText } from '../format-text.ts';
import { type Facts, factsOf } from '../init/facts.ts';
import { type LookedFolder, lookAtFolder } from '../init/look-at-folder.ts';
import { recencyName, starterRules } from '../init/starter.ts';
import { printJson } from '../json.ts';
import type { InitOptions } from '../options.ts';
import { projectOf } from '../project.ts';
import { table } from '../render/table.ts';

/** `patron init [DIR]`: writes a first file of rules for the data in a folder. */
export async function init(context: Context, dir: string, options: InitOptions): Promise<ExitCode> {
  const folder = resolve(context.folder, dir);
  const out = options.out === undefined ? join(folder, 'rules.patron') : resolve(context.folder, options.out);
  const shownOut = shownPath(out, context.folder);
  await refuse(folder, dir, out, shownOut, options, context);
  const looked = await lookAtFolder(folder, dir);
  const guess = guessSources(looked.files);
  if (guess.sources.length === 0) throw nothingToGuess(dir);
  const pathOf = pathsFrom(out, folder, context);
  const text = (asOf?: string) => {
    const rules = starterRules(guess, { words: context.words, pathOf, ...(asOf !== undefined && { asOf }) });
    return formatText(rules) ?? rules;
  };
  const data = guess.sources.flatMap(({ from }) => ('path' in from ? [join(folder, from.path)] : []));
  const facts = await factsOf(text(), out, data, recencyName(guess), context);
  context.signal.throwIfAborted();
  await context.files.replace(out, text(facts?.asOf));
  if (context.json) printDocument(shownOut, guess, looked, facts, context);
  else printText(shownOut, guess, looked, facts, context);
  return exit.ok;
}

async function refuse(
  folder: string,
  dir: string,
  out: string,
  shownOut: string,
  { force }: InitOptions,
  { files }: Context,
): Promise<void> {
  const kind = await files.kindOf(folder);
  if (kind === 'nothing')
    throw new Failure('unreadable', (words) => words.unreadable.folderNotFound(dir), { file: dir });
  if (kind !== 'folder') throw new Failure('unreadable', (words) => words.unreadable.notAFolder(dir), { file: dir });
  const there = await files.kindOf(out);
  if (there === 'nothing' || (there === 'file' && force)) return;
  throw usageFailure(
    (words) => words.usage.exists(shownOut),
    (words) => words.usage.existsHelp,
  );
}

function nothingToGuess(dir: string): Failure {
  return new Failure('unreadable', (words) => words.init.noEvents(dir), {
    file: dir,
    help: (words) => words.init.noEventsHelp,
  });
}

/** How the rules in `out` write the path of a file of the folder. */
function pathsFrom(out: string, folder: string, context: Context): (path: string) => string {
  const { root } = projectOf(out, context.folder);
  if (relative(root, folder).startsWith('..')) {
    throw usageFailure(
      (words) => words.unreadable.outsideProject(folder),
      (words) => words.init.beside,
    );
  }
  return (path) => relative(dirname(out), join(folder, path)).split(sep).join('/');
}

function printText(
  shown: string,
  guess: Guess,
  looked: LookedFolder,
  facts: Facts | undefined,
  { out, words, language }: Context,
): void {
  const { colors } = out.screen;
  const rows = guess.sources.map(({ name, kind, from, reason }) => [
    visible(
      'path' in from
        ? [basename(from.path), ...(from.sheet !== undefined ? [from.sheet] : [])].join(': ')
        : from.derivedFrom,
    ),
    visible(name),
    words.init.source[kind],
    colors.dim(say(reason.words, reason.data, language)),
  ]);
  const notes = [
    ...looked.skipped.map(({ path, problem }) => words.init.skipped[problem](visible(path))),
    ...guess.left.map((path) => words.init.left(visible(path))),
  ];
  out.print(
    ...table(rows, { indent: 2 }),
    ...notes.map((note) => colors.yellow(`  ${note}`)),
    '',
    colors.green(words.init.wrote(shown)) + (facts ? ` ${words.init.found(facts.customers)}` : ''),
    colors.bold(words.init.next),
    `  patron check ${shown}`,
    `  patron preview ${shown}`,
  );
}

function printDocument(
  shown: string,
  guess: Guess,
  looked: LookedFolder,
  facts: Facts | undefined,
  context: Context,
): void {
  printJson(context, 'init', {
    file: shown,
    ...facts,
    sources: guess.sources.map(({ reason: _, columns, link, ...source }) => ({
      ...source,
      ...(link && { link: { data: link.data, by: link.by } }),
      columns: columns.map(({ name, role, pii, lookup }) => ({
        name,
        role,
        pii,
        ...(lookup !== undefined && { lookup }),
      })),
    })),
    skipped: looked.skipped.map(({ path, problem }) => ({ path, problem })),
    left: guess.left,
  });
}
