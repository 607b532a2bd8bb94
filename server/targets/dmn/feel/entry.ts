import type * as Ir from '../../../ir/index.ts';
import type { Test } from '../../rule-table.ts';
import { digitsIn, feelLiteral, mostDoubleDigits } from './literal.ts';

/** Whether a cell can hold what is compared: FEEL has a short form beside a constant. */
export function fitsEntry(operand: Ir.Expression): boolean {
  switch (operand.op) {
    case '<':
    case '<=':
    case '>':
    case '>=':
      return isConstant(operand.right) && operand.left.type.kind !== 'choice' && operand.left.type.kind !== 'cadence';
    case '=':
    case '!=':
      return isConstant(operand.right) && operand.left.type.kind !== 'cadence' && operand.left.type.kind !== 'list';
    case 'one-of':
    case 'is-missing':
    case 'is-known':
      return operand.of.type.kind !== 'list';
    default:
      return false;
  }
}

function isConstant(expression: Ir.Expression): boolean {
  return constantIn(expression) !== undefined;
}

function constantIn(expression: Ir.Expression): Ir.Literal | undefined {
  if (expression.op === 'literal') return expression;
  const inner = expression.op === 'to-double' && expression.of.op === 'literal' ? expression.of : undefined;
  return inner && digitsIn(inner) <= mostDoubleDigits ? inner : undefined;
}

/** The cell of a decision table. Null matches none of these but the one that asks for it. */
export function feelEntry(test: Test | undefined): string {
  switch (test?.kind) {
    case undefined:
      return '-';
    case 'compare':
      return compared(test.of);
    case 'range':
      return `[${bound(test.from)}..${bound(test.to)}]`;
    case 'one-of':
      return test.of.values.map(feelLiteral).join(', ');
    case 'is-missing':
      return 'null';
    case 'is-known':
      return 'not(null)';
    case 'truth':
      return test.holds ? 'true' : 'false';
  }
}

function compared(test: Ir.Compare): string {
  if (test.op === '=') return bound(test);
  return test.op === '!=' ? `not(${bound(test)}, null)` : `${test.op} ${bound(test)}`;
}

function bound({ right }: Ir.Compare): string {
  const literal = constantIn(right);
  return literal ? feelLiteral(literal) : 'null';
}
