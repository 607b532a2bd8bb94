import type { MessageData } from '../diagnostics/kind.ts';
import type { Code } from '../diagnostics/registry.ts';
import type { Fits } from '../ir/fits.ts';
import type * as Ir from '../ir/index.ts';
import type { Language } from '../text/language.ts';
import type { Bindings } from './bindings.ts';
import type { DialectName } from './sql/dialects.ts';

export const targetNames = ['json', 'sql', 'js', 'dbt', 'dmn', 'csv', 'markdown'] as const;

export type TargetName = (typeof targetNames)[number];

/** A form into which rules are compiled. A pure function of what it is given: the same rules yield the same text, byte for byte. */
export interface Target {
  readonly name: TargetName;
  /** What of the program the target cannot hold; while there is any, nothing is compiled. */
  obstacles(input: CompileInput): readonly Obstacle[];
  /** Only of a program without obstacles. The first file is the one that is shown beside the rules. */
  compile(input: CompileInput): readonly CompiledFile[];
}

export interface CompileInput {
  readonly program: Ir.Program;
  /** The file of the rules, from the root of the project. Absent: what is compiled does not name it. */
  readonly file?: string;
  /** Overrides the program's as-of, `2026-10-31`. Absent in both: each target says how it finds the day, or that it needs one. */
  readonly asOf?: string;
  /** The numbers of a lock. Absent: fitted by whoever runs what was compiled, where the target can. */
  readonly fits?: Fits;
  /** Where the data is on the target; see `patron.json`. */
  readonly bindings: Bindings;
  /** The language of whatever people read. */
  readonly language: Language;
  readonly options: CompileOptions;
}

export interface CompileOptions {
  /** Of `sql` and `dbt`. */
  readonly dialect: DialectName;
  /** Of `sql`: a query, or the statements that keep what it yields. */
  readonly as: 'query' | 'view' | 'table' | 'insert';
  /** Of `sql`: what to compute, by the name of its file in `statementResults`. Absent: the decisions about customers. */
  readonly result?: string;
  /** Of `sql`: what to keep it in, as `schema.name`. Absent: the name of the program. */
  readonly name?: string;
  /** Of `sql` and `dbt`: with columns that tell something personal. */
  readonly pii?: boolean;
  /** Of `js`. */
  readonly module: 'esm' | 'cjs' | 'iife';
  /** Of `csv`: the policy whose rules become a table. Absent: each policy makes one. */
  readonly part?: string;
}

/**
 * Where a language has comments, what is compiled to it begins with one that holds this: a file that does is one that Patron wrote, and is replaced by the
 * next compilation; any other that is in the way is not.
 */
export const compiledMark = 'patron compile';

export interface CompiledFile {
  /** Relative to the folder that is written to, `/` between its parts. */
  readonly path: string;
  readonly text: string;
  /** As editors name it: `sql`, `javascript`, `json`, `xml`, `markdown`, `yaml`. */
  readonly language: string;
  readonly places: readonly Place[];
}

/** Lines of a file, from 0 and half-open, that say what a declaration or rule says. */
export interface Place {
  readonly lines: readonly [from: number, to: number];
  readonly origin: Ir.Origin;
}

/** Something that a target cannot hold, as a diagnostic at the words that ask for it. */
export interface Obstacle {
  readonly code: Code;
  readonly data: MessageData;
  readonly origin: Ir.Origin;
}
