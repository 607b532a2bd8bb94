import { parquetCell } from '../evaluate/duckdb-parquet-cells.ts';
import type { ReadCell } from './reading.ts';

/** The engine reads files of Parquet so. */
export const duckDbCell: ReadCell = (column, raw, { written }, zone, bind) =>
  parquetCell(column, raw, written, zone).read(bind).value;
