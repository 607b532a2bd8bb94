import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { expectations } from './expectations.ts';
import { beginsValue, type Explanation, isRule, type Place } from './explain-place.ts';
import { type KeywordId, keywordOf } from './keywords.ts';
import { gluedKeyword, meantKeyword } from './meant.ts';
import { codes, excerpt, insert, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** `else tier dog`, `else if a then tier cow` */
function elseForOtherwise({ actual, next, tokens }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== kw.else || !(isRule(tokens) || tokens[0] === actual)) return undefined;
  const span = t.spanOfToken(actual);
  if (next?.tokenType !== kw.if) return issue(codes.elseForOtherwise, span, {}, [replace(span, 'otherwise')]);
  const both = { start: span.start, end: t.spanOfToken(next).end };
  return issue(codes.misspelled, both, { found: 'else if', meant: 'if' }, [replace(both, 'if')]);
}

/** `then tier star and visit weekly` */
function andForComma({ actual, previous, next, expected, tokens }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== kw.and || expected !== 'end' || !isRule(tokens) || !previous || !beginsValue(next))
    return undefined;
  const span = t.spanOfToken(actual);
  const data = { found: actual.image, meant: ',' };
  return issue(codes.misspelled, span, data, [replace({ start: t.spanOfToken(previous).end, end: span.end }, ',')]);
}

/** These join what stands around them: where one stands for a name, the name was left out. */
const joining = new Set<KeywordId>([
  'is',
  'and',
  'or',
  'not',
  'was',
  'else',
  'if',
  'then',
  'when',
  'where',
  'because',
  'missing',
  'known',
]);

/** A reserved word where a name must stand. */
function reservedWord({ actual, next, expected }: Place): SyntaxIssue | undefined {
  const keyword = actual && keywordOf(actual.image);
  if (!keyword?.reserved || !nameFits.has(expected)) return undefined;
  if (joining.has(keyword.id) && !(next && (next.tokenType === kw.is || next.tokenType === t.Equal))) return undefined;
  const span = t.spanOfToken(actual!);
  return issue(codes.reservedWord, span, { word: actual!.image }, [replace(span, `\`${actual!.image}\``)]);
}

const nameFits = new Set([
  'name',
  'operand',
  'bound',
  'value',
  'rows',
  'score',
  'given-value',
  'action',
  'expectation',
  'given',
  'shape',
]);

/** A keyword that was meant: misspelled, or its neighbour in another kind of sentence. */
function wrongWord({ actual, expected, tokens }: Place): SyntaxIssue | undefined {
  if (!actual) return undefined;
  const span = t.spanOfToken(actual);
  const neighbour = actual.tokenType.LABEL && neighbours[expected]?.[actual.tokenType.LABEL];
  const candidates = expected === 'end' ? mayFollow(tokens[0]!) : (expectations[expected]?.words ?? []);
  const meant = neighbour ?? (actual.tokenType === t.Identifier ? meantKeyword(actual.image, candidates) : undefined);
  if (!meant) return undefined;
  return issue(codes.misspelled, span, { found: actual.image, meant }, [replace(span, meant)]);
}

const neighbours: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  if: { when: 'if', where: 'if' },
  when: { if: 'when', where: 'when', is: 'when' },
  'stage-when': { if: 'when', is: 'when' },
  'class-by': { is: 'by' },
  clause: { when: 'if' },
};

/** What may go on after a clause that could have ended, by its first word. */
function mayFollow(first: IToken): readonly KeywordId[] {
  return following[first.tokenType.LABEL ?? ''] ?? [];
}

const following: Readonly<Record<string, readonly KeywordId[]>> = {
  rule: ['because', 'and', 'or', 'otherwise', 'if'],
  if: ['because', 'and', 'or', 'otherwise', 'if'],
  otherwise: ['because', 'if'],
  metric: ['and', 'or', 'in', 'per', 'where'],
  segment: ['and', 'or'],
  action: ['takes', 'keep'],
  score: ['at', 'where', 'best'],
  data: ['of', 'by', 'for', 'pii'],
  column: ['of', 'pii'],
  test: ['given', 'expect'],
};

/** `then offer 15% until 2026-12-31` */
function dateAfterDecision({ actual, next, expected, tokens }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !isRule(tokens) || !actual || next?.tokenType !== t.DateToken) return undefined;
  if (!untilWords.has(actual.image.toLowerCase())) return undefined;
  const span = { start: actual.startOffset, end: t.spanOfToken(next).end };
  return issue(codes.dateAfterDecision, span, { word: actual.image });
}

const untilWords = new Set('until till through before after from since starting 直到 截至 截止 从 自'.split(' '));

function gluedWord({ actual }: Place): SyntaxIssue | undefined {
  return actual && glued(actual);
}

/** `如果RFM`: Chinese keywords need blanks around them. */
export function glued(actual: IToken): SyntaxIssue | undefined {
  const keyword = actual.tokenType === t.Identifier ? gluedKeyword(actual.image) : undefined;
  if (!keyword) return undefined;
  const span = t.spanOfToken(actual);
  return issue(codes.missingBlank, span, { word: excerpt(actual.image), keyword }, [
    insert(span.start + keyword.length, ' '),
  ]);
}

/** Mistakes with words. */
export const wordExplanations: readonly Explanation[] = [
  elseForOtherwise,
  andForComma,
  reservedWord,
  wrongWord,
  gluedWord,
  dateAfterDecision,
];
