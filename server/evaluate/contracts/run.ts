import type * as Ir from '../../ir/index.ts';
import type { Computation } from '../../targets/sql/index.ts';
import type { ExpectationResult, TestResult } from '../engine.ts';
import type { Decided } from '../results/decided.ts';
import type { Runner } from '../runner.ts';
import { runTests } from '../tests.ts';
import { asksDecisions, measure } from './measure.ts';
import { verdictOf } from './verdict.ts';

/** All tests: those about one customer, and the contracts, for which all customers are measured; `decide` is asked only where it is needed. */
export async function runAllTests(
  runner: Runner,
  computation: Computation,
  decide: () => Promise<Decided>,
): Promise<readonly TestResult[]> {
  const { tests } = computation.program;
  const contracts = tests.flatMap(contractsOf);
  const results = runTests(computation);
  if (contracts.length === 0) return results;
  const decided = contracts.some(asksDecisions) ? await decide() : undefined;
  const measured = await measure(runner, computation, contracts, decided);
  const verdicts = new Map(
    contracts.map((contract, index) => [contract, resultOf(contract, verdictOf(contract, measured[index]!))]),
  );
  return results.map((result, index) => withVerdicts(result, tests[index]!, verdicts));
}

export function contractsOf({ expect }: Ir.Test): readonly Ir.Contract[] {
  return expect.filter((each) => each.kind === 'contract');
}

function withVerdicts(
  result: TestResult,
  { expect }: Ir.Test,
  verdicts: ReadonlyMap<Ir.Contract, ExpectationResult>,
): TestResult {
  const expectations = result.expectations.map((each, index) => verdicts.get(expect[index] as Ir.Contract) ?? each);
  const { skipped: _, ...rest } = result;
  return { ...rest, passed: expectations.every(({ passed }) => passed), expectations };
}

function resultOf({ span }: Ir.Contract, contract: NonNullable<ExpectationResult['contract']>): ExpectationResult {
  const { least, most, customers, value, total } = contract;
  const expected = [least === undefined ? '' : `>= ${least}`, most === undefined ? '' : `<= ${most}`].filter(
    (each) => each !== '',
  );
  const actual = customers
    ? contract.measure === 'share'
      ? `${customers.part} of ${customers.all}`
      : String(customers.part)
    : total === undefined
      ? (value ?? 'missing')
      : `${value} of ${total}`;
  return { span, passed: contract.passed, expected: expected.join(' and '), actual, contract };
}
