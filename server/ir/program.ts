import type { Affinity as AffinityPart } from './affinity.ts';
import type { Campaign } from './campaign.ts';
import type { Contract } from './contract.ts';
import type { DataFormat } from './data-format.ts';
import type { Ago, Expression, Literal } from './expression.ts';
import type { Limit } from './limit.ts';
import type { Type } from './type.ts';

/** A whole program: versioned, serialisable, all names resolved, all types known, nothing left to guess. */
export interface Program {
  readonly version: 1;
  /** The file's name without folder and ending; names the policy of bare rules. */
  readonly name: string;
  /** What the program as a whole is for. */
  readonly doc?: string;
  /** The day that all windows end with; rows after it do not exist. */
  readonly asOf: {
    /** Absent: the local day of the latest row of the amount data. */
    readonly date?: string;
    /** An IANA zone: days are its local days. */
    readonly zone: string;
  };
  /** In the order of the text. */
  readonly sources: readonly Source[];
  /** The data that decisions are about. */
  readonly subject: string;
  /** The events whose `amount` is money made, if any: default value, default as-of, orphaned and rejected money. */
  readonly amountData?: string;
  /** The money shown beside every count; absent when there is none. */
  readonly value?: Expression;
  /** In dependency order: a definition refers only to those before it. */
  readonly definitions: readonly Definition[];
  /** Those that anything decides for customers. */
  readonly actions: readonly Action[];
  /** In the order of the text; `order` holds their names in dependency order. */
  readonly policies: readonly Policy[];
  /** The names of all policies: each after those whose decisions it asks about. */
  readonly order: readonly string[];
  /** In the order of the text. */
  readonly guards: readonly Guard[];
  /** In the order of the text, which is the order in which they are carried out. */
  readonly campaigns: readonly Campaign[];
  /** In the order of the text, which is the order in which they withhold. Absent where there are none. */
  readonly limits?: readonly Limit[];
  /** They decide nothing: examples that the rules were checked with. */
  readonly tests: readonly Test[];
  /** Decisions about other data than the subject, in the order in which the text first names the data. Absent where there are none. */
  readonly others?: readonly OtherData[];
}

/**
 * Decisions for each row of a data above or below the subject: for each row in use; below the subject, for each that belongs to a customer.
 *
 * They are made after those about customers, and are decisions of their own: `keep` resolves an action among these policies alone. In their
 * expressions a column begins at the row of `data`, or at the subject (below it: the customer that the row belongs to). A reference, and what was
 * decided, is a value of that customer; a reference inside an aggregate one of the customer that the row of the aggregate belongs to. Aggregates run
 * over rows that belong to the row at hand: data below it, the subject included.
 *
 * Guards withhold from them too: below the subject where `when` holds for the customer that the row belongs to. Above the subject `when` names nothing
 * but columns of `data` and of data above that, reached from the subject.
 */
export interface OtherData {
  readonly data: string;
  /** Those that these policies decide, held as exactly as they need. */
  readonly actions: readonly Action[];
  /** In the order of the text; all have this `data`. They do not see what each other decides. */
  readonly policies: readonly Policy[];
  /** All `never` over these actions; an `always` is about customers alone. Over an action that nobody decides for customers they stand only here. */
  readonly guards: readonly Guard[];
}

/** Where a thing was written: `start` is the offset of the declaration's chunk in the file; spans in it are relative to that. */
export interface Origin {
  /** Path as shown to the user, relative to the project's root; `patron/rfm` for a library. */
  readonly file: string;
  /** In UTF-16 code units from the beginning of the file. */
  readonly start: number;
  /** 1-based. */
  readonly line: number;
  /** Half-open, in UTF-16 code units from `start`. */
  readonly span: readonly [number, number];
}

interface Declared {
  /** Unique among declarations of its kind. */
  readonly name: string;
  /** For people: what reports call it. */
  readonly title?: string;
  /** For people: the `##` lines above the declaration. */
  readonly doc?: string;
  /** Where it was written. */
  readonly origin: Origin;
}

