import type { Catalogue } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import { type ExitCode, exit } from './exit.ts';

/** The kinds of failure, as `error.kind` of the JSON names them. */
export type FailureKind =
  | 'usage'
  | 'unreadable'
  | 'rules'
  | 'lock'
  | 'data'
  | 'output'
  | 'not-found'
  | 'internal'
  | 'interrupted';

type Say = (words: Catalogue, language: Language) => string;

interface FailureOptions {
  readonly help?: Say | undefined;
  readonly file?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A failure that was foreseen: it knows its words in every language, and what the shell is told. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly exit: ExitCode;
  readonly say: Say;
  /** The way out, where there is one. */
  readonly help: Say | undefined;
  /** The file that it is about. */
  readonly file: string | undefined;
  /** What the JSON says besides. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(kind: FailureKind, say: Say, more: FailureOptions = {}) {
    super(kind, { cause: more.cause });
    this.kind = kind;
    this.exit = exitOf[kind];
    this.say = say;
    this.help = more.help;
    this.file = more.file;
    this.details = more.details ?? {};
  }
}

const exitOf: Readonly<Record<FailureKind, ExitCode>> = {
  usage: exit.usage,
  unreadable: exit.unreadable,
  rules: exit.findings,
  lock: exit.findings,
  data: exit.data,
  output: exit.data,
  'not-found': exit.findings,
  internal: exit.internal,
  interrupted: exit.interrupted,
};

export function usageFailure(say: Say, help?: Say): Failure {
  return new Failure('usage', say, { help });
}
