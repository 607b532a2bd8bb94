import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import type { Explanation, Place } from './explain-place.ts';
import { codes, insert, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** `none of aware` */
function noneOf({ actual, previous }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== kw.of || previous?.image.toLowerCase() !== 'none') return undefined;
  const span = t.spanOfToken(previous);
  return issue(codes.misspelled, span, { found: previous.image, meant: 'not any' }, [replace(span, 'not any')]);
}

/** `exactly 2 of aware` */
function exactlyOf({ actual, previous, next, tokens, at }: Place): SyntaxIssue | undefined {
  const word = actual?.tokenType === kw.exactly ? actual : previous;
  const number = actual?.tokenType === kw.exactly ? next : actual;
  const of = tokens.indexOf(number!) + 1;
  if (word?.tokenType !== kw.exactly || number?.tokenType !== t.NumberToken || tokens[of]?.tokenType !== kw.of)
    return undefined;
  const span = { start: word.startOffset, end: t.spanOfToken(number).end };
  const end = endOfCounted(tokens, Math.max(of, at) + 1);
  const edits = end === undefined ? [] : [replace(span, 'how many'), insert(end, ` is ${number.image}`)];
  return issue(
    codes.misspelled,
    span,
    { found: `${word.image} ${number.image} of …`, meant: `how many of … is ${number.image}` },
    edits,
  );
}

/** Behind a name, or the parentheses that begin there. */
function endOfCounted(tokens: readonly IToken[], at: number): number | undefined {
  const first = tokens[at];
  if (first && t.isA(first, t.NameLike)) return t.spanOfToken(first).end;
  let depth = 0;
  for (const token of tokens.slice(at)) {
    if (token.tokenType === t.Open) depth += 1;
    if (token.tokenType === t.Close) depth -= 1;
    if (depth === 0) return token === first ? undefined : t.spanOfToken(token).end;
  }
  return undefined;
}

/** Mistakes with how many conditions hold. */
export const countExplanations: readonly Explanation[] = [noneOf, exactlyOf];
