import stringWidth from 'string-width';

export const widthOf = (text: string): number => stringWidth(text);

export type Align = 'left' | 'right' | 'center';

export function pad(text: string, width: number, align: Align = 'left'): string {
  const missing = Math.max(0, width - widthOf(text));
  if (align === 'left') return text + ' '.repeat(missing);
  if (align === 'right') return ' '.repeat(missing) + text;
  const before = Math.floor(missing / 2);
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
}

const graphemes = new Intl.Segmenter();

/** The longest beginning that fits. The text holds no colours. */
export function beginningOf(text: string, width: number): string {
  return fitting(
    Array.from(graphemes.segment(text), ({ segment }) => segment),
    width,
  ).join('');
}

/** The longest end that fits. The text holds no colours. */
export function endOf(text: string, width: number): string {
  const reversed = Array.from(graphemes.segment(text), ({ segment }) => segment).reverse();
  return fitting(reversed, width).reverse().join('');
}

/** Cuts at the end, with `…` to show it. The text holds no colours. */
export function truncate(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${beginningOf(text, Math.max(0, width - 1))}…`;
}

function fitting(segments: readonly string[], width: number): string[] {
  const fit: string[] = [];
  let used = 0;
  for (const segment of segments) {
    used += widthOf(segment);
    if (used > width) break;
    fit.push(segment);
  }
  return fit;
}

/** What may not begin a line: closing marks, in Chinese and English. */
const closing = /^[,.;:!?)\]}、。，；：！？）》」』】”’…%]/;

/**
 * Breaks prose into lines of at most `width`: at blanks, and between Chinese characters, which have none. A word that is longer than a line is left
 * whole, since it may be a path that somebody wants to copy.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\p{Script=Han}|[ \t]+|[^ \t\p{Script=Han}]+/gu) ?? []) {
    const fits = widthOf(line + piece.trimEnd()) <= width || closing.test(piece);
    if (fits || line.trim() === '') line += piece;
    else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line.trimEnd()];
}
