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
  const found = await columnsOf(runner, source, path, file);
  const columns = new Map<string, ScanColumn>();
  const selected: Sql[] = [];
  source.columns.forEach((column, index) => {
    const held = found.get(column.name);
    if (!held) throw new DataError('PTN5103', { data: source.name, column: column.name }, 'unreadable');
    const raw = alias('r', index);
    selected.push(sql`${duckdb.identifier(held.name)} AS ${raw}`);
    columns.set(column.name, parquetCell(column, raw, held.type, zone));
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

/** As the engine calls a column, and its type there. */
interface Held {
  readonly name: string;
  readonly type: string;
}

/** By their names in the file: of names that are equal but for case the engine makes others, in the same order. */
async function columnsOf(
  runner: Runner,
  source: Ir.Source,
  path: string,
  file: Sql,
): Promise<ReadonlyMap<string, Held>> {
  try {
    const held = await runner.rows(sql`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${file})`);
    const names = await namesIn(runner, path);
    return new Map(
      held.map(([name, type], index) => [names[index] ?? name ?? '', { name: name ?? '', type: type ?? '' }]),
    );
  } catch (error) {
    if (error instanceof EngineError && error.isInput)
      throw new DataError('PTN5101', { data: source.name }, 'unreadable');
    throw error;
  }
}

/** The columns of a file stand behind its root, each before the parts that it is made of. */
async function namesIn(runner: Runner, path: string): Promise<readonly string[]> {
  const elements = await runner.rows(sql`SELECT name, num_children FROM parquet_schema(${pathLiteral(path)})`);
  const names: string[] = [];
  let inside = 0;
  for (const [name, children] of elements.slice(1)) {
    if (inside === 0) names.push(name ?? '');
    inside += count(children) - (inside === 0 ? 0 : 1);
  }
  return names;
}

async function rowsOf(runner: Runner, path: string): Promise<number> {
  const [row] = await runner.rows(sql`SELECT sum(num_rows) FROM parquet_file_metadata(${pathLiteral(path)})`);
  return count(row?.[0]);
}
