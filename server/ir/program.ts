import type { Expression, Literal } from './expression.ts';
import type { Type } from './type.ts';

/** A whole program: versioned, serialisable, all names resolved, all types known, nothing left to guess. */
export interface Program {
  readonly version: 1;
  /** The file's name without folder and ending; names the policy of bare rules. */
  readonly name: string;
  readonly asOf: {
    /** Absent: the local day of the latest row of the amount data. */
    readonly date?: string;
    /** An IANA zone: days are its local days. */
    readonly zone: string;
  };
  readonly sources: readonly Source[];
  /** The data that decisions are about. */
  readonly subject: string;
  /** The events whose `amount` is money made, if any: default value, default as-of, orphaned and rejected money. */
  readonly amountData?: string;
  /** The money shown beside every count; absent when there is none. */
  readonly value?: Expression;
  /** In dependency order: a definition refers only to those before it. */
  readonly definitions: readonly Definition[];
  readonly actions: readonly Action[];
  /** In the order of the text; `order` holds their names in dependency order. */
  readonly policies: readonly Policy[];
  readonly order: readonly string[];
  readonly guards: readonly Guard[];
  readonly tests: readonly Test[];
}

/** Where a thing was written: `start` is the offset of the declaration's chunk in the file; spans in it are relative to that. */
export interface Origin {
  /** Path as shown to the user, relative to the project's root; `patron/rfm` for a library. */
  readonly file: string;
  readonly start: number;
  /** 1-based. */
  readonly line: number;
  readonly span: readonly [number, number];
}

interface Declared {
  readonly name: string;
  readonly title?: string;
  readonly doc?: string;
  readonly origin: Origin;
}

// ---------------------------------------------------------------- data

export interface Source extends Declared {
  readonly from: /** `format` decided by the ending; `path` as written, relative to the file of the rules, or replaced by `--data`. */
    | { readonly kind: 'file'; readonly path: string; readonly format: 'csv' | 'parquet' }
    | { readonly kind: 'table'; readonly table: string }
    /** The distinct known values of a column of the events: a subject with nothing but its key. */
    | { readonly kind: 'derived'; readonly data: string; readonly by: string };
  /** Those that the program uses or that have a role, in the order of the declaration. */
  readonly columns: readonly SourceColumn[];
  /** Names of the columns with these roles. */
  readonly key?: string;
  readonly label?: string;
  readonly time?: string;
  readonly amount?: string;
  /** These rows are events of `data`, whose key stands in the column `by`. */
  readonly parent?: { readonly data: string; readonly by: string };
  /** These rows are attributes of `data` (one row per key at the most), whose key stands in the column `by`. */
  readonly attributesOf?: { readonly data: string; readonly by: string };
}

export interface SourceColumn {
  /** The name in the file. */
  readonly name: string;
  readonly role: 'key' | 'label' | 'time' | 'amount' | 'item' | 'quantity' | 'column';
  /**
   * Keys (and columns that hold keys of other data) are text. Decimals: a CSV cell must be a plain decimal of at most `scale` digits after
   * the point and `digits` in all; a binary float of Parquet is rounded to `scale` once, at load.
   */
  readonly type: Type;
  readonly pii: boolean;
  /** The column holds keys of this data. */
  readonly lookup?: string;
}

// ---------------------------------------------------------------- definitions

export type Definition = Metric | Bands | Cell | ShareClass | RankClass | Stages | Segment;

interface Typed extends Declared {
  readonly type: Type;
  /** SHA-256 of the definition without spans, origin, title and doc, and of all it refers to: formatting never changes it. */
  readonly hash: string;
}

export interface Metric extends Typed {
  readonly kind: 'metric';
  readonly value: Expression;
}

/**
 * Band 1..n of a value. Equal counts: among the n known values of the fitted customers with `worse` strictly worse, the band is
 * 1 + floor(worse × bands / n); the cut of a band is the worst fitted value that reached it. Applying compares with cuts only: the band is
 * 1 + the number of cuts (of bands 2..n) that the value reaches; a value at a cut belongs to the better band. `best: lowest` is the bands of
 * the negated value. A band that no fitted value reached has no cut of its own: it takes the next better band's (nobody is in it).
 */
export interface Bands extends Typed {
  readonly kind: 'bands';
  readonly bands: number;
  readonly of: Expression;
  readonly best: 'highest' | 'lowest';
  /** Given cuts from worst to best (bands - 1 of them); absent: fitted for equal counts. */
  readonly cuts?: readonly Literal[];
  /** The customers to fit on; everyone with a known value is banded. */
  readonly where?: Expression;
}

/** Its value is the digits of its parts, `555`; missing when a part is. Comparisons with a cell are already written out part by part. */
export interface Cell extends Typed {
  readonly kind: 'cell';
  readonly parts: readonly string[];
}

