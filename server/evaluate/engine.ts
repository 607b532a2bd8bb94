import type { Program, Type } from '../ir/index.ts';

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
  /** Undefined: there is no such customer. */
  explain(key: string): Promise<Explanation | undefined>;
  test(): Promise<readonly TestResult[]>;
  /**
   * Sorted by key bytes; the order of the text within a customer.
   * decisions: key, label, then for each action `tier`, its labels `offer for`, and `tier rule` as `policy: rule`. matches: key, policy, rule of every
   * rule that decides. values: key, label, every definition. policy: key, label, rule, the actions and labels that its rules decide, as they decide
   * them before anything else is heard, because. rejects: source, row, reason, column; orphans: source, row, key; both by source and row.
   */
  relation(which: RelationName): Promise<Relation>;
  close(): Promise<void>;
}

export type RelationName =
  | { readonly kind: 'decisions' | 'matches' | 'values' | 'rejects' | 'orphans' }
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

// ---------------------------------------------------------------- fits

/** The numbers that depend on the population: applying uses them and nothing else. */
export type Fits = ReadonlyMap<string, Fit>;

export type Fit =
  /**
   * `cuts[i]` is the cut of band i + 2 as canonical text of the operand's type (of the negated value where lowest is best: as it is shown to the
   * user, i.e. the greatest value that still belongs to the better band); null where nobody reached that band or a better one.
   */
  | {
      readonly kind: 'bands';
      readonly fitted: number;
      readonly cuts: readonly (string | null)[];
      readonly counts: readonly number[];
    }
  /** The least value of each member but the last that has any; null where it is empty. */
  | {
      readonly kind: 'class';
      readonly fitted: number;
      readonly cuts: readonly (string | null)[];
      readonly counts: readonly number[];
    };

// ---------------------------------------------------------------- preview

export interface Preview {
  readonly customers: number;
  /** Sum of the program's `value` over all customers; absent without one. */
  readonly money?: string;
  readonly currency?: string;
  readonly policies: readonly PolicyPreview[];
  /** Per action: how many customers got which value, best first where ordered; of values that are computed the 200 with most customers. With `keep all` a customer counts for each value. */
  readonly actions: readonly ActionPreview[];
  readonly guards: readonly GuardPreview[];
  readonly definitions: readonly DefinitionPreview[];
}

/** A number of customers and their money. */
export interface Group {
  readonly customers: number;
  readonly money?: string;
}

export interface PolicyPreview {
  readonly policy: string;
  readonly rules: readonly RulePreview[];
  /** Customers with no rule, not passed over, not declared as uncovered. */
  readonly gap: Group;
  readonly uncovered: Group;
  /** Of `exactly one match`: customers whom two rules match (no decision), and those where that is declared as meant. */
  readonly conflict: Group;
  readonly overlap: Group;
  /** Customers without any rule, not declared as uncovered, whom only a missing value kept from one. */
  readonly passedOver: Group;
}

export interface RulePreview {
  readonly rule: string;
  /** Customers whom this rule decides. */
  readonly decided: Group;
  /** Customers whose condition holds, but whom an earlier rule took. */
  readonly taken: Group;
  /** Customers whom no rule before it decides (with `all matches` any), whose condition fails only because a value is missing. */
  readonly passedOver: Group;
}

export interface ActionPreview {
  readonly action: string;
  readonly values: readonly (Group & { readonly value: string | null })[];
}

export interface GuardPreview {
  readonly guard: string;
  readonly kind: 'never' | 'always';
  /** never: decisions withheld. always: customers who should have the action and do not. */
  readonly affected: Group;
}

/** Bands, classes, stages: customers per member (null: missing). Segments: who is in. */
export interface DefinitionPreview {
  readonly name: string;
  readonly members: readonly (Group & { readonly member: string | null })[];
}

// ---------------------------------------------------------------- explain

export interface Explanation {
  readonly key: string;
  readonly label?: { readonly text: string; readonly pii: boolean };
  /** Every definition of the program for this customer. */
  readonly values: ReadonlyMap<string, string | null>;
  readonly decisions: readonly ExplainedDecision[];
  readonly policies: readonly { readonly policy: string; readonly rules: readonly RuleTrace[] }[];
}

/** Of an action with `keep all` there may be several. */
export interface ExplainedDecision {
  readonly action: string;
  readonly value: string;
  readonly labels?: readonly { readonly label: string; readonly value: string }[];
  readonly policy: string;
  readonly rule: string;
  readonly because?: string;
  /** A guard took it back. */
  readonly withheld: boolean;
}

export interface RuleTrace {
  readonly rule: string;
  /** decided; taken: it holds but an earlier rule decided; passed-over: only a missing value kept it from matching; failed. */
  readonly outcome: 'decided' | 'taken' | 'passed-over' | 'failed';
  /** The comparisons of the condition in the order of the text, each with the value that it met. */
  readonly conditions: readonly ConditionTrace[];
}

export interface ConditionTrace {
  /** The expression of the IR, to be said in words by the caller. */
  readonly span?: readonly [number, number];
  readonly holds: boolean | 'unknown';
  /** What the left side refers to, its value, the comparator and the bound, as canonical text. */
  readonly subject: string;
  readonly value: string | null;
  readonly comparator: string;
  readonly bound: string | null;
  /** How much the value would have to change for the comparison to hold, where both are exact numbers, money, days or months. */
  readonly distance?: string;
  readonly type: Type;
}

// ---------------------------------------------------------------- tests

export interface TestResult {
  readonly title: string;
  readonly passed: boolean;
  readonly expectations: readonly ExpectationResult[];
}

export interface ExpectationResult {
  readonly span: readonly [number, number];
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  /** Names that would have to be given for the expectation to be decided. */
  readonly give?: readonly string[];
}
