import { describe, expect, it } from 'vitest';
import type { ConditionTrace } from '../../server/evaluate/engine.ts';
import { reasonsOf } from '../../server/features/explain/why.ts';
import type { Expression, Type } from '../../server/ir/index.ts';
import { origin } from '../cli/support/program.ts';

const yesNo: Type = { kind: 'yes-no' };
const leaf = (name: string): Expression => ({ op: 'reference', name, type: yesNo });
const and = (...operands: Expression[]): Expression => ({ op: 'and', operands, type: yesNo });
const or = (...operands: Expression[]): Expression => ({ op: 'or', operands, type: yesNo });
const not = (of: Expression): Expression => ({ op: 'not', of, type: yesNo });
const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')];

/** The names of the conditions that decide, `!` before those that must not hold. */
function why(when: Expression, values: Readonly<Record<string, boolean | 'unknown'>>): string {
  const conditions = Object.entries(values).map(
    ([subject, holds]): ConditionTrace => ({ subject, holds, value: null, comparator: '=', bound: 'yes', type: yesNo }),
  );
  const rule = { name: 'r', origin, when, decisions: [] };
  return reasonsOf(rule, { rule: 'r', outcome: 'failed', conditions })
    .map(({ trace, negated }) => (negated ? '!' : '') + trace.subject)
    .join(' ');
}

describe('a rule holds or fails because of', () => {
  it.each([
    ['all parts of an “and” that holds', and(a, b), { a: true, b: true }, 'a b'],
    ['the parts of an “and” that fail', and(a, b, c), { a: true, b: false, c: false }, 'b c'],
    ['the parts of an “or” that hold', or(a, b, c), { a: false, b: true, c: true }, 'b c'],
    ['all parts of an “or” that fails', or(a, b), { a: false, b: false }, 'a b'],
    ['what must not hold', and(not(a), b), { a: true, b: true }, '!a'],
    ['what does not hold, as it must not', and(not(a), b), { a: false, b: true }, '!a b'],
    ['the other part, where the first is well', and(not(a), or(b, c)), { a: false, b: false, c: false }, 'b c'],
    ['what is missing, when only that is in the way', and(a, b), { a: true, b: 'unknown' }, 'b'],
    ['what fails, whatever is missing', and(a, b), { a: 'unknown', b: false }, 'b'],
    ['nothing twice negated', not(not(a)), { a: true }, 'a'],
  ] as const)('%s', (_, when, values, names) => expect(why(when, values)).toBe(names));
});
