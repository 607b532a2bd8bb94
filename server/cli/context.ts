import type { Catalogue } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import type { Files } from '../workspace/files.ts';
import type { Output } from './output.ts';

/** What a command is handed besides its own arguments. */
export interface Context {
  readonly language: Language;
  readonly words: Catalogue;
  /** One JSON document on `out` instead of text. */
  readonly json: boolean;
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
  readonly files: Files;
  /** The folder that paths on the command line are relative to. */
  readonly folder: string;
}
