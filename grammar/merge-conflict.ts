import { append } from './append.ts';
import type { SyntaxIssue } from './ast.ts';
import type { Span } from './span.ts';
import { codes, issue } from './syntax-issues.ts';

/** A line that git left in the file: `<<<<<<< HEAD`, `=======`, `>>>>>>> theirs`. */
interface Marker extends Span {
  readonly sign: string;
}

const markerLine = /(?<=^|[\n\r])(?:<{7}|\|{7}|={7}|>{7})(?![<|=>])[^\n\r]*/g;

function markersIn(text: string): Marker[] {
  if (!text.includes('<<<<<<<') && !text.includes('=======') && !text.includes('>>>>>>>')) return [];
  return [...text.matchAll(markerLine)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    sign: found[0][0]!,
  }));
}

/** The markers of each conflict, first `<` and last `>`, and each other marker by itself. */
function conflictsOf(markers: readonly Marker[]): Marker[][] {
  const groups: Marker[][] = [];
  let open: Marker[] = [];
  for (const marker of markers) {
    if (marker.sign === '<') {
      append(
        groups,
        open.map((stray) => [stray]),
      );
      open = [];
    }
    if (marker.sign !== '<' && open.length === 0) groups.push([marker]);
    else open.push(marker);
    if (marker.sign === '>' && open.length > 1) {
      groups.push(open);
      open = [];
    }
  }
  return [...groups, ...open.map((stray) => [stray])];
}

/** The regions that git left for someone to decide, from the line `<<<<<<<` to the line `>>>>>>>`, in order. */
export function conflictsIn(text: string): Span[] {
  const groups = conflictsOf(markersIn(text)).filter((group) => group.length > 1);
  return groups.map((group) => ({ start: group[0]!.start, end: group.at(-1)!.end }));
}

/**
 * The text with the markers and the other side's lines blanked, so that offsets stay and what is ours can be read.
 * One conflict is one issue, at its first line.
 */
export function takeMergeConflicts(text: string): { readable: string; issues: SyntaxIssue[] } {
  const groups = conflictsOf(markersIn(text));
  if (groups.length === 0) return { readable: text, issues: [] };
  const parts: string[] = [];
  let done = 0;
  const blank = (start: number, end: number) => {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\n\r]/g, ' '));
    done = end;
  };
  for (const group of groups) {
    blank(group[0]!.start, group[0]!.end);
    if (group.length > 1) blank(group[1]!.start, group.at(-1)!.end);
  }
  const issues = groups.map(([first]) => issue(codes.mergeConflict, { start: first!.start, end: first!.end }));
  return { readable: parts.join('') + text.slice(done), issues };
}
