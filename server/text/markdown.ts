import { atStartOfLine, codeSpan, escaped } from './markdown-escape.ts';
import { visible } from './visible.ts';

/**
 * Somebody else's text in Markdown, on one line: it says what it says, and makes no emphasis, code, link, image, tag, formula or cell. What any reader
 * of Markdown could take for an address, a mention or a formula stands as code, since some look for those even behind a backslash.
 */
export function markdownText(text: string): string {
  const line = visible(text.replace(/\s*(?:\r\n|\r|\n)\s*/g, ' ').trim());
  const parts = line.split(/(\s+|\|)/).map((part) => (suspicious.test(part) ? codeSpan(part) : escaped(part)));
  return atStartOfLine(parts.join(''));
}

/** Paragraphs of somebody else's text, one a line. */
export function markdownParagraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map(markdownText)
    .filter((paragraph) => paragraph !== '');
}

/** Columns without a word in any row are left out, but for the first. Cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const shown = head.flatMap((_, at) => (at === 0 || rows.some((row) => (row[at] ?? '') !== '') ? [at] : []));
  const line = (cells: readonly string[]) => `| ${shown.map((at) => cells[at] ?? '').join(' | ')} |`;
  return [line(head), `| ${shown.map(() => '---').join(' | ')} |`, ...rows.map(line)];
}

const suspicious = /@|:\/\/|www\.|(?<!\d):[\w+-]+:|\$|#\d|GH-\d|mailto:|xmpp:/i;
