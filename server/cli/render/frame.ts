import { visible } from '../../text/visible.ts';
import { readingWidth, type Screen } from './screen.ts';
import type { SourceText } from './source-text.ts';
import { beginningOf, endOf, pad, widthOf } from './width.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Lines of a place beyond these are skipped in the middle. */
const mostLines = 4;

const tabWidth = 4;

/**
 * The lines of a place with its exact words underlined, whatever the width of their characters:
 *
 *     12 │   if frequnecy >= 4 then tier star
 *        │      ^^^^^^^^^
 */
export function codeFrame(
  source: SourceText,
  place: Place,
  screen: Screen,
  paint: (text: string) => string = (text) => text,
): string[] {
  const first = source.position(place.start).line;
  const last = Math.max(first, source.position(Math.max(place.start, place.end - 1)).line);
  const gutter = String(last).length;
  const bar = screen.colors.dim('│');
  const room = Math.max(20, readingWidth(screen) - gutter - 4);
  return linesBetween(first, last).flatMap((line) => {
    if (line === undefined) return [`${pad('…', gutter, 'right')} ${bar}`];
    const { text, marks } = underlined(source, line, place, room);
    const number = screen.colors.dim(pad(String(line), gutter, 'right'));
    return [`${number} ${bar} ${text}`.trimEnd(), `${' '.repeat(gutter)} ${bar} ${paint(marks)}`];
  });
}

/** The numbers of the lines to show; undefined stands for those that are skipped. */
function linesBetween(first: number, last: number): (number | undefined)[] {
  const count = last - first + 1;
  if (count <= mostLines) return Array.from({ length: count }, (_, index) => first + index);
  return [first, first + 1, undefined, last];
}

function underlined(source: SourceText, line: number, place: Place, room: number): { text: string; marks: string } {
  const raw = source.line(line);
  const offset = source.startOf(line);
  const start = clamp(place.start - offset, 0, raw.length);
  const end = clamp(place.end - offset, start, raw.length);
  const indent = start === 0 ? (/^\s*/.exec(raw)?.[0].length ?? 0) : 0;
  // On the lines after the first, what stands before the text is not part of the words.
  const from = place.start < offset && indent < end ? indent : start;
  return cut(parts(raw, from, end), room);
}

interface Parts {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** A line of a megabyte is not measured: only what can be seen around the place is. */
const farthest = 500;

function parts(raw: string, start: number, end: number): Parts {
  const from = Math.max(0, start - farthest);
  const before = shown(raw.slice(from, start), 0);
  const words = shown(raw.slice(start, Math.min(end, start + farthest)), widthOf(before));
  const after = shown(raw.slice(end, end + farthest), widthOf(before) + widthOf(words));
  return { before: from > 0 ? `…${before}` : before, words, after };
}

function cut({ before, words, after }: Parts, room: number): { text: string; marks: string } {
  const middle = widthOf(words) > room - 2 ? `${beginningOf(words, room - 3)}…` : words;
  const left = room - widthOf(middle);
  const wish = Math.min(widthOf(after), Math.floor(left / 3));
  const start = widthOf(before) > left - wish ? `…${endOf(before, left - wish - 1)}` : before;
  const rest = left - widthOf(start);
  const end = widthOf(after) > rest ? `${beginningOf(after, rest - 1)}…` : after;
  return { text: start + middle + end, marks: ' '.repeat(widthOf(start)) + '^'.repeat(Math.max(1, widthOf(middle))) };
}

/** Safe to show, with tabs as blanks. `column` is where the text begins. */
function shown(text: string, column: number): string {
  let result = '';
  for (const [index, piece] of visible(text, { tabs: true }).split('\t').entries()) {
    if (index > 0) result += ' '.repeat(tabWidth - ((column + widthOf(result)) % tabWidth));
    result += piece;
  }
  return result;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
