import type { Goal, Program } from '../../ir/index.ts';
import type {
  DataPreview,
  Explanation,
  FilePaths,
  Fits,
  Group,
  LeftOut,
  LoadReport,
  OpenOptions,
  Preview,
  Session,
  TestResult,
} from '../engine.ts';

/**
 * Data that stays loaded while its rules are written. After an edit only what the edit touches is computed again: conditions are sets of customers
 * (bit masks) over columns that are in memory, and the engine is asked only for columns that nobody asked for before. The numbers are those of
 * `Session.preview`, to the last digit.
 */
export interface Live {
  /**
   * Takes a program and counts. `saved` is the program of the file as it was saved: whoever decides otherwise in `program` moves. Asked for anew
   * before an answer is there, the older question is answered with `undefined`: nobody wants it any more. What the data makes impossible is thrown
   * as `DataError`; what was loaded stays.
   */
  update(program: Program, saved?: Program, options?: UpdateOptions): Promise<LivePreview | undefined>;
  /**
   * Counts of decisions about other data, for the program of the last update: they are no part of its preview, since there may be far more rows than
   * customers, and no edit waits for them. Undefined where a newer question came in.
   */
  others(): Promise<readonly DataPreview[] | undefined>;
  /** What the data tells besides the counts of rules, for the program of the last update. */
  facts(): Promise<DataFacts>;
  /** Customers behind a number of the last update, sorted by money (the most first), then by key bytes. Values marked pii are masked. */
  customers(selection: Selection, page: { readonly offset: number; readonly limit: number }): Promise<CustomersPage>;
  /** For the program of the last update; undefined: there is no such customer. */
  explain(key: string): Promise<Explanation | undefined>;
  test(): Promise<readonly TestResult[]>;
  close(): Promise<void>;
}

export interface UpdateOptions {
  /** Of data that the program may need and that were not told before. */
  readonly files?: FilePaths;
  /** Cancels the loading that the program makes necessary; what was loaded stays. */
  readonly signal?: AbortSignal;
}

/**
 * Loads what a program needs of its data, and all columns of its sources: a program whose sources name all columns that there are needs to be loaded
 * again only for other aggregates. The options' signal cancels this loading, their progress is told for every later one too.
 */
export type OpenLive = (program: Program, files: FilePaths, options: OpenOptions) => Promise<Live>;

export interface LivePreview {
  readonly preview: Preview;
  /** One for each action that takes one of a closed set of values and that a rule decides; empty without a saved program. */
  readonly movements: readonly Movement[];
  /** One for each score that is made of scores: the first two of its parts against each other (R against F for RFM; for R, FM see `columns`). */
  readonly grids: readonly Grid[];
}

/** Who is decided otherwise than by the saved rules. */
export interface Movement {
  readonly action: string;
  /** Values are ordered: there is an up and a down. */
  readonly ordered: boolean;
  /** Best first where ordered; `null`, nothing decided, is last. */
  readonly values: readonly (string | null)[];
  /** `moved[from][to]`, by place in `values`; the diagonal is those who stay. */
  readonly moved: readonly (readonly Group[])[];
  /** From nothing to a value is up, from a value to nothing is down. */
  readonly up: Group;
  readonly down: Group;
  /** All who moved. */
  readonly changed: Group;
}

/** The heat map of a score that is made of scores. */
export interface Grid {
  readonly cell: string;
  /** The name of the score whose bands are the rows, and of that whose bands are the columns. */
  readonly rows: string;
  readonly columns: string;
  /** `groups[row - 1][column - 1]`. */
  readonly groups: readonly (readonly Group[])[];
}

/** A number in the preview: the customers behind it. */
export type Selection =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'rule';
      readonly policy: string;
      readonly rule: string;
      readonly outcome: 'decided' | 'taken' | 'passed-over';
    }
  | {
      readonly kind: 'policy';
      readonly policy: string;
      readonly outcome: 'gap' | 'uncovered' | 'conflict' | 'overlap' | 'passed-over';
    }
  | { readonly kind: 'action'; readonly action: string; readonly value: string | null }
  | { readonly kind: 'moved'; readonly action: string; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'direction'; readonly action: string; readonly direction: 'up' | 'down' | 'changed' }
  | { readonly kind: 'member'; readonly definition: string; readonly member: string | null }
  | { readonly kind: 'grid'; readonly cell: string; readonly row: number; readonly column: number }
  /** By its place in `Preview.guards`. */
  | { readonly kind: 'guard'; readonly guard: number }
  /** From whom a limit withholds the action, by its place in `Preview.limits`. */
  | { readonly kind: 'limit'; readonly limit: number }
  | { readonly kind: 'goal'; readonly goal: Goal | null }
  | { readonly kind: 'campaign'; readonly campaign: string; readonly group: CampaignGroup };

/** Who takes part in a campaign, and who of its audience does not, by the first reason. */
export type CampaignGroup = 'treated' | 'control' | 'beyond' | LeftOut;

export interface CustomersPage {
  readonly total: number;
  /** What the cells of a customer are: the decided actions first, then the definitions that the rules of the program use. */
  readonly columns: readonly { readonly name: string; readonly of: 'action' | 'definition' }[];
  readonly customers: readonly CustomerRow[];
}

export interface CustomerRow {
  readonly key: string;
  /** Masked where its column is marked pii. */
  readonly label?: string;
  readonly money?: string;
  /** Canonical text, `null` for missing, in the order of the columns. */
  readonly cells: readonly (string | null)[];
  /** The rules that decide for the customer. */
  readonly reasons: readonly { readonly policy: string; readonly rule: string; readonly because?: string }[];
}

/** What data tells about itself: for hovers, completion, hints and the status of the editor. Values of columns marked pii, of keys and labels are not in it. */
export interface DataFacts {
  readonly asOf: Session['asOf'];
  readonly report: LoadReport;
  readonly fits: Fits;
  /** The last counts, with the program that they are of. */
  readonly preview: Preview;
  readonly program: Program;
  /** By the name of the data, then of the column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, ColumnFacts>>;
  /** Of metrics with numbers, money, durations or dates, by name. */
  readonly distributions: ReadonlyMap<string, Distribution>;
  /** Of scores that are made of scores, by name: customers by value (`555`). Whoever has none is left out. */
  readonly cells?: ReadonlyMap<string, ReadonlyMap<string, Group>>;
  /** Who is decided otherwise than by the saved rules, where that was counted. */
  readonly movements?: readonly Movement[];
  /** How the tests of `program` ended, where they were run. */
  readonly tests?: readonly TestResult[];
}

export interface ColumnFacts {
  readonly known: number;
  readonly missing: number;
  /** Of text, choices and yes/no: the most frequent first (at most 50), ties by bytes. Absent for pii, keys and labels. */
  readonly values?: readonly { readonly value: string; readonly rows: number }[];
  /** There are more values than those. */
  readonly more?: boolean;
}

/** How the known values of a metric lie; canonical texts of its type. */
export interface Distribution {
  readonly known: number;
  readonly missing: number;
  readonly least: string;
  readonly lowerQuartile: string;
  readonly median: string;
  readonly upperQuartile: string;
  readonly greatest: string;
  /** Customers in at most 20 steps of equal width from least to greatest. */
  readonly histogram: readonly number[];
}
