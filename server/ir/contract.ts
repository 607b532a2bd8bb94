import type { Expression, Literal } from './expression.ts';

/**
 * Something that must be so among all customers, from `least` to `most`, both included; at least one of them is there. What is measured is exact, and so
 * is how it compares: a share and an average are fractions of whole numbers. What is missing meets nothing.
 *
 * count: the customers for whom `who` holds. share: without `of`, as many of all customers, missing where there are none; with it the sum of `of` over
 * those for whom `who` holds as a part of its sum over all customers, missing where that is not above zero. sum, average, lowest, highest, median: over
 * the known values of `of` among those for whom `who` holds; of none the sum is 0, all others are missing; median is the middle value, or the mean of
 * the two middle ones.
 */
export interface Contract {
  readonly kind: 'contract';
  readonly measure: 'share' | 'count' | 'sum' | 'average' | 'lowest' | 'highest' | 'median';
  /** Absent: everyone. A decision in it is what was decided in the end: after guards, by policies and by campaigns. */
  readonly who?: Expression;
  /** An exact number, money or a duration; of `share` only where something is added up, of `count` never. */
  readonly of?: Expression;
  /** Of a share a number, 1 is all; of a count a whole number; else of the kind and unit of `of`. */
  readonly least?: Literal;
  readonly most?: Literal;
  readonly span: readonly [number, number];
}
