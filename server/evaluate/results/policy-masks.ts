import type * as Ir from '../../ir/index.ts';
import { bitMasks, type Customers, declared, isInBits, type Sql, sql } from '../../targets/sql/index.ts';
import type { TextRow } from '../runner.ts';

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
    matching: bitMasks(policy.rules.map(({ when }, rule) => (when ? matches(rule) : never))),
    passed: bitMasks(policy.rules.map((rule, index) => passedOver(customers, policy, rule, matches(index)))),
    meant: bitMasks([policy.uncovered, policy.overlaps].map((each) => declared(customers, policy, each) ?? never)),
  };
}

export function mapMasks<T, U>({ matching, passed, meant }: PolicyMasks<T>, to: (mask: T) => U): PolicyMasks<U> {
  return { matching: matching.map(to), passed: passed.map(to), meant: meant.map(to) };
}

/** The conditions that stand in numbers from the cell `from` on. */
export function bitsOf(cells: TextRow, from: number, conditions: number): boolean[] {
  const masks = cells.slice(from).map(Number);
  return Array.from({ length: conditions }, (_, index) => isInBits(masks, index));
}

function passedOver(customers: Customers, policy: Ir.Policy, { when, name }: Ir.Rule, matches: Sql): Sql {
  if (!when) return customers.computation.dialect.truth(false);
  // Mostly it is the condition that was bound for the match, read with NULL for unknown.
  const truth = customers.bind(customers.condition(when, 'truth', `${policy.name}: ${name}`));
  return sql`${truth} IS NULL AND NOT ${matches}`;
}
