import stringWidth from 'string-width';
import { append } from './append.ts';
import { joined, type Piece } from './print-pieces.ts';
import * as t from './tokens.ts';

const { kw } = t;

export const longestLine = 110;

/** One thing that begins on a line of its own: a declaration, a clause, a row, a comment. */
export interface Line {
  readonly indent: number;
  /** A blank line stands before it. */
  readonly apart: boolean;
  readonly cells: readonly number[];
  readonly group: string | undefined;
  /** Runs of pieces; behind each but the last, comments force a new line. */
  readonly runs: Run[];
  readonly row: boolean;
}

export interface Run {
  readonly pieces: Piece[];
  /** The comment behind it, and the comments on lines of their own below it. */
  trailing: string | undefined;
  readonly below: string[];
}

/** The lines as text, neighbours of one group aligned. */
export function layOut(lines: readonly Line[]): string[] {
  const printed: string[] = [];
  for (let index = 0; index < lines.length; ) {
    const group = neighbours(lines, index);
    const texts = group[0]!.row ? rowTexts(group) : alignedTexts(group);
    for (const [at, line] of group.entries()) {
      if (line.apart) printed.push('');
      append(printed, texts[at]!);
    }
    index += group.length;
  }
  return printed;
}

/** The lines from `index` on that are aligned with each other, with the comments between them. */
function neighbours(lines: readonly Line[], index: number): Line[] {
  const first = lines[index]!;
  let end = index + 1;
  for (let next = end; next < lines.length; next++) {
    if (belongs(first, lines[next]!)) end = next + 1;
    else if (!isComment(lines[next]!) || (lines[next]!.apart && !first.row)) break;
  }
  return lines.slice(index, end);
}

/** All rows of a table belong together, and lines of one group without a blank line between. */
function belongs(first: Line, line: Line): boolean {
  return first.row ? line.row : first.group !== undefined && line.group === first.group && !line.apart;
}

function isComment({ runs }: Line): boolean {
  return runs[0]!.pieces.length === 0;
}

// ---------------------------------------------------------------- aligned lines

function alignedTexts(group: readonly Line[]): string[][] {
  const heads = group.map(headCells);
  const widths: number[] = group[0]!.group === 'column' ? [8] : [];
  for (const head of heads) {
    for (const [at, cell] of head.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell));
  }
  return group.map((line, at) => {
    const cells = heads[at]!.map((cell, column) => padded(cell, widths[column] ?? 0));
    return lineTexts(line, cells.filter(notEmpty));
  });
}

function notEmpty(cell: string): boolean {
  return cell !== '';
}

/** The texts of the cells in front, which only a line whose first run holds all of them has. */
function headCells({ cells, group, runs }: Line): string[] {
  const pieces = runs[0]!.pieces;
  const needed = cells.reduce((sum, count) => sum + count, 0);
  const enough = pieces.length > needed || (pieces.length === needed && group === 'column');
  if (needed === 0 || !enough) return [];
  let from = 0;
  return cells.map((count) => {
    from += count;
    return joined(pieces.slice(from - count, from));
  });
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function lineTexts(line: Line, heads: readonly string[]): string[] {
  const printed: string[] = [];
  for (const [index, run] of line.runs.entries()) {
    const skipped = index === 0 && heads.length > 0 ? line.cells.reduce((sum, count) => sum + count, 0) : 0;
    const indent = line.indent + (index === 0 ? 0 : 2);
    const lead = index === 0 ? heads : [];
    append(printed, withComment(wrapped(run.pieces.slice(skipped), lead, indent), run.trailing, indent));
    append(
      printed,
      run.below.map((comment) => ' '.repeat(line.indent + (isLast(line, index) ? 0 : 2)) + comment),
    );
  }
  return printed;
}

function isLast({ runs }: Line, index: number): boolean {
  return index === runs.length - 1;
}

function withComment(texts: readonly string[], comment: string | undefined, indent = 0): string[] {
  if (comment === undefined) return [...texts];
  const last = texts.at(-1);
  return [...texts.slice(0, -1), last === undefined ? ' '.repeat(indent) + comment : `${last}  ${comment}`];
}

// ---------------------------------------------------------------- long lines

/** One line, or several if it is too long: first before `then`, `because` and the like, then at commas, `and` and `or`. */
function wrapped(pieces: readonly Piece[], lead: readonly string[], indent: number): string[] {
  if (pieces.length === 0 && lead.length === 0) return [];
  const whole = lineOf(pieces, lead, indent);
  if (fits(whole)) return [whole];
  return cutBefore(pieces, beginsPart).flatMap((part, index) =>
    wrappedPart(part, index === 0 ? lead : [], index === 0 ? indent : indent + 2),
  );
}

function wrappedPart(pieces: readonly Piece[], lead: readonly string[], indent: number): string[] {
  const whole = lineOf(pieces, lead, indent);
  if (fits(whole)) return [whole];
  return cutBefore(pieces, beginsItem).map((part, index) =>
    lineOf(part, index === 0 ? lead : [], index === 0 ? indent : indent + 2),
  );
}

function lineOf(pieces: readonly Piece[], lead: readonly string[], indent: number): string {
  const texts = [...lead, joined(pieces)].filter(notEmpty);
  return (' '.repeat(indent) + texts.join(' ')).trimEnd();
}

function fits(line: string): boolean {
  return stringWidth(line) <= longestLine;
}

function cutBefore(pieces: readonly Piece[], begins: (pieces: readonly Piece[], index: number) => boolean): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && begins(pieces, index)) parts.push([]);
    parts.at(-1)!.push(piece);
  }
  return parts;
}

function beginsPart(pieces: readonly Piece[], index: number): boolean {
  const { depth, token } = pieces[index]!;
  const type = token.tokenType;
  return depth === 0 && (type === kw.then || type === kw.because || type === kw.where || type === kw.when);
}

function beginsItem(pieces: readonly Piece[], index: number): boolean {
  const { depth, token } = pieces[index]!;
  if (depth !== 0) return false;
  const joins =
    token.tokenType === kw.and || (token.tokenType === kw.or && pieces[index + 1]?.token.tokenType !== kw.else);
  return joins || pieces[index - 1]!.token.tokenType === t.Comma;
}

// ---------------------------------------------------------------- rows

/** The cells of the rows of one table below each other, by the width in which they are shown. */
function rowTexts(rows: readonly Line[]): string[][] {
  const cells = rows.map(({ runs }) => cellsOf(runs[0]!.pieces));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, { text }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(text));
  }
  return rows.map((line, at) => {
    if (isComment(line)) return lineTexts(line, []);
    const row = cells[at]!.map(({ bar, text }, column) => `${bar} ${padded(text, widths[column]!)} `).join('');
    return withComment([`${' '.repeat(line.indent)}${row}|`], line.runs[0]!.trailing);
  });
}

function cellsOf(pieces: readonly Piece[]): { bar: string; text: string }[] {
  const cells: { bar: string; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const type = piece.token.tokenType;
    if (type === t.Bar || type === t.DoubleBar || type === t.RowStart)
      cells.push({ bar: type === t.DoubleBar ? '||' : '|', pieces: [] });
    else cells.at(-1)!.pieces.push(piece);
  }
  if (cells.at(-1)?.pieces.length === 0) cells.pop();
  return cells.map(({ bar, pieces }) => ({ bar, text: joined(pieces) }));
}
