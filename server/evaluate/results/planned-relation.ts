import type * as Ir from '../../ir/index.ts';
import type { Sql } from '../../targets/sql/index.ts';

/** A result: what is read from the tables, and how its columns are made of that. Texts of rules come in only in the second step. */
export interface PlannedRelation {
  /** The rows in their order, with columns under names from counters. */
  readonly rows: Sql;
  readonly columns: readonly PlannedColumn[];
}

export interface PlannedColumn {
  readonly name: string;
  readonly type: Ir.Type;
  readonly pii: boolean;
  /** Over the columns of `rows`. */
  readonly value: Sql;
  /** All texts that it can have, where they stand in the rules. */
  readonly texts?: readonly string[];
}
