import type * as Ir from '../../../ir/index.ts';
import { Unsayable } from '../../written/unsayable.ts';
import { rankOf } from './ordered.ts';
import type { Scope } from './scope.ts';
import { feelValue, howMany, term } from './value.ts';

/**
 * A condition as FEEL has it: true where it holds, and false or null where it does not. Whatever asks for the contrary compares with true first, so that
 * null, which stays null in FEEL, becomes yes as it does in rules.
 */
export function feelCondition(expression: Ir.Expression, scope: Scope): string {
  switch (expression.op) {
    case 'literal':
    case 'reference':
    case 'column':
    case 'decision':
      return feelValue(expression, scope);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(expression, scope);
    case '=':
    case '!=':
      return equal(expression, scope);
    case 'one-of':
      return `${term(expression.of, scope)} in (${texts(expression.values, scope)})`;
    case 'not-one-of': {
      const of = term(expression.of, scope);
      return `${of} != null and not(${of} in (${texts(expression.values, scope)}))`;
    }
    case 'contains':
    case 'starts-with':
      return textTest(expression, scope);
    case 'is-missing':
      return `${term(expression.of, scope)} = null`;
    case 'is-known':
      return `${term(expression.of, scope)} != null`;
    case 'not':
      return `not((${feelCondition(expression.of, scope)}) = true)`;
    case 'and':
    case 'or':
      return expression.operands.map((each) => `(${feelCondition(each, scope)})`).join(` ${expression.op} `);
    case 'holding':
      return holding(expression, scope);
    default:
      throw new Unsayable(expression);
  }
}

function texts(values: readonly Ir.Literal[], scope: Scope): string {
  return values.map((value) => feelValue(value, scope)).join(', ');
}

function ordered({ op, left, right }: Ir.Compare, scope: Scope): string {
  const isRanked = left.type.kind === 'choice' || left.type.kind === 'cadence';
  const side = (of: Ir.Expression) => {
    if (!isRanked) return term(of, scope);
    const rank = rankOf(of.type, feelValue(of, scope), scope.program);
    if (rank === undefined) throw new Unsayable(of);
    return rank;
  };
  return `${side(left)} ${op} ${side(right)}`;
}

/** What is missing equals nothing and differs from nothing. */
function equal({ op, left, right }: Ir.Compare, scope: Scope): string {
  if (left.type.kind === 'cadence') return cadences(op, left, right, scope);
  if (left.type.kind === 'list') throw new Unsayable(left);
  const [a, b] = [term(left, scope), term(right, scope)];
  const known = [left, right].flatMap((side, index) => (side.op === 'literal' ? [] : [`${[a, b][index]} != null`]));
  const asked = op === '=' ? known.slice(0, right.op === 'literal' ? 0 : 1) : known;
  return [`${a} ${op} ${b}`, ...asked].join(' and ');
}

function cadences(op: string, left: Ir.Expression, right: Ir.Expression, scope: Scope): string {
  const sides = [left, right].map((side) => rankOf(side.type, feelValue(side, scope), scope.program));
  return [`${sides[0]} ${op} ${sides[1]}`, ...sides.map((side) => `${side} != null`)].join(' and ');
}

function textTest({ op, of, text }: Ir.TextTest, scope: Scope): string {
  if (of.type.kind === 'list') return `list contains(${feelValue(of, scope)}, ${feelValue(text, scope)})`;
  const name = op === 'contains' ? 'contains' : 'starts with';
  return `${name}(${feelValue(of, scope)}, ${feelValue(text, scope)})`;
}

function holding({ operands, least, most }: Ir.Holding, scope: Scope): string {
  const count = howMany(operands, scope);
  const bounds = [
    ...(least === undefined ? [] : [`${count} >= ${least}`]),
    ...(most === undefined ? [] : [`${count} <= ${most}`]),
  ];
  return bounds.join(' and ');
}
