import type { Chunk, PlacedChunk, SourceFile } from './ast.ts';
import { hasConflicts, splitIntoChunks } from './chunks.ts';
import { refusedFile, wholeChunk, withFewIssues } from './limits.ts';
import { readChunk } from './read-chunk.ts';

/** Never fails and never throws: what could not be read is `Missing`, and its issue is in the chunk. */
export function parse(text: string): SourceFile {
  return refusedFile(text) ?? fileOf(text, splitIntoChunks(text).map(readChunk));
}

function fileOf(text: string, chunks: readonly Chunk[]): SourceFile {
  let start = 0;
  const placed = chunks.map((chunk): PlacedChunk => {
    const place = { start, chunk };
    start += chunk.text.length;
    return place;
  });
  return { text, chunks: withFewIssues(placed) };
}

/**
 * As `parse(text)`, with every chunk whose text is unchanged taken, identically, from the file as it was before. Only what lies between
 * the first and the last change is looked at, and one more chunk on either side, since a new comment may have moved its border.
 */
export function reparse(previous: SourceFile, text: string): SourceFile {
  if (previous.text === text) return previous;
  const refused = refusedFile(text);
  if (refused) return refused;
  const old = previous.chunks.map(({ start, chunk }) => ({ start, chunk: wholeChunk(chunk) }));
  const { first, last } =
    hasConflicts(previous.text) || hasConflicts(text) ? { first: 0, last: old.length } : touched(previous, old, text);
  const start = old[first]?.start ?? 0;
  const end = last < old.length ? old[last]!.start + text.length - previous.text.length : text.length;
  const known = new Map(old.slice(first, last).map(({ chunk }) => [chunk.text, chunk]));
  const fresh = splitIntoChunks(text.slice(start, end)).map((part) => known.get(part) ?? readChunk(part));
  const kept = (from: number, to: number) => old.slice(from, to).map(({ chunk }) => chunk);
  return fileOf(text, [...kept(0, first), ...fresh, ...kept(last, old.length)]);
}

/** The chunks that must be read again: from `first` to before `last`. */
function touched(previous: SourceFile, old: readonly PlacedChunk[], text: string): { first: number; last: number } {
  const moved = text.length - previous.text.length;
  let same = 0;
  while (same < old.length && text.startsWith(old[same]!.chunk.text, old[same]!.start)) same++;
  const first = Math.max(0, same - 1);
  const start = old[first]?.start ?? 0;
  let last = old.length;
  while (last > first && old[last - 1]!.start + moved >= start && isAt(text, old[last - 1]!, moved)) last--;
  return { first, last: Math.max(first, Math.min(old.length, last + 1)) };
}

function isAt(text: string, { start, chunk }: PlacedChunk, moved: number): boolean {
  return text.startsWith(chunk.text, start + moved);
}
