import type * as Ast from '../../grammar/index.ts';
import type { Model } from '../analysis/index.ts';
import type { DataFacts } from '../evaluate/live/live.ts';
import type { Language } from '../text/language.ts';

/**
 * What a feature looks at: one file in one state. Features are pure functions from a snapshot and offsets to plain data in offsets (UTF-16 code units
 * of the file); they know no protocol and no editor.
 */
export interface Snapshot {
  /** The model of `file`. */
  readonly model: Model;
  /** Path from the project's root. */
  readonly file: string;
  readonly source: Ast.SourceFile;
  /** Of the words that a feature says. */
  readonly language: Language;
  /** What the data last told; absent as long as none is loaded, and where none may be read. */
  readonly data?: DataFacts;
}

/** All files of rules of a project, each with a model of its own: what looks beyond one file is handed this too. */
export interface Project {
  readonly snapshots: readonly Snapshot[];
}

/** A place in a file of the project; half open. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface TextEdit extends Place {
  readonly text: string;
}
