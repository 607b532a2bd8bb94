import { nodesAt, type Span, shift } from '../../grammar/index.ts';
import { chunkAt } from './names/places.ts';
import type { Place, Snapshot } from './snapshot.ts';

/** What a selection at an offset grows to, step by step: word, expression, clause, rule, declaration, what stands with it, file. */
export function selectionRanges({ source, file }: Snapshot, offset: number): readonly Place[] {
  const { text } = source;
  const ranges = [...wordAt(text, offset), ...nodesAround({ source }, offset), { start: 0, end: text.length }];
  const growing: Span[] = [];
  for (const range of ranges.sort((a, b) => length(a) - length(b))) {
    const last = growing.at(-1);
    const isLarger = !last || (range.start <= last.start && last.end <= range.end && length(range) > length(last));
    if (length(range) > 0 && isLarger) growing.push(range);
  }
  return growing.map(({ start, end }) => ({ file, start, end }));
}

function length({ start, end }: Span): number {
  return end - start;
}

function nodesAround({ source }: Pick<Snapshot, 'source'>, offset: number): readonly Span[] {
  const placed = chunkAt(source, offset);
  if (!placed) return [];
  const { chunk, start } = placed;
  const nodes = nodesAt(chunk, offset - start).map(({ span }) => span);
  return [...nodes, ...nodes.flatMap((span) => insideOf(chunk.text, span)), withoutBlanks(chunk.text)]
    .map((span) => shift(span, start))
    .filter((span) => span.start <= offset && offset <= span.end);
}

/** A text without its quotes, a name without its backticks, an expression without its parentheses. */
function insideOf(text: string, { start, end }: Span): readonly Span[] {
  const isWrapped = /^(?:".*"|“.*”|「.*」|＂.*＂|`.*`|\(.*\)|（.*）)$/su.test(text.slice(start, end));
  return isWrapped ? [{ start: start + 1, end: end - 1 }] : [];
}

/** The declaration with the comments above it. */
function withoutBlanks(text: string): Span {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}

const words = /[\p{L}\p{N}\p{M}_·]+/gu;

/** The word at the offset, whatever it says. */
function wordAt(text: string, offset: number): readonly Span[] {
  const before = text.slice(0, offset).search(/[^\r\n]*$/);
  const after = text.slice(offset).search(/[\r\n]|$/) + offset;
  const line = text.slice(before, after);
  const found = [...line.matchAll(words)].map(({ index, 0: word }) => ({
    start: before + index,
    end: before + index + word.length,
  }));
  return found.filter(({ start, end }) => start <= offset && offset <= end).slice(-1);
}
