import type * as Ast from '../../../grammar/index.ts';
import { isLiteral } from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import type { CellType } from './cells.ts';
import { literalOf } from './literals.ts';
import { quoted, replacing, snippet, written } from './messages.ts';
import { isKnownName } from './names.ts';

/**
 * Reports values that were meant as alternatives of the comparison before them: in `city is "上海" or "北京"` the second is no condition, but
 * one more value. Each list is reported once, with the list as the fix. Returns the operands that are settled with it.
 */
export function reportAlternatives(c: Context, ast: Ast.Logic, scope: Scope): ReadonlySet<Ast.Expression> {
  const settled = new Set<Ast.Expression>();
  for (const [index, operand] of ast.operands.entries()) {
    const comparison = settled.has(operand) ? undefined : lastComparison(operand);
    const rest = comparison ? valuesFrom(ast.operands, index + 1) : [];
    if (!comparison || rest.length === 0) continue;
    const left = c.expression(comparison.left, scope);
    const told = left ? reportList(c, { comparison, left, rest, word: ast.kind }, scope) : rest;
    if (told.length > 0) settled.add(operand);
    for (const { operand: each, also } of told) {
      settled.add(each);
      for (const condition of also) c.condition(condition, scope);
    }
  }
  return settled;
}

/** `city is ("上海" or "北京")` */
export function reportListInParentheses(c: Context, ast: Ast.Comparison, scope: Scope): boolean {
  const inner = ast.right.kind === 'parentheses' ? ast.right.inner : undefined;
  if (inner?.kind !== 'or' || !isEquality(ast)) return false;
  const [first, ...more] = inner.operands;
  const left = first && c.expression(ast.left, scope);
  if (!left) return first !== undefined;
  const rest = more.map((value) => ({ operand: value, value, also: [] }));
  const comparison = { ...ast, right: first };
  const list = [first, ...more].map((value) => valueBeside(c, value, left.type, scope));
  if (!list.every((value) => value !== undefined)) return false;
  report(c, { comparison, left, rest, word: 'or' }, list, ast.right.span.end);
  return true;
}

/** A value where a condition should be, and the conditions that `and` joins to it. */
interface LooseValue {
  readonly operand: Ast.Expression;
  readonly value: Ast.Expression;
  readonly also: readonly Ast.Expression[];
}

/** The values that stand there and just behind it; behind `b and c` there are no more. */
function valuesFrom(operands: readonly Ast.Expression[], start: number): readonly LooseValue[] {
  const values: LooseValue[] = [];
  for (let index = start; index < operands.length; index++) {
    const operand = operands[index];
    if (!operand) break;
    const [value = operand, ...also] = operand.kind === 'and' ? operand.operands : [operand];
    if (!isValue(value)) break;
    values.push({ operand, value, also });
    if (also.length > 0) break;
  }
  return values;
}

/** `a and city is "上海" or "北京"`: what stands just before the values. */
function lastComparison(operand: Ast.Expression | undefined): Ast.Comparison | undefined {
  if (operand?.kind === 'and') return lastComparison(operand.operands.at(-1));
  return operand?.kind === 'comparison' && isEquality(operand) && !isValueLiteral(operand.left) ? operand : undefined;
}

function isEquality({ comparator }: Ast.Comparison): boolean {
  return comparator === 'is' || comparator === 'is not';
}

/** `consent is yes or no` is another mistake. */
function isValueLiteral(ast: Ast.Expression): boolean {
  return isLiteral(ast) && ast.kind !== 'yes-no';
}

function isValue(ast: Ast.Expression): boolean {
  return isValueLiteral(ast) || ast.kind === 'name';
}

interface Alternatives {
  readonly comparison: Ast.Comparison;
  readonly left: Ir.Expression;
  readonly rest: readonly LooseValue[];
  readonly word: Ast.Logic['kind'];
}

/** Only as far as the list is sure to check; returns those that it holds. */
function reportList(c: Context, alternatives: Alternatives, scope: Scope): readonly LooseValue[] {
  const { comparison, left, rest } = alternatives;
  const values = [comparison.right, ...rest.map(({ value }) => value)];
  const all = values.map((value) => valueBeside(c, value, left.type, scope));
  const end = all.indexOf(undefined);
  const list = all.slice(0, end < 0 ? all.length : end).filter((value) => value !== undefined);
  if (list.length < 2) return [];
  const told = rest.slice(0, list.length - 1);
  report(c, { ...alternatives, rest: told }, list, told.at(-1)?.value.span.end ?? comparison.span.end);
  return told;
}

function report(c: Context, { comparison, rest, word }: Alternatives, list: readonly string[], end: number): void {
  const [first] = rest;
  if (!first) return;
  const verb = comparison.ago ? 'was' : 'is';
  const then = comparison.ago ? ` ${snippet(c, comparison.ago)} ago` : '';
  const text = `${verb}${comparison.comparator === 'is' ? '' : ' not'} one of (${list.join(', ')})${then}`;
  const span = { start: comparison.left.span.end, end };
  const fixes = [replacing(c, span, ` ${text}`, { text: `${snippet(c, comparison.left)} ${text}` })];
  const at = { start: first.value.span.start, end: rest.at(-1)?.value.span.end ?? end };
  c.report('PTN3042', at, { found: snippet(c, first.value), word }, { fixes });
}

/** A value as it has to be written in a list beside a value of this type; undefined where it does not fit. */
function valueBeside(c: Context, ast: Ast.Expression, type: Ir.Type, scope: Scope): string | undefined {
  const asWritten = c.chunk.text.slice(ast.span.start, ast.span.end);
  if (ast.kind === 'name') return nameBeside(c, ast, type, scope);
  if (type.kind === 'cell') return isCellOf(ast, type) ? asWritten : undefined;
  if (type.kind === 'choice')
    return ast.kind === 'text' && type.members.includes(ast.value) ? written(ast.value) : undefined;
  const literal = literalOf(ast);
  return literal && types.isLike(literal.type, type) ? asWritten : undefined;
}

function nameBeside(c: Context, ast: Ast.Name, type: Ir.Type, scope: Scope): string | undefined {
  const name = nameOf(ast);
  if (type.kind === 'choice') return type.members.includes(name) && !c.own(name) ? written(name) : undefined;
  if (!isKnownName(c, ast, scope)) return type.kind === 'text' ? quoted(name) : undefined;
  const value = c.symbol(ast, { quiet: true })?.value;
  return value && types.isLike(value.type, type) ? written(name) : undefined;
}

function isCellOf(ast: Ast.Expression, { parts }: CellType): boolean {
  const digits = ast.kind === 'number' ? ast.digits : ast.kind === 'cell' ? ast.pattern.toLowerCase() : '';
  const fits = (digit: string, index: number) =>
    digit === 'x' || (digit >= '1' && Number(digit) <= (parts[index]?.bands ?? 0));
  return digits.length === parts.length && [...digits].every(fits);
}
