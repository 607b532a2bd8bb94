import type * as Ir from '../../../server/ir/index.ts';
import type { Dialect } from '../../../server/targets/sql/index.ts';

/** A database that statements of one dialect are run on in tests, alone and private. */
export interface TestEngine {
  readonly name: string;
  readonly dialect: Dialect;
  /** Makes these tables, instead of those of the same name that were there. */
  load(tables: readonly TestTable[]): Promise<void>;
  /** The rows of a query whose columns are all texts (or NULL), in the order in which the engine gives them. */
  rows(sql: string): Promise<readonly (readonly (string | null)[])[]>;
  /** Ends whatever was started for it. */
  close(): Promise<void>;
}

export interface TestTable {
  readonly name: string;
  /** Text, decimals, doubles, whole numbers (a duration), dates, timestamps, yes/no. */
  readonly columns: readonly { readonly name: string; readonly type: Ir.Type }[];
  /** Canonical text, as `Relation.read` gives it (`12.50`, `2026-10-31`, `2026-10-31T18:00:00`, `yes`), or null. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** An engine that can be started where it is installed. */
export interface EngineKind {
  readonly name: string;
  /** Why it cannot be started here, for the title of a test that is skipped; undefined where it can. */
  missing(): string | undefined;
  start(): Promise<TestEngine>;
}
