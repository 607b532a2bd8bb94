import { parse } from 'csv-parse/sync';
import { delimiterOf } from '../../evaluate/csv-shape.ts';
import { unguarded } from '../../targets/csv/cells.ts';

/** A cell that says something, and where a spreadsheet shows it; both numbers from 1. */
export interface Cell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** `C4`, as a spreadsheet calls it. */
export function placeOf({ row, column }: Cell): string {
  return `${lettersOf(column)}${row}`;
}

export function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26);
  return `${before > 0 ? lettersOf(before) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** All cells, row by row; without the rows and columns that say nothing. Undefined: this is no CSV. */
export function readRecords(text: string): readonly (readonly Cell[])[] | undefined {
  try {
    const records = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true }) as string[][];
    return records
      .map((record, row) =>
        record.map((cell, column) => ({ text: unguarded(cell).trim(), row: row + 1, column: column + 1 })),
      )
      .filter((cells) => cells.some((cell) => cell.text !== ''));
  } catch {
    return undefined;
  }
}
