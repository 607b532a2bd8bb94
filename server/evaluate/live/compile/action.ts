import type * as Ir from '../../../ir/index.ts';
import { type Customers, labelled, labelType, sql } from '../../../targets/sql/index.ts';
import { compareValues } from '../../interpret/compare.ts';
import { printValue, type Value } from '../../interpret/value.ts';
import type { CustomerSet } from '../sets.ts';
import type { Compiler } from './compiler.ts';
import { comparePlans } from './conditions.ts';
import type { Case, ValuePlan } from './plan.ts';
import { constantAs, knownOf, planAs } from './values.ts';

/** One place in the rules where an action is decided. */
export interface CompiledWish {
  readonly policy: Ir.Policy;
  readonly rule: Ir.Rule;
  readonly decision: Ir.Decision;
  /** Of the value, where it is the same for everybody. */
  readonly value: Value | undefined;
  /** For whom it is decided there, for whom it wins, and for whom it still stands after guards. */
  readonly given: CustomerSet;
  readonly kept: CustomerSet;
  readonly stands: CustomerSet;
}

/** What becomes of an action: the rules choose, one value or all are kept, guards withhold. */
export class CompiledAction {
  readonly action: Ir.Action;
  /** In the order of the text. */
  readonly wishes: readonly CompiledWish[];
  /** Whoever has a decision. */
  readonly decided: CustomerSet;
  readonly #compiler: Compiler;
  readonly #policies: readonly Ir.Policy[];
  readonly #type: Ir.Type;

