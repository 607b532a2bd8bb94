import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxIssue } from './ast.ts';
import { beginsValue, type Explanation, isRule, type Place } from './explain-place.ts';
import { codes, excerpt, insert, issue, replace } from './syntax-issues.ts';
import * as t from './tokens.ts';

const { kw } = t;

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

/** `tier star visit weekly`, `policy p all matches`, `given R 5 F 5` */
export function missingComma({ actual, previous, next, expected, tokens }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !actual || !previous || !mayFollowComma(tokens[0]!, actual)) return undefined;
  const sure = !isRule(tokens) || beginsValue(next);
  const mended = sure ? [insert(t.spanOfToken(previous).end, ',')] : undefined;
  return issue(codes.missingComma, t.spanOfToken(actual), { found: excerpt(actual.image) }, mended);
}

function mayFollowComma({ tokenType: first }: IToken, actual: IToken): boolean {
  const type = actual.tokenType;
  if (first === kw.policy) return type === kw.first || type === kw.all || type === kw.exactly;
  if (first === kw.score) return type === kw.lowest || type === kw.highest;
  if (first === kw.action) return type === kw.keep || t.isA(actual, t.LabelLike);
  return [kw.if, kw.rule, kw.otherwise, kw.given, kw.expect].includes(first) && t.isA(actual, t.NameLike);
}

/** `tier = star` */
function signInAction({ actual, previous, next, expected, tokens }: Place): SyntaxIssue | undefined {
  if (expected !== 'end' || !isRule(tokens) || !actual || !previous || !beginsValue(next)) return undefined;
  if (actual.tokenType !== t.Equal && actual.tokenType !== kw.is && actual.tokenType !== t.Colon) return undefined;
  const { end } = t.spanOfToken(actual);
  const mended = replace({ start: t.spanOfToken(previous).end, end }, next?.startOffset === end ? ' ' : '');
  return issue(codes.signInAction, t.spanOfToken(actual), { sign: actual.image }, [mended]);
}

/** `balance -5 to 5`: without `is` it is a subtraction. */
function negativeRange({ actual, tokens, at }: Place): SyntaxIssue | undefined {
  if (actual?.tokenType !== kw.to) return undefined;
  const minus = tokens
    .slice(Math.max(1, at - 3), at)
    .reverse()
    .find(({ tokenType }) => tokenType === t.Minus);
  if (!minus || tokens[tokens.indexOf(minus) + 1]?.tokenType !== t.NumberToken) return undefined;
  const before = t.spanOfToken(tokens[tokens.indexOf(minus) - 1]!).end;
  return issue(codes.negativeRange, { start: minus.startOffset, end: t.spanOfToken(actual).end }, {}, [
    insert(before, ' is'),
  ]);
}

/** `age is between 18 and 35` */
function isBetween({ actual, previous, tokens, at }: Place): SyntaxIssue | undefined {
  const is = tokens[at - 2];
  if (actual?.tokenType !== t.NumberToken || previous?.tokenType !== kw.between || is?.tokenType !== kw.is)
    return undefined;
  const and = tokens.slice(at, at + 4).find(({ tokenType }) => tokenType === kw.and);
  const mended = and && [
    replace({ start: is.startOffset, end: actual.startOffset }, ''),
    replace(t.spanOfToken(and), 'to'),
  ];
  return issue(codes.betweenNumbers, t.spanOfToken(previous), {}, mended);
}

/** `offer 15 percent` */
function percentInWords({ actual, previous, next }: Place): SyntaxIssue | undefined {
  const isWord = actual !== undefined && /^(per ?cent|pct)$/i.test(actual.image);
  // Before a value it is a name.
  const isName = beginsValue(next) && next?.tokenType !== kw.for;
  if (!isWord || isName || previous?.tokenType !== t.NumberToken) return undefined;
  const data = { written: actual.image, meant: '%' };
  const { end } = t.spanOfToken(actual);
  return issue(codes.wrongOperator, t.spanOfToken(actual), data, [
    replace({ start: t.spanOfToken(previous).end, end }, '%'),
  ]);
}

/** Mistakes with signs. */
export const signExplanations: readonly Explanation[] = [
  percentInWords,
  separatorOfThousands,
  barsForOr,
  listAfterIn,
  functionStyle,
  negativeRange,
  isBetween,
  signInAction,
  strayComma,
  fullStop,
  parenthesis,
];
