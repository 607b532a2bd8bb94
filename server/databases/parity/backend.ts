import type { TextRow } from '../../evaluate/runner.ts';
import type { NamedResult, RowStatement } from '../../targets/result-names.ts';

/** Something that decides from rules: `place` names a database. */
export type BackendName =
  | { readonly kind: 'sql' | 'js' | 'interpreter' }
  | { readonly kind: 'database'; readonly place: string };

/** Decisions of one backend, to be held against those of the engine. */
export interface Backend {
  readonly name: BackendName;
  /** What it decides about; absent: the customers. */
  readonly result?: NamedResult<RowStatement>;
  /** Names of the columns that it tells, as the engine calls them; the key is the first. */
  readonly columns: readonly string[];
  /** In the order of the keys. */
  rows(): AsyncIterable<TextRow>;
  /** What every definition is for a customer, where it can tell. */
  valuesOf?(key: string): Promise<ReadonlyMap<string, string | null>>;
}

/** One that cannot decide this program, or not here. `reason` has words for people. */
export interface Skipped {
  readonly name: BackendName;
  /** What it does not decide; absent: anything. */
  readonly result?: NamedResult<RowStatement>;
  readonly reason: string;
}
