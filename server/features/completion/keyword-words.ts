import { type KeywordId, keywordTable } from '../../../grammar/index.ts';
import type { Form, Part } from './forms.ts';
import { inChinese } from './in-chinese.ts';

export type KeywordLanguage = 'en' | 'zh';

const table = new Map(keywordTable.map((keyword) => [keyword.id, keyword]));

/** How a keyword is written; units behind a number in the plural where there is one. */
export function wordOf(id: KeywordId, language: KeywordLanguage, plural = false): string {
  const { en = [], zh = [] } = table.get(id) ?? {};
  return (language === 'zh' ? zh[0] : (plural && en[1]) || en[0]) ?? id;
}

export interface Written {
  readonly label: string;
  readonly insert: string;
  readonly snippet: string;
  /** A text that is read where the form fits. */
  readonly sample: string;
  /** It ends with a place for a name. */
  readonly more: boolean;
}

/** A form in one language: `sum of `, `in last 12 months`. */
export function written({ parts }: Form, language: KeywordLanguage): Written {
  const words = language === 'zh' ? chineseIn(parts) : parts.map((_, index) => englishAt(parts, index));
  const pieces = parts
    .map((part, index) => pieceOf(part, words[index] ?? '', language))
    .filter(({ label }) => label !== '');
  const holes = pieces.findIndex(({ hole }) => hole);
  const before = holes < 0 ? pieces : pieces.slice(0, holes);
  const last = pieces.at(-1);
  const label = joined(pieces.map((piece) => piece.label)).replace(/ …$/, '');
  const insert = joined(before.map((piece) => piece.label));
  return {
    label,
    insert: holes < 0 || /["(]$/.test(insert) ? insert : `${insert} `,
    snippet: numbered(joined(pieces.map((piece) => piece.snippet))),
    sample: joined(pieces.map((piece) => piece.sample)),
    more: last?.hole === true && last.label === '…',
  };
}

interface Piece {
  readonly label: string;
  readonly snippet: string;
  readonly sample: string;
  readonly hole: boolean;
}

function pieceOf(part: Part, word: string, language: KeywordLanguage): Piece {
  if (typeof part === 'string' || 'sign' in part) {
    const label = typeof part === 'string' ? word : part.sign;
    return { label, snippet: label, sample: label, hole: false };
  }
  const [first, ...others] = part.units?.map((id) => wordOf(id, language, true)) ?? [];
  if (first !== undefined)
    return { label: first, snippet: `\${0|${[first, ...others].join(',')}|}`, sample: first, hole: true };
  const snippet = part.hole === '' ? '$0' : `\${0:${part.hole}}`;
  return { label: part.hole === '' ? '…' : part.hole, snippet, sample: part.sample, hole: true };
}

/** Signs that belong to the word before stand right behind it. */
function joined(pieces: readonly string[]): string {
  return pieces.reduce(
    (text, piece) =>
      text + (text === '' || /^(?:[,)%"]|\($)| \(| "/.test(piece.slice(0, 2)) || /["(]$/.test(text) ? '' : ' ') + piece,
    '',
  );
}

/** The places in the order of the text: every one was written as the first. */
function numbered(snippet: string): string {
  let places = 0;
  return snippet.replace(/\$(\{?)0/g, (_, brace: string) => `$${brace}${++places}`);
}

function englishAt(parts: readonly Part[], index: number): string {
  const part = parts[index]!;
  return typeof part === 'string' ? wordOf(part, 'en', isPlural(parts, index)) : '';
}

/** Keywords in a row are one word in Chinese where there is one: the first has it, the others are empty. */
function chineseIn(parts: readonly Part[]): string[] {
  const english = parts.map((part, index) => (typeof part === 'string' ? englishAt(parts, index) : '#')).join(' ');
  const runs = inChinese(english).split('#');
  const isFirst = (index: number) => typeof parts[index] === 'string' && typeof parts[index - 1] !== 'string';
  const before = (index: number) => parts.slice(0, index).filter((part) => typeof part !== 'string').length;
  return parts.map((_, index) => (isFirst(index) ? (runs[before(index)] ?? '').trim() : ''));
}

/** `days since`, `months between`, `all matches` */
function isPlural(parts: readonly Part[], index: number): boolean {
  const [before, id, next] = [parts[index - 1], parts[index], parts[index + 1]];
  return (
    (id === 'match' && before === 'all') ||
    (id === 'day' && (next === 'since' || next === 'until' || next === 'each')) ||
    (id === 'month' && next === 'between')
  );
}
