import type * as Ast from '../../../grammar/index.ts';
import { originalName } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import { isSegment } from './checklists.ts';
import { replacing, snippet } from './messages.ts';

/** May the value be missing for somebody? */
export function mayBeMissing(c: Context, expression: Ir.Expression): boolean {
  switch (expression.op) {
    case 'literal':
      return false;
    case 'reference':
      return !isDefinite(c, originalName(expression)) || isAbsentThen(c, expression);
    case 'where-there':
      return true;
    case 'column':
      return !isSubjectKey(c, expression);
    case 'aggregate':
      return !definite.has(expression.function);
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
    case 'days-until':
    case 'month':
    case 'weekday':
    case 'date-of':
      return mayBeMissing(c, expression.of);
    case 'min':
    case 'max':
      return expression.operands.some((operand) => mayBeMissing(c, operand));
    case 'weighted': {
      const known = expression.parts.filter(({ of }) => !mayBeMissing(c, of)).length;
      return known < (expression.least ?? expression.parts.length);
    }
    case 'or-else':
      return mayBeMissing(c, expression.otherwise);
    case 'months-between':
    case 'years-between':
      return mayBeMissing(c, expression.from) || (expression.to !== undefined && mayBeMissing(c, expression.to));
    case 'decision':
    case 'first':
      return true;
    default:
      return false;
  }
}

function isDefinite(c: Context, name: string): boolean {
  return c.declared(name)?.definite === true || isSegment(c, name);
}

/** Of no rows they are 0. */
const definite = new Set<Ir.Aggregate['function']>(['count', 'count-known', 'sum', 'distinct']);

/** Whoever was not there on an earlier day has no value of then; who is in no segment has one. */
function isAbsentThen({ schema: { subject } }: Context, { earlier, type }: Ir.Reference): boolean {
  return earlier !== undefined && subject?.time !== undefined && type.kind !== 'yes-no';
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
  const [is, then] = inner.ago ? (['was', ` ${snippet(c, inner.ago)} ago`] as const) : (['is', ''] as const);
  const known = `${left} ${contrary[inner.comparator].replace('is', is)} ${snippet(c, inner.right)}${then}`;
  const value = side === of.left ? left : snippet(c, inner.right);
  const either = `(${value} ${is} missing${then} or ${known})`;
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
