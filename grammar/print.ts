import type { IToken } from 'chevrotain';
import { append } from './append.ts';
import type { Chunk, PlacedChunk } from './ast.ts';
import { type Lexed, lex } from './lexer.ts';
import { isFirstOnLine } from './lexing.ts';
import { parse } from './parse.ts';
import { type Line, layOut, type Run } from './print-lines.ts';
import { piecesOf } from './print-pieces.ts';
import { type LineStart, type Reading, readingOf } from './print-starts.ts';
import * as t from './tokens.ts';

export interface Formatted {
  readonly text: string;
  /** The chunks with syntax errors, which are left exactly as they are. */
  readonly left: readonly PlacedChunk[];
}

/** The one layout for everyone. What is read from the result is what was read from the text; comments stay. */
export function format(text: string): Formatted {
  const { chunks } = parse(text);
  const left = chunks.filter(({ chunk }) => chunk.issues.length > 0);
  const lineBreak = lineBreakOf(text);
  const parts = partsOf(chunks, lineBreak);
  const printed = parts.map((part) => (typeof part === 'string' ? part : printedLines(part, lineBreak))).join('');
  const mark = text.startsWith('\ufeff') && !printed.startsWith('\ufeff') ? '\ufeff' : '';
  return { text: mark + printed, left };
}

/** How most lines end. */
function lineBreakOf(text: string): string {
  const all = text.match(/\r\n|\n/g) ?? [];
  const withReturn = all.filter((found) => found === '\r\n').length;
  if (all.length === 0) return text.includes('\r') ? '\r' : '\n';
  return withReturn * 2 > all.length ? '\r\n' : '\n';
}

function printedLines(lines: readonly Line[], lineBreak: string): string {
  return layOut(lines)
    .map((line) => line + lineBreak)
    .join('');
}

/** Chunks in a row that can be laid out together, and the texts of those that cannot. */
function partsOf(chunks: readonly PlacedChunk[], lineBreak: string): (string | Line[])[] {
  const parts: (string | Line[])[] = [];
  let apart = false;
  for (const { chunk } of chunks) {
    const lines: Line[] | undefined = chunk.issues.length === 0 ? linesOf(chunk, apart) : undefined;
    const last = parts.at(-1);
    if (!lines) parts.push(apart ? lineBreak + chunk.text : chunk.text);
    else if (Array.isArray(last)) append(last, lines);
    else parts.push(lines);
    apart = lines !== undefined && parts.length > 0 && (endsApart(chunk.text) || (apart && lines.length === 0));
  }
  return parts;
}

const blankLine = /(?:\r\n|\n|\r(?!\n))[\t\p{Zs}]*(?:\r\n|\n|\r)/u;

/** Whether a blank line follows what the text says. */
function endsApart(text: string): boolean {
  return text.trim() !== '' && blankLine.test(text.slice(text.trimEnd().length));
}

// ---------------------------------------------------------------- one chunk

/** The lines of a chunk without mistakes, or nothing if a comment stands inside a row, where no line can end. */
function linesOf(chunk: Chunk, apart: boolean): Line[] | undefined {
  const lexed = lex(chunk.text);
  const builder = new LineBuilder(lexed, readingOf(lexed, chunk.declarations), apart);
  for (const item of inOrder(lexed)) builder.take(item);
  return builder.finish();
}

/** Tokens and comments by their place. */
function inOrder({ tokens, comments }: Lexed): IToken[] {
  return comments.length === 0
    ? tokens
    : [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset || a.image.length - b.image.length);
}

interface OpenLine {
  readonly start: LineStart;
  readonly apart: boolean;
  readonly row: boolean;
  readonly runs: { tokens: IToken[]; trailing: string | undefined; below: string[] }[];
}

class LineBuilder {
  private readonly lexed: Lexed;
  private readonly reading: Reading;
  private readonly lines: Line[] = [];
  private open: OpenLine | undefined;
  /** Comments on lines of their own, until it is known what they stand above. */
  private waiting: { text: string; apart: boolean; offset: number }[] = [];
  private tableIndent = 0;
  private end = 0;
  private apart: boolean;
  private impossible = false;

  constructor(lexed: Lexed, reading: Reading, apart: boolean) {
    this.lexed = lexed;
    this.reading = reading;
    this.apart = apart;
  }

  take(item: IToken): void {
    const apart = this.apart || (this.end > 0 && blankLine.test(this.lexed.text.slice(this.end, item.startOffset)));
    this.apart = false;
    if (item.tokenType === t.Comment) this.comment(item, apart);
    else this.token(item, apart);
    this.end = t.spanOfToken(item).end;
  }

  private comment(comment: IToken, apart: boolean): void {
    const text = comment.image.replace(/^[#＃]{1,2}/u, (marks) => '#'.repeat(marks.length)).trimEnd();
    const run = this.open?.runs.at(-1);
    if (run && this.waiting.length === 0 && !isFirstOnLine(this.lexed.text, comment.startOffset)) run.trailing = text;
    else this.waiting.push({ text, apart, offset: comment.startOffset });
  }

  private token(token: IToken, apart: boolean): void {
    const row = token.tokenType === t.RowStart;
    const start = row ? { indent: this.tableIndent + 2, cells: [] } : this.reading.starts.get(token.startOffset);
    if (start && token.image !== '') {
      this.close();
      this.flush(start.indent);
      if (token.tokenType === t.kw.table) this.tableIndent = start.indent;
      this.open = { start, apart, row, runs: [{ tokens: [], trailing: undefined, below: [] }] };
    } else this.goOn();
    this.open?.runs.at(-1)?.tokens.push(token);
  }

  /** Comments in the middle of a clause end their line; the clause goes on below. */
  private goOn(): void {
    const run = this.open?.runs.at(-1);
    if (!run || (run.trailing === undefined && this.waiting.length === 0)) return;
    if (this.open?.row) this.impossible = true;
    append(
      run.below,
      this.waiting.map(({ text }) => text),
    );
    this.waiting = [];
    this.open?.runs.push({ tokens: [], trailing: undefined, below: [] });
  }

  private close(): void {
    if (!this.open) return;
    const { start, apart, row, runs } = this.open;
    this.lines.push({
      indent: start.indent,
      apart,
      cells: start.cells,
      group: start.group,
      row,
      runs: runs.map(
        ({ tokens, trailing, below }): Run => ({ pieces: piecesOf(tokens, this.reading), trailing, below }),
      ),
    });
    this.open = undefined;
  }

  /** The comments that waited stand above what begins now. */
  private flush(indent: number): void {
    for (const { text, apart } of this.waiting) this.lines.push(commentLine(text, apart, indent));
    this.waiting = [];
  }

  finish(): Line[] | undefined {
    this.close();
    for (const { text, apart, offset } of this.waiting) {
      const indented = !/(?:^|[\n\r\ufeff])$/u.test(this.lexed.text.slice(0, offset));
      this.lines.push(commentLine(text, apart, indented ? (this.lines.at(-1)?.indent ?? 0) : 0));
    }
    return this.impossible ? undefined : this.lines;
  }
}

function commentLine(text: string, apart: boolean, indent: number): Line {
  return { indent, apart, cells: [], group: undefined, row: false, runs: [{ pieces: [], trailing: text, below: [] }] };
}
