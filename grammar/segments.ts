import type { IToken, TokenType } from 'chevrotain';
import { beginsCampaignClause } from './campaign-words.ts';
import type { KeywordId } from './keywords.ts';
import type { Lexed } from './lexer.ts';
import { isFirstOnLine } from './lexing.ts';
import { meantKeyword } from './meant.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Where a chunk that cannot be read as a whole is taken apart. Only here has a line break outside tables any meaning. */

export const declarationIds = [
  'data',
  'let',
  'value',
  'metric',
  'score',
  'class',
  'stages',
  'segment',
  'checklist',
  'action',
  'policy',
  'campaign',
  'limit',
  'never',
  'always',
  'test',
  'use',
  'affinity',
  'model',
] as const satisfies readonly KeywordId[];

export const laterIds = ['model'] as const satisfies readonly KeywordId[];

const clauseIds = ['rule', 'if', 'otherwise', 'uncovered', 'overlaps', 'table'] as const satisfies readonly KeywordId[];

const declarationTypes = new Set<TokenType>(declarationIds.map((id) => kw[id]));

/** `as of 60 days ago`, `as of lag ago` */
function isEarlier(tokens: readonly IToken[], at: number): boolean {
  return [at + 3, at + 4].some((ago) => tokens[ago]?.tokenType === kw.ago);
}

/** True where a declaration begins, rules without a policy apart. */
export function beginsDeclaration(tokens: readonly IToken[], at: number): boolean {
  const type = tokens[at]?.tokenType;
  if (type === kw.as) return tokens[at + 1]?.tokenType === kw.of && !isEarlier(tokens, at);
  return type !== undefined && declarationTypes.has(type);
}

/** True where a clause of a policy begins. */
export function beginsClause(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1]?.tokenType;
  switch (tokens[at]?.tokenType) {
    case kw.rule:
    case kw.if:
    case kw.otherwise:
    case kw.uncovered:
      return true;
    case kw.overlaps:
      return next === kw.because;
    case kw.table:
      return next === t.RowStart || next === undefined;
    default:
      // `at most 2 of aware` goes on with the condition above.
      return (
        tokens[at] !== undefined &&
        tokens[at + 3]?.tokenType !== kw.of &&
        beginsCampaignClause(tokens[at].tokenType, next)
      );
  }
}

/** The keyword that a word at the start of a line was surely meant to be. */
export function meantAtStart(token: IToken): string | undefined {
  if (token.tokenType !== t.Identifier) return undefined;
  return meantKeyword(token.image, [...declarationIds, ...clauseIds]);
}

/** Where the declarations and the lines that belong to none begin, from `start` on; the first is `start`. */
export function segmentStarts(lexed: Lexed, start: number): number[] {
  const { tokens } = lexed;
  const starts = [start];
  for (let at = start + 1; at < tokens.length; at++) {
    if (!isFirst(lexed, at)) continue;
    const owner = tokens[starts.at(-1)!]!.tokenType;
    if (beginsSegment(lexed, at, owner)) starts.push(at);
  }
  return starts;
}

export function beginsSegment(lexed: Lexed, at: number, owner: TokenType): boolean {
  const { tokens } = lexed;
  if (beginsDeclaration(tokens, at)) return true;
  if (beginsClause(tokens, at)) return !ownsClauses(owner);
  const token = tokens[at]!;
  if (token.tokenType === t.RowStart) return false;
  // `active` is no misspelled `action` where stages are listed.
  if (membersFollow(owner) && !isAtMargin(lexed.text, token.startOffset)) return false;
  if (meantKeyword(wordOf(token), declarationIds) && isNamed(tokens, at)) return true;
  if (ownsClauses(owner)) return false;
  return (
    meantAtStart(token) !== undefined || (isAfterBlankLine(lexed.text, token.startOffset) && !membersFollow(owner))
  );
}

/** True for the first word of what clauses of a policy belong to. */
export function ownsClauses(owner: TokenType): boolean {
  return owner === kw.policy || owner === kw.campaign || beginsClauseType(owner);
}

function isAtMargin(text: string, offset: number): boolean {
  return offset === 0 || /[\n\r]/.test(text[offset - 1]!);
}

function wordOf(token: IToken): string {
  return token.tokenType === t.Identifier ? token.image : '';
}

function isNamed(tokens: readonly IToken[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && (t.isA(next, t.NameLike) || next.tokenType === t.Quoted);
}

function beginsClauseType(type: TokenType): boolean {
  return clauseIds.some((id) => kw[id] === type);
}

/** In these a line may begin with anything. */
function membersFollow(owner: TokenType): boolean {
  return owner === kw.class || owner === kw.stages || owner === kw.data || owner === kw.test || owner === kw.checklist;
}

export function isFirst({ text, tokens }: Lexed, at: number): boolean {
  return isFirstOnLine(text, tokens[at]!.startOffset);
}

const blankLine = /(?:\r\n|\n|\r(?!\n))[\t\p{Zs}]*(?:\r\n|\n|\r)[\t\p{Zs}]*$/u;

function isAfterBlankLine(text: string, offset: number): boolean {
  return blankLine.test(text.slice(Math.max(0, offset - 200), offset));
}

/** Splits tokens before each that begins a piece; what stands before the first is the head. */
export function split(
  tokens: readonly IToken[],
  begins: (at: number, pieceStart: number) => boolean,
): { head: readonly IToken[]; pieces: (readonly IToken[])[] } {
  const starts: number[] = [];
  for (let at = 1; at < tokens.length; at++) if (begins(at, starts.at(-1) ?? 0)) starts.push(at);
  const pieces = starts.map((start, index) => tokens.slice(start, starts[index + 1] ?? tokens.length));
  return { head: tokens.slice(0, starts[0] ?? tokens.length), pieces };
}
