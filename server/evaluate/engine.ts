import type { Fits } from '../ir/fits.ts';
import type { Program, Type } from '../ir/index.ts';
import type { Explanation } from './engine-explain.ts';
import type { Preview } from './engine-preview.ts';
import type { Interpreted } from './interpreted.ts';

export type { Fit, Fits } from '../ir/fits.ts';
export type * from './engine-explain.ts';
export type * from './engine-preview.ts';

/**
 * The door to an engine. Implementations: `duckdb-node`. What the user's data makes impossible is thrown as `DataError`; when the signal of the
 * options is aborted its reason is thrown.
 */
export interface Engine {
  /**
   * The exact width of the decimals in CSV files, from a scan of the whole file: a look at its beginning cannot know it. The caller puts wider
   * ones into the looks and analyses again, so that no digit is lost.
   */
  measure(program: Program, files: FilePaths, options: OpenOptions): Promise<Measures>;
  /** Loads the data, then locks the engine (no file, no network, no setting after that), then computes every definition and policy. */
  open(program: Program, files: FilePaths, options: OpenOptions): Promise<Session>;
}

/** Absolute path of the file of each source, by source name. */
export type FilePaths = ReadonlyMap<string, string>;

export type Measures = ReadonlyMap<string, ReadonlyMap<string, { readonly digits: number; readonly scale: number }>>;

export interface OpenOptions {
  /** Overrides the program's as-of, `2026-10-31`. */
  readonly asOf?: string;
  /**
   * Numbers that were fitted before, by the name of the definition: they are applied, and nothing is fitted. Other definitions than those that are
   * fitted are left aside; one without its numbers, or with such as it cannot have, is a `DataError`.
   */
  readonly fits?: Fits;
  readonly threads?: number;
  /** Bytes. */
  readonly memoryLimit?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly phase: 'measuring' | 'loading' | 'fitting' | 'deciding' | 'writing';
  /** 0..1 over all phases, where known. */
  readonly share?: number;
  readonly source?: string;
}

/** One program over one state of its data. Everything that it returns is deterministic: it does not depend on threads or row order. */
export interface Session {
  /** The day in use, and where it came from. */
  readonly asOf: { readonly date: string; readonly from: 'program' | 'option' | 'data' };
  readonly report: LoadReport;
  readonly fits: Fits;
  preview(): Promise<Preview>;
  /** Undefined: there is no such customer. With `data`, a row of other data that is decided about. */
  explain(key: string, data?: string): Promise<Explanation | undefined>;
  test(): Promise<readonly TestResult[]>;
  /**
   * Sorted by key bytes; the order of the text within a customer.
   * decisions: key, label, then for each action `tier`, its labels `offer for`, and `tier rule` as `policy: rule`. matches: key, policy, rule of every
   * rule that decides. values: key, label, every definition. policy: key, label, rule, the actions and labels that its rules decide, as they decide
   * them before anything else is heard, because. campaigns: key, label, campaign, rank, group (`treated`, `control`, `beyond`) of who is eligible.
   * row-decisions, row-matches: the same for the rows of other data, with the key of the customer that a row belongs to behind its own. row-totals: key of
   * the customer, rows, the sum of each action that takes a number or money.
   * rejects: source, row, reason, column; orphans: source, row, key; both by source and row.
   */
  relation(which: RelationName): Promise<Relation>;
  /** Decisions by the plain evaluator, one customer at a time, in the order of the keys: not of programs with anything that is shared out among customers. */
  interpret(): Promise<Interpreted>;
  close(): Promise<void>;
}

export type RelationName =
  /** Of the decisions about other data. `row-totals` is there for data below the subject. */
  | { readonly kind: 'row-decisions' | 'row-matches' | 'row-totals'; readonly data: string }
  | { readonly kind: 'decisions' | 'matches' | 'values' | 'campaigns' | 'rejects' | 'orphans' }
  /** The pairs of an affinity, the highest lift first: counts of baskets, support, the confidence in both directions, lift. */
  | { readonly kind: 'affinity'; readonly affinity: string }
  | { readonly kind: 'policy'; readonly policy: string };

