import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** What a stream of random numbers is for. With streams of their own, orders stay when members get another column. */
const purposes = {
  member: 1,
  orders: 2,
  hello: 3,
  rfm: 4,
  abc: 5,
  svcd: 6,
  aware: 7,
  pyramid: 8,
  retention: 9,
} as const;

export type Purpose = keyof typeof purposes;

/**
 * One reproducible stream of random numbers. Runtimes may differ in the last bit of a logarithm; the world rounds to days
 * and to ten yuan, so that it never shows.
 */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plusFromState>;

  /** The stream of one purpose for one member of one world; the same three values always give the same numbers. */
  constructor(seed: number, purpose: Purpose, index: number) {
    const start = scramble(scramble(scramble(seed) + purposes[purpose]) + index);
    this.generator = xoroshiro128plusFromState([1, 2, 3, 4].map((word) => scramble(start + Math.imul(word, GOLDEN))));
  }

  /** A number in [0, 1). */
  unit(): number {
    return (this.generator.next() >>> 0) / 2 ** 32;
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  /** An exponentially distributed number: the wait for something that happens once per `mean` on average. */
  exponential(mean: number): number {
    return -Math.log(1 - this.unit()) * mean;
  }

  /** A number from the standard normal distribution, by Marsaglia's polar method. */
  normal(): number {
    for (;;) {
      const x = 2 * this.unit() - 1;
      const y = 2 * this.unit() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /** A lognormal factor around `median`; `sigma` is the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** One of the items, all equally likely. */
  any<T>(items: readonly T[]): T {
    return items[Math.floor(this.unit() * items.length)] as T;
  }

  /** One of the weighted items, as likely as its weight says. */
  pick<T>(weighted: Weighted<T>): T {
    const target = this.unit() * weighted.total;
    return weighted.items[firstAbove(weighted.cumulative, target)] as T;
  }
}

/** Items with their weights summed up, ready to be drawn from. */
export interface Weighted<T> {
  readonly items: readonly T[];
  readonly cumulative: Float64Array;
  readonly total: number;
}

/** Prepares items for `Random.pick`; weights need not add up to anything. */
export function weighted<T>(items: readonly T[], weightOf: (item: T) => number): Weighted<T> {
  let total = 0;
  const cumulative = Float64Array.from(items, (item) => (total += weightOf(item)));
  return { items, cumulative, total };
}

/** Weighted items from pairs of item and weight. */
export function weightedPairs<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  const table = weighted(pairs, ([, weight]) => weight);
  return { ...table, items: pairs.map(([item]) => item) };
}

/** The first position in a rising array whose value lies above the target; the last one when none does. */
export function firstAbove(rising: Float64Array, target: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

const GOLDEN = 0x9e3779b9;

/**
 * Spreads neighbouring whole numbers over all 32 bits (the finaliser of MurmurHash3), since the generator gives similar
 * numbers from similar states.
 */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
