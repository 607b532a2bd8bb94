import type { Chunk, PlacedChunk, SourceFile } from './ast.ts';
import { hasConflicts, splitIntoChunks } from './chunks.ts';
import { commonEnd, commonStart } from './common-ends.ts';
import { refusedFile, wholeChunks, withFewIssues } from './limits.ts';
import { readChunk } from './read-chunk.ts';
import { rereadClauses } from './reread-clauses.ts';

/** Never fails and never throws: what could not be read is `Missing`, and its issue is in the chunk. */
export function parse(text: string): SourceFile {
  return refusedFile(text) ?? { text, chunks: withFewIssues(placed(splitIntoChunks(text), 0, readChunk)) };
}

function placed(texts: readonly string[], start: number, read: (text: string) => PlacedChunk['chunk']): PlacedChunk[] {
  let at = start;
  return texts.map((text) => {
    const place = { start: at, chunk: read(text) };
    at += text.length;
    return place;
  });
}

/**
 * As `parse(text)`, with every chunk whose text is unchanged taken, identically, from the file as it was before. Only what lies between
 * the first and the last change is looked at, and one more chunk on either side, since a new comment may have moved its border.
 */
export function reparse(previous: SourceFile, text: string): SourceFile {
  if (previous.text === text) return previous;
  const refused = refusedFile(text);
  if (refused) return refused;
  const old = wholeChunks(previous.chunks);
  const moved = text.length - previous.text.length;
  const { first, last } =
    hasConflicts(previous.text) || hasConflicts(text)
      ? { first: 0, last: old.length }
      : touched(previous.text, old, text);
  const start = old[first]?.start ?? 0;
  const end = last < old.length ? old[last]!.start + moved : text.length;
  const known = new Map(old.slice(first, last).map(({ chunk }) => [chunk.text, chunk]));
  const longest = longestOf(known.values());
  const fresh = placed(
    splitIntoChunks(detached(text.slice(start, end))),
    start,
    (part) => known.get(part) ?? (longest && rereadClauses(longest, part)) ?? readChunk(part),
  );
  const below = moved === 0 ? old.slice(last) : old.slice(last).map((each) => ({ ...each, start: each.start + moved }));
  return { text, chunks: withFewIssues([...old.slice(0, first), ...fresh, ...below]) };
}

/** The chunk that takes longest to read: it is seldom another one that is edited where it stands. */
function longestOf(chunks: Iterable<Chunk>): Chunk | undefined {
  let longest: Chunk | undefined;
  for (const chunk of chunks) if (!longest || chunk.text.length > longest.text.length) longest = chunk;
  return longest;
}

/** An engine may hold a part of a text as a view of the whole: then every chunk that was ever edited would keep the whole text of its time. */
function detached(part: string): string {
  return ` ${part}`.slice(1);
}

/** The chunks that must be read again: from `first` to before `last`. */
function touched(before: string, old: readonly PlacedChunk[], text: string): { first: number; last: number } {
  const moved = text.length - before.length;
  const same = commonStart(before, text);
  const first = Math.max(0, firstOf(old, ({ start, chunk }) => start + chunk.text.length > same) - 1);
  const start = old[first]?.start ?? 0;
  const sameFrom = Math.max(before.length - commonEnd(before, text), start - moved);
  const last = firstOf(old, (each) => each.start >= sameFrom);
  return { first, last: Math.max(first, Math.min(old.length, last + 1)) };
}

/** The first chunk that satisfies what all behind it satisfy too; as many as there are, if none does. */
function firstOf(chunks: readonly PlacedChunk[], test: (chunk: PlacedChunk) => boolean): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(chunks[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
