import { complement, everyone, intersection, type Mask, noOne, union } from './bitmask.ts';
import { accepted, between, type Column, compared } from './column.ts';
import { keeping, type WorkOf, workIn } from './limited.ts';
import type { CustomerSet } from './sets.ts';
import { type Walk, type Walking, walked } from './walk.ts';

/** Of few customers many masks would have room; more than that nobody comes back to. */
const mostMasks = 4096;

/** Sets of customers as bits, computed once. Those that nobody asked for in a long time are forgotten. */
export class Masks {
  readonly #size: number;
  readonly #column: (column: number) => Column;
  readonly #most: number;
  /** In the order in which they were last asked for. */
  readonly #known = new Map<number, Mask>();
  /** Masks of sets that were forgotten: to make new ones at every edit would keep the collector of garbage busy. */
  readonly #free: Mask[] = [];

  /** `bytes`: how much memory they may take. */
  constructor(size: number, column: (column: number) => Column, bytes: number) {
    this.#size = size;
    this.#column = column;
    this.#most = Math.min(mostMasks, Math.floor(bytes / (size / 8 + 1)));
  }

  of(set: CustomerSet): Mask {
    const known = this.#known.get(set.id) ?? this.#compute(set);
    this.#known.delete(set.id);
    this.#known.set(set.id, known);
    return known;
  }

  has({ id }: CustomerSet): boolean {
    return this.#known.has(id);
  }

  /** The work of each customer, in parts. */
  work(work: readonly WorkOf<CustomerSet>[]): Float64Array {
    const all = work.map(({ set, parts }) => ({
      mask: this.of(set),
      parts: typeof parts === 'number' ? parts : this.#column(parts.column),
    }));
    return workIn(this.#size, all);
  }

  /** To be called when nobody works with masks: they are written anew. */
  forgetOldest(): void {
    for (const [id, mask] of this.#known) {
      if (this.#known.size <= this.#most) return;
      this.#known.delete(id);
      this.#free.push(mask);
    }
  }

  #compute(set: CustomerSet): Mask {
    const size = this.#size;
    switch (set.kind) {
      case 'all':
        return everyone(this.#new(), size);
      case 'none':
        return this.#new().fill(0);
      case 'between':
        return between(this.#new(), this.#column(set.column), set.range.low, set.range.high);
      case 'accepted':
        return accepted(this.#new(), this.#column(set.column), set.accepts);
      case 'compared':
        return compared(this.#new(), this.#column(set.left), this.#column(set.right), set.comparator);
      case 'walked': {
        const [eligible, held] = [this.of(set.eligible), this.of(set.held)];
        return walked(this.#new(), this.#walking(set.walk), eligible, held, set.which);
      }
      case 'limited': {
        const { places, groups, most, work } = set.limiting;
        const columns = {
          places: this.#column(places),
          groups: groups === undefined ? undefined : this.#column(groups),
        };
        return keeping(this.#new(), { ...columns, most, work: this.work(work) });
      }
      case 'not': {
        const of = this.of(set.of);
        return complement(this.#new(), size, of);
      }
      case 'or': {
        const parts = set.parts.map((part) => this.of(part));
        return union(this.#new(), parts);
      }
      case 'and':
        return this.#intersection(set.parts);
    }
  }

  /** Those that are taken away need no masks of their own. */
  #intersection(parts: readonly CustomerSet[]): Mask {
    const all = parts.flatMap((part) => (part.kind === 'not' ? [] : [this.of(part)]));
    const none = parts.flatMap((part) => (part.kind === 'not' ? [this.of(part.of)] : []));
    return intersection(this.#new(), this.#size, all, none);
  }

  #walking({ places, most = Number.POSITIVE_INFINITY, budget }: Walk): Walking {
    const paid = budget && { high: this.#column(budget.high), low: this.#column(budget.low), total: budget.total };
    return { places: this.#column(places), most, ...(paid && { budget: paid }) };
  }

  #new(): Mask {
    return this.#free.pop() ?? noOne(this.#size);
  }
}
