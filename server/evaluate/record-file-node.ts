import type { CoercionReport } from './engine.ts';
import { mostFirstRows } from './load/report.ts';

/** A file of data written anew as CSV, so that any reader takes it for the same: UTF-8, every cell in quotes, the number of the row before them. */
export interface RecordFile {
  readonly path: string;
  readonly header: readonly string[];
  /** Rows of the original. */
  readonly rows: number;
  /** Numbers of rows with more or fewer cells than the header, which were left out. */
  readonly ragged: readonly number[];
  readonly coerced: readonly CoercionReport[];
}

export function recordOf(row: number, cells: readonly string[]): string {
  return `${row},${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  return cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`;
}

/** Counts cells that were no values of a cell, by column. */
export class Unusable {
  readonly #columns = new Map<string, { cells: number; firstRows: number[] }>();

  add(column: string, row: number): void {
    const found = this.#columns.get(column) ?? { cells: 0, firstRows: [] };
    found.cells += 1;
    if (found.firstRows.length < mostFirstRows) found.firstRows.push(row);
    this.#columns.set(column, found);
  }

  report(): CoercionReport[] {
    return [...this.#columns].map(([column, found]) => ({ column, kind: 'became-missing', ...found }));
  }
}
