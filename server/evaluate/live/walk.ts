import { isIn, type Mask } from './bitmask.ts';
import { type Column, valueAt } from './column.ts';

/** How a campaign is walked down: who takes part in it, and until when. Columns are told by their numbers. */
export interface Walk {
  /** The place of each customer among all, from 1: those who are eligible come in this order. */
  readonly places: number;
  /** How many are treated at the most. */
  readonly most?: number;
  /** What each customer costs, in units of 2^26 and the rest, and what there is in all. */
  readonly budget?: { readonly high: number; readonly low: number; readonly total: bigint };
}

/** The same with what the numbers stand for. */
export interface Walking {
  readonly places: Column;
  readonly most: number;
  readonly budget?: { readonly high: Column; readonly low: Column; readonly total: bigint };
}

/** Costs are held in two numbers, of which the lower has so many bits: sums of both are exact. */
export const lowBits = 26;

/** Who is treated, or who is the control, of those who are eligible: written into a mask. */
export function walked(
  into: Mask,
  { places, most, budget }: Walking,
  eligible: Mask,
  held: Mask,
  which: 'treated' | 'control',
): Mask {
  into.fill(0);
  const purse = budget && new Purse(budget.total);
  const take = (customer: number) => {
    into[customer >>> 5]! |= 1 << (customer & 31);
  };
  let left = most;
  for (const customer of inOrder(places)) {
    if (left === 0) break;
    if (!isIn(eligible, customer)) continue;
    if (isIn(held, customer)) {
      if (which === 'control') take(customer);
      continue;
    }
    if (budget && !purse!.pays(valueAt(budget.high, customer), valueAt(budget.low, customer))) break;
    left--;
    if (which === 'treated') take(customer);
  }
  return into;
}

/** The rank of a customer among those who are eligible, and of the last of some of them; 0 where there is none. */
export function ranksIn(places: Column, eligible: Mask, customer: number, last: Mask): { rank: number; last: number } {
  const found = { rank: 0, last: 0 };
  let rank = 0;
  for (const each of inOrder(places)) {
    if (!isIn(eligible, each)) continue;
    rank++;
    if (each === customer) found.rank = rank;
    if (isIn(last, each)) found.last = rank;
  }
  return found;
}

const orders = new WeakMap<Column, Uint32Array>();

/** Customers by their places. */
export function inOrder(places: Column): Uint32Array {
  const known = orders.get(places);
  if (known) return known;
  const order = new Uint32Array(places.values.length);
  for (let customer = 0; customer < order.length; customer++) order[valueAt(places, customer) - 1] = customer;
  orders.set(places, order);
  return order;
}

/** What is left of a budget. */
class Purse {
  #high: number;
  #low: number;

  constructor(total: bigint) {
    this.#high = Number(total >> BigInt(lowBits));
    this.#low = Number(total & BigInt(2 ** lowBits - 1));
  }

  pays(high: number, low: number): boolean {
    let [restHigh, restLow] = [this.#high - high, this.#low - low];
    if (restLow < 0) {
      restHigh -= 1;
      restLow += 2 ** lowBits;
    }
    if (restHigh < 0) return false;
    this.#high = restHigh;
    this.#low = restLow;
    return true;
  }
}
