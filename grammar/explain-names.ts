import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import type { Explanation, Place } from './explain-place.ts';
import { codes, insert, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** `key Member No`, `of members by Member No`: columns are called as the file calls them. */
function blankInName({ expected, actual, previous, tokens, at, lexed }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !previous || !actual || !isName(previous) || !isColumn(tokens, at - 1)) return undefined;
  const words = [previous, ...namesFrom(tokens, at)];
  if (words.length === 1) return undefined;
  const span = { start: previous.startOffset, end: t.spanOfToken(words.at(-1)!).end };
  const found = lexed.text.slice(span.start, span.end);
  if (found.includes('\n')) return undefined;
  return issue(codes.misspelled, span, { found, meant: `\`${found}\`` }, [replace(span, `\`${found}\``)]);
}

/** Whether the token is where a line of the data names a column. */
function isColumn(tokens: readonly IToken[], at: number): boolean {
  const [first] = tokens;
  if (first?.tokenType === kw.data) return tokens[at - 1]?.tokenType === kw.by;
  return at === 1 && roles.has(first?.tokenType);
}

const roles = new Set<unknown>([kw.key, kw.label, kw.time, kw.amount, kw.item, kw.quantity, kw.column]);

function namesFrom(tokens: readonly IToken[], at: number): readonly IToken[] {
  const end = tokens.findIndex((token, index) => index >= at && !isWord(token));
  return tokens.slice(at, end < 0 ? undefined : end);
}

/** `No` is a word of the language, and the end of many a column's name. */
const isWord = (token: IToken) => /^[\p{L}\p{N}_]+$/u.test(token.image) && token.tokenType !== kw.pii;

const isName = (token: IToken) => t.isA(token, t.NameLike) && isWord(token);

/** `sum orders.total` lacks its `of`. */
function missingOf({ expected, actual, previous }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !previous || !actual || !isName(actual) || !aggregates.has(previous.tokenType))
    return undefined;
  const { start, end } = t.spanOfToken(previous);
  const word = /^[a-z]/i.test(previous.image) ? 'of' : '的';
  const data = { found: `${previous.image} ${actual.image}`, meant: `${previous.image} ${word} ${actual.image}` };
  return issue(codes.misspelled, { start, end: t.spanOfToken(actual).end }, data, [insert(end, ` ${word}`)]);
}

const aggregates = new Set<unknown>([kw.sum, kw.count, kw.average, kw.median, kw.lowest, kw.highest]);

/** Mistakes with what something is called. */
export const nameExplanations: readonly Explanation[] = [blankInName, missingOf];
