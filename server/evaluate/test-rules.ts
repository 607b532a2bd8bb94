import type * as Ir from '../ir/index.ts';
import { planOf } from '../targets/sql/plan.ts';
import type { Fits, TestResult } from './engine.ts';
import { appliedFits } from './fit/applied.ts';
import { runTests } from './tests.ts';

/** Runs the tests of a program with numbers that were fitted before: without any data, and without an engine. */
export function testRules(program: Ir.Program, fits: Fits, asOf: string): readonly TestResult[] {
  const cuts = new Map([...appliedFits(program, fits)].map(([name, fit]) => [name, fit.cuts]));
  return runTests({ program, asOf, cadences: planOf(program).cadences, cuts });
}
