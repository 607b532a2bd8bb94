import { parse } from 'csv-parse/sync';
import type { RawTable } from './table.ts';

/** The cells of a CSV file as they stand there. */
export function readCsv(content: string | Uint8Array): RawTable {
  const [columns = [], ...rows] = parse(Buffer.from(content), {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as string[][];
  return { columns, rows };
}
