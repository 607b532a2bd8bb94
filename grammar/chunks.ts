import { declarationWords } from './keywords.ts';
import { conflictsIn } from './merge-conflict.ts';

/** Where chunks begin: a declaration word first on its line, and the comment lines directly above it. */
const words = [...declarationWords].sort((a, b) => b.length - a.length).join('|');
const asOf = '(?:as[\\t\\p{Zs}]+of|截至)[\\t\\p{Zs}]+[\\d\\uff10-\\uff19]{4}[-/年－]';
const chunkStart = new RegExp(`(?<=^|[\\n\\r])[\\t\\p{Zs}]*(?:(?:${words})(?![\\p{L}\\p{M}\\p{N}_·])|${asOf})`, 'giu');

/** Where git left two sides, no border of a chunk inside them is one. */
export function hasConflicts(text: string): boolean {
  return text.includes('<<<<<<<');
}

/** The texts of the chunks, in order: joined they are the file. */
export function splitIntoChunks(text: string): string[] {
  const starts = chunkStarts(text);
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
}

function chunkStarts(text: string): number[] {
  if (text === '') return [];
  const starts = [0];
  const conflicts = conflictsIn(text);
  for (const found of text.matchAll(chunkStart)) {
    const start = withCommentsAbove(text, found.index);
    if (start === 0 || isOnlyByteOrderMark(text, start)) continue;
    while (conflicts[0] && conflicts[0].end < start) conflicts.shift();
    if (!conflicts[0] || start <= conflicts[0].start) starts.push(start);
  }
  return starts;
}

function isOnlyByteOrderMark(text: string, start: number): boolean {
  return start === 1 && text.startsWith('\ufeff');
}

/** Moves up over the comment lines that stand directly above. */
function withCommentsAbove(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineBefore(text, start);
    if (!isComment(text, above, start)) break;
    start = above;
  }
  return start;
}

function lineBefore(text: string, start: number): number {
  let at = start - 1;
  if (text[at] === '\n' && text[at - 1] === '\r') at--;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

const comment = /[\ufeff]?[\t\p{Zs}]*[#＃]/uy;

function isComment(text: string, start: number, end: number): boolean {
  comment.lastIndex = start;
  return comment.test(text) && comment.lastIndex <= end;
}
