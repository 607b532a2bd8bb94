import type { DialectName } from '../targets/sql/dialects.ts';
import { duckDbCell } from './duckdb-cells.ts';
import { postgresCell } from './postgres-cells.ts';
import type { ReadCell } from './reading.ts';
import { sparkCell } from './spark-cells.ts';

/** How the cells of tables are read, by the dialect of their database. */
export const cellsOf: Readonly<Partial<Record<DialectName, ReadCell>>> = {
  duckdb: duckDbCell,
  postgres: postgresCell,
  spark: sparkCell,
};
