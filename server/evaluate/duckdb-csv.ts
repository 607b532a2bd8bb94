import { join as joinPath } from 'node:path';
import type * as Ir from '../ir/index.ts';
import { alias, duckdb, list, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import { type CsvLook, lookAtCsv, rewriteCsv } from './csv-file-node.ts';
import { DataError } from './data-error.ts';
import { cellOf } from './duckdb-cells.ts';
import { pathLiteral } from './duckdb-connection.ts';
import type { Scan, ScanColumn } from './load/scan.ts';
import type { RecordFile } from './record-file-node.ts';

export interface CsvOptions {
  readonly zone: string;
  /** A folder for files that have to be written anew. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/** A CSV file as the loader reads it. `again` reads a file that DuckDB refused. */
export interface CsvScan extends Scan {
  readonly again?: () => Promise<CsvScan>;
}

export async function scanCsv(source: Ir.Source, path: string, options: CsvOptions): Promise<CsvScan> {
  const look = await lookAtCsv(source.name, path);
  const again = () => scanRewritten(source, path, look, options);
  // DuckDB takes an empty line of a single column for a row.
  if (look.encoding !== 'utf-8' || look.header.length === 1) return again();
  const names = look.header.map((_, index) => alias('r', index));
  const file = readCsv(path, names, look.delimiter, true);
  return {
    source,
    columns: columnsOf(source, look.header, options.zone),
    from: sql`${file} AS r`,
    numbered: sql`(SELECT *, row_number() OVER () AS n FROM ${file}) AS r`,
    ragged: [],
    coerced: [],
    again,
  };
}

async function scanRewritten(
  source: Ir.Source,
  path: string,
  look: CsvLook,
  { zone, folder, signal }: CsvOptions,
): Promise<CsvScan> {
  return scanRecords(source, await rewriteCsv(source.name, path, nextFile(folder), look, signal), zone);
}

let written = 0;

/** Where the next file that is written anew stands. */
export function nextFile(folder: string): string {
  return joinPath(folder, `rewritten-${written++}.csv`);
}

export function scanRecords(source: Ir.Source, records: RecordFile, zone: string): CsvScan {
  const { path, header, rows, ragged, coerced } = records;
  const names = [verbatim('n'), ...header.map((_, index) => alias('r', index))];
  const file = readCsv(path, names, ',', false);
  const columns = sql`CAST(n AS BIGINT) AS n`;
  return {
    source,
    columns: columnsOf(source, header, zone),
    from: sql`${file} AS r`,
    numbered: sql`(SELECT * EXCLUDE (n), ${columns} FROM ${file}) AS r`,
    rows,
    ragged,
    coerced,
  };
}

/** Every cell as text: what it means is decided by our rules alone. */
function readCsv(path: string, names: readonly Sql[], delimiter: string, header: boolean): Sql {
  const { text, truth } = duckdb;
  const columns = list(names.map((name) => sql`${text(name.text)}: 'VARCHAR'`));
  const options = sql`auto_detect = FALSE, header = ${truth(header)}, delim = ${text(delimiter)}, quote = '"', escape = '"', comment = ''`;
  // In our own files lines end with LF, whatever stands in their cells; in others DuckDB finds out what they end with.
  const ends = header ? sql`` : sql`, new_line = '\n'`;
  // A record may be as long as the longest text that anyone keeps in a cell.
  return sql`read_csv(${pathLiteral(path)}, columns = {${columns}}, ${options}${ends}, strict_mode = TRUE, max_line_size = 16777216)`;
}

function columnsOf(source: Ir.Source, header: readonly string[], zone: string): ReadonlyMap<string, ScanColumn> {
  return new Map(
    source.columns.map((column) => {
      const index = header.indexOf(column.name);
      if (index < 0) throw new DataError('PTN5103', { data: source.name, column: column.name }, 'unreadable');
      return [column.name, { ...cellOf(column, alias('r', index), zone), raw: alias('r', index) }];
    }),
  );
}
