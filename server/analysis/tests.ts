import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { elaborateExpectation } from './expectations.ts';
import { elaborateGivens } from './givens.ts';

export function elaborateTest(test: Ast.TestDeclaration, c: Context): Ir.Test | undefined {
  if (test.expect.length === 0) c.report('PTN4060', test.title.span);
  const given = elaborateGivens(test.given, c);
  const expect = test.expect.map((each) => (each.kind === 'missing' ? undefined : elaborateExpectation(each, c)));
  if (test.title.kind === 'missing' || !given || !expect.every((each) => each !== undefined)) return undefined;
  return { title: test.title.value, origin: c.origin(test.span), given, expect };
}
