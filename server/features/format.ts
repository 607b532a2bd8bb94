import { fold } from '../../grammar/characters.ts';
import { format, type PlacedChunk, type SourceFile, type Span } from '../../grammar/index.ts';
import { tokenKindAt } from '../../grammar/token-at.ts';
import { alignTable } from './format-table.ts';
import { lineEdits, type Replacement } from './line-edits.ts';
import type { Snapshot, TextEdit } from './snapshot.ts';

/** Characters after which an editor asks for formatting: the first, then the others. */
export const formatTriggers: readonly [string, ...string[]] = ['\n', '|', ...'｜《》＝，、。（）：＋－＊／％！￥　'];

/** The one layout for everyone; what has a mistake in its syntax stays as it is. */
export function formatDocument(snapshot: Snapshot): TextEdit[] {
  const { text } = snapshot.source;
  return inFile(snapshot, lineEdits(text, format(text).text));
}

/** Whole clauses that touch the range. */
export function formatRange(snapshot: Snapshot, start: number, end: number): TextEdit[] {
  const { source } = snapshot;
  const near = source.chunks.filter(
    (placed) => placed.start <= end && start <= placed.start + placed.chunk.text.length,
  );
  const touched = near.flatMap(clausesIn).filter((each) => each.start < Math.max(end, start + 1) && start <= each.end);
  const from = lineStart(source.text, Math.min(start, ...touched.map((each) => each.start)));
  const to = lineEnd(source.text, Math.max(start, end - 1, ...touched.map((each) => each.end)));
  const edits = blockEdits(source, from, to);
  return inFile(
    snapshot,
    edits.filter((edit) => from <= edit.start && edit.end <= to),
  );
}

const blankLine = /(?:\r\n|\n|\r(?!\n))[\t\p{Zs}]*(?:\r\n|\n|\r)[\t\p{Zs}\r\n]*$/u;

/** Lines are aligned with their neighbours up to the next blank line: more of a long file need not be looked at. */
function blockEdits({ text, chunks }: SourceFile, start: number, end: number): Replacement[] {
  let first = chunks.findIndex((placed) => start < placed.start + placed.chunk.text.length);
  if (first < 0) return [];
  let last = first;
  while (first > 0 && !blankLine.test(chunks[first - 1]!.chunk.text)) first--;
  while (last + 1 < chunks.length && (chunks[last + 1]!.start < end || !blankLine.test(chunks[last]!.chunk.text)))
    last++;
  const from = chunks[first]!.start;
  const before = text.slice(from, chunks[last + 1]?.start ?? text.length).trimEnd();
  const after = format(before).text.trimEnd();
  return lineEdits(before, after).map((edit) => ({ ...edit, start: edit.start + from, end: edit.end + from }));
}

/** What the character before the offset asks for: a line that is done, a table that has grown, a sign of an input method. */
export function formatOnType(snapshot: Snapshot, offset: number, typed: string): TextEdit[] {
  const { text } = snapshot.source;
  const bar = typed === '|' || typed === '｜';
  const signs = typed === '\n' ? [] : signEdits(snapshot, offset);
  if (bar && signs.length === 0) return inFile(snapshot, alignTable(text, offset));
  if (typed !== '\n') return inFile(snapshot, signs);
  const above = lineStart(text, offset) - 1;
  if (above < 0) return [];
  const edits = formatRange(snapshot, lineStart(text, above), above);
  return edits.filter(({ end }) => end <= above);
}

function inFile({ file }: Snapshot, edits: readonly Replacement[]): TextEdit[] {
  return edits.map((edit) => ({ file, ...edit }));
}

/** The clauses of policies and all other declarations, absolute. */
function clausesIn({ start, chunk }: PlacedChunk): { start: number; end: number }[] {
  const nodes = chunk.declarations.flatMap((each): readonly { readonly span: Span }[] => {
    const clauses = each.kind === 'policy' || each.kind === 'bare-rules' ? each.clauses : [];
    return clauses.length > 0 ? clauses : [each];
  });
  return nodes.map(({ span }) => ({ start: start + span.start, end: start + span.end }));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** A full-width sign that means an operator becomes it, outside of texts, backticks and comments. */
function signEdits({ source }: Snapshot, offset: number): Replacement[] {
  const sign = source.text[offset - 1] ?? '';
  const meant = fold(sign);
  if (meant === sign || meant === '"' || tokenKindAt(source, offset - 1) !== 'code') return [];
  return [{ start: offset - 1, end: offset, text: meant }];
}
