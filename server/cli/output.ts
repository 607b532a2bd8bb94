import type { WriteStream } from 'node:tty';
import type { Language } from '../text/language.ts';
import { type Screen, screenOf } from './render/screen.ts';

/** One of the two streams of the process, and what is known of the place where its text ends up. */
export interface Output {
  readonly screen: Screen;
  readonly isTerminal: boolean;
  write(text: string): void;
  /** Lines, each with its end. */
  print(...lines: readonly string[]): void;
  /** Shows a line until something else is written or `undefined` takes it away. For terminals alone. */
  overlay(text: string | undefined): void;
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface OutputOptions {
  readonly language: Language;
  readonly noColor: boolean;
  readonly environment: Environment;
}

/** Both streams of a process, which know of each other's line that does not stay. */
export function outputsOf(
  streams: { readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream },
  options: OutputOptions,
): { readonly out: Output; readonly err: Output } {
  const overlay: Overlay = {};
  return { out: outputOf(streams.stdout, options, overlay), err: outputOf(streams.stderr, options, overlay) };
}

/** Takes the line away that is shown, if one is. */
interface Overlay {
  remove?: (() => void) | undefined;
}

function outputOf(stream: NodeJS.WriteStream, options: OutputOptions, overlay: Overlay): Output {
  const isTerminal = stream.isTTY === true;
  const color = wantsColor(isTerminal, options);
  const width = isTerminal ? widthOfTerminal(stream, options.environment) : undefined;
  const write = (text: string) => {
    overlay.remove?.();
    stream.write(text);
  };
  return {
    screen: screenOf(options.language, { color, ...(width !== undefined && { width }) }),
    isTerminal: isTerminal && options.environment['TERM'] !== 'dumb',
    write,
    print: (...lines) => write(lines.map((line) => `${line}\n`).join('')),
    overlay(text) {
      overlay.remove?.();
      if (text === undefined) return;
      stream.write(text);
      overlay.remove = () => {
        stream.write('\r\u001B[K');
        overlay.remove = undefined;
      };
    },
  };
}

/** The option first, then what is asked for in the environment (as Node weighs it), then what the stream is. */
export function wantsColor(isTerminal: boolean, { noColor, environment }: Omit<OutputOptions, 'language'>): boolean {
  if (noColor) return false;
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (environment['NO_COLOR']) return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}

function widthOfTerminal(stream: Pick<WriteStream, 'columns'>, environment: Environment): number {
  // Some pseudo-terminals say 0.
  const width = stream.columns || Number(environment['COLUMNS']) || 80;
  return Math.max(40, width);
}
