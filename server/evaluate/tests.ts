import type * as Ir from '../ir/index.ts';
import type { ExpectationResult, TestResult } from './engine.ts';
import { truthOf } from './interpret/condition.ts';
import { evaluateFor, isValue, textOf, type Wish } from './interpret/decide.ts';
import { evaluate } from './interpret/expression.ts';
import { isKnown, printValue, Ungiven } from './interpret/value.ts';
import { type Frame, TestCustomer } from './test-environment.ts';

/** Tests about one customer; those about all are left out, see `runAllTests`. */
export function runTests(frame: Frame): readonly TestResult[] {
  return frame.program.tests.map(({ title, given, expect }) => {
    const customer = new TestCustomer(frame, given);
    const expectations = expect.map((each) => check(each, customer, frame));
    const skipped = expect.some(({ kind }) => kind === 'contract');
    return { title, passed: expectations.every(({ passed }) => passed), ...(skipped && { skipped }), expectations };
  });
}

function check(expectation: Ir.Expectation, customer: TestCustomer, frame: Frame): ExpectationResult {
  switch (expectation.kind) {
    case 'decision':
      return checkDecision(expectation, customer, frame);
    case 'condition':
      return checkCondition(expectation, customer);
    case 'contract':
      return { span: expectation.span, passed: false, expected: '', actual: '' };
  }
}

type Expected<Kind> = Ir.Expectation & { readonly kind: Kind };

function checkDecision(
  expectation: Expected<'decision'>,
  customer: TestCustomer,
  { program }: Frame,
): ExpectationResult {
  const other = program.others?.find(({ data }) => data === expectation.data);
  const action = (other ?? program).actions.find(({ name }) => name === expectation.action);
  if (!action) throw new Error(`there is no action ${expectation.action}`);
  const decided = other ? customer.decidedFor(other, action) : customer.decidedInTheEnd(action);
  const expected = expectedText(expectation, action, customer);
  if (decided instanceof Ungiven) return failed(expectation.span, expected, decided);
  const isMet = expectation.decided
    ? decided.some((wish) => isWanted(expectation, action, wish, customer))
    : decided.length === 0;
  return { span: expectation.span, passed: isMet, expected, actual: textOf(action, decided) };
}

function isWanted(
  { value, labels }: Expected<'decision'>,
  action: Ir.Action,
  wish: Wish,
  customer: TestCustomer,
): boolean {
  if (value && !isValue(value, action, wish.value, customer)) return false;
  return labels.every((wanted) => {
    const takes = action.labels.find(({ label }) => label === wanted.label)?.takes;
    const found = wish.labels.get(wanted.label) ?? null;
    return takes !== undefined && isKnown(found) && isValue(wanted.value, { ...action, takes }, found, customer);
  });
}

/** As a decision would be shown; `tier …` for any value at all. */
function expectedText(
  { decided, value, labels }: Expected<'decision'>,
  action: Ir.Action,
  customer: TestCustomer,
): string {
  if (!decided) return `no ${action.name}`;
  const wanted = value ? evaluateFor(value, action.takes, customer) : null;
  const said = labels.map(({ label, value: named }) => {
    const takes = action.labels.find((each) => each.label === label)?.takes;
    return [label, evaluateFor(named, takes, customer)] as const;
  });
  const wish: Wish = { value: isKnown(wanted) ? wanted : '…', labels: new Map(said) };
  return textOf(action, [wish]);
}

const comparators: readonly string[] = ['<', '<=', '>', '>=', '=', '!='];

/** Of a comparison its sides are told, of anything else whether it holds. */
function checkCondition({ when, span }: Expected<'condition'>, customer: TestCustomer): ExpectationResult {
  const truth = truthOf(when, customer, 'holds');
  const comparison = comparators.includes(when.op) && 'left' in when ? when : undefined;
  const textOfSide = (side: Ir.Expression) => {
    const value = evaluate(side, customer);
    return value instanceof Ungiven ? '?' : (printValue(value, side.type) ?? 'missing');
  };
  const expected = comparison ? `${when.op === '=' ? '' : `${when.op} `}${textOfSide(comparison.right)}` : 'yes';
  if (truth instanceof Ungiven) return failed(span, expected, truth);
  return {
    span,
    passed: truth === true,
    expected,
    actual: comparison ? textOfSide(comparison.left) : truth === true ? 'yes' : 'no',
  };
}

function failed(span: readonly [number, number], expected: string, { names }: Ungiven): ExpectationResult {
  return { span, passed: false, expected, actual: '?', give: [...names] };
}
