import stringWidth from 'string-width';
import { cellsOfRow, type RowCells } from '../../grammar/row-cells.ts';
import { lineEdits, type Replacement } from './line-edits.ts';

/** A line that begins with a bar, and where it stands. */
interface RowLine {
  readonly start: number;
  readonly text: string;
}

/** Puts the cells of the table around an offset below each other, rows that are not finished included. Behind the offset its row stays as it is. */
export function alignTable(text: string, offset: number): Replacement[] {
  const lines = rowsAround(text, offset).map((line) => ({ ...line, written: writtenPart(line, offset) }));
  const rows = lines.map(({ written }) => cellsOfRow(written));
  if (rows.length < 2 || !rows.every((each) => each !== undefined)) return [];
  const widths = widthsOf(rows);
  const indent = /^[^|｜]*/.exec(lines[0]!.text)?.[0] ?? '';
  return lines.flatMap(({ start, written }, index) =>
    lineEdits(written, indent + printed(rows[index]!, widths)).map((edit) => ({
      ...edit,
      start: edit.start + start,
      end: edit.end + start,
    })),
  );
}

/** All of a row without what ends its line; of the row at the offset what stands before. */
function writtenPart({ start, text }: RowLine, offset: number): string {
  return start < offset && offset <= start + text.length ? text.slice(0, offset - start) : text.trimEnd();
}

function widthsOf(rows: readonly RowCells[]): number[] {
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [at, { text }] of cells.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(text));
  }
  return widths;
}

function printed({ cells, end }: RowCells, widths: readonly number[]): string {
  const text = cells.map(({ bar, text: cell }, at) => `${bar} ${padded(cell, widths[at]!)} `).join('');
  return end === '' ? text.trimEnd() : text + end;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

const row = /^[\t\p{Zs}]*[|｜]/u;

/** The lines with bars above and below, without a gap. */
function rowsAround(text: string, offset: number): RowLine[] {
  const lines: RowLine[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    lines.push({ start: at, text: line });
    at += line.length + 1;
  }
  const here = lines.findIndex(({ start, text: line }) => start <= offset && offset <= start + line.length);
  if (here < 0 || !row.test(lines[here]!.text)) return [];
  let [first, last] = [here, here];
  while (first > 0 && row.test(lines[first - 1]!.text)) first--;
  while (last + 1 < lines.length && row.test(lines[last + 1]!.text)) last++;
  return lines.slice(first, last + 1);
}
