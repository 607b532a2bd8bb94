import { atStartOfLine, codeSpan, escaped, longestRun } from '../text/markdown-escape.ts';
import { visible } from '../text/visible.ts';

/**
 * Text with a little structure: one source for the Markdown of an editor and for the plain text of one that has none. Whatever stands in it may be
 * somebody else's (names, titles, descriptions), so nothing of it is ever taken for Markdown.
 */
export type RichText = readonly Block[];

export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** Rules as they are written. */
  | { readonly kind: 'code'; readonly text: string }
  | Table;

/** Columns that are empty in all rows are left out. */
export interface Table {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** So many columns at the end hold numbers. */
  readonly numbers: number;
}

export type Inline = string | { readonly code: string } | { readonly strong: string };

export function paragraph(...parts: readonly Inline[]): Block {
  return { kind: 'paragraph', parts };
}

export function toMarkdown(text: RichText): string {
  return text.map(blockToMarkdown).join('\n\n');
}

export function toPlainText(text: RichText): string {
  return text.map(blockToPlain).join('\n\n');
}

function blockToMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return atStartOfLine(block.parts.map(inlineToMarkdown).join(''));
    case 'list':
      return block.items.map((item) => `- ${atStartOfLine(item.map(inlineToMarkdown).join(''))}`).join('\n');
    case 'code':
      return fenced(block.text);
    case 'table':
      return tableToMarkdown(block);
  }
}

function inlineToMarkdown(part: Inline): string {
  if (typeof part === 'string') return escapedLines(part);
  return 'code' in part ? codeSpan(oneLine(part.code)) : `**${escapedLines(part.strong.trim())}**`;
}

/** Line breaks of the text stay. */
function escapedLines(text: string): string {
  return lines(text).map(escaped).join('  \n');
}

function fenced(text: string): string {
  const shown = lines(text).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}patron\n${shown}\n${fence}`;
}

function tableToMarkdown(table: Table): string {
  const { header, rows, numbers } = withoutEmpty(table);
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => escaped(oneLine(cell))).join(' | ')} |`;
  const rule = `| ${header.map((_, index) => (index < header.length - numbers ? ':--' : '--:')).join(' | ')} |`;
  return [row(header), rule, ...rows.map(row)].join('\n');
}

function blockToPlain(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.parts.map(inlineToPlain).join('');
    case 'list':
      return block.items.map((item) => `- ${item.map(inlineToPlain).join('')}`).join('\n');
    case 'code':
      return lines(block.text).join('\n');
    case 'table': {
      const { header, rows } = withoutEmpty(block);
      return [header, ...rows].map(rowToPlain).join('\n');
    }
  }
}

/** Cells that are empty at the end leave nothing behind. */
function rowToPlain(cells: readonly string[]): string {
  const last = cells.map((cell) => cell !== '').lastIndexOf(true);
  return cells
    .slice(0, last + 1)
    .map((cell) => oneLine(cell) || '–')
    .join(' · ');
}

function inlineToPlain(part: Inline): string {
  const text = typeof part === 'string' ? part : 'code' in part ? part.code : part.strong;
  return lines(text).join('\n');
}

function withoutEmpty({ header, rows, numbers }: Table) {
  const shown = header.flatMap((_, index) => (index === 0 || rows.some((row) => row[index]) ? [index] : []));
  const pick = (cells: readonly string[]) => shown.map((index) => cells[index] ?? '');
  const firstNumber = header.length - numbers;
  return { header: pick(header), rows: rows.map(pick), numbers: shown.filter((index) => index >= firstNumber).length };
}

function oneLine(text: string): string {
  return lines(text).join(' ');
}

/** What cannot be seen is named, but for line breaks. */
function lines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => visible(line, { tabs: true }));
}
