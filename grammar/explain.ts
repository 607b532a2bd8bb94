import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { expectations } from './expectations.ts';
import { type KeywordId, keywordOf } from './keywords.ts';
import type { Lexed } from './lexer.ts';
import { gluedKeyword, meantKeyword } from './meant.ts';
import type { Failure } from './parse-fault.ts';
import type { Span } from './span.ts';
import { codes, excerpt, type IssueEdit, insert, issue, replace, type SyntaxCode } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Where a clause stopped making sense. */
interface Place {
  readonly lexed: Lexed;
  readonly expected: string;
  readonly rules: readonly string[];
  /** The token that does not fit, absent at the end of the clause. */
  readonly actual: IToken | undefined;
  readonly previous: IToken | undefined;
  readonly next: IToken | undefined;
  readonly tokens: readonly IToken[];
  readonly at: number;
}

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

type Explanation = (place: Place) => SyntaxIssue | undefined;

const explanations: readonly Explanation[] = [
  ({ lexed, actual }) => (actual?.tokenType === t.Broken ? lexed.faults.get(actual) : undefined),
  separatorOfThousands,
  barsForOr,
  elseForOtherwise,
  listAfterIn,
  functionStyle,
  reservedWord,
  wrongWord,
  gluedWord,
  missingComma,
  strayComma,
  fullStop,
  parenthesis,
  whatWasExpected,
];

// ---------------------------------------------------------------- signs

/** `1,000` */
function separatorOfThousands({ actual, previous, next, tokens, at }: Place): SyntaxIssue | undefined {
  const [left, comma, right] =
    actual?.tokenType === t.Comma ? [previous, actual, next] : [tokens[at - 2], previous, actual];
  if (comma?.tokenType !== t.Comma || left?.tokenType !== t.NumberToken || right?.tokenType !== t.NumberToken)
    return undefined;
  const together = t.spanOfToken(left).end === comma.startOffset && t.spanOfToken(comma).end === right.startOffset;
  if (!together || !/^\d{1,3}$/.test(left.image) || !/^\d{3}(\.|$)/.test(right.image)) return undefined;
  const span = { start: left.startOffset, end: t.spanOfToken(right).end };
  return issue(codes.thousandsSeparator, span, {}, [replace(t.spanOfToken(comma), '')]);
}

/** `a || b`, outside tables. */
function barsForOr({ actual, rules, next }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== t.DoubleBar || rules.some((rule) => rule.startsWith('table'))) return undefined;
  const data = { written: '||', meant: 'or' };
  return issue(
    codes.wrongOperator,
    t.spanOfToken(actual),
    data,
    next ? [replace(t.spanOfToken(actual), ' or ')] : undefined,
  );
}

/** `age in (1, 2)` */
function listAfterIn({ actual, previous }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== t.Open || previous?.tokenType !== kw.in) return undefined;
  return issue(codes.listAfterIn, t.spanOfToken(previous), {}, [replace(t.spanOfToken(previous), 'is one of')]);
}

const callable = new Set<TokenType>([
  kw.count,
  kw.sum,
  kw.average,
  kw.median,
  kw.distinct,
  kw.share,
  kw.min,
  kw.max,
  kw.age,
  kw.month,
  kw.weekday,
]);

/** `count(orders)` */
function functionStyle({ actual, previous }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== t.Open || !previous || !callable.has(previous.tokenType)) return undefined;
  const span = { start: previous.startOffset, end: t.spanOfToken(actual).end };
  return issue(codes.functionStyle, span, { word: previous.image }, [replace(t.spanOfToken(actual), ' of (')]);
}

/** A comma between conditions. */
function strayComma({ actual, expected }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== t.Comma || !(expected === 'after-condition' || expected === 'close')) return undefined;
  return issue(codes.strayComma, t.spanOfToken(actual));
}

/** `。` at the end of a rule. */
function fullStop({ actual, previous }: Place): SyntaxIssue | undefined {
  const dot = actual ?? previous;
  if (dot?.tokenType !== t.Dot) return undefined;
  return issue(codes.fullStop, t.spanOfToken(dot), {}, [replace(t.spanOfToken(dot), '')]);
}

function parenthesis({ actual, previous, expected, tokens, at }: Place): SyntaxIssue | undefined {
  if (expected === 'close' && previous) {
    const open = openBefore(tokens, at);
    const mend = !actual || closers.has(actual.tokenType) ? [insert(t.spanOfToken(previous).end, ')')] : undefined;
    return open && issue(codes.unclosedParenthesis, t.spanOfToken(open), {}, mend);
  }
  if (actual?.tokenType !== t.Close || openBefore(tokens, at)) return undefined;
  return issue(codes.unopenedParenthesis, t.spanOfToken(actual), {}, [replace(t.spanOfToken(actual), '')]);
}

const closers = new Set<TokenType>([kw.then, kw.because, kw.when]);

function openBefore(tokens: readonly IToken[], at: number): IToken | undefined {
  let depth = 0;
  for (let index = at - 1; index >= 0; index--) {
    const type = tokens[index]!.tokenType;
    if (type === t.Close) depth++;
    else if (type === t.Open && depth-- === 0) return tokens[index];
  }
  return undefined;
}

// ---------------------------------------------------------------- words

function elseForOtherwise({ actual, tokens }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== kw.else || !isRule(tokens)) return undefined;
  return issue(codes.elseForOtherwise, t.spanOfToken(actual), {}, [replace(t.spanOfToken(actual), 'otherwise')]);
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

/** `tier star visit weekly` */
function missingComma({ actual, previous, next, expected, tokens }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !isRule(tokens) || !actual || !t.isA(actual, t.NameLike) || !previous) return undefined;
  const pair = next && (t.isA(next, t.NameLike) || valueStarts.has(next.tokenType));
  const mend = pair ? [insert(t.spanOfToken(previous).end, ',')] : undefined;
  return issue(codes.missingComma, t.spanOfToken(actual), { found: excerpt(actual.image) }, mend);
}

function isRule(tokens: readonly IToken[]): boolean {
  const first = tokens[0]?.tokenType;
  return first === kw.if || first === kw.rule || first === kw.otherwise;
}

const valueStarts = new Set<TokenType>([
  t.NumberToken,
  t.DateToken,
  t.Quoted,
  t.CurrencySign,
  kw.yes,
  kw.no,
  kw.every,
  kw.daily,
  kw.weekly,
  kw.monthly,
  kw.quarterly,
  kw.yearly,
]);

// ---------------------------------------------------------------- the rest

function whatWasExpected(place: Place): SyntaxIssue | undefined {
  const code = place.expected === 'name' ? codeOfName(place.rules) : expectations[place.expected]?.code;
  if (!code) return undefined;
  return issue(code, spanOf(place), dataOf(place), place.expected === 'colon' ? colonEdit(place) : undefined);
}

/** What the name would have been the name of. */
function codeOfName(rules: readonly string[]): SyntaxCode {
  const owner = rules.at(-2) ?? '';
  return expectations[`name in ${owner}`]?.code ?? codes.expectedName;
}

function colonEdit({ previous }: Place): IssueEdit[] | undefined {
  return previous && [insert(t.spanOfToken(previous).end, ':')];
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
