import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic, Location } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import type { Meaning, SymbolKind } from './elaborator.ts';
import type { World } from './look.ts';
import type { Schema } from './schema.ts';

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
  /** The files of rules that were read, each after those that it uses; `file` is the last. */
  readonly files: readonly ModelFile[];
  readonly schema: Schema;
  /** Files of the library that something was looked up in; `path` is the name of the module, `patron/rfm`. */
  modules(): readonly ModelFile[];
  /**
   * The names that are declared or used in a chunk and what they stand for, in the order of the text. Names that stand for nothing are not in it.
   * Found when first asked for, and kept as long as the chunk means the same. In a chunk of the library: as far as the program needs it.
   */
  names(chunk: Ast.Chunk): readonly NameUse[];
  /** Those of them around an offset in the chunk, both ends included: in a long policy only the rule there is looked at. */
  namesAt(chunk: Ast.Chunk, offset: number): readonly NameUse[];
  /** What a bare name stands for over customers. */
  meaning(name: string): Meaning | undefined;
  /** All that a bare name may stand for over customers: own declarations and those used, columns, built-in actions, the library's. */
  meanings(): readonly Meaning[];
  /** The expressions of a chunk that have a place and a type, outer before inner. */
  expressions(chunk: Ast.Chunk): readonly TypedExpression[];
}

export interface ModelFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly source: Ast.SourceFile;
}

export interface NameUse {
  /** In the chunk: the name as it is written, backticks included. */
  readonly span: Ast.Span;
  readonly role: 'declaration' | 'use';
  readonly target: Target;
}

/** What a name stands for. */
export interface Target {
  /** The same for every use, and for nothing else in the program: `metric spend`, `column orders.total`, `member tier.star`, `rule visits.vip`. */
  readonly id: string;
  readonly kind: SymbolKind | 'member' | 'label' | 'rule' | 'test' | 'module';
  /** What it names, without backticks. */
  readonly name: string;
  /** Of a column its data; of a member the class, stages, action or label that it is a member of; of a label its action; of a rule its policy. */
  readonly owner?: string;
  /** Where it is declared; absent for what is built in and for columns that no declaration names. */
  readonly declared?: Location;
  /** `patron/rfm` for what comes from a library. */
  readonly library?: string;
  readonly type?: Ir.Type;
}

export interface TypedExpression {
  /** In the chunk. */
  readonly span: Ast.Span;
  readonly expression: Ir.Expression;
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
