import type { Type } from '../ir/index.ts';
import type { LookColumn } from './look.ts';

/**
 * What the text of a CSV cell is. These rules hold wherever cells are read: here, in the engine, and in the reference evaluator.
 *
 * - A cell without any character is missing. Nothing is trimmed: a blank is text.
 * - **yes/no**: the words yes, true, y, 是 and no, false, n, 否, in any case. `1` and `0` are numbers.
 * - **number**: `-?digits[.digits]` in ASCII digits. No plus sign, exponent, thousands separator or currency sign. A number has at most 38 digits.
 * - **date**: `YYYY-M-D` or `YYYY/M/D` with one or two digits for the month and for the day, as Excel in China writes it; a day that exists, from
 *   the year 0001 on. The year comes first and has four digits: `26/1/5` and `1/5/2026` are text. A column that is declared as date takes a
 *   timestamp as its local day.
 * - **timestamp**: a date, `T` or one blank, `H:MM[:SS[.fraction]]` with one or two digits for the hour and at most 9 digits of fraction, then
 *   nothing, `Z` or an offset `±HH:MM`, `±HHMM` or `±HH`. Hours run from 0 to 23, minutes and seconds to 59. Where a column holds timestamps, a date
 *   alone is its midnight.
 * - **text**: everything else.
 *
 * When the type of a column is read from the data, a code with a leading zero (`007`, but not `0` and `0.5`) makes its column text, so that no
 * zero is lost; a column that is declared as number takes such a cell as the number it is.
 */
export function inferColumns(header: readonly string[], rows: readonly (readonly string[])[]): LookColumn[] {
  return header.map((name, index) => inferColumn(name, rows, index));
}

const yesWords = ['yes', 'true', 'y', '是'];
const noWords = ['no', 'false', 'n', '否'];

/** The value of a yes/no cell; undefined for what is none. */
export function yesNoOf(cell: string): boolean | undefined {
  const word = cell.toLowerCase();
  return yesWords.includes(word) ? true : noWords.includes(word) ? false : undefined;
}

const number = /^-?(\d+)(?:\.(\d+))?$/;
const date = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const timestamp =
  /^(\d{4}([-/])\d{1,2}\2\d{1,2})[T ]([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;

export function isNumber(cell: string): boolean {
  return number.test(cell);
}

export function isDate(cell: string): boolean {
  const parts = date.exec(cell);
  return parts !== null && isDay(Number(parts[1]), Number(parts[3]), Number(parts[4]));
}

export function isTimestamp(cell: string): boolean {
  const parts = timestamp.exec(cell);
  return parts !== null && isDate(parts[1] ?? '');
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= ([31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

function inferColumn(name: string, rows: readonly (readonly string[])[], index: number): LookColumn {
  const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  return { name, type: typeOf(cells), known: cells.length, unique: new Set(cells).size === cells.length };
}

/** The narrowest type that holds every known cell; of no cell it is text. */
function typeOf(cells: readonly string[]): Type {
  if (cells.length === 0) return { kind: 'text' };
  if (cells.every((cell) => yesNoOf(cell) !== undefined)) return { kind: 'yes-no' };
  if (cells.every(isDate)) return { kind: 'date' };
  if (cells.every((cell) => isTimestamp(cell) || isDate(cell))) return { kind: 'timestamp' };
  return numberType(cells) ?? { kind: 'text' };
}

const leadingZero = /^-?0\d/;

/** Eighteen digits at the least, so that later rows have room; more where the rows seen need them. */
const usualDigits = 18;
const mostDigits = 38;

function numberType(cells: readonly string[]): Type | undefined {
  let whole = 0;
  let scale = 0;
  for (const cell of cells) {
    const parts = number.exec(cell);
    if (!parts || leadingZero.test(cell)) return undefined;
    whole = Math.max(whole, parts[1]?.length ?? 0);
    scale = Math.max(scale, parts[2]?.length ?? 0);
  }
  const digits = Math.max(usualDigits, whole + scale);
  return digits <= mostDigits ? { kind: 'number', held: { kind: 'decimal', digits, scale } } : undefined;
}
