import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Range } from 'vscode-languageserver-protocol';
import { Positions } from '../../server/lsp/positions.ts';

/** One edit of the text as the edits before left it. */
export interface Keystroke {
  readonly range: Range;
  readonly text: string;
}

/**
 * So many keystrokes at random places of a text: at each, somebody deletes some characters and writes them anew, or slips and takes it back. So the
 * text is broken half of the time, and whole in the end. The same seed gives the same keystrokes.
 */
export function keystrokes(text: string, count: number, seed: number): Keystroke[] {
  const generator = xoroshiro128plus(seed);
  const below = (limit: number) => uniformInt(generator, 0, limit - 1);
  const typed: Keystroke[] = [];
  let positions = new Positions(text, 'utf-16');
  while (typed.length < count) {
    const at = below(text.length - longest);
    const length = 1 + below(longest);
    for (const change of below(2) === 0 ? rewriting(text, at, length) : slipping(at, length, below)) {
      typed.push({ range: positions.range(change.start, change.end), text: change.text });
      positions = positions.after(change);
    }
  }
  return typed.slice(0, count);
}

const longest = 8;
const slips = [...'abcxyz019 ,.()"`>=|#\n中文，》'];

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function rewriting(text: string, at: number, length: number): Change[] {
  const deleted = upTo(length).map((index) => ({ start: at + length - index - 1, end: at + length - index, text: '' }));
  return [
    ...deleted,
    ...upTo(length).map((index) => ({ start: at + index, end: at + index, text: text[at + index]! })),
  ];
}

function slipping(at: number, length: number, below: (limit: number) => number): Change[] {
  const written = upTo(length).map((index) => ({
    start: at + index,
    end: at + index,
    text: slips[below(slips.length)]!,
  }));
  return [
    ...written,
    ...upTo(length).map((index) => ({ start: at + length - index - 1, end: at + length - index, text: '' })),
  ];
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
