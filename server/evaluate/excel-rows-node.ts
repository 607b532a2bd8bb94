import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Big } from 'big.js';
import { unzipSync } from 'fflate';
import { excel } from './excel-library-node.ts';

/** A sheet as the cells of a CSV file would be: the first row that has any is the header, rows without any are left out. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** Counted from the row below the header, blank ones included: as a reader of the sheet counts. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Columns whose cell shows an error such as `#N/A`: they are missing. */
  readonly errors: readonly number[];
}

export interface ExcelOptions {
  /** Only the first rows of each sheet. */
  readonly rows?: number;
  /** Only this sheet. */
  readonly sheet?: string;
}

/** It cannot be read, or would take more memory than a table of rows needs. */
export class ExcelProblem extends Error {
  readonly kind: 'not-excel' | 'too-large';
  constructor(kind: ExcelProblem['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** Bytes of a workbook, and of what is packed in it: a small file may hold any amount. */
export const largestWorkbook = 100 * 1024 * 1024;
const largestContents = 1024 * 1024 * 1024;

/** The sheets of a workbook in their order. Throws `ExcelProblem`. */
export function readExcel(bytes: Uint8Array, { rows, sheet }: ExcelOptions = {}): readonly Sheet[] {
  const book = openBook(bytes, {
    ...(rows !== undefined && { sheetRows: rows }),
    ...(sheet !== undefined && { sheets: sheet }),
  });
  const has1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name) => {
    const found = book.Sheets[name];
    return found && isGrid(found) ? [sheetOf(name, found, has1904)] : [];
  });
}

function openBook(bytes: Uint8Array, options: { sheetRows?: number; sheets?: string }): WorkBook {
  if (contentsOf(bytes) > largestContents) throw new ExcelProblem('too-large');
  try {
    return excel().read(bytes, {
      ...options,
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
    });
  } catch {
    throw new ExcelProblem('not-excel');
  }
}

/** How many bytes are packed in it, without unpacking any. */
function contentsOf(bytes: Uint8Array): number {
  let sum = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        sum += originalSize;
        return false;
      },
    });
  } catch {
    throw new ExcelProblem('not-excel');
  }
  return sum;
}

type Grid = readonly (readonly (CellObject | undefined)[] | undefined)[];

/** Sheets of charts hold no cells. */
function isGrid(sheet: WorkSheet): boolean {
  return Array.isArray(sheet['!data']);
}

function sheetOf(name: string, sheet: WorkSheet, has1904: boolean): Sheet {
  const grid = (sheet['!data'] ?? []) as Grid;
  const start = grid.findIndex((row) => row?.some((cell) => textOf(cell, has1904) !== ''));
  const header = textsOf(start < 0 ? undefined : grid[start], has1904);
  const rows: SheetRow[] = [];
  for (let index = start + 1; start >= 0 && index < grid.length; index++) {
    const cells = textsOf(grid[index], has1904, header.length);
    const errors = errorsIn(grid[index], header.length);
    if (errors.length > 0 || cells.some((cell) => cell !== '')) rows.push({ number: index - start, cells, errors });
  }
  return { name, header, rows };
}

function textsOf(row: Grid[number], has1904: boolean, length?: number): string[] {
  const texts = Array.from(row ?? [], (cell) => textOf(cell, has1904));
  if (length !== undefined) return Array.from({ length }, (_, index) => texts[index] ?? '');
  while (texts.at(-1) === '') texts.pop();
  return texts;
}

function errorsIn(row: Grid[number], length: number): number[] {
  return Array.from(row ?? []).flatMap((cell, index) => (cell?.t === 'e' && index < length ? [index] : []));
}

function textOf(cell: CellObject | undefined, has1904: boolean): string {
  if (cell?.v === undefined) return '';
  if (cell.t === 's') return String(cell.v);
  if (cell.t === 'b') return cell.v ? 'yes' : 'no';
  if (cell.t !== 'n') return '';
  const value = Number(cell.v);
  const { SSF } = excel();
  return SSF.is_date(cell.z ?? '') ? momentOf(value, has1904) : decimalOf(value);
}

/** Excel itself keeps fifteen digits of a number: what comes after them is noise of its computing. */
function decimalOf(value: number): string {
  return Number.isFinite(value) ? new Big(value.toPrecision(15)).toFixed() : '';
}

/** The day and time that a serial number shows; without a day a time of day alone. */
function momentOf(value: number, has1904: boolean): string {
  const parts = excel().SSF.parse_date_code(value, { date1904: has1904 });
  if (!parts) return decimalOf(value);
  const { y, m, d, H, M, S } = parts;
  const clock = [H, M, Math.floor(S)].map((part) => String(part).padStart(2, '0')).join(':');
  if (value < 1) return clock;
  const day = [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
  return H === 0 && M === 0 && Math.floor(S) === 0 ? day : `${day} ${clock}`;
}
