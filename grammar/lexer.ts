import { type IToken, Lexer } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { fold, refusedIn } from './characters.ts';
import {
  classifyBackticks,
  classifyCharacter,
  classifyNumber,
  classifyOperator,
  classifyText,
  refusal,
  tooLong,
  type Verdict,
} from './classify.ts';
import { type KeywordId, keywordOf, phraseOf } from './keywords.ts';
import { isFirstOnLine, type Lexing, retype } from './lexing.ts';
import { takeMergeConflicts } from './merge-conflict.ts';
import * as t from './tokens.ts';

export interface Lexed {
  readonly text: string;
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** What is wrong with a token. A `Broken` one spoils its clause; any other was mended by taking what was surely meant. */
  readonly faults: Map<IToken, SyntaxIssue>;
  /** What is wrong and spoils nothing: in comments, for example. */
  readonly issues: readonly SyntaxIssue[];
}

const lexer = new Lexer(t.lexed, {
  positionTracking: 'onlyOffset',
  ensureOptimizations: true,
  skipValidations: true,
});

/** Tokens of one chunk; offsets are in it. Never throws. */
export function lex(text: string): Lexed {
  const { readable, issues } = takeMergeConflicts(text);
  const folded = fold(readable);
  t.raw.text = readable;
  const { tokens, groups } = lexer.tokenize(folded);
  const comments = groups['comments'] ?? [];
  const lexing: Lexing = { raw: readable, folded, faults: new Map() };
  const kept: IToken[] = [];
  for (let index = 0; index < tokens.length; index++) keep(lexing, tokens, index, kept);
  return {
    text,
    tokens: kept,
    comments,
    faults: lexing.faults,
    issues: [...issues, ...comments.flatMap(commentIssues)],
  };
}

function keep(lexing: Lexing, tokens: readonly IToken[], index: number, kept: IToken[]): void {
  const token = tokens[index]!;
  const phrase = token.tokenType === t.Word ? phraseOf(token.image) : undefined;
  if (phrase) expand(token, phrase, kept);
  else if (!isByteOrderMark(token)) {
    const fault = classify(lexing, tokens, index);
    if (fault) spoil(lexing.faults, token, fault);
    kept.push(token);
  }
}

function isByteOrderMark(token: IToken): boolean {
  return token.startOffset === 0 && token.image === '\ufeff';
}

/** The token cannot be read, so its clause is missing. */
export function spoil(faults: Map<IToken, SyntaxIssue>, token: IToken, fault: SyntaxIssue): void {
  retype(token, t.Broken);
  faults.set(token, fault);
}

function classify(lexing: Lexing, tokens: readonly IToken[], index: number): Verdict {
  const token = tokens[index]!;
  switch (token.tokenType) {
    case t.Word:
      return classifyWord(token);
    case t.Digits:
      return classifyNumber(lexing, token, wordRightBehind(token, tokens[index + 1]));
    case t.Quoted:
      return classifyText(lexing, token);
    case t.Backticked:
      return classifyBackticks(token);
    case t.Unreadable:
      return classifyCharacter(lexing, token);
    case t.WrongOperator:
      classifyOperator(lexing, token);
      return undefined;
    case t.Bar:
      if (isFirstOnLine(lexing.folded, token.startOffset)) retype(token, t.RowStart);
      return undefined;
    default:
      return undefined;
  }
}

function classifyWord(token: IToken): Verdict {
  const keyword = keywordOf(token.image);
  retype(token, keyword ? t.kw[keyword.id] : t.Identifier);
  return keyword ? undefined : tooLong(token.image, token);
}

/** One word that says several keywords becomes that many tokens: the first has its text, the others are empty at its end. */
function expand(token: IToken, phrase: readonly KeywordId[], kept: IToken[]): void {
  const { end } = t.spanOfToken(token);
  for (const [index, id] of phrase.entries()) {
    const part = index === 0 ? token : { ...token, image: '', startOffset: end };
    retype(part, t.kw[id]);
    kept.push(part);
  }
}

/** `2fast` is one mistake, not a number and a name. */
function wordRightBehind(token: IToken, next: IToken | undefined): IToken | undefined {
  return next?.tokenType === t.Word && next.startOffset === t.spanOfToken(token).end ? next : undefined;
}

function commentIssues(comment: IToken): SyntaxIssue[] {
  return refusedIn(comment.image).map((refused) => refusal(refused, comment.startOffset, ''));
}
