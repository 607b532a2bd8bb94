import type { IToken, TokenType } from 'chevrotain';
import type { Reading } from './print-starts.ts';
import { quote } from './text-value.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** A token as it is written, with the blank before it. */
export interface Piece {
  readonly text: string;
  readonly spaced: boolean;
  readonly token: IToken;
  /** How many parentheses are open around it. */
  readonly depth: number;
}

/** The pieces of the tokens, in their order. A token that writes nothing gives no piece. */
export function piecesOf(tokens: readonly IToken[], reading: Reading): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === t.Close) depth--;
    const text = textOf(token, reading);
    const previous = pieces.at(-1);
    if (text !== '')
      pieces.push({ text, spaced: previous !== undefined && isSpaced(previous.token, token, reading), token, depth });
    if (token.tokenType === t.Open) depth++;
  }
  return pieces;
}

export function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('');
}

function textOf(token: IToken, { names, rewrites }: Reading): string {
  const rewritten = rewrites.get(token.startOffset);
  if (rewritten !== undefined && token.image !== '') return rewritten;
  switch (token.tokenType) {
    case t.Quoted:
      return quote(token.image.slice(1, -1));
    case t.Backticked:
      return `\`${token.image.slice(1, -1)}\``;
    case t.Equal:
      return 'is';
    case t.Unequal:
      return 'is not';
    default:
      return token.tokenType.LABEL !== undefined && !names.has(token.startOffset)
        ? token.image.toLowerCase()
        : token.image;
  }
}

const noneBefore = new Set<TokenType>([t.Comma, t.Close, t.Colon, t.Dot, t.Percent]);
const noneBehind = new Set<TokenType>([t.Open, t.Dot, t.CurrencySign]);
const calledWithoutBlank = new Set<TokenType>([kw.round, kw.floor]);

function isSpaced(previous: IToken, token: IToken, { names, signs, tight }: Reading): boolean {
  if (noneBefore.has(token.tokenType) || noneBehind.has(previous.tokenType)) return false;
  if (previous.tokenType === t.Minus && signs.has(previous.startOffset)) return false;
  if (token.tokenType === t.Open && calledWithoutBlank.has(previous.tokenType)) return names.has(previous.startOffset);
  return !tight.some(
    ({ start, end }) => start <= previous.startOffset && token.startOffset < end && isSign(previous, token),
  );
}

/** In `Asia/Shanghai` nothing is blank; `money CNY` is two words. */
function isSign(previous: IToken, token: IToken): boolean {
  return [previous, token].some(
    ({ tokenType }) => tokenType === t.Divide || tokenType === t.Minus || tokenType === t.Plus,
  );
}