/**
 * ABC. Among fitted customers with a known value: held(v) = the sum of positive values strictly greater than v; total = the sum of positive
 * values. A positive v is in the first member with held(v) < upTo × total (so the greatest are in the first); v ≤ 0 is in the last.
 * Compared by cross-multiplied integers.
 */
export interface ShareClass extends Typed {
  readonly kind: 'share-class';
  readonly of: Expression;
  readonly where?: Expression;
  readonly members: readonly ClassMember[];
}

/** Pyramid. Among n fitted customers with a known value, atOrAbove(v) of them at or above v: the first member with atOrAbove(v) ≤ upTo × n. */
export interface RankClass extends Typed {
  readonly kind: 'rank-class';
  readonly of: Expression;
  readonly where?: Expression;
  readonly members: readonly ClassMember[];
}

export interface ClassMember {
  readonly name: string;
  readonly title?: string;
  /** Cumulative share as a fraction in lowest terms, `[3, 4]`; absent: rest. */
  readonly upTo?: readonly [number, number];
}

export interface Stages extends Typed {
  readonly kind: 'stages';
  /** The first whose `when` holds; absent `when`: otherwise. None: missing. */
  readonly members: readonly { readonly name: string; readonly title?: string; readonly when?: Expression }[];
}

export interface Segment extends Typed {
  readonly kind: 'segment';
  readonly when: Expression;
}

// ---------------------------------------------------------------- decisions

export interface Action extends Omit<Declared, 'origin'> {
  /** Absent for an action that is built in. */
  readonly origin?: Origin;
  /** Absent: the action takes no value (its decision is `yes`). */
  readonly takes?: Type;
  readonly labels: readonly { readonly label: string; readonly takes: Type }[];
  /** What wins when several rules give it; `first` in the order of the text, over all policies. */
  readonly keep: 'first' | 'highest' | 'lowest' | 'all';
}

export interface Policy extends Declared {
  readonly mode: 'first match' | 'all matches' | 'exactly one match';
  readonly rules: readonly Rule[];
  /** Gaps that are meant: a customer whom no rule matches is no gap where `when` holds (absent: anywhere). */
  readonly uncovered: readonly Exception[];
  /** Overlaps that are meant: where `when` holds, the first matching rule decides although others match. */
  readonly overlaps: readonly Exception[];
  readonly hash: string;
}

export interface Exception {
  readonly because: string;
  readonly when?: Expression;
}

export interface Rule {
  /** Unique in the policy: the given name, else `rule 3` (1-based, counting all rules), else `otherwise`. */
  readonly name: string;
  readonly doc?: string;
  readonly origin: Origin;
  /** Absent: otherwise, i.e. when no rule before it in the policy matched. */
  readonly when?: Expression;
  readonly decisions: readonly Decision[];
  readonly because?: string;
}

export interface Decision {
  readonly action: string;
  /** Absent: the action takes no value. A missing value decides nothing. */
  readonly value?: Expression;
  readonly labels: readonly { readonly label: string; readonly value: Expression }[];
  readonly span?: readonly [number, number];
}

/** never: withholds the action (only that value, if one is given) where `when` holds. always: must be decided where `when` holds. */
export interface Guard {
  readonly kind: 'never' | 'always';
  readonly action: string;
  readonly value?: Expression;
  readonly when: Expression;
  readonly doc?: string;
  readonly origin: Origin;
  /** The source text on one line, for reports. */
  readonly text: string;
}

// ---------------------------------------------------------------- tests

export interface Test {
  readonly title: string;
  readonly origin: Origin;
  readonly given: readonly Given[];
  readonly expect: readonly Expectation[];
}

export type Given =
  /** Replaces the computation of a definition. `value` absent: missing. */
  | { readonly kind: 'definition'; readonly name: string; readonly value?: Literal }
  | { readonly kind: 'column'; readonly column: Expression & { readonly op: 'column' }; readonly value?: Literal }
  /** One row of an event data; columns that are not given are missing. */
  | {
      readonly kind: 'row';
      readonly data: string;
      readonly cells: readonly { readonly column: string; readonly value: Literal }[];
    };

export type Expectation =
  /** `tier star`, `offer 15% for 30 days`; `value` absent with `decided`: whatever value. `decided: false`: `no message`. */
  | {
      readonly kind: 'decision';
      readonly action: string;
      readonly decided: boolean;
      readonly value?: Expression;
      readonly labels: readonly { readonly label: string; readonly value: Expression }[];
      readonly span: readonly [number, number];
    }
  /** A condition over the customer's values that must hold: `loyal`, `not loyal`, `R >= 4`, `spend 300 CNY`. */
  | { readonly kind: 'condition'; readonly when: Expression; readonly span: readonly [number, number] };
