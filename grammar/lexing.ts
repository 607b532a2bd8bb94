import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { excerpt } from './syntax-issues.ts';
import * as t from './tokens.ts';

export const longestText = 64 * 1024;

/** What the lexer and its classifiers share while they look at one chunk. */
export interface Lexing {
  /** As the user wrote it. */
  readonly raw: string;
  readonly folded: string;
  readonly faults: Map<IToken, SyntaxIssue>;
}

export function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx!;
}

export function shownOf(lexing: Lexing, token: IToken): string {
  const { start, end } = t.spanOfToken(token);
  return excerpt(lexing.raw.slice(start, end));
}

const blank = /[\t\p{Zs}\ufeff]/u;

/** True if only blanks stand before the offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && blank.test(text[at]!)) at--;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}
