import { closeSync, openSync, writeSync } from 'node:fs';

/** One cell. An undefined value is an empty cell. */
export type Cell = string | number | undefined;

/** Writes a whole table, in place of any old file. */
export function writeTable(path: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): void {
  const file = new CsvFile(path, columns);
  for (const row of rows) file.write(row);
  file.close();
}

/** A CSV file that is being written: UTF-8, LF, no byte order mark, in pieces of about a megabyte. */
export class CsvFile {
  private readonly file: number;
  private waiting: string;

  /** Begins a new file, in place of any old one, with a line of column names. */
  constructor(path: string, columns: readonly string[]) {
    this.file = openSync(path, 'w');
    this.waiting = `${columns.join(',')}\n`;
  }

  /** Adds one line. Cells are written as they are, so none may need quotes; the made-up names and codes never do. */
  write(cells: readonly Cell[]): void {
    this.waiting += `${cells.join(',')}\n`;
    if (this.waiting.length > 1 << 20) this.flush();
  }

  /** Writes what still waits. */
  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.waiting);
    this.waiting = '';
  }
}
