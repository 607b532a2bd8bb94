import { wordsOf } from '../text/catalogue.ts';
import { visible } from '../text/visible.ts';
import { type ExitCode, exit } from './exit.ts';
import { Failure } from './failure.ts';
import type { Globals } from './globals.ts';
import type { Output } from './output.ts';
import { readingWidth } from './render/screen.ts';
import { wrap } from './render/width.ts';
import { translateError } from './translate-error.ts';

export interface Outputs {
  readonly out: Output;
  readonly err: Output;
}

/** The one place that turns what was thrown into words, JSON and an exit code. */
export function reportFailure(
  error: unknown,
  command: string | undefined,
  globals: Globals,
  outputs: Outputs,
): ExitCode {
  const failure = error instanceof Failure ? error : translateError(error);
  if (globals.json) outputs.out.print(JSON.stringify(documentOf(failure, command, globals), undefined, 2));
  else outputs.err.print(...linesOf(failure, globals, outputs.err));
  if (failure.exit === exit.internal && process.env['PATRON_DEBUG']) {
    outputs.err.print(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return failure.exit;
}

function linesOf(failure: Failure, globals: Globals, err: Output): string[] {
  const { colors } = err.screen;
  const words = wordsOf(globals.language);
  const help = failure.help?.(words, globals.language);
  return [
    ...labelled(colors.red(colors.bold(words.failure.error)), failure.say(words, globals.language), err),
    ...(help === undefined ? [] : labelled(colors.cyan(words.failure.help), help, err)),
  ];
}

function labelled(label: string, text: string, err: Output): string[] {
  return wrap(`${label}  ${visible(text)}`, readingWidth(err.screen));
}

function documentOf(failure: Failure, command: string | undefined, globals: Globals): object {
  const words = wordsOf(globals.language);
  return {
    version: 1,
    ...(command !== undefined && { command }),
    error: {
      kind: failure.kind,
      exitCode: failure.exit,
      message: failure.say(words, globals.language),
      ...(failure.help && { help: failure.help(words, globals.language) }),
      ...(failure.file !== undefined && { file: failure.file }),
    },
    ...failure.details,
  };
}
