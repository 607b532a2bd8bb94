import type * as Ast from '../../grammar/index.ts';
import type * as Ir from '../ir/index.ts';
import type { Context } from './context.ts';
import { elaborateContract } from './contracts/contract.ts';
import { elaborateExpectation } from './expectations.ts';
import { elaborateGivens } from './givens.ts';

export function elaborateTest(test: Ast.TestDeclaration, c: Context): Ir.Test | undefined {
  if (test.expect.length === 0) c.report('PTN4060', test.title.span);
  const given = elaborateGivens(test.given, c);
  const isOneSubject = checkSubject(test, c);
  const expect = test.expect.map((each) => elaborateExpected(each, c));
  if (test.title.kind === 'missing' || !given || !isOneSubject || !expect.every((each) => each !== undefined))
    return undefined;
  return { title: test.title.value, origin: c.origin(test.span), given, expect };
}

function elaborateExpected(expected: Ast.TestDeclaration['expect'][number], c: Context): Ir.Expectation | undefined {
  switch (expected.kind) {
    case 'missing':
      return undefined;
    case 'contract':
      return elaborateContract(expected, c);
    default:
      return elaborateExpectation(expected, c);
  }
}

/** A test is about one customer, of whom something is given, or about all of them. */
function checkSubject({ given, expect }: Ast.TestDeclaration, c: Context): boolean {
  const contracts = expect.filter(({ kind }) => kind === 'contract');
  if (contracts.length === 0) return true;
  const others = expect.filter(({ kind }) => kind === 'expectation');
  if (given.length > 0) for (const { span } of contracts) c.report('PTN4162', span);
  else for (const { span } of others) c.report('PTN4163', span);
  return given.length === 0 && others.length === 0;
}