// ---------------------------------------------------------------- data

/** Data: rows of customers, of what happened to them, or of what either refers to. */
export interface Source extends Declared {
  /** Where its rows are. */
  readonly from: /** `format` decided by the ending; `path` as written, relative to the file of the rules, or replaced by `--data`. */
    | {
        readonly kind: 'file';
        readonly path: string;
        readonly format: DataFormat;
        /** Of a workbook; absent: the first. */
        readonly sheet?: string;
      }
    | { readonly kind: 'table'; readonly table: string }
    /** The distinct known values of a column of the events: a subject with nothing but its key. */
    | { readonly kind: 'derived'; readonly data: string; readonly by: string };
  /** Those that the program uses or that have a role, in the order of the declaration. */
  readonly columns: readonly SourceColumn[];
  /** The name of the column that tells rows apart: no two rows have one key. */
  readonly key?: string;
  /** The name of the column that people are shown beside the key. */
  readonly label?: string;
  /** The name of the column that says when a row happened. */
  readonly time?: string;
  /** The name of the column with the money of a row. */
  readonly amount?: string;
  /** These rows are events of `data`, whose key stands in the column `by`. */
  readonly parent?: { readonly data: string; readonly by: string };
  /** These rows are attributes of `data` (one row per key at the most), whose key stands in the column `by`. */
  readonly attributesOf?: { readonly data: string; readonly by: string };
}

/** A column of a data. */
export interface SourceColumn {
  /** The name in the file. */
  readonly name: string;
  /** What the column is for; at most one of a data has each role but `column`. */
  readonly role: 'key' | 'label' | 'time' | 'amount' | 'item' | 'quantity' | 'column';
  /**
   * Keys (and columns that hold keys of other data) are text. Decimals: a CSV cell must be a plain decimal of at most `scale` digits after
   * the point and `digits` in all; a binary float of Parquet is rounded to `scale` once, at load.
   */
  readonly type: Type;
  /** Its values are personal data, which nobody is shown unless it is asked for. */
  readonly pii: boolean;
  /** The column holds keys of this data. */
  readonly lookup?: string;
}

// ---------------------------------------------------------------- definitions

export type Definition = Metric | Bands | Cell | ShareClass | RankClass | Stages | Segment | Checklist | Affinity;

interface Typed extends Declared {
  /** Of its value for a customer. */
  readonly type: Type;
  /** SHA-256 of the definition without spans, origin, title and doc, and of all it refers to: formatting never changes it. */
  readonly hash: string;
  /**
   * It is another definition as it was on an earlier day, which was made because something asks for that. It has the origin of the other, and
   * belongs to no result of its own.
   */
  readonly earlier?: { readonly of: string; readonly ago: Ago };
}

/** A value computed for each customer. */
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

/** Where a customer stands: one of its members. */
export interface Stages extends Typed {
  readonly kind: 'stages';
  /** The first whose `when` holds; absent `when`: otherwise. None: missing. */
  readonly members: readonly { readonly name: string; readonly title?: string; readonly when?: Expression }[];
}

/** The customers for whom a condition holds. */
export interface Segment extends Typed {
  readonly kind: 'segment';
  readonly when: Expression;
}

/**
 * How many of its items hold for a customer: 0 to all of them, never missing. Each item is a segment of its own, named `checklist.item`, which `when`
 * refers to; conditions about the checklist (`all of`, `at least 2 of`) are written out over those segments.
 */
export interface Checklist extends Typed {
  readonly kind: 'checklist';
  readonly items: readonly { readonly name: string; readonly title?: string; readonly when: Expression }[];
}

/** See `affinity.ts`. */
export interface Affinity extends Typed, AffinityPart {}

// ---------------------------------------------------------------- decisions

