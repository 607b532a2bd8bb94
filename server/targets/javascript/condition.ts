import type * as Ir from '../../ir/index.ts';
import { exactOf, isDouble } from '../sql/exact.ts';
import { alike } from './number.ts';
import { formOf } from './represent.ts';
import { once, type Scope } from './scope.ts';
import { as, count, isThere, value } from './value.ts';

/** Whether a condition holds: true or false, never missing. */
export function condition(scope: Scope, expression: Ir.Expression): string {
  switch (expression.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '=':
    case '!=':
      return comparison(scope, expression);
    case 'one-of':
    case 'not-one-of':
      return oneOf(scope, expression);
    case 'contains':
    case 'starts-with':
      return textTest(scope, expression);
    case 'is-missing':
      return `(!${isKnown(scope, expression.of)})`;
    case 'is-known':
      return isKnown(scope, expression.of);
    case 'not':
      return `(!${condition(scope, expression.of)})`;
    case 'and':
    case 'or':
      return logic(scope, expression);
    case 'holding':
      return holding(scope, expression);
    case 'where-there':
      return `(${isThere(scope, expression)} && ${condition(scope, expression.of)})`;
    case 'literal':
      return String(expression.value === true);
    default:
      return `(${value(scope, expression)} === true)`;
  }
}

function logic(scope: Scope, { op, operands }: Ir.Logic): string {
  if (operands.length === 0) return String(op === 'and');
  return `(${operands.map((each) => condition(scope, each)).join(op === 'and' ? ' && ' : ' || ')})`;
}

function holding(scope: Scope, { operands, least, most }: Ir.Holding): string {
  const number = once(scope, count(scope, operands));
  if (least === undefined) return `(${number.kept} <= ${most})`;
  return most === undefined
    ? `(${number.kept} >= ${least})`
    : `(${number.kept} >= ${least} && ${number.name} <= ${most})`;
}

export function isKnown(scope: Scope, of: Ir.Expression): string {
  return knownCode(scope, value(scope, of), of.type);
}

export function knownCode(scope: Scope, code: string, type: Ir.Type): string {
  if (formOf(type) !== 'number') return `(${code} !== null)`;
  const held = once(scope, code);
  return `(${held.kept} === ${held.name})`;
}

function comparison(scope: Scope, { op, left, right }: Ir.Compare): string {
  const [a, b] = sides(scope, left, right);
  return compared(scope, op, a, b, left.type);
}

/** Two sides in one form that compares. */
export function sides(scope: Scope, left: Ir.Expression, right: Ir.Expression): readonly [string, string] {
  if (!isDouble(left.type) && exactOf(left.type)) return alike(scope, left, right);
  if (left.type.kind === 'cadence') return [ranked(scope, value(scope, left)), ranked(scope, value(scope, right))];
  return [as(scope, left, left.type), as(scope, right, left.type)];
}

/** Cadences that come equally often are equal. */
export function ranked({ cadences }: Scope, code: string): string {
  if (cadences.areDistinct) return code;
  return /^\d+$/.test(code) ? String(cadences.ranks[Number(code)]) : `(ranks[${code}] ?? NaN)`;
}

const turned = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const;

/** The best member of an ordered choice has the smallest number. */
export function compared(scope: Scope, op: Ir.Compare['op'], a: string, b: string, type: Ir.Type): string {
  const isNumber = formOf(type) === 'number';
  const meant = type.kind === 'choice' ? turned[op] : op;
  if (isNumber && meant !== '!=') return `(${a} ${meant === '=' ? '===' : meant} ${b})`;
  if (isNumber) {
    const [one, other] = [once(scope, a), once(scope, b)];
    return `(${one.kept} < ${other.kept} || ${one.name} > ${other.name})`;
  }
  return textCompared(scope, meant, a, b);
}

function textCompared(scope: Scope, op: Ir.Compare['op'], a: string, b: string): string {
  const sign = op === '=' ? '===' : op === '!=' ? '!==' : op;
  if (op === '=' && (isLiteral(a) || isLiteral(b))) return `(${a} === ${b})`;
  const [one, other] = [once(scope, a), once(scope, b)];
  const known = [one, other].filter(({ kept }) => !isLiteral(kept)).map(({ kept }) => `${kept} !== null`);
  return `(${[...known, `${one.name} ${sign} ${other.name}`].join(' && ')})`;
}

function isLiteral(code: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(code) || code === 'true' || code === 'false';
}

function oneOf(scope: Scope, { op, of, values }: Ir.OneOf): string {
  if (values.length === 0) return op === 'one-of' ? 'false' : isKnown(scope, of);
  const held = once(scope, value(scope, of));
  const name: Ir.Reference = { op: 'reference', name: '', type: of.type };
  const inner = { ...scope, reference: () => held.name };
  const tests = values.map((each) => comparison(inner, { op: '=', type: { kind: 'yes-no' }, left: name, right: each }));
  const isHeld = formOf(of.type) === 'number' ? `${held.kept} === ${held.name}` : `${held.kept} !== null`;
  return `(${isHeld} && ${op === 'one-of' ? '' : '!'}(${tests.join(' || ')}))`;
}

function textTest(scope: Scope, { op, of, text }: Ir.TextTest): string {
  if (of.type.kind === 'list') {
    const held = (of.op === 'decision' ? scope.decidedType(of) : undefined) ?? of.type.of;
    return `${scope.kernel('includes')}(${value(scope, of)}, ${as(scope, text, held)})`;
  }
  return `${scope.kernel(op === 'contains' ? 'contains' : 'startsWith')}(${value(scope, of)}, ${value(scope, text)})`;
}
