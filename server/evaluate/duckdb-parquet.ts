import type * as Ir from '../ir/index.ts';
import { alias, duckdb, list, type Sql, sql } from '../targets/sql/index.ts';
import { DataError } from './data-error.ts';
import { pathLiteral } from './duckdb-connection.ts';
import { EngineError } from './duckdb-errors.ts';
import { parquetCell } from './duckdb-parquet-cells.ts';
import type { Scan, ScanColumn } from './load/scan.ts';
import { count, type Runner } from './runner.ts';

/** A Parquet file as the loader reads it: only the columns of the source, under names from a counter. */
export async function scanParquet(runner: Runner, source: Ir.Source, path: string, zone: string): Promise<Scan> {
  const file = sql`read_parquet(${pathLiteral(path)}, binary_as_string = TRUE)`;
  const native = await typesOf(runner, source, file);
  const columns = new Map<string, ScanColumn>();
  const selected: Sql[] = [];
  source.columns.forEach((column, index) => {
    const type = native.get(column.name);
    if (type === undefined) throw new DataError('PTN5103', { data: source.name, column: column.name }, 'unreadable');
    const raw = alias('r', index);
    selected.push(sql`${duckdb.identifier(column.name)} AS ${raw}`);
    columns.set(column.name, parquetCell(column, raw, type, zone));
  });
  if (selected.length === 0) selected.push(sql`1 AS r0`);
  return {
    source,
    columns,
    from: sql`(SELECT ${list(selected)} FROM ${file}) AS r`,
    numbered: sql`(SELECT ${list(selected)}, row_number() OVER () AS n FROM ${file}) AS r`,
    rows: await rowsOf(runner, path),
    ragged: [],
    coerced: [],
  };
}

async function typesOf(runner: Runner, source: Ir.Source, file: Sql): Promise<ReadonlyMap<string, string>> {
  try {
    const rows = await runner.rows(sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`);
    return new Map(rows.map(([name, type]) => [name ?? '', type ?? '']));
  } catch (error) {
    if (error instanceof EngineError && error.isInput)
      throw new DataError('PTN5101', { data: source.name }, 'unreadable');
    throw error;
  }
}

async function rowsOf(runner: Runner, path: string): Promise<number> {
  const [row] = await runner.rows(sql`SELECT sum(num_rows) FROM parquet_file_metadata(${pathLiteral(path)})`);
  return count(row?.[0]);
}
