import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import type { Explanation, Place } from './explain-place.ts';
import { codes, excerpt, insert, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** `spend 60 days ago`: in the place of `spend as of 60 days ago`. */
function agoAlone({ lexed, actual, tokens, at }: Place): SyntaxIssue | undefined {
  const end = endOfAgo(tokens, at);
  if (!actual || end === undefined) return undefined;
  const span = { start: actual.startOffset, end };
  const ago = excerpt(lexed.text.slice(span.start, span.end));
  return issue(codes.agoAlone, span, { ago }, [insert(span.start, 'as of ')]);
}

/** `spend was >= 300 CNY 60 days ago`: in the place of `spend as of 60 days ago >= 300 CNY`. */
function wasCompared({ lexed, actual, previous, tokens, at }: Place): SyntaxIssue | undefined {
  if (!actual || previous?.tokenType !== kw.was || !comparators.has(actual.tokenType)) return undefined;
  const span = { start: previous.startOffset, end: t.spanOfToken(actual).end };
  const found = excerpt(lexed.text.slice(span.start, span.end));
  const [number, end] = firstAgo(tokens, at);
  if (!number || end === undefined) return issue(codes.wasCompared, span, { found });
  const ago = lexed.text.slice(number.startOffset, end);
  const before = t.spanOfToken(tokens[tokens.indexOf(number) - 1]!).end;
  return issue(codes.wasCompared, span, { found }, [
    replace(t.spanOfToken(previous), `as of ${ago}`),
    replace({ start: before, end }, ''),
  ]);
}

const comparators = new Set<unknown>([t.Less, t.LessEqual, t.Greater, t.GreaterEqual]);

/** Where `60 days ago` ends, if it begins here. */
function endOfAgo(tokens: readonly IToken[], at: number): number | undefined {
  const [number, unit, ago] = tokens.slice(at, at + 3);
  const isAgo = number?.tokenType === t.NumberToken && unit && t.isA(unit, t.UnitLike) && ago?.tokenType === kw.ago;
  return isAgo ? t.spanOfToken(ago).end : undefined;
}

function firstAgo(tokens: readonly IToken[], from: number): readonly [IToken | undefined, number | undefined] | [] {
  const at = tokens.findIndex((_, index) => index > from && endOfAgo(tokens, index) !== undefined);
  return at < 0 ? [] : [tokens[at], endOfAgo(tokens, at)];
}

/** Mistakes with earlier dates. */
export const earlierExplanations: readonly Explanation[] = [agoAlone, wasCompared];
