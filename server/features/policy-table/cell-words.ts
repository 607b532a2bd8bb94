import { lex } from '../../../grammar/lexer.ts';
import * as t from '../../../grammar/tokens.ts';
import { nameAsWritten, textAsWritten } from '../../text/written.ts';
import type { TableColumn } from './columns.ts';

/** What a cell says in a table of the language; undefined where it would be more than one cell there. */
export function cellWords(text: string, kind: TableColumn['kind'] | 'name'): string | undefined {
  if (text === '' || (text === '-' && kind !== 'because')) return '-';
  if (kind === 'because') return textAsWritten(text);
  if (kind === 'name') return nameAsWritten(text) ?? textAsWritten(text);
  const words = meant(text.replace(/\s*\n\s*/g, ' '));
  return isOneCell(words) ? words : undefined;
}

/** A comment, a bar or a text without an end would run on into other cells. */
export function isOneCell(words: string): boolean {
  const { tokens, comments } = lex(words);
  const apart: readonly unknown[] = [t.RowStart, t.Bar, t.DoubleBar, t.Broken];
  return comments.length === 0 && tokens.every(({ tokenType }) => !apart.includes(tokenType));
}

/** What spreadsheets make of numbers, days and truths when they save them. */
function meant(text: string): string {
  if (/["“”「」`]/.test(text)) return text;
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 'yes' : 'no';
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$/.test(text)) return text.replaceAll(',', '');
  return text.replace(
    /(?<![\d/])(\d{4})\/(\d{1,2})\/(\d{1,2})(?![\d/])/g,
    (_, year: string, month: string, day: string) => [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
}
