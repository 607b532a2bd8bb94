import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { findRules, shownPath } from '../find-rules.ts';
import { formatText } from '../format-text.ts';
import { printJson } from '../json.ts';
import type { FmtOptions } from '../options.ts';
import { readRules } from '../read-rules.ts';
import { renderDiff } from '../render/diff.ts';

interface Formatted {
  readonly path: string;
  readonly shown: string;
  readonly before: string;
  /** Undefined: the file has mistakes in its syntax. */
  readonly after: string | undefined;
}

/** `patron fmt FILE…`: rewrites files in the one layout, or with `--check` tells which would change. */
export async function fmt(context: Context, args: readonly string[], options: FmtOptions): Promise<ExitCode> {
  const formatted: Formatted[] = [];
  for (const path of await findRules(args, context.folder, context.files)) {
    context.signal.throwIfAborted();
    const shown = shownPath(path, context.folder);
    const before = await readRules(path, shown);
    formatted.push({ path, shown, before, after: formatText(before) });
  }
  const changed = formatted.filter(({ before, after }) => after !== undefined && after !== before);
  const broken = formatted.filter(({ after }) => after === undefined);
  if (!options.check) for (const { path, after = '' } of changed) await context.files.replace(path, after);
  if (context.json) printDocument(formatted, changed, broken, context);
  else printText(formatted, changed, broken, options, context);
  return broken.length > 0 || (options.check && changed.length > 0) ? exit.findings : exit.ok;
}

function printText(
  formatted: readonly Formatted[],
  changed: readonly Formatted[],
  broken: readonly Formatted[],
  { check }: FmtOptions,
  { out, err, words }: Context,
): void {
  const { colors } = out.screen;
  for (const { shown, before, after = '' } of changed) {
    out.print(check ? colors.bold(words.fmt.wouldChange(shown)) : words.fmt.rewritten(shown));
    if (check) out.print(...renderDiff(before, after, out.screen), '');
  }
  for (const { shown } of broken)
    err.print(err.screen.colors.yellow(words.fmt.syntax(shown)), `  ${words.fmt.syntaxHelp}`);
  const kept = formatted.length - changed.length - broken.length;
  out.print(check ? words.fmt.checkSummary(changed.length, kept) : words.fmt.summary(changed.length, kept));
}

function printDocument(
  formatted: readonly Formatted[],
  changed: readonly Formatted[],
  broken: readonly Formatted[],
  context: Context,
): void {
  const stateOf = (file: Formatted) => (changed.includes(file) ? 'changed' : broken.includes(file) ? 'broken' : 'kept');
  printJson(context, 'fmt', { files: formatted.map((file) => ({ file: file.shown, state: stateOf(file) })) });
}
