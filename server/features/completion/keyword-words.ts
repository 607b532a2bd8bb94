import { type KeywordId, keywordTable } from '../../../grammar/index.ts';
import type { Form, Part } from './forms.ts';
import { chineseWords } from './in-chinese.ts';

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
  const pieces = parts.map((_, index) => pieceOf(parts, index, language)).filter(({ label }) => label !== '');
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

function pieceOf(parts: readonly Part[], index: number, language: KeywordLanguage): Piece {
  const part = parts[index]!;
  if (typeof part === 'string' || 'sign' in part) {
    const label = typeof part === 'string' ? keywordAt(parts, index, language) : part.sign;
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

/** Keywords in a row are one word in Chinese where there is one: the first has it, the others are empty. */
function keywordAt(parts: readonly Part[], index: number, language: KeywordLanguage): string {
  const id = parts[index] as KeywordId;
  if (language === 'en') return wordOf(id, language, isPlural(parts, index));
  let first = index;
  while (typeof parts[first - 1] === 'string') first--;
  const run: KeywordId[] = [];
  for (let at = first; typeof parts[at] === 'string'; at++) run.push(parts[at] as KeywordId);
  return index === first ? chineseWords(run).join(' ') : '';
}

/** `days since`, `months between`, `all matches` */
function isPlural(parts: readonly Part[], index: number): boolean {
  const [before, id, next] = [parts[index - 1], parts[index], parts[index + 1]];
  return (
    (id === 'match' && before === 'all') || (id === 'day' && next === 'since') || (id === 'month' && next === 'between')
  );
}
