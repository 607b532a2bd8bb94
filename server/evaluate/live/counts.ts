import type { Group } from '../engine.ts';
import type { Masks } from './masks.ts';
import { groupOf, type Money, type Sums, sumsFrom, sumsOf } from './money.ts';
import { Recent } from './recent.ts';
import type { CustomerSet } from './sets.ts';

const remembered = 20_000;

/** How many customers are in sets, and their money. */
export class Counts {
  readonly #masks: Masks;
  readonly #money: Money | undefined;
  readonly #known = new Recent<number, Sums>(remembered);
  /** What was last counted at a place in the rules: after an edit little of it is different. */
  readonly #last = new Map<string, CustomerSet>();

  constructor(masks: Masks, money: Money | undefined) {
    this.#masks = masks;
    this.#money = money;
  }

  get money(): Money | undefined {
    return this.#money;
  }

  /** `place`: where in the rules the number stands. */
  group(set: CustomerSet, place?: string): Group {
    return groupOf(this.sums(set, place), this.#money);
  }

  sums(set: CustomerSet, place?: string): Sums {
    const sums = this.#known.get(set.id) ?? this.#count(set, place);
    this.#known.set(set.id, sums);
    if (place !== undefined) this.#last.set(place, set);
    return sums;
  }

  #count(set: CustomerSet, place: string | undefined): Sums {
    const last = place === undefined ? undefined : this.#last.get(place);
    const sums = last && this.#known.get(last.id);
    const mask = this.#masks.of(set);
    return last && sums && this.#masks.has(last)
      ? sumsFrom({ mask: this.#masks.of(last), sums }, mask, this.#money)
      : sumsOf(mask, this.#money);
  }
}