/** What may be decided for a customer. */
export interface Action extends Omit<Declared, 'origin'> {
  /** Absent for an action that is built in. */
  readonly origin?: Origin;
  /** Absent: the action takes no value (its decision is `yes`). */
  readonly takes?: Type;
  /** Further values that a decision may have, each under a name. */
  readonly labels: readonly { readonly label: string; readonly takes: Type }[];
  /** What wins when several rules give it; `first` in the order of the text, over all policies. */
  readonly keep: 'first' | 'highest' | 'lowest' | 'all';
}

/** Rules that decide together. */
export interface Policy extends Declared {
  /** What its rules are about: the rows of this data. Absent: the subject. */
  readonly data?: string;
  /** Which of the rules that match decide: the first, all of them, or the only one; where several match, and no overlap is meant, none does. */
  readonly mode: 'first match' | 'all matches' | 'exactly one match';
  readonly rules: readonly Rule[];
  /** Gaps that are meant: a customer whom no rule matches is no gap where `when` holds (absent: anywhere). */
  readonly uncovered: readonly Exception[];
  /** Overlaps that are meant: where `when` holds, the first matching rule decides although others match. */
  readonly overlaps: readonly Exception[];
  readonly hash: string;
}

/** A gap or an overlap that is meant. */
export interface Exception {
  readonly because: string;
  readonly when?: Expression;
}

/** Where `when` holds, the decisions are made. */
export interface Rule {
  /** Unique in the policy: the given name, else `rule 3` (1-based, counting all rules), else `otherwise`. */
  readonly name: string;
  readonly doc?: string;
  readonly origin: Origin;
  /** Absent: otherwise, i.e. when no rule before it in the policy matched. */
  readonly when?: Expression;
  readonly decisions: readonly Decision[];
  /** What the rule is for. */
  readonly goal?: Goal;
  readonly because?: string;
}

/** New customers, more from those there are, or that they stay. */
export type Goal = 'acquire' | 'enhance' | 'retain';

/** An action with its value, as a rule decides it. */
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

// ---------------------------------------------------------------- campaigns

export type { Campaign, Draw, Frequency } from './campaign.ts';
export type { Limit, LimitUnit, WorkPeriod } from './limit.ts';

// ---------------------------------------------------------------- tests

/** What one customer must get, or, where nothing is given, what must hold of all. */
export interface Test {
  readonly title: string;
  readonly origin: Origin;
  readonly given: readonly Given[];
  readonly expect: readonly Expectation[];
}

export type Given =
  /** Replaces the computation of a definition. `value` absent: missing. */
  | {
      readonly kind: 'definition';
      readonly name: string;
      readonly value?: Literal;
      /** Of a definition as it was on an earlier day. */
      readonly earlier?: { readonly of: string; readonly ago: Ago };
    }
  | { readonly kind: 'column'; readonly column: Expression & { readonly op: 'column' }; readonly value?: Literal }
  /** One row of an event data; columns that are not given are missing. */
  | {
      readonly kind: 'row';
      readonly data: string;
      readonly cells: readonly { readonly column: string; readonly value: Literal }[];
    };

export type { Contract } from './contract.ts';

export type Expectation =
  /** Of all customers; then nothing is given, and nothing else is expected. */
  | Contract
  /** `tier star`, `offer 15% for 30 days`; `value` absent with `decided`: whatever value. `decided: false`: `no message`. */
  | {
      readonly kind: 'decision';
      /** About the only row of this data that is given; absent: about the customer. */
      readonly data?: string;
      readonly action: string;
      readonly decided: boolean;
      readonly value?: Expression;
      readonly labels: readonly { readonly label: string; readonly value: Expression }[];
      readonly span: readonly [number, number];
    }
  /** A condition over the customer's values that must hold: `loyal`, `not loyal`, `R >= 4`, `spend 300 CNY`. */
  | { readonly kind: 'condition'; readonly when: Expression; readonly span: readonly [number, number] };
