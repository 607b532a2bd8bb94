import type * as Ir from '../../ir/index.ts';
import type { Customers } from './customers.ts';
import { once } from './definition.ts';
import { enclose, join, type Sql, sql } from './fragment.ts';
import { keepAll } from './keep-all.ts';
import { keepOne } from './keep-one.ts';
import { valueAs } from './number.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { textOf } from './text.ts';

/** One place in the rules where an action is decided. */
export interface Wish {
  readonly policy: Ir.Policy;
  readonly rule: Ir.Rule;
  readonly decision: Ir.Decision;
  /** Whether it is decided there for a customer, before what to keep and guards; NULL counts as false. A missing value decides nothing. */
  readonly given: Sql;
}

/** What became of an action for each customer. */
export interface Resolved {
  /** In the order of the text. */
  readonly wishes: readonly Wish[];
  /** Small numbers that say which wishes stand: the number of the one that won, from 1 and NULL for none; for `keep all` one bit for each. */
  readonly state: readonly Sql[];
  /** Whether a wish won, and whether it still stands after guards; never NULL. */
  isKept(wish: number): Sql;
  stands(wish: number): Sql;
  /** Whether any wish won, and whether any still stands after guards; never NULL. */
  isChosen(): Sql;
  isDecided(state: readonly Sql[]): Sql;
  /** NULL where nothing is decided. Of the type that the action takes; a list for `keep all`. */
  value(): Sql;
  label(name: string): Sql;
  /** The value, or that of a label, from nothing but the state; undefined where it depends on the customer. */
  valueOf(state: readonly Sql[]): Sql | undefined;
  labelOf(state: readonly Sql[], name: string): Sql | undefined;
  /** The rule that decided, as `policy: rule`; a list for `keep all`. */
  rule(): Sql;
  /** The same from nothing but the state. */
  ruleOf(state: readonly Sql[]): Sql;
  /** Whether a guard withholds something; never NULL. */
  withheld(guard: Ir.Guard): Sql;
  /** Whether what was decided is what an `always` wants; never NULL. */
  satisfies(guard: Ir.Guard): Sql;
}

/**
 * Decisions, resolved when they are asked for: an action by the policies that decide it and the guards over it, which may ask for other actions in
 * turn. The checker has seen to it that this ends.
 */
export class Decisions {
  readonly #customers: Customers;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #resolved = new Map<string, Resolved>();

  constructor(customers: Customers) {
    this.#customers = customers;
  }

  outcome(policy: Ir.Policy): Outcome {
    const known = this.#outcomes.get(policy.name);
    if (known) return known;
    const outcome = outcomeOf(this.#customers, policy);
    this.#outcomes.set(policy.name, outcome);
    return outcome;
  }

  resolved(name: string): Resolved {
    const known = this.#resolved.get(name);
    if (known) return known;
    const { program } = this.#customers.computation;
    const action = program.actions.find((each) => each.name === name);
    if (!action) throw new Error(`there is no action ${name}`);
    const resolved = this.#resolve(action, program.policies);
    this.#resolved.set(name, resolved);
    return resolved;
  }

  /** What a campaign would decide on an action by itself, where guards let it. */
  proposed(campaign: Ir.Campaign, action: Ir.Action): Resolved {
    return this.#resolve(action, [campaign]);
  }

  #resolve(action: Ir.Action, policies: readonly Ir.Policy[]): Resolved {
    const { guards } = this.#customers.computation.program;
    const never = guards.filter((guard) => guard.kind === 'never' && guard.action === action.name);
    const resolve = action.keep === 'all' ? keepAll : keepOne;
    return resolve(this.#customers, action, this.#wishes(policies, action.name), never);
  }

  decided(action: string, label: string | undefined): Sql {
    const resolved = this.resolved(action);
    return this.#customers.bind(label === undefined ? resolved.value() : resolved.label(label), {
      name: label === undefined ? action : `${action} ${label}`,
      kind: 'decisions',
    });
  }

  #wishes(policies: readonly Ir.Policy[], action: string): Wish[] {
    return policies.flatMap((policy) =>
      policy.rules.flatMap((rule, index) =>
        rule.decisions
          .filter((decision) => decision.action === action)
          .map((decision) => ({ policy, rule, decision, given: this.#given(policy, rule, index, decision) })),
      ),
    );
  }

  #given(policy: Ir.Policy, rule: Ir.Rule, index: number, { value }: Ir.Decision): Sql {
    const decides = this.outcome(policy).decides(index);
    if (!value || value.op === 'literal') return decides;
    return sql`(${decides} AND ${this.#customers.value(value, ownerOf({ policy, rule }))} IS NOT NULL)`;
  }
}

