import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { deciding } from './decisions.ts';
import { elaborateTextTestOf } from './expressions/comparisons.ts';
import { listLiteral } from './expressions/lists.ts';
import { replacing, snippet } from './expressions/messages.ts';
import { spanOf } from './expressions/nodes.ts';
import * as types from './types.ts';

type Tested = Ir.Expression | 'broken' | undefined;

export function isListTest({ list, contains }: Ast.Expectation): boolean {
  return list !== undefined || contains !== undefined;
}

/** `favourites ("skin care", "hair")`, `favourites contains "hair"`; undefined where an expectation is about no list. */
export function testedList(c: Context, of: Ir.Expression, expectation: Ast.Expectation): Tested {
  const { list, contains, value } = expectation;
  if (contains) {
    const test = {
      kind: 'contains',
      of: expectation.name as Ast.Expression,
      text: contains,
      span: expectation.span,
    } as const;
    return elaborateTextTestOf(c, test, of, deciding) ?? 'broken';
  }
  if (of.type.kind === 'list') return equalList(c, of, of.type, expectation);
  const [first] = list ?? [];
  if (!list || !first) return undefined;
  const data = { found: snippet(c, first), type: types.typeName(of.type), wanted: types.typeName(of.type) };
  c.report('PTN3006', spanOfAll(list), { ...data, type: 'list of text' });
  return value ? undefined : 'broken';
}

function equalList(
  c: Context,
  of: Ir.Expression,
  type: Extract<Ir.Type, { kind: 'list' }>,
  expectation: Ast.Expectation,
): Tested {
  const { name, list, value, comparator = 'is', span } = expectation;
  const only = value?.kind === 'parentheses' ? [value.inner] : undefined;
  const values = list ?? only;
  const isEquality = comparator === 'is' || comparator === 'is not';
  if (values && isEquality) {
    const right = listLiteral(c, values, type, spanOfAll(values));
    if (!right) return 'broken';
    return { op: comparator === 'is' ? '=' : '!=', type: types.yesNo, ...spanOf(expectation), left: of, right };
  }
  if (!value || value.kind === 'is-missing') return undefined;
  const fixes = isEquality
    ? [replacing(c, { start: name.span.end, end: value.span.end }, ` contains ${snippet(c, value)}`)]
    : [];
  c.report('PTN3128', span, { found: snippet(c, name) }, { fixes });
  return 'broken';
}

function spanOfAll(values: readonly Ast.Expression[]): Ast.Span {
  return { start: values[0]?.span.start ?? 0, end: values.at(-1)?.span.end ?? 0 };
}
