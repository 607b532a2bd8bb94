import type { IToken } from 'chevrotain';
import type { Expression } from './ast.ts';
import { findLast, findLastIndex } from './find-last.ts';
import type { Frame } from './prober.ts';
import type { SlotReading } from './slot-reading.ts';
import type { Operand } from './slots.ts';

type Role = Pick<Operand, 'role' | 'beside' | 'argumentOf'>;

/** What part of which expression is wanted. */
export function operandOf(reading: SlotReading): Operand {
  const { frames, rows } = reading;
  const decisions = frames.some(({ rule }) => seesDecisions.has(rule));
  return { kind: 'operand', ...roleOf(reading), ...(rows && { rows }), decisions };
}

const seesDecisions = new Set(['clause', 'guard', 'limit', 'campaignHead']);

function roleOf(reading: SlotReading): Role {
  const { frames } = reading;
  const inner = findLastIndex(frames, ({ rule }) => rule === 'expression');
  const below = frames.slice(inner + 1).map(({ rule }) => rule);
  return insideOperand(reading, inner, below) ?? behindOperator(reading, inner, below) ?? asWhole(reading, inner);
}

const functions = new Set(['daysSince', 'monthCall', 'monthsBetween', 'partOfDate', 'rounding', 'extreme']);

/** Below an operand of the chain: what a function is of, what stands in for a missing value, the bound of a range. */
function insideOperand(
  { frames, tokens, read }: SlotReading,
  inner: number,
  below: readonly string[],
): Role | undefined {
  const called = findLastIndex(below, (rule) => functions.has(rule));
  const instead = below.lastIndexOf('signedOperand');
  if (instead > called) {
    const [of, otherwise] = [frames[inner + instead]!, frames[inner + instead + 1]!];
    return compared(read(tokens.slice(tokens.indexOf(of.start), tokens.indexOf(otherwise.start) - 2)));
  }
  if (called >= 0) return { role: 'argument', argumentOf: below[called]! };
  if (below.lastIndexOf('bound') > below.lastIndexOf('operand')) return rangeOf({ frames, tokens, read }, inner);
  return undefined;
}

/** `R 3 to …`: what stands before the first bound, which is of one to three tokens. */
function rangeOf({ frames, tokens, read }: Pick<SlotReading, 'frames' | 'tokens' | 'read'>, inner: number): Role {
  const bound = findLast(frames, ({ rule }) => rule === 'bound')!;
  const upper = frames[frames.lastIndexOf(bound) - 1];
  const [start, end] = [tokens.indexOf(frames[inner]!.operand!), tokens.indexOf(bound.start)];
  if (upper?.rule === 'upperBound') return compared(leftOf(read(tokens.slice(start, end - 1))));
  const found = [2, 3, 4].map((last) => read(tokens.slice(start, end - last))).find((each) => each);
  return compared(found);
}

function behindOperator(reading: SlotReading, inner: number, below: readonly string[]): Role | undefined {
  const { frames, tokens, read } = reading;
  if (below[0] !== 'link') return undefined;
  const left = read(tokens.slice(tokens.indexOf(startOf(frames[inner]!)), tokens.indexOf(frames[inner + 1]!.start)));
  switch (below[1]) {
    case 'logic':
      return { role: 'first' };
    case 'arithmetic':
      return { role: 'computed', ...(left && { beside: rightOf(left) }) };
    case 'textTest':
      return { ...compared(left), argumentOf: 'textTest' };
    default:
      return compared(left);
  }
}

function startOf({ operand, start }: Frame): IToken {
  return operand ?? start;
}

function compared(beside: Expression | undefined): Role {
  const bare = beside && withoutNot(beside);
  return { role: 'compared', ...(bare && { beside: bare }) };
}

/** `not city is …` asks about the city. */
function withoutNot(expression: Expression): Expression {
  return expression.kind === 'not' ? withoutNot(expression.of) : expression;
}

function leftOf(expression: Expression | undefined): Expression | undefined {
  return expression?.kind === 'comparison' ? expression.left : expression;
}

function rightOf(expression: Expression): Expression {
  const bare = withoutNot(expression);
  return bare.kind === 'comparison' ? bare.right : bare;
}

/** The first operand of an expression: what the expression is for says what is wanted. */
function asWhole(reading: SlotReading, inner: number): Role {
  const { frames, header, cell } = reading;
  const owner = frames[inner - 1]?.rule ?? '';
  switch (owner) {
    case 'list':
      return ofList(reading, inner);
    case 'testCell':
    case 'isCell':
    case 'rangeCell':
      return compared(header()?.conditions[cell() ?? 0]);
    case 'tableHeader':
      return { role: 'column' };
    case 'expressionBeforeWhere':
    case 'metric':
    case 'moneyValue':
    case 'let':
    case 'weightedPart':
    case 'ranking':
      return { role: 'computed', argumentOf: owner };
    case 'parentheses':
      return { role: frames.some(({ rule }) => rule === 'value') ? 'computed' : 'first' };
    default:
      return { role: 'first' };
  }
}

function ofList({ frames, tokens, read, header, cell }: SlotReading, inner: number): Role {
  const owner = frames[inner - 2]?.rule ?? '';
  if (owner === 'conditions') return { role: 'first' };
  if (owner !== 'oneOf') return { role: 'argument', argumentOf: owner };
  const outer = findLastIndex(frames, ({ rule }, index) => index < inner && rule === 'expression');
  const link = frames[outer + 1];
  const inRow = findLastIndex(frames, ({ rule }) => rule === 'conditionCell');
  if (inRow > outer || link?.rule !== 'link') return compared(header()?.conditions[cell() ?? 0]);
  return compared(read(tokens.slice(tokens.indexOf(startOf(frames[outer]!)), tokens.indexOf(link.start))));
}
