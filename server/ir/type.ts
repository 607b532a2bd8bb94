/**
 * The types of values. A type says what may be compared and added (its kind and unit) and how exactly the value is held.
 */

/**
 * Exact numbers are decimals of at most 38 digits, `scale` of them after the point, held as an integer of the smallest unit.
 * A quotient is a `double`: one IEEE division of two integers below 2^53; doubles are never summed, ranked or banded.
 */
export type Exactness =
  | { readonly kind: 'decimal'; readonly digits: number; readonly scale: number }
  | { readonly kind: 'double' };

export type Type =
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly held: Exactness }
  /** `currency` is an ISO 4217 code. */
  | { readonly kind: 'money'; readonly currency: string; readonly held: Exactness }
  /**
   * The value is a whole number of the dimension: days (weeks are 7), months (quarters 3, years 12) or hours. `any` is only the type of an action
   * or label that takes `duration`: its values are literals of any dimension, shown as they are written.
   * With `held`, a decimal of the dimension, as in `recency > 1.5 * rhythm`: only sides of comparisons, and what is added up or rounded in them.
   */
  | {
      readonly kind: 'duration';
      readonly dimension: 'days' | 'months' | 'hours' | 'any';
      readonly held?: { readonly kind: 'decimal'; readonly digits: number; readonly scale: number };
    }
  /** A local day of the program's zone. */
  | { readonly kind: 'date' }
  /** A local date and time of the program's zone, without offset. */
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'cadence' }
  /** A closed set, best first when ordered. `owner` is the declaration that it belongs to: members live only there. */
  | { readonly kind: 'choice'; readonly owner: string; readonly members: readonly string[]; readonly ordered: boolean }
  /** A composed score such as RFM; `parts` name the scores, each of 1..bands. Its value is the text of its digits: `555`. */
  | { readonly kind: 'cell'; readonly parts: readonly { readonly score: string; readonly bands: number }[] }
  /** Values of an action with `keep all`, in the order of the text; texts of `top`, the best first. */
  | { readonly kind: 'list'; readonly of: Type };

export type TypeKind = Type['kind'];