export interface Relation {
  readonly columns: readonly { readonly name: string; readonly type: Type; readonly pii: boolean }[];
  readonly rows: number;
  /**
   * Cells as canonical text, `null` for missing: decimals with exactly `scale` digits after the point, doubles in JavaScript's shortest form,
   * days and times in ISO 8601, yes-no `yes`/`no`, cadences canonical, lists joined with `; `.
   */
  read(): AsyncIterable<readonly (string | null)[]>;
  /**
   * Writes the whole relation to `path`, which does not exist yet; the caller has chosen a temporary name and renames it. CSV per RFC 4180 with
   * text cells guarded against formulas; columns marked pii are left out unless `pii`.
   */
  write(path: string, format: 'csv' | 'parquet' | 'json', options: { readonly pii: boolean }): Promise<void>;
}

// ---------------------------------------------------------------- load

export interface LoadReport {
  readonly sources: readonly SourceReport[];
}

export interface SourceReport {
  readonly source: string;
  /** Rows read from the file; of a derived source the rows it was derived from. */
  readonly read: number;
  /** Rows in use. */
  readonly loaded: number;
  /** Rows that lie after as-of, and rows that belong to such rows: they do not exist. */
  readonly future: number;
  /** Rows left out, by reason. */
  readonly rejected: readonly RejectReport[];
  /** Cells changed while reading, by column. */
  readonly coerced: readonly CoercionReport[];
  /**
   * Rows whose key is not in the data that they belong to: left out. More than 1% of the rows of events are a `DataError`; attributes of nobody do no
   * harm.
   */
  readonly orphaned?: { readonly rows: number; readonly money?: string };
}

/**
 * A row has one reason, the first of: ragged-row (a delimiter too many at its end makes none), missing-key, missing-parent, bad-time, missing-time,
 * bad-amount, duplicate-key. Keys matter only where other rows refer to them: of the subject, of lookups, of attributes (one row for each), and of
 * events that have events themselves; those of other events are not looked at, since that alone costs as much as all the rest. None of the rows of
 * a duplicated key is used: nothing depends on the order of rows.
 */
export interface RejectReport {
  readonly reason:
    | 'missing-key'
    | 'duplicate-key'
    | 'bad-time'
    | 'missing-time'
    | 'bad-amount'
    | 'ragged-row'
    | 'missing-parent';
  readonly column?: string;
  readonly rows: number;
  /** Sum of the amounts that could be read, exact. */
  readonly money?: string;
  /** 1-based row numbers of the first few (the header is not counted). */
  readonly firstRows: readonly number[];
}

export interface CoercionReport {
  readonly column: string;
  /** became-missing: not of the column's type. float-rounded: a binary float became a decimal. encoding: the file was read as GB 18030. */
  readonly kind: 'became-missing' | 'float-rounded' | 'offset-to-zone' | 'encoding';
  readonly cells: number;
  /** Of cells that became missing; which rows the others are in tells nothing. */
  readonly firstRows: readonly number[];
}

// ---------------------------------------------------------------- tests

export interface TestResult {
  readonly title: string;
  readonly passed: boolean;
  /** It is about all customers, and there are none: it neither passed nor failed, and `passed` says nothing. */
  readonly skipped?: true;
  readonly expectations: readonly ExpectationResult[];
}

export interface ExpectationResult {
  readonly span: readonly [number, number];
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** Names that would have to be given for the expectation to be decided. */
  readonly give?: readonly string[];
  /** Of what is expected of all customers. */
  readonly contract?: ContractResult;
}

/** What a contract found. Numbers are canonical text; a share of customers or of a sum is told by its part and its whole. */
export interface ContractResult {
  readonly passed: boolean;
  readonly measure: 'share' | 'count' | 'sum' | 'average' | 'lowest' | 'highest' | 'median';
  /** The type of what is added up or compared; absent where customers are counted. */
  readonly type?: Type;
  readonly customers?: { readonly part: number; readonly all: number };
  /** Absent: there is none. With `total`: the part and the whole of a share of a sum. */
  readonly value?: string;
  readonly total?: string;
  readonly least?: string;
  readonly most?: string;
  /** How much more or less it would have to be: customers, or an amount in the unit of the value. */
  readonly off?: { readonly to: 'more' | 'less' } & ({ readonly customers: number } | { readonly value: string });
}
