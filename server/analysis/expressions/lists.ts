import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import type { HalfComparison } from './comparisons.ts';
import { elaborateLiteral } from './literals.ts';
import { replacing, snippet } from './messages.ts';

type ListType = Extract<Ir.Type, { kind: 'list' }>;

/** A list equals no single value: what is asked is whether it contains one. */
export function reportListCompared(c: Context, { left, comparator, right, at, leftAst }: HalfComparison): boolean {
  if (left.type.kind !== 'list' || (comparator !== 'is' && comparator !== 'is not')) return false;
  if (right.kind !== 'text' && !elementNamed(right, left.type)) return false;
  const test = `${leftAst ? snippet(c, leftAst) : ''} contains ${snippet(c, right)}`;
  const fixes = leftAst ? [replacing(c, at, comparator === 'is' ? test : `not ${test}`)] : [];
  c.report('PTN3128', at, { found: leftAst ? snippet(c, leftAst) : snippet(c, { span: at }) }, { fixes });
  return true;
}

function elementNamed(ast: Ast.Expression, { of }: ListType): boolean {
  return ast.kind === 'name' && of.kind === 'choice' && of.members.includes(ast.text);
}

/** `favourites is one of ("a", "b")` */
export function reportListOneOf(c: Context, left: Ir.Expression, ast: Ast.OneOf): boolean {
  if (left.type.kind !== 'list') return false;
  const list = snippet(c, ast.of);
  const tests = ast.values.map((value) => `${list} contains ${snippet(c, value)}`).join(' or ');
  const text = ast.negated ? `not (${tests})` : `(${tests})`;
  c.report('PTN3128', ast.span, { found: list }, { fixes: [replacing(c, ast.span, text)] });
  return true;
}

/** The texts of a list, as a test gives or expects them; undefined where one of them is none. */
export function listLiteral(
  c: Context,
  values: readonly Ast.Expression[],
  type: ListType,
  at: Ast.Span,
): Ir.Literal | undefined {
  const found = values.map((value) => elaborateLiteral(c, value, type.of));
  if (!found.every((value) => value !== undefined)) return undefined;
  const value = JSON.stringify(found.map((each) => String(each.value)));
  return { op: 'literal', type, span: [at.start, at.end], value };
}
