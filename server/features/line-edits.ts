import { diffArrays } from 'diff';

/** A replacement in a text; half open, absolute. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Beyond so many changed lines a diff takes longer than anybody waits: they are replaced as one. */
const mostChanges = 2000;

/** The smallest replacements that make one text of the other: line by line, and in a line only what differs. */
export function lineEdits(before: string, after: string): Replacement[] {
  if (before === after) return [];
  const changes = diffArrays(linesOf(before), linesOf(after), { maxEditLength: mostChanges });
  if (!changes) return [within(0, before, after)];
  const edits: Replacement[] = [];
  let at = 0;
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    edits.push(...hunkEdits(at, removed, added));
    at += lengthOf(removed);
    [removed, added] = [[], []];
  };
  for (const change of changes) {
    if (change.removed) removed = change.value;
    else if (change.added) added = change.value;
    else {
      flush();
      at += lengthOf(change.value);
    }
  }
  flush();
  return edits;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** As many lines as before are the same lines, each a little different. */
function hunkEdits(start: number, removed: readonly string[], added: readonly string[]): Replacement[] {
  if (removed.length === 0 && added.length === 0) return [];
  if (removed.length !== added.length) return [within(start, removed.join(''), added.join(''))];
  let at = start;
  return removed.flatMap((line, index) => {
    const edit = within(at, line, added[index]!);
    at += line.length;
    return edit.start === edit.end && edit.text === '' ? [] : [edit];
  });
}

/** Without what both begin and end with. */
function within(start: number, before: string, after: string): Replacement {
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before[same] === after[same]) same++;
  let tail = 0;
  while (tail < shortest - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { start: start + same, end: start + before.length - tail, text: after.slice(same, after.length - tail) };
}
