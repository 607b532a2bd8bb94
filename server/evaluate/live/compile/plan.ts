import type { Value } from '../../interpret/value.ts';
import type { Encoding } from '../comparators.ts';
import type { CustomerSet } from '../sets.ts';

/** A condition, as sets of customers. */
export interface Truth {
  /** For whom it holds, where a comparison with a missing side counts as false. */
  readonly holds: CustomerSet;
  /** For whom it is true and for whom it is unknown, where such a comparison is unknown. */
  readonly sure: CustomerSet;
  readonly unknown: CustomerSet;
}

/** A value, as far as sets can tell it. */
export type ValuePlan =
  /** The same for everybody; null is missing. */
  | { readonly kind: 'constant'; readonly value: Value | null }
  /** One of some values: the sets do not overlap. Whoever is not known misses it. */
  | { readonly kind: 'cases'; readonly cases: readonly Case[]; readonly known: CustomerSet }
  | { readonly kind: 'column'; readonly column: number; readonly encoding: Encoding; readonly known: CustomerSet }
  /** Only the engine can tell. */
  | { readonly kind: 'engine' };

export interface Case {
  readonly set: CustomerSet;
  readonly value: Value;
}
