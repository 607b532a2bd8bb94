import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { symbolBound } from '../bindings/binding.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../elaborator.ts';
import { nameOf } from '../symbols.ts';
import * as types from '../types.ts';
import { countType, itemsOf } from './checklists.ts';
import { replacing, snippet } from './messages.ts';
import { not, reference, spanOf, truth } from './nodes.ts';

/** `all of aware`, `at least 2 of (loyal, consent)`, `how many of aware` */
export function elaborateQuantified(c: Context, ast: Ast.Quantified, scope: Scope): Ir.Expression | undefined {
  if (ast.quantifier === 'how many') return howMany(c, ast, scope);
  const operands = operandsOf(c, ast, scope);
  if (!operands || !checkCount(c, ast, operands.length)) return undefined;
  return { op: 'holding', type: types.yesNo, ...spanOf(ast), operands, ...boundOf(ast, operands.length) };
}

function boundOf({ quantifier, count }: Ast.Quantified, operands: number): Bounds {
  switch (quantifier) {
    case 'all':
      return { least: operands };
    case 'at least':
      return { least: Number(count?.digits) };
    case 'at most':
      return { most: Number(count?.digits) };
    default:
      return { least: 1 };
  }
}

/** Of a checklist it is the checklist's own value. */
function howMany(c: Context, ast: Ast.Quantified, scope: Scope): Ir.Expression | undefined {
  const operands = operandsOf(c, ast, scope);
  if (!operands) return undefined;
  const type = countType(operands.length);
  if (ast.of.kind === 'name') return { ...reference(nameOf(ast.of), type), ...spanOf(ast) };
  return { op: 'how-many', type, ...spanOf(ast), operands };
}

function operandsOf(c: Context, { of, quantifierSpan }: Ast.Quantified, scope: Scope) {
  if (of.kind === 'conditions') {
    const operands = of.items.map((item) => c.condition(item, scope));
    const complete = operands.filter((operand) => operand !== undefined);
    return complete.length === operands.length ? complete : undefined;
  }
  const checklist = of.kind === 'name' ? c.symbol(of, { quiet: true }) : undefined;
  if (checklist?.kind === 'checklist') {
    if (of.kind === 'name') c.bind?.(of.span, symbolBound(checklist, c.schema));
    return checklist.broken ? undefined : itemsOf(checklist, of);
  }
  reportNoChecklist(c, of, quantifierSpan);
  return undefined;
}

function reportNoChecklist(c: Context, of: Ast.Name | Ast.Member, words: Ast.Span): void {
  // What is not there at all is told as such.
  const symbol = of.kind === 'name' ? c.symbol(of) : undefined;
  if (of.kind === 'name' && (!symbol || symbol.broken)) return;
  const name = snippet(c, of);
  c.report('PTN3101', of.span, { name, words: snippet(c, { span: words }) });
}

/** A number that leaves nothing to choose is a slip. */
function checkCount(c: Context, { quantifier, count, of }: Ast.Quantified, items: number): boolean {
  if (!count) return true;
  const number = Number(count.digits);
  const most = quantifier === 'at least' ? items : Math.max(1, items - 1);
  if (Number.isInteger(number) && number >= 1 && number <= most) return true;
  const nearest = Math.min(Math.max(Math.round(number), 1), most);
  const data = { count: count.digits, quantifier, items, range: most > 1 ? `1–${most}` : '1', of: snippet(c, of) };
  c.report('PTN3102', count.span, data, { fixes: [replacing(c, count.span, String(nearest))] });
  return false;
}

/** A count beside a whole number asks whether so many hold: written so, what is unknown stays unknown. */
export function countCompared(
  c: Context,
  left: Ir.Expression,
  comparator: Ast.Comparator,
  right: Ir.Expression,
): Ir.Expression | undefined {
  const operands = countedBy(c, left);
  if (!operands || right.op !== 'literal') return undefined;
  const { least = 0, most = operands.length } = boundsOf(comparator, Number(right.value));
  const holding = within(operands, Math.max(least, 0), Math.min(most, operands.length));
  return comparator === 'is not' ? not(holding) : holding;
}

/** Bounds that leave no choice make what is true for everybody or for nobody. */
function within(operands: readonly Ir.Expression[], least: number, most: number): Ir.Expression {
  if (least > most) return truth(false);
  if (least === 0 && most === operands.length) return truth(true);
  const bounds = { ...(least > 0 && { least }), ...(most < operands.length && { most }) };
  return { op: 'holding', type: types.yesNo, operands, ...bounds };
}

function countedBy(c: Context, expression: Ir.Expression): readonly Ir.Expression[] | undefined {
  if (expression.op === 'how-many') return expression.operands;
  const checklist = expression.op === 'reference' ? c.declared(expression.name) : undefined;
  if (checklist?.kind !== 'checklist' || !expression.span) return undefined;
  const [start, end] = expression.span;
  return itemsOf(checklist, { span: { start, end } });
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

/** Of whole numbers; between two of them there is none. */
function boundsOf(comparator: Ast.Comparator, number: number): Bounds {
  switch (comparator) {
    case '>=':
      return { least: Math.ceil(number) };
    case '>':
      return { least: Math.floor(number) + 1 };
    case '<=':
      return { most: Math.floor(number) };
    case '<':
      return { most: Math.ceil(number) - 1 };
    default:
      return { least: Math.ceil(number), most: Math.floor(number) };
  }
}

/** Whether a count beside a number always or never compares so, whoever the customer is. */
export function reportCertainCount(
  c: Context,
  left: Ir.Expression,
  comparator: Ast.Comparator,
  right: Ir.Expression,
  at: Ast.Span,
): void {
  const operands = countedBy(c, left);
  if (!operands || right.op !== 'literal') return;
  const test = countCompared(c, left, comparator, right);
  const inner = test?.op === 'not' ? test.of : test;
  if (inner?.op !== 'literal') return;
  const holds = (inner.value === true) !== (test?.op === 'not');
  c.report(holds ? 'PTN3104' : 'PTN3103', at, { found: snippet(c, { span: at }), items: operands.length });
}
