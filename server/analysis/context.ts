import type * as Ast from '../../grammar/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type * as Ir from '../ir/index.ts';
import type { Bound } from './bindings/binding.ts';
import type { Elaborator, Meaning } from './elaborator.ts';
import type { PlainAggregate } from './expressions/plain-aggregate.ts';
import type { MaybeRule } from './rules.ts';

/** An elaborator as the analysis itself sees it. */
export interface Context extends Elaborator {
  /** `patron/rfm` where the declaration stands in a library: names of columns are found by their role there. */
  readonly library?: string;
  symbol(name: Ast.Name, options?: { readonly quiet?: boolean }): Known | undefined;
  /** What is declared by this name, columns and built-in actions apart. */
  declared(name: string): Known | undefined;
  /** May an unknown name be called so? Not without a subject nor where a used file is missing: both were reported, and may be why. */
  readonly knowsAll: boolean;
  /** The data that the rules of a policy are about, where that is not the subject. */
  readonly about?: string;
  /** What the files themselves declare by this name. */
  own(name: string): Known | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** A rule as it was elaborated before, as long as its words and what they look up are the same; else as it is elaborated now. */
  remember(rule: Ast.Rule, elaborate: () => MaybeRule): MaybeRule;
  /**
   * Notes what a written name stands for; of several notes on one place the last counts. Only there when somebody asks for names, and called with
   * `?.`, so that checking alone does not even make the arguments.
   */
  readonly bind?: (at: Ast.Span, bound: Bound) => void;
}

/** A symbol as the analysis itself sees it. */
export type Known = Meaning & Visible;

export interface Visible {
  /** Of a metric that is a plain aggregate: what may be given another window. */
  readonly plain?: PlainAggregate;
  /** Of a metric that is plainly a quotient: what `round` divides exactly. */
  readonly quotient?: Ir.Quotient;
  /** Of a score: how many bands it has. */
  readonly bands?: number;
  /** Of a metric `days since latest orders`: the data. */
  readonly daysSinceLatest?: string;
  /** Of a checklist: the names of its items. */
  readonly items?: readonly string[];
  /** Its value is never missing. */
  readonly definite?: boolean;
}

/** Where a definition is evaluated: over customers, without what was decided for them. */
export const overCustomers = { kind: 'subject', decisions: false } as const;