export function ownerOf({ policy, rule }: Pick<Wish, 'policy' | 'rule'>): string {
  return `${policy.name}: ${rule.name}`;
}

/** What a wish decides, held as the action holds it. */
export function wishValue(customers: Customers, { takes }: Ir.Action, wish: Omit<Wish, 'given'>): Sql {
  const { value } = wish.decision;
  const context = customers.context(ownerOf(wish));
  if (!takes || !value) return context.dialect.truth(true);
  return isAnyDuration(takes) ? textOf(context, value, takes) : valueAs(context, value, takes);
}

export function wishText(customers: Customers, { takes }: Ir.Action, wish: Wish): Sql {
  const { value } = wish.decision;
  return takes && value
    ? textOf(customers.context(ownerOf(wish)), value, takes)
    : customers.computation.dialect.text('yes');
}

/** NULL where the wish says nothing of that label. */
export function wishLabel(
  customers: Customers,
  action: Ir.Action,
  wish: Wish,
  name: string,
  as: 'value' | 'text',
): Sql | undefined {
  const takes = labelType(action, name);
  const found = labelled(wish, name);
  if (!found) return undefined;
  const context = customers.context(ownerOf(wish));
  return as === 'text' || isAnyDuration(takes) ? textOf(context, found, takes) : valueAs(context, found, takes);
}

export function labelled({ decision }: Pick<Wish, 'decision'>, name: string): Ir.Expression | undefined {
  return decision.labels.find(({ label }) => label === name)?.value;
}

export function isConstant(value: Ir.Expression | undefined): boolean {
  return value === undefined || value.op === 'literal';
}

export function labelType(action: Ir.Action, name: string): Ir.Type {
  const found = action.labels.find(({ label }) => label === name);
  if (!found) throw new Error(`the action ${action.name} has no label ${name}`);
  return found.takes;
}

/** The type of one value of an action or of a label. */
export function decidedType(
  { actions }: Ir.Program,
  { action: name, label }: Ir.DecisionReference,
): Ir.Type | undefined {
  const action = actions.find((each) => each.name === name);
  return action && label !== undefined ? labelType(action, label) : action?.takes;
}

function isAnyDuration(type: Ir.Type): boolean {
  return type.kind === 'duration' && type.dimension === 'any';
}

/** Whether a value is the one that a guard names; a guard without a value names them all. Never NULL. */
export function isNamed(customers: Customers, guard: Ir.Guard, value: Sql, type: Ir.Type): Sql {
  const { dialect } = customers.computation;
  if (!guard.value) return dialect.truth(true);
  const left: Ir.Reference = { op: 'reference', name: '', type };
  const context = customers.context(guard.text);
  if (isAnyDuration(type)) return dialect.isTrue(sql`${value} = ${textOf(context, guard.value, type)}`);
  return dialect.isTrue(once(context, left, value).compare('=', guard.value));
}

export function guardHolds(customers: Customers, guard: Ir.Guard): Sql {
  const holds = customers.computation.dialect.isTrue(customers.condition(guard.when, 'holds', guard.text));
  return customers.bind(holds, { name: guard.text, origin: guard.origin, kind: 'decisions' });
}

/** Nothing of something is no list of alternatives: `FALSE`. */
export function anyOf(conditions: readonly Sql[]): Sql {
  const [only] = conditions;
  if (!only) return sql`FALSE`;
  return conditions.length === 1 ? enclose(only) : sql`(${join(conditions, sql` OR `)})`;
}
