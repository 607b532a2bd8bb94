import type { IToken } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { expectations } from './expectations.ts';
import { countExplanations } from './explain-counts.ts';
import { earlierExplanations } from './explain-earlier.ts';
import { nameExplanations } from './explain-names.ts';
import type { Explanation, Place } from './explain-place.ts';
import { missingComma, signExplanations } from './explain-signs.ts';
import { wordExplanations } from './explain-words.ts';
import type { Lexed } from './lexer.ts';
import type { Failure } from './parse-fault.ts';
import type { Span } from './span.ts';
import { codes, excerpt, type IssueEdit, insert, issue, type SyntaxCode } from './syntax-issues.ts';
import * as t from './tokens.ts';

/** What is wrong at the first token that does not fit, in the user's words. The special cases come first. */
export function explain(lexed: Lexed, tokens: readonly IToken[], { expected, actual, rules }: Failure): SyntaxIssue {
  const found = tokens.indexOf(actual);
  const at = found < 0 ? tokens.length : found;
  const place: Place = {
    lexed,
    expected,
    rules,
    actual: tokens[at],
    previous: tokens[at - 1],
    next: tokens[at + 1],
    tokens,
    at,
  };
  for (const explanation of explanations) {
    const explained = explanation(place);
    if (explained) return explained;
  }
  return issue(codes.unexpected, spanOf(place), dataOf(place));
}

const explanations: readonly Explanation[] = [
  ({ lexed, actual }) => (actual?.tokenType === t.Broken ? lexed.faults.get(actual) : undefined),
  ...signExplanations,
  ...earlierExplanations,
  ...countExplanations,
  ...nameExplanations,
  ...wordExplanations,
  missingComma,
  whatWasExpected,
];

function whatWasExpected(place: Place): SyntaxIssue | undefined {
  const usual = place.expected === 'name' ? codeOfName(place.rules) : expectations[place.expected]?.code;
  const code = codeInRow(place) ?? usual;
  if (!code) return undefined;
  return issue(code, spanOf(place), dataOf(place), editOf(place));
}

/** A row that has its `||` has a cell that cannot be read; one without it lacks just that. */
function codeInRow({ expected, rules, tokens, at }: Place): SyntaxCode | undefined {
  if (!rules.includes('tableRow') || (expected !== 'cell' && expected !== 'double-bar')) return undefined;
  const types = tokens.map(({ tokenType }) => tokenType);
  const next = types.indexOf(t.RowStart, at);
  const row = types.slice(types.slice(0, at).lastIndexOf(t.RowStart), next < 0 ? types.length : next);
  return row.includes(t.DoubleBar) ? codes.expectedCell : codes.expectedDoubleBar;
}

/** What the name would have been the name of. */
function codeOfName(rules: readonly string[]): SyntaxCode {
  const owner = rules.at(-2) ?? '';
  return expectations[`name in ${owner}`]?.code ?? codes.expectedName;
}

function editOf({ expected, previous }: Place): IssueEdit[] | undefined {
  const end = previous && t.spanOfToken(previous).end;
  if (end === undefined) return undefined;
  if (expected === 'colon') return [insert(end, ':')];
  return expected === 'ago' && t.isA(previous!, t.UnitLike) ? [insert(end, ' ago')] : undefined;
}

/** What is underlined: the token that does not fit, or the last one where something is missing behind it. */
function spanOf({ actual, previous, lexed, at, tokens }: Place): Span {
  if (actual && actual.image !== '') return t.spanOfToken(actual);
  const shown = actual
    ? tokens
        .slice(Math.max(0, at - 4), at + 1)
        .filter(({ image }) => image !== '')
        .at(-1)
    : previous;
  return shown ? t.spanOfToken(shown) : { start: 0, end: lexed.text.length };
}

function dataOf({ actual, lexed, tokens, at }: Place): SyntaxIssue['data'] {
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .filter(({ image }) => image !== '')
    .at(-1);
  return { found: actual ? shown(lexed, actual) : '', after: before ? shown(lexed, before) : '' };
}

function shown({ text }: Lexed, token: IToken): string {
  const { start, end } = t.spanOfToken(token);
  return excerpt(text.slice(start, end));
}
