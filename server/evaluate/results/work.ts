import type * as Ir from '../../ir/index.ts';
import { commonMeasure, fractionText, type PerYear, partsOf } from '../../ir/work.ts';
import type { WorkPreview } from '../engine.ts';

/** A rule that decides an action with a cadence, in a policy or a campaign. */
export interface WorkingRule {
  readonly policy: Ir.Policy;
  readonly rule: Ir.Rule;
}

/** Adds up what cadences come to: for customers whose decision a rule makes. */
export class WorkTally {
  readonly #action: string;
  readonly #cadences: ReadonlyMap<string, PerYear>;
  readonly #measure: bigint;
  readonly #parts: { readonly rule: WorkingRule; parts: bigint }[];

  /** `rules` in the order of the text. */
  constructor(action: string, cadences: ReadonlyMap<string, PerYear>, rules: readonly WorkingRule[]) {
    this.#action = action;
    this.#cadences = cadences;
    this.#measure = commonMeasure(cadences.values());
    this.#parts = rules.map((rule) => ({ rule, parts: 0n }));
  }

  add(rule: number, cadence: string, customers: number): void {
    const perYear = this.#cadences.get(cadence);
    if (perYear) this.addParts(rule, partsOf(perYear, this.#measure) * BigInt(customers));
  }

  addParts(rule: number, parts: bigint): void {
    const known = this.#parts[rule];
    if (known) known.parts += parts;
  }

  preview(): WorkPreview {
    const policies = [...new Set(this.#parts.map(({ rule }) => rule.policy))];
    return {
      action: this.#action,
      perYear: this.#text(this.#parts),
      policies: policies.map((policy) => {
        const own = this.#parts.filter(({ rule }) => rule.policy === policy);
        return {
          policy: policy.name,
          perYear: this.#text(own),
          rules: own.map((each) => ({
            rule: each.rule.rule.name,
            perYear: this.#text([each]),
            ...this.#ofOne(each.rule.rule),
          })),
        };
      }),
    };
  }

  #ofOne({ decisions }: Ir.Rule): { readonly each?: string } {
    const value = decisions.find(({ action }) => action === this.#action)?.value;
    if (value?.op !== 'literal' || !value.perYear) return {};
    return { each: fractionText(...(value.perYear.map(BigInt) as [bigint, bigint])) };
  }

  #text(all: readonly { readonly parts: bigint }[]): string {
    return fractionText(
      all.reduce((sum, { parts }) => sum + parts, 0n),
      this.#measure,
    );
  }
}

/** The actions that make work. */
export function workingActions({ actions, policies, campaigns }: Ir.Program): readonly Ir.Action[] {
  const rules = [...policies, ...campaigns].flatMap((policy) => policy.rules);
  const decided = new Set(rules.flatMap(({ decisions }) => decisions.map(({ action }) => action)));
  return actions.filter(({ name, takes }) => takes?.kind === 'cadence' && decided.has(name));
}
