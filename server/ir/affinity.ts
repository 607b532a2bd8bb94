import type { Aggregate } from './expression.ts';

/**
 * Which texts are found together in baskets. Fitted over the baskets of all customers: N of them in all, n(a) with the text a, n(a, b) with both.
 * A pair of different texts is kept where it is found at all and reaches what is wanted: support n(a, b) / N, lift n(a, b) × N / (n(a) × n(b)), and at
 * least one of its confidences, n(a, b) / n(a) from a to b and n(a, b) / n(b) from b to a. Compared by cross-multiplied integers.
 *
 * Its value for a customer is what it suggests: texts that none of the customer's baskets has, to which a kept pair leads, in a direction that reaches
 * the confidence, from a text that one of them has. The pairs with the highest lift first, ties by the UTF-8 bytes of the text; 20 at the most; missing
 * where there is none.
 */
export interface Affinity {
  readonly kind: 'affinity';
  /** Aggregates of each customer: the entries of the baskets, and how many rows have no basket. */
  readonly baskets: Aggregate;
  readonly without?: Aggregate;
  /** Fractions in lowest terms; absent: any. */
  readonly support?: readonly [number, number];
  readonly confidence?: readonly [number, number];
  readonly lift: readonly [number, number];
}
