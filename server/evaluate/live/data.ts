import type { Checks, Sql } from '../../targets/sql/index.ts';
import type { Plan } from '../../targets/sql/plan.ts';
import type { Session } from '../engine.ts';
import type { Loaded } from '../load/loader.ts';
import type { Loading } from '../load/loading.ts';
import type { LoadedRows } from '../others/rows.ts';
import type { Runner } from '../runner.ts';
import type { ColumnFacts } from './live.ts';

/** Data that an engine has loaded. */
export interface LoadedData {
  readonly plan: Plan;
  readonly loading: Loading;
  readonly loaded: Loaded;
  /** Rows of other data that the program decides about. */
  readonly rows: readonly LoadedRows[];
  readonly asOf: Session['asOf'];
  readonly customers: number;
  /** By the name of the data, then of the column. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, ColumnFacts>>;
  /** Statements whose errors lead back to these checks. */
  runner(checks: Checks): LiveRunner;
  close(): Promise<void>;
}

export interface LiveRunner extends Runner {
  /** A result of `columns` doubles, none of them NULL, in columns. */
  doubles(statement: Sql, columns: number, rows: number): Promise<readonly Float64Array[]>;
}
