import type * as Ir from '../../ir/index.ts';
import type { Customers } from './customers.ts';
import { join, type Sql, sql } from './fragment.ts';
import { balanced } from './number.ts';
import type { Label } from './projection.ts';

/** What a policy does with each customer. Rules are told by their place in the policy, from 0. */
export interface Outcome {
  /** The number of the rule that decides, from 1; NULL where none does. Absent where several may decide: `all matches`. */
  readonly picked?: Sql;
  /** Whether a rule decides; NULL counts as false. */
  decides(rule: number): Sql;
  /** Whether a rule's condition holds, decided or not; never NULL. */
  matches(rule: number): Sql;
  /** How many rules match. */
  count(): Sql;
}

export function outcomeOf(customers: Customers, policy: Ir.Policy): Outcome {
  const matching = new Matching(customers, policy);
  if (policy.mode === 'all matches') return { ...methods(matching), decides: (rule) => matching.matches(rule) };
  const picked = customers.bind(
    policy.mode === 'first match' ? matching.first() : exactlyOne(customers, policy, matching),
    { name: `${policy.name} rule`, origin: policy.origin, kind: 'rules' },
  );
  return { ...methods(matching), picked, decides: (rule) => sql`(${picked} = ${rule + 1})` };
}

function methods(matching: Matching): Pick<Outcome, 'matches' | 'count'> {
  return { matches: (rule) => matching.matches(rule), count: () => matching.count() };
}

/** The one that matches; where overlaps are declared the first of several, else none of them. */
function exactlyOne(customers: Customers, policy: Ir.Policy, matching: Matching): Sql {
  const meant = declared(customers, policy, policy.overlaps);
  const alone = sql`${matching.count()} = 1`;
  return sql`CASE WHEN ${meant ? sql`${alone} OR ${meant}` : alone} THEN ${matching.first()} END`;
}

/** Whether what a policy does with a customer was declared as meant; undefined where nothing is declared. */
export function declared(
  customers: Customers,
  policy: Ir.Policy,
  exceptions: readonly Ir.Exception[],
): Sql | undefined {
  const { dialect } = customers.computation;
  if (exceptions.length === 0) return undefined;
  const conditions = exceptions.map(({ when }) =>
    when ? dialect.isTrue(customers.condition(when, 'holds', policy.name)) : dialect.truth(true),
  );
  return sql`(${join(conditions, sql` OR `)})`;
}

class Matching {
  readonly #customers: Customers;
  readonly #policy: Ir.Policy;
  readonly #known = new Map<number, Sql>();
  #count: Sql | undefined;

  constructor(customers: Customers, policy: Ir.Policy) {
    this.#customers = customers;
    this.#policy = policy;
  }

  matches(rule: number): Sql {
    const known = this.#known.get(rule);
    if (known) return known;
    const isAlone = this.#policy.mode !== 'first match';
    const found = this.#customers.bind(
      this.#customers.computation.dialect.isTrue(isAlone ? this.#holds(rule) : this.#bound(rule)),
      this.#labelOf(rule, isAlone ? '' : ' matches'),
    );
    this.#known.set(rule, found);
    return found;
  }

  /** One flat CASE: an `otherwise` holds when no rule before it did, which is what being reached means. */
  first(): Sql {
    const { dialect } = this.#customers.computation;
    const last = this.#policy.rules.length - 1;
    const arms = this.#policy.rules.map(({ when }, index) => {
      if (!when && index === last && last > 0) return sql`ELSE ${index + 1} `;
      return sql`WHEN ${when ? this.#reached(index) : dialect.truth(true)} THEN ${index + 1} `;
    });
    return arms.length === 0 ? dialect.cast(sql`NULL`, dialect.types.number) : sql`CASE ${join(arms, sql``)}END`;
  }

  count(): Sql {
    this.#count ??= this.#customers.bind(
      balanced(this.#policy.rules.map((_, index) => sql`CASE WHEN ${this.matches(index)} THEN 1 ELSE 0 END`)),
      { name: `${this.#policy.name} matches`, kind: 'rules' },
    );
    return this.#count;
  }

  /** NULL counts as false. */
  #reached(rule: number): Sql {
    return this.#policy.mode === 'first match' ? this.#bound(rule) : this.matches(rule);
  }

  /** Where the first match decides, hardly anybody asks what each rule would: so that is not computed beside the condition itself. */
  #bound(rule: number): Sql {
    return this.#customers.bind(this.#holds(rule), this.#labelOf(rule));
  }

  #labelOf(rule: number, suffix = ''): Label {
    const { name, origin } = this.#policy.rules[rule]!;
    return { name: `${this.#policy.name}: ${name}${suffix}`, origin, kind: 'rules' };
  }

  #holds(rule: number): Sql {
    const { when, name } = this.#policy.rules[rule]!;
    if (when) return this.#customers.condition(when, 'holds', `${this.#policy.name}: ${name}`);
    const before = Array.from({ length: rule }, (_, index) => this.matches(index));
    return before.length === 0 ? sql`TRUE` : sql`(NOT (${join(before, sql` OR `)}))`;
  }
}
