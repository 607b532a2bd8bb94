import type * as Ir from '../../../server/ir/index.ts';
import { holds } from './condition.ts';
import { evaluate } from './expression.ts';
import { applyPolicy, type Outcome } from './policy.ts';
import type { Scope } from './scope.ts';
import { compareValues, equalValues, type Maybe, retyped, type Value, yesNo } from './value.ts';

/** One thing that a rule wants for a customer. */
export interface Wish {
  readonly policy: Ir.Policy;
  readonly rule: Ir.Rule;
  readonly value: Value;
  readonly labels: ReadonlyMap<string, Maybe>;
}

/** What became of an action for one customer. */
export interface Resolved {
  /** Those that won before guards were heard, in the order of the text: one, or with `keep all` any number. */
  readonly chosen: readonly Wish[];
  /** Those that are left. */
  readonly kept: readonly Wish[];
  /** Guards that withheld something. */
  readonly withheldBy: readonly Ir.Guard[];
}

/**
 * The decisions for one customer: an action is resolved when it is asked for, by the policies that decide it and the guards over it, which
 * may ask for other actions in turn.
 */
export class Decisions {
  readonly #program: Ir.Program;
  readonly #scope: Scope;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #resolved = new Map<string, Resolved>();

  readonly #guarded: (guard: Ir.Guard) => boolean;

  /** Rules about other data see what was decided for customers, and guards ask about those. */
  constructor(
    program: Ir.Program,
    scope: Scope,
    about?: { readonly decided: Scope['decided']; readonly guarded: (guard: Ir.Guard) => boolean },
  ) {
    this.#program = program;
    this.#scope = { ...scope, decided: about?.decided ?? ((action, label) => this.decided(action, label)) };
    this.#guarded = about?.guarded ?? ((guard) => holds(guard.when, this.#scope));
  }

  get scope(): Scope {
    return this.#scope;
  }

  outcome(policy: Ir.Policy): Outcome {
    const known = this.#outcomes.get(policy.name);
    if (known) return known;
    const outcome = applyPolicy(policy, this.#scope);
    this.#outcomes.set(policy.name, outcome);
    return outcome;
  }

  resolved(name: string): Resolved {
    const known = this.#resolved.get(name);
    if (known) return known;
    const action = this.#program.actions.find((one) => one.name === name);
    if (!action) throw new Error(`there is no action ${name}`);
    const resolved = this.#withhold(action, keep(action, this.#wishes(action, this.#program.policies)));
    this.#resolved.set(name, resolved);
    return resolved;
  }

  /** What a campaign would decide on an action. */
  proposed(action: Ir.Action, campaign: Ir.Campaign): Resolved {
    return this.#withhold(action, keep(action, this.#wishes(action, [campaign])));
  }

  /** The value of an action, or of one of its labels. */
  decided(name: string, label?: string): Maybe {
    const action = this.#program.actions.find((one) => one.name === name);
    const { kept } = this.resolved(name);
    const values = kept.flatMap((wish) => (label === undefined ? wish.value : (wish.labels.get(label) ?? [])));
    if (values.length === 0) return undefined;
    return action?.keep === 'all' ? { kind: 'list', items: values } : values[0];
  }

  /** The customers of `always` should have the action and do not. */
  breaks(guard: Ir.Guard): boolean {
    if (!holds(guard.when, this.#scope)) return false;
    return !this.resolved(guard.action).kept.some((wish) => this.#concerns(guard, wish));
  }

  #wishes(action: Ir.Action, policies: readonly Ir.Policy[]): Wish[] {
    return policies
      .filter((policy) => policy.rules.some((rule) => rule.decisions.some((one) => one.action === action.name)))
      .flatMap((policy) =>
        this.outcome(policy).decided.flatMap((rule) =>
          rule.decisions
            .filter((decision) => decision.action === action.name)
            .flatMap((decision) => this.#wish(action, policy, rule, decision) ?? []),
        ),
      );
  }

  /** A missing value decides nothing. */
  #wish(action: Ir.Action, policy: Ir.Policy, rule: Ir.Rule, decision: Ir.Decision): Wish | undefined {
    const { value, labels } = this.said(action, decision);
    return value && { policy, rule, value, labels };
  }

  /** What a rule says for this customer, whether it decides or not. */
  said(
    action: Ir.Action,
    decision: Ir.Decision,
  ): { readonly value: Maybe; readonly labels: ReadonlyMap<string, Maybe> } {
    const value = decision.value ? this.#taken(action.takes, decision.value) : yesNo(true);
    const taken = new Map(action.labels.map(({ label, takes }) => [label, takes]));
    const labels = decision.labels.map(
      ({ label, value: given }) => [label, this.#taken(taken.get(label), given)] as const,
    );
    return { value, labels: new Map(labels) };
  }

  #taken(type: Ir.Type | undefined, value: Ir.Expression): Maybe {
    return named(type, value.type, retyped(type ?? value.type, evaluate(value, this.#scope)));
  }

  #withhold(action: Ir.Action, kept: readonly Wish[]): Resolved {
    const guards = this.#program.guards.filter((guard) => guard.kind === 'never' && guard.action === action.name);
    const active = guards.filter((guard) => this.#guarded(guard));
    return {
      chosen: kept,
      kept: kept.filter((wish) => !active.some((guard) => this.#concerns(guard, wish))),
      withheldBy: active.filter((guard) => kept.some((wish) => this.#concerns(guard, wish))),
    };
  }

  /** A guard with a value concerns only that value. */
  #concerns(guard: Ir.Guard, wish: Wish): boolean {
    if (!guard.value) return true;
    const value = evaluate(guard.value, this.#scope);
    return value !== undefined && equalValues(guard.value.type, wish.value, value);
  }
}

/** Equally good ones: the first in the order of the text. */
function keep(action: Ir.Action, wishes: readonly Wish[]): readonly Wish[] {
  const type = action.takes ?? { kind: 'yes-no' };
  switch (action.keep) {
    case 'all':
      return wishes;
    case 'first':
      return wishes.slice(0, 1);
    case 'highest':
    case 'lowest': {
      const sign = action.keep === 'highest' ? 1 : -1;
      const best = wishes.reduce<Wish | undefined>(
        (one, other) => (one && sign * compareValues(type, one.value, other.value) >= 0 ? one : other),
        undefined,
      );
      return best ? [best] : [];
    }
  }
}

/** Durations of any dimension show as they were written; a computed one was not. */
function named(taken: Ir.Type | undefined, type: Ir.Type, value: Maybe): Maybe {
  if (taken?.kind !== 'duration' || taken.dimension !== 'any' || type.kind !== 'duration') return value;
  if (value?.kind !== 'decimal' || value.written !== undefined) return value;
  return { ...value, written: `${value.unscaled} ${type.dimension}` };
}
