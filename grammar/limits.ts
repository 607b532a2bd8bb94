import type { Chunk, PlacedChunk, SourceFile, SyntaxIssue } from './ast.ts';
import { codes, issue } from './syntax-issues.ts';

const megabyte = 1024 * 1024;
export const largestFile = 10 * megabyte;
export const mostIssues = 1000;

/** A file that is not read at all: too large, or no text. It holds one issue and declares nothing. */
export function refusedFile(text: string): SourceFile | undefined {
  if (text.length > largestFile) {
    return unread(text, issue(codes.fileTooLarge, { start: 0, end: 0 }, { limit: largestFile / megabyte }));
  }
  const nul = text.indexOf('\0');
  return nul < 0 ? undefined : unread(text, issue(codes.notText, { start: nul, end: nul + 1 }));
}

function unread(text: string, found: SyntaxIssue): SourceFile {
  const span = { start: 0, end: text.length };
  return { text, chunks: [{ start: 0, chunk: { text, declarations: [{ kind: 'unknown', span }], issues: [found] } }] };
}

/** Chunks whose issues were cut, and what they were before. */
const uncut = new WeakMap<Chunk, Chunk>();

/** The chunks as they are without the limit. */
export function wholeChunks(chunks: readonly PlacedChunk[]): readonly PlacedChunk[] {
  if (countIssues(chunks) < mostIssues) return chunks;
  return chunks.map((placed) => ({ ...placed, chunk: uncut.get(placed.chunk) ?? placed.chunk }));
}

/** Beyond a thousand issues nobody reads on: the rest is one. */
export function withFewIssues(chunks: readonly PlacedChunk[]): readonly PlacedChunk[] {
  const count = countIssues(chunks);
  if (count <= mostIssues) return chunks;
  let left = mostIssues;
  return chunks.map((placed) => {
    const { issues } = placed.chunk;
    const last = left > 0 && issues.length >= left;
    const kept = issues.slice(0, Math.max(0, left));
    left -= issues.length;
    if (kept.length === issues.length && !last) return placed;
    return { ...placed, chunk: cut(placed.chunk, last ? [...kept, tooMany(kept, count)] : kept) };
  });
}

function countIssues(chunks: readonly PlacedChunk[]): number {
  let count = 0;
  for (const { chunk } of chunks) count += chunk.issues.length;
  return count;
}

function tooMany(kept: readonly SyntaxIssue[], count: number): SyntaxIssue {
  return issue(codes.tooManyIssues, kept.at(-1)!.span, { count, limit: mostIssues });
}

function cut(chunk: Chunk, issues: readonly SyntaxIssue[]): Chunk {
  const short = { ...chunk, issues };
  uncut.set(short, chunk);
  return short;
}
