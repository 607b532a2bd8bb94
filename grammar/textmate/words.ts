import { declarationWords, infixWords, type Keyword, type KeywordId, keywordTable, phrases } from '../keywords.ts';
import { wordPattern } from '../names.ts';
import { alternatives } from './alternatives.ts';

/** Blanks between two words; a line break ends every pattern. */
export const gap = '[\\t\\p{Zs}]+';
export const mayGap = '[\\t\\p{Zs}]*';

/** No word goes on here. */
export const wordEnd = '(?![\\p{L}\\p{Nl}\\p{M}\\p{Nd}_]|·\\p{L})';

/** Any of the words, whole, in any case and width. */
export function wordsOf(words: readonly string[]): string {
  const spellings = words.flatMap((word) => [word, ...fullWidth(word)]);
  return `(?i:${alternatives([...new Set(spellings)])})${wordEnd}`;
}

function fullWidth(word: string): string[] {
  if (!/^[a-z]+$/.test(word)) return [];
  return [String.fromCharCode(...[...word].map((letter) => letter.charCodeAt(0) + 0xfee0))];
}

/** Any of the words of these keywords, in both languages. */
export function keyword(...ids: readonly KeywordId[]): string {
  return wordsOf(keywordTable.filter(({ id }) => ids.includes(id)).flatMap(spellings));
}

export function idsOf(role: Keyword['role'], { reserved }: { readonly reserved?: boolean } = {}): KeywordId[] {
  const inRole = keywordTable.filter((entry) => entry.role === role);
  return inRole.filter((entry) => reserved === undefined || entry.reserved === reserved).map(({ id }) => id);
}

function spellings({ en, zh }: Keyword): string[] {
  return [...en, ...zh];
}

/** Words of other languages that say several English ones at once, by what they say. */
export function phrasesSaying(english: RegExp): string {
  return wordsOf(phrases.filter(({ means }) => english.test(means.join(' '))).map((phrase) => phrase.word));
}

const reserved = wordsOf([
  ...keywordTable.filter((entry) => entry.reserved).flatMap(spellings),
  ...phrases.map((phrase) => phrase.word),
]);

/** A name in backticks, closed or not. */
export const backticked = '`[^`]*(?:`|$)';
export const bareName = `(?!${reserved})${wordPattern.replaceAll('{0,999}', '*').replaceAll('{1,999}', '+').replaceAll('{0,99}', '*')}`;
/** A bare name or one in backticks. */
export const name = `(?:${bareName}|${backticked})`;

/** Full-width signs mean their twins. */
export const bar = '[|｜]';
export const comma = '[,，、]';
export const colon = '[:：]';
export const dot = '[.．。]';
export const open = '[(（]';
export const close = '[)）]';
export const hash = '[#＃]';
export const greater = '[>＞》]';
export const slash = '[/／]';
export const digit = '[0-9０-９]';
export const minus = '[-－]';
export const currencySign = '[$＄¥￥€]';

const noValue = wordsOf([
  ...keywordTable.filter((entry) => entry.reserved && !isValue(entry)).flatMap(spellings),
  ...phrases.map((phrase) => phrase.word),
]);

function isValue({ role, id }: Keyword): boolean {
  return role === 'literal' && id !== 'missing' && id !== 'known';
}

/** What begins a value: behind a word that may be a name, this tells that it is none. A word that would go on behind a name tells the contrary. */
export const operandAhead = `(?=${gap}(?!${noValue}|${keyword(...infixWords)})(?:${minus}${mayGap})?(?:[\\p{L}\\p{Nl}_\`"＂“「']|${digit}|${currencySign}|${open}))`;

const asOfDate = `(?:${keyword('as')}${gap}${keyword('of')}|${phrasesSaying(/^as of$/)})${gap}${digit}{4}[-/年－]`;
/** Where a declaration or a rule begins, whatever came before: first on its line. */
export const chunkStart = `(?=^${mayGap}(?:${wordsOf(declarationWords)}|${keyword('rule', 'if', 'otherwise', 'uncovered')}|${asOfDate}))`;
