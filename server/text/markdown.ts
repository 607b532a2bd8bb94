import { visible } from './visible.ts';

/**
 * Somebody else's text in Markdown, on one line: it says what it says, and makes no emphasis, code, link, image, tag, formula or cell. What any reader
 * of Markdown could take for an address, a mention or a formula stands as code, since some look for those even behind a backslash.
 */
export function markdownText(text: string): string {
  const line = visible(text.replace(/\s*(?:\r\n|\r|\n)\s*/g, ' ').trim());
  return line
    .split(/(\s+|\|)/)
    .map((part) => (part === '|' ? '\\|' : suspicious.test(part) ? codeSpan(part) : escaped(part)))
    .join('')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
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

/** An underscore between letters is nothing but itself. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>&~#|^]/g, '\\$&')
    .replace(/_/g, (sign, at: number) => (isLetter(text[at - 1]) && isLetter(text[at + 1]) ? sign : `\\${sign}`));
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[A-Za-z0-9]/.test(sign);
}

/** What stands in it has no blanks and no bars. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const blank = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + blank + text + blank + fence;
}