  /** `inTheEnd`: what becomes of what policies decided when campaigns come. */
  constructor(
    compiler: Compiler,
    action: Ir.Action,
    policies: readonly Ir.Policy[],
    inTheEnd: (wishes: readonly CompiledWish[]) => readonly CompiledWish[] = (wishes) => wishes,
  ) {
    this.#compiler = compiler;
    this.#policies = policies;
    this.action = action;
    this.#type = action.takes ?? { kind: 'yes-no' };
    const given = this.#given();
    const kept = this.#kept(given);
    const guards = compiler.program.guards.filter(({ kind, action: name }) => kind === 'never' && name === action.name);
    const all = given.map((wish, index) => ({ ...wish, kept: kept[index]! }));
    // Of one value that wins it is withheld, whichever wish it was; of all that stand each on its own.
    const withheld = guards.map((guard) => this.#withheld(guard, all));
    this.wishes = inTheEnd(
      all.map((wish, index) => ({
        ...wish,
        stands: compiler.sets.but(wish.kept, ...withheld.map((sets) => sets[index]!)),
      })),
    );
    this.decided = compiler.sets.or(...this.wishes.map(({ stands }) => stands));
  }

  /** From whom a guard withholds something. */
  withheld(guard: Ir.Guard): CustomerSet {
    return this.#compiler.sets.or(...this.#withheld(guard, this.wishes));
  }

  /** Who has what an `always` wants. */
  satisfies(guard: Ir.Guard): CustomerSet {
    const { sets } = this.#compiler;
    return sets.or(...this.wishes.map((wish) => sets.and(wish.stands, this.#named(guard, wish))));
  }

  /** For whom the value of one wish is strictly better than that of another. */
  isBetter(wish: CompiledWish, other: CompiledWish): CustomerSet {
    const op = this.action.keep === 'highest' ? '>' : '<';
    const compared = comparePlans(this.#compiler, op, this.#planOf(wish), this.#planOf(other), this.#type);
    if (compared) return compared.holds;
    const [left, right] = [wish.decision.value!, other.decision.value!];
    return this.#compiler.engineTruth({ op, type: { kind: 'yes-no' }, left, right }, wish.policy.name).holds;
  }

  /** The value, or that of a label; undefined where it is computed or a list. */
  value(label: string | undefined): ValuePlan | undefined {
    const cases = this.action.keep === 'all' ? undefined : this.said(label);
    return cases && { kind: 'cases', cases, known: this.#compiler.sets.or(...cases.map(({ set }) => set)) };
  }

  /** What the wishes that stand say, or say with a label; undefined where something is computed. */
  said(label: string | undefined): readonly Case[] | undefined {
    const type = label === undefined ? this.#type : labelType(this.action, label);
    const said: Case[] = [];
    for (const { decision, stands, value } of this.wishes) {
      const own = label === undefined ? decision.value : labelled({ decision }, label);
      if (label !== undefined && !own) continue;
      const known = label === undefined ? value : own?.op === 'literal' ? constantAs(own, type) : undefined;
      if (known === undefined) return undefined;
      said.push({ set: stands, value: known });
    }
    return said;
  }

  /** Who has one of a closed set of values, or another constant. */
  having(text: string): CustomerSet {
    const { sets } = this.#compiler;
    return sets.or(...this.wishes.map((wish) => sets.and(wish.stands, this.#equals(wish, text))));
  }

  /** The texts of all values; undefined where one is computed. */
  texts(): readonly string[] | undefined {
    const texts = this.wishes.map(({ value }) => (value === undefined ? undefined : this.#textOf(value)));
    const known = texts.filter((text) => text !== undefined);
    return known.length === texts.length ? [...new Set(known)] : undefined;
  }

  #textOf(value: Value): string {
    return printValue(value, this.#type) ?? '';
  }

  #equals({ value, decision, policy, rule }: CompiledWish, text: string): CustomerSet {
    const compiler = this.#compiler;
    if (value !== undefined) return this.#textOf(value) === text ? compiler.sets.all : compiler.sets.none;
    const computed = decision.value!;
    const owner = `${policy.name}: ${rule.name}`;
    const key = JSON.stringify(['text', compiler.meanings.of(computed), this.#type, text]);
    return compiler.told(key, (customers) => {
      const { dialect } = customers.computation;
      return sql`${customers.textOf(computed, this.#type, owner)} = ${dialect.text(text)}`;
    }).holds;
  }

  #given(): Omit<CompiledWish, 'kept' | 'stands'>[] {
    return this.#policies.flatMap((policy) =>
      policy.rules.flatMap((rule, index) =>
        rule.decisions
          .filter(({ action }) => action === this.action.name)
          .map((decision) => ({
            policy,
            rule,
            decision,
            value: this.#constant(decision),
            given: this.#givenBy(policy, rule, index, decision),
          })),
      ),
    );
  }

  #constant({ value }: Ir.Decision): Value | undefined {
    if (!this.action.takes || !value) return true;
    return value.op === 'literal' ? constantAs(value, this.#type) : undefined;
  }

  /** A missing value decides nothing. */
  #givenBy(policy: Ir.Policy, { name }: Ir.Rule, index: number, { value }: Ir.Decision): CustomerSet {
    const compiler = this.#compiler;
    const decides = compiler.policy(policy.name).decided[index]!;
    if (!value || value.op === 'literal') return decides;
    const owner = `${policy.name}: ${name}`;
    const test: Ir.KnownTest = { op: 'is-known', type: { kind: 'yes-no' }, of: value };
    return compiler.sets.and(decides, knownOf(compiler, value, owner) ?? compiler.engineTruth(test, owner).holds);
  }

  #kept(wishes: readonly Omit<CompiledWish, 'kept' | 'stands'>[]): readonly CustomerSet[] {
    const { sets } = this.#compiler;
    const given = wishes.map((wish) => wish.given);
    if (this.action.keep === 'all') return given;
    if (this.action.keep === 'first') return sets.firstOf(given);
    const order = this.#fromBest(wishes.map(({ value }) => value));
    if (!order) return this.#bestOf(wishes) ?? this.#keptByEngine(wishes.length);
    const first = sets.firstOf(order.map((wish) => given[wish]!));
    return given.map((_, wish) => first[order.indexOf(wish)]!);
  }

  /** Places of the wishes from the best value; of equals the first in the text. Undefined where a value is computed. */
  #fromBest(values: readonly (Value | undefined)[]): readonly number[] | undefined {
    const sign = this.action.keep === 'highest' ? -1 : 1;
    const known = values.filter((value) => value !== undefined);
    if (known.length < values.length) return undefined;
    const order = (a: number, b: number) =>
      sign * compareValues(this.#type, known[a]!, known[b]!, this.#compiler.input.cadences) || a - b;
    return known.map((_, index) => index).sort(order);
  }

  /** Values that are computed: whoever is given no better one, nor an equal one earlier in the text. Undefined where only the engine can compare. */
  #bestOf(wishes: readonly Omit<CompiledWish, 'kept' | 'stands'>[]): readonly CustomerSet[] | undefined {
    const compiler = this.#compiler;
    const plans = wishes.map((wish) => this.#planOf(wish));
    const [better, asGood] = this.action.keep === 'highest' ? (['>', '>='] as const) : (['<', '<='] as const);
    const kept: CustomerSet[] = [];
    for (const [place, { given }] of wishes.entries()) {
      const beaten: CustomerSet[] = [];
      for (const [other, wish] of wishes.entries()) {
        if (other === place) continue;
        const op = other < place ? asGood : better;
        const truth = comparePlans(compiler, op, plans[other]!, plans[place]!, this.#type);
        if (!truth) return undefined;
        beaten.push(compiler.sets.and(wish.given, truth.holds));
      }
      kept.push(compiler.sets.but(given, ...beaten));
    }
    return kept;
  }

  #planOf({ value, decision, policy, rule }: Pick<CompiledWish, 'value' | 'decision' | 'policy' | 'rule'>): ValuePlan {
    if (value !== undefined) return { kind: 'constant', value };
    return this.#compiler.value(decision.value!, `${policy.name}: ${rule.name}`);
  }

  #keptByEngine(wishes: number): readonly CustomerSet[] {
    const { name, takes } = this.action;
    const decision: Ir.DecisionReference = { op: 'decision', type: takes ?? this.#type, action: name };
    const meaning = this.#compiler.meanings.of(decision);
    const campaign = this.#policies.find((policy): policy is Ir.Campaign => 'draw' in policy);
    const resolved = ({ decisions }: Customers) =>
      campaign ? decisions.proposed(campaign, this.action) : decisions.resolved(name);
    const key = `kept ${meaning} ${campaign?.hash ?? ''}`;
    return Array.from(
      { length: wishes },
      (_, wish) => this.#compiler.told(`${key} ${wish}`, (customers) => resolved(customers).isKept(wish)).holds,
    );
  }

  /** By wish, from whom a guard withholds it. */
  #withheld(guard: Ir.Guard, wishes: readonly Omit<CompiledWish, 'stands'>[]): readonly CustomerSet[] {
    const { sets } = this.#compiler;
    const { holds } = this.#compiler.truth(guard.when, guard.text);
    return wishes.map((wish) => sets.and(wish.kept, holds, this.#named(guard, wish)));
  }

  /** For whom the value of a wish is the one that a guard names; a guard without a value names them all. */
  #named(guard: Ir.Guard, wish: Omit<CompiledWish, 'kept' | 'stands'>): CustomerSet {
    const { decision, policy, rule } = wish;
    const { sets } = this.#compiler;
    if (!guard.value) return sets.all;
    const owner = `${policy.name}: ${rule.name}`;
    const named = planAs(this.#compiler, guard.value, this.#type, guard.text);
    const equal = comparePlans(this.#compiler, '=', this.#planOf(wish), named, this.#type);
    if (equal) return equal.holds;
    const test: Ir.Compare = { op: '=', type: { kind: 'yes-no' }, left: decision.value!, right: guard.value };
    return this.#compiler.engineTruth(test, owner).holds;
  }
}
