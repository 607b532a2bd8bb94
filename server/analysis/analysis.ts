import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import type { World } from './look.ts';

/**
 * Checks a file of rules and all it uses. Lazy, immutable, memoised: `previous` is the model of the file before an edit, whatever the edit did
 * not touch is taken over from it.
 */
export type Analyze = (world: World, file: string, previous?: Model) => Model;

export interface Model {
  /** Path of the file, relative to the project's root. */
  readonly file: string;
  /** All findings of this file and of those it uses, in the order of file, place and code. */
  diagnostics(): readonly PlacedDiagnostic[];
  /** The program, if nothing is an error. */
  program(): Ir.Program | undefined;
}

/** A finding with absolute offsets, ready to be shown. */
export interface PlacedDiagnostic {
  readonly file: string;
  /** UTF-16 code units in the file. */
  readonly start: number;
  readonly end: number;
  readonly diagnostic: Diagnostic;
  /** Edits of its fixes with absolute offsets, in the order of `diagnostic.fixes`. */
  readonly fixes: readonly {
    readonly edits: readonly {
      readonly file: string;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }[];
  }[];
  readonly related: readonly { readonly file: string; readonly start: number; readonly end: number }[];
}
