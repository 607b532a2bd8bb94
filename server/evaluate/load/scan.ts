import type * as Ir from '../../ir/index.ts';
import type { Sql } from '../../targets/sql/index.ts';
import type { CoercionReport } from '../engine.ts';

/** A file of data as statements read it. Its cells are known by names from counters, never by those in the file. */
export interface Scan {
  readonly source: Ir.Source;
  /** Stands after FROM. */
  readonly from: Sql;
  /** The same with the number of each row, from 1, in the column `n`. */
  readonly numbered: Sql;
  readonly columns: ReadonlyMap<string, ScanColumn>;
  /** Rows of the file that can be read, where the file itself tells. */
  readonly rows?: number;
  /** Rows that could not be read, since they have more or fewer cells than the header. */
  readonly ragged: readonly number[];
  /** What was done to the file as a whole. */
  readonly coerced: readonly CoercionReport[];
}

export interface ScanColumn {
  readonly column: Ir.SourceColumn;
  /** The text of the cell as it stands in the file; absent where the file holds no text. */
  readonly raw?: Sql;
  /** Reads a cell; `bind` names what is needed twice. */
  read(bind: (value: Sql) => Sql): ReadCell;
  /** Of keys: as the file holds them, numbers for instance, and the way to their text. To group by them no key has to be changed. */
  readonly native?: { readonly value: Sql; readonly isMissing: Sql; text(native: Sql): Sql };
  /** How reading may change cells. */
  readonly changes?: 'float-rounded' | 'offset-to-zone';
}

export interface ReadCell {
  /** A value of the column's type; NULL where there is none. */
  readonly value: Sql;
  /** Whether there is a cell that is no value of the type; absent where that cannot be. Never NULL. */
  readonly bad?: Sql;
  /** Whether reading changed the value; absent where it never does. Never NULL. */
  readonly changed?: Sql;
}
