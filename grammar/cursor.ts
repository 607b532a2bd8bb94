import type { IToken } from 'chevrotain';
import type { SourceFile } from './ast.ts';
import { cutMiddle } from './cut-middle.ts';
import { findLast, findLastIndex } from './find-last.ts';
import { keywordOf, phraseOf } from './keywords.ts';
import { type Lexed, lex } from './lexer.ts';
import type { QuotedPayload } from './match-quoted.ts';
import { type Span, shift } from './span.ts';
import * as t from './tokens.ts';

/** What a cursor stands in: a comment, a text in quotes, a name in backticks, a number, a word, or nothing yet. */
export type Under = 'comment' | 'text' | 'name' | 'number' | 'word' | 'gap';

export interface Cursor {
  readonly under: Under;
  /** What is replaced when something else is put here; in the file. */
  readonly span: Span;
  /** The text before: of the chunk with the cursor, or of the one before it too where nothing of its own stands before. */
  readonly before: Lexed;
  /** Where that text begins in the file. */
  readonly start: number;
}

export function cursorAt(source: SourceFile, offset: number): Cursor {
  const at = findLastIndex(source.chunks, ({ start }) => start <= offset);
  const cursor = cursorFrom(source, source.chunks[at]?.start ?? 0, offset);
  const isFirst = at <= 0 || cursor.before.tokens.length > 0;
  return isFirst ? cursor : cursorFrom(source, source.chunks[at - 1]!.start, offset);
}

function cursorFrom({ text }: SourceFile, start: number, offset: number): Cursor {
  const lexed = lex(cutMiddle(text.slice(start, endOfLine(text, offset))));
  const { under, span } = findUnder(lexed, offset - start);
  const tokens = lexed.tokens.filter(
    (token) => token.startOffset < span.start && t.spanOfToken(token).end <= span.start,
  );
  return { under, span: shift(span, start), before: { ...lexed, tokens }, start };
}

function endOfLine(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\n\r]/);
  return length < 0 ? text.length : offset + length;
}

function findUnder({ tokens, comments }: Lexed, offset: number): Pick<Cursor, 'under' | 'span'> {
  const gap = { start: offset, end: offset };
  const comment = comments.find((each) => each.startOffset < offset && offset <= t.spanOfToken(each).end);
  if (comment) return { under: 'comment', span: t.spanOfToken(comment) };
  const token = findLast(tokens, (each) => each.startOffset < offset && each.image !== '');
  if (!token) return { under: 'gap', span: gap };
  const span = t.spanOfToken(token);
  const quoted = underOfQuoted(token);
  const closed = (token.payload as QuotedPayload | undefined)?.closed;
  if (quoted && closed === false) return { under: quoted, span: { start: span.start, end: offset } };
  if (offset > span.end || (quoted === 'text' && offset === span.end)) return { under: 'gap', span: gap };
  return { under: quoted ?? underOf(token), span: quoted || isWord(token) ? span : gap };
}

function underOfQuoted(token: IToken): Under | undefined {
  if (token.payload === undefined) return undefined;
  return token.image.startsWith('`') ? 'name' : 'text';
}

function underOf(token: IToken): Under {
  if (isWord(token)) return 'word';
  return /^\d/.test(token.image) ? 'number' : 'gap';
}

function isWord({ image }: IToken): boolean {
  return /^[\p{L}\p{Nl}_]/u.test(image);
}

/** The language of the keywords around: of the nearest one before, else of the first one in the file. */
export function keywordLanguage({ before }: Cursor, source: SourceFile): 'en' | 'zh' {
  const nearest =
    findLast(before.tokens, isKeyword) ?? lex(source.chunks[0]?.chunk.text.slice(0, 1000) ?? '').tokens.find(isKeyword);
  return nearest && /[^\0-\x7f]/.test(nearest.image) ? 'zh' : 'en';
}

function isKeyword({ image, tokenType }: IToken): boolean {
  return (
    tokenType !== t.Identifier && isWord({ image } as IToken) && (keywordOf(image) ?? phraseOf(image)) !== undefined
  );
}
