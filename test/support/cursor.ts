/** A text with marks taken out: `<|>` is a cursor, `<|words|>` a range. */
export interface Marked {
  readonly text: string;
  /** Offsets of the cursors, in the order of the text. */
  readonly cursors: readonly number[];
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

const marks = /<\|>|<\||\|>/g;

export function readMarks(marked: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  let last = 0;
  for (const { 0: mark, index } of marked.matchAll(marks)) {
    text += marked.slice(last, index);
    last = index + mark.length;
    if (mark === '<|>') cursors.push(text.length);
    else if (mark === '<|') open.push(text.length);
    else {
      const start = open.pop();
      if (start === undefined) throw new Error('a range ends that did not begin');
      ranges.push({ start, end: text.length });
    }
  }
  if (open.length > 0) throw new Error('a range does not end');
  return {
    text: text + marked.slice(last),
    cursors,
    ranges: ranges.sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** A text with one cursor. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const { text, cursors } = readMarks(marked);
  const [offset] = cursors;
  if (offset === undefined || cursors.length > 1) throw new Error('one cursor <|> was expected');
  return { text, offset };
}
