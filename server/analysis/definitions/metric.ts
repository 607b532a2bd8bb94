import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import { withoutSpans } from '../../ir/spans.ts';
import { type Context, overCustomers, type Visible } from '../context.ts';
import type { Elaborated } from '../elaborator.ts';
import { plainAggregate } from '../expressions/aggregates.ts';
import { buildAggregate } from '../expressions/build-aggregate.ts';
import { mayBeMissing } from '../expressions/missing-values.ts';
import type { PlainAggregate } from '../expressions/plain-aggregate.ts';
import { daysSinceLatest } from '../expressions/units.ts';
import { declaredAs } from './declared.ts';

export function elaborateMetric(declaration: Ast.MetricDeclaration, c: Context): Partial<Elaborated> {
  const declared = declaredAs(declaration, c);
  const ast = unwrapped(declaration.value);
  const plain = ast.kind === 'aggregate' ? plainAggregate(c, ast) : undefined;
  const value =
    ast.kind !== 'aggregate' ? c.expression(ast, overCustomers) : plain && buildAggregate(c, plain, ast.span, ast.of);
  if (!declared || !value) return {};
  return {
    definitions: [{ kind: 'metric', ...declared, type: value.type, value }],
    visible: visibleOf(c, plain, value),
  };
}

function unwrapped(ast: Ast.Expression): Ast.Expression {
  return ast.kind === 'parentheses' ? unwrapped(ast.inner) : ast;
}

/** What is taken over into other declarations has no place in them: spans would point nowhere. */
function visibleOf(c: Context, plain: PlainAggregate | undefined, value: Ir.Expression): Visible {
  const latest = daysSinceLatest(c, value);
  return {
    ...(plain && { plain: withoutSpans(plain) }),
    ...(value.op === 'quotient' && { quotient: withoutSpans(value) }),
    ...(latest !== undefined && { daysSinceLatest: latest }),
    ...(!mayBeMissing(c, value) && { definite: true }),
  };
}
