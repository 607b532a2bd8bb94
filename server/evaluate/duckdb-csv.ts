import { join as joinPath } from 'node:path';
import type * as Ir from '../ir/index.ts';
import { alias, duckdb, list, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import { type CsvLook, lookAtCsv, rewriteCsv } from './csv-file-node.ts';
import { DataError } from './data-error.ts';
import { cellOf } from './duckdb-cells.ts';
import { pathLiteral } from './duckdb-connection.ts';
import type { Scan, ScanColumn } from './load/scan.ts';

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
    columns: columnsOf(source, look, options.zone),
    from: sql`${file} AS r`,
    numbered: sql`(SELECT *, row_number() OVER () AS n FROM ${file}) AS r`,
    ragged: [],
    coerced: [],
    again,
  };
}

let rewritten = 0;

async function scanRewritten(
  source: Ir.Source,
  path: string,
  look: CsvLook,
  { zone, folder, signal }: CsvOptions,
): Promise<CsvScan> {
  const to = joinPath(folder, `rewritten-${rewritten++}.csv`);
  const { encoding, rows, ragged } = await rewriteCsv(source.name, path, to, look, signal);
  const names = [verbatim('n'), ...look.header.map((_, index) => alias('r', index))];
  const file = readCsv(to, names, ',', false);
  const columns = sql`CAST(n AS BIGINT) AS n`;
  return {
    source,
    columns: columnsOf(source, look, zone),
    from: sql`${file} AS r`,
    numbered: sql`(SELECT * EXCLUDE (n), ${columns} FROM ${file}) AS r`,
    rows,
    ragged,
    coerced: encoding === 'gb18030' ? [{ column: '', kind: 'encoding', cells: rows, firstRows: [] }] : [],
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

function columnsOf(source: Ir.Source, { header }: CsvLook, zone: string): ReadonlyMap<string, ScanColumn> {
  return new Map(
    source.columns.map((column) => {
      const index = header.indexOf(column.name);
      if (index < 0) throw new DataError('PTN5103', { data: source.name, column: column.name }, 'unreadable');
      return [column.name, { ...cellOf(column, alias('r', index), zone), raw: alias('r', index) }];
    }),
  );
}
