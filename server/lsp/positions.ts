import type { Position, Range } from 'vscode-languageserver';

/** How a client counts the characters of a line. */
export type Encoding = 'utf-16' | 'utf-8';

/** A replacement of a part of a text; offsets in UTF-16 code units. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text in one version, and where its lines begin. Immutable: an edit makes a new one, which looks again only at the lines that the edit touches.
 * Positions that lie outside of the text are taken for the nearest that does not.
 */
export class Positions {
  readonly text: string;
  readonly encoding: Encoding;
  readonly #starts: readonly number[];
  /** The last place in a line that was counted in UTF-8: questions mostly come in the order of the text. */
  #counted = { line: -1, offset: 0, bytes: 0 };

  constructor(text: string, encoding: Encoding, starts: readonly number[] = [0, ...lineStarts(text, 0, text.length)]) {
    this.text = text;
    this.encoding = encoding;
    this.#starts = starts;
  }

  get lines(): number {
    return this.#starts.length;
  }

  after({ start, end, text: inserted }: Change): Positions {
    const { text, encoding } = this;
    const edited = text.slice(0, start) + inserted + text.slice(end);
    const moved = edited.length - text.length;
    // A line break of two characters may be joined or torn at either end of the edit.
    const first = this.#lineOf(Math.max(0, start - 1));
    const next = this.#lineOf(Math.min(text.length, end + 1)) + 1;
    const until = next < this.#starts.length ? this.#starts[next]! + moved : edited.length;
    const between = lineStarts(edited, this.#starts[first]!, until);
    const after = this.#starts.slice(next + 1);
    for (let index = 0; index < after.length; index++) after[index]! += moved;
    return new Positions(edited, encoding, this.#starts.slice(0, first + 1).concat(between, after));
  }

  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.#starts.length) return this.text.length;
    const start = this.#starts[line]!;
    const end = this.#endOf(line);
    if (character <= 0) return start;
    if (this.encoding === 'utf-16') return Math.min(start + character, end);
    return this.#offsetOfByte(line, end, character);
  }

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = this.#lineOf(at);
    const within = Math.min(at, Math.max(this.#endOf(line), this.#starts[line]!));
    const character = this.encoding === 'utf-16' ? within - this.#starts[line]! : this.#bytesBefore(line, within);
    return { line, character };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** Offset of the start of a line. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Without its line break. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.text.length;
    return this.text[next - 1] === '\n' && this.text[next - 2] === '\r' && next - 2 >= this.#starts[line]!
      ? next - 2
      : next - 1;
  }

  #bytesBefore(line: number, offset: number): number {
    let { offset: at, bytes } = this.#from(line, (counted) => counted.offset <= offset);
    while (at < offset) {
      const width = widthAt(this.text, at);
      // In the middle of a character is before it.
      if (at + width.units > offset) break;
      at += width.units;
      bytes += width.bytes;
    }
    this.#counted = { line, offset: at, bytes };
    return bytes;
  }

  #offsetOfByte(line: number, end: number, wanted: number): number {
    let { offset: at, bytes } = this.#from(line, (counted) => counted.bytes <= wanted);
    while (at < end) {
      const width = widthAt(this.text, at);
      if (bytes + width.bytes > wanted) break;
      at += width.units;
      bytes += width.bytes;
    }
    this.#counted = { line, offset: at, bytes };
    return at;
  }

  /** Where to begin counting in a line. */
  #from(line: number, isBefore: (counted: { offset: number; bytes: number }) => boolean) {
    const counted = this.#counted;
    return counted.line === line && isBefore(counted) ? counted : { offset: this.#starts[line]!, bytes: 0 };
  }
}

/** Where lines begin after line breaks between two offsets. LSP knows three: LF, CR LF, CR. */
function lineStarts(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10 && at + 1 < to) at++;
    if (unit === 13 || unit === 10) starts.push(at + 1);
  }
  return starts;
}

/** A lone surrogate is sent as the replacement character: three bytes. */
function widthAt(text: string, at: number): { readonly units: number; readonly bytes: number } {
  const point = text.codePointAt(at)!;
  if (point > 0xffff) return astral;
  return point < 0x80 ? one : point < 0x800 ? two : three;
}

const one = { units: 1, bytes: 1 };
const two = { units: 1, bytes: 2 };
const three = { units: 1, bytes: 3 };
const astral = { units: 2, bytes: 4 };
