import type * as Ir from '../../ir/index.ts';
import { balanced, type Customers, declared, type Sql, sql } from '../../targets/sql/index.ts';
import type { TextRow } from '../runner.ts';

/** Bits of a number that JavaScript and every engine hold exactly. */
const bits = 30;

/** What a policy does with a customer, in the bits of numbers: the first condition stands in the lowest bit of the first number. */
export interface PolicyMasks<T> {
  /** The rules whose condition holds. */
  readonly matching: readonly T[];
  /** The rules that do not hold, but might if a value were known. */
  readonly passed: readonly T[];
  /** Whether the policy declares the customer as uncovered, and as an overlap. */
  readonly meant: readonly T[];
}

export function policyMasks(customers: Customers, policy: Ir.Policy): PolicyMasks<Sql> {
  const { dialect } = customers.computation;
  const never = dialect.truth(false);
  const matches = (rule: number) => customers.decisions.outcome(policy).matches(rule);
  return {
    matching: masks(policy.rules.map(({ when }, rule) => (when ? matches(rule) : never))),
    passed: masks(policy.rules.map((rule, index) => passedOver(customers, policy, rule, matches(index)))),
    meant: masks([policy.uncovered, policy.overlaps].map((each) => declared(customers, policy, each) ?? never)),
  };
}

export function mapMasks<T, U>({ matching, passed, meant }: PolicyMasks<T>, to: (mask: T) => U): PolicyMasks<U> {
  return { matching: matching.map(to), passed: passed.map(to), meant: meant.map(to) };
}

/** The conditions that stand in numbers from the cell `from` on. */
export function bitsOf(cells: TextRow, from: number, conditions: number): boolean[] {
  return Array.from({ length: conditions }, (_, index) => {
    const mask = Number(cells[from + Math.floor(index / bits)] ?? '0');
    return Math.floor(mask / 2 ** (index % bits)) % 2 === 1;
  });
}

function masks(conditions: readonly Sql[]): readonly Sql[] {
  const found: Sql[] = [];
  for (let from = 0; from < conditions.length; from += bits) {
    const part = conditions.slice(from, from + bits);
    found.push(balanced(part.map((condition, bit) => sql`CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`)));
  }
  return found;
}

function passedOver(customers: Customers, policy: Ir.Policy, { when, name }: Ir.Rule, matches: Sql): Sql {
  if (!when) return customers.computation.dialect.truth(false);
  const truth = customers.condition(when, 'truth', `${policy.name}: ${name}`);
  return sql`(${truth}) IS NULL AND NOT ${matches}`;
}
