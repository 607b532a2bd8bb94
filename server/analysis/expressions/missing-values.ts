import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { replacing, snippet } from './messages.ts';

/** May the value be missing for somebody? */
export function mayBeMissing(c: Context, expression: Ir.Expression): boolean {
  switch (expression.op) {
    case 'literal':
      return false;
    case 'reference':
      return c.declared(expression.name)?.definite !== true;
    case 'column':
      return !isSubjectKey(c, expression);
    case 'aggregate':
      return expression.function === 'lowest' || expression.function === 'highest' || expression.function === 'median';
    case 'add':
    case 'subtract':
    case 'multiply':
      return mayBeMissing(c, expression.left) || mayBeMissing(c, expression.right);
    case 'quotient':
    case 'round-quotient':
      return mayBeMissing(c, expression.numerator) || isZeroOrMissing(c, expression.denominator);
    case 'to-double':
    case 'round-exact':
    case 'round-double':
    case 'floor':
    case 'days-since':
    case 'month':
    case 'weekday':
    case 'date-of':
      return mayBeMissing(c, expression.of);
    case 'min':
    case 'max':
      return expression.operands.some((operand) => mayBeMissing(c, operand));
    case 'or-else':
      return mayBeMissing(c, expression.otherwise);
    case 'months-between':
    case 'years-between':
      return mayBeMissing(c, expression.from) || (expression.to !== undefined && mayBeMissing(c, expression.to));
    case 'decision':
      return true;
    default:
      return false;
  }
}

function isZeroOrMissing(c: Context, denominator: Ir.Expression): boolean {
  return denominator.op === 'literal'
    ? Number(denominator.value) === 0
    : mayBeMissing(c, denominator) || !isLength(denominator);
}

/** The days of a window are at least one. */
function isLength(expression: Ir.Expression): boolean {
  return expression.type.kind === 'duration' && (expression.op === 'add' || expression.op === 'multiply');
}

function isSubjectKey(c: Context, column: Ir.Column): boolean {
  return column.path.length === 0 && column.from === c.schema.subject?.name && column.column === c.schema.subject.key;
}

const contrary = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', is: 'is not', 'is not': 'is' } as const;

/** `not (spend > 300)` holds for a missing spend too: both readings are offered. */
export function reportNegatedMissing(c: Context, ast: Ast.Not, of: Ir.Expression): void {
  const inner = unwrapped(ast.of);
  if (inner.kind !== 'comparison' || !isComparison(of) || inner.right.kind === 'missing') return;
  const side = [of.left, of.right].find((operand) => mayBeMissing(c, operand));
  if (!side || of.left.type.kind === 'cell') return;
  const left = snippet(c, inner.left);
  const known = `${left} ${contrary[inner.comparator]} ${snippet(c, inner.right)}`;
  const value = side === of.left ? left : snippet(c, inner.right);
  const either = `(${value} is missing or ${known})`;
  c.report(
    'PTN3027',
    ast.span,
    { value, known },
    { fixes: [known, either].map((text) => replacing(c, ast.span, text)) },
  );
}

function unwrapped(ast: Ast.Expression): Ast.Expression {
  return ast.kind === 'parentheses' ? unwrapped(ast.inner) : ast;
}

function isComparison(expression: Ir.Expression): expression is Ir.Compare {
  return ['<', '<=', '>', '>=', '=', '!='].includes(expression.op);
}
