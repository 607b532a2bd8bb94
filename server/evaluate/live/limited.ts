import { isIn, type Mask } from './bitmask.ts';
import { type Column, valueAt } from './column.ts';
import { inOrder } from './walk.ts';

/** How a limit is walked down. Columns are told by their numbers, sets by `Set`. */
export interface Limiting<Set> {
  /** The place of each customer among all, from 1. */
  readonly places: number;
  /** The number of each customer's group; absent where all are one. */
  readonly groups?: number;
  /** How much work there may be in each group. */
  readonly most: bigint;
  readonly work: readonly WorkOf<Set>[];
}

/** The work of each customer in a set: the same for all, or in a column. */
export interface WorkOf<Set> {
  readonly set: Set;
  readonly parts: number | { readonly column: number };
}

/** The same with what the numbers stand for. */
export interface LimitingColumns {
  readonly places: Column;
  readonly groups: Column | undefined;
  readonly most: bigint;
  readonly work: Float64Array;
}

/** Who keeps what is limited, written into a mask. Whoever has no work does not have it. */
export function keeping(into: Mask, { places, groups, most, work }: LimitingColumns): Mask {
  into.fill(0);
  const fits = roomFor(most);
  for (const customer of inOrder(places)) {
    const parts = work[customer]!;
    if (parts > 0 && fits(groups ? valueAt(groups, customer) : 0, parts)) into[customer >>> 5]! |= 1 << (customer & 31);
  }
  return into;
}

/** The work of each customer; 0 for who is in none of the sets. */
export function workIn(
  size: number,
  work: readonly { readonly mask: Mask; readonly parts: number | Column }[],
): Float64Array {
  const found = new Float64Array(size);
  for (const { mask, parts } of work) {
    for (let customer = 0; customer < size; customer++) {
      if (isIn(mask, customer)) found[customer] = typeof parts === 'number' ? parts : valueAt(parts, customer);
    }
  }
  return found;
}

/** Once somebody does not fit into a group, nobody does: what is left is below zero for good. */
function roomFor(most: bigint): (group: number, parts: number) => boolean {
  if (most > BigInt(Number.MAX_SAFE_INTEGER)) return greatRoomFor(most);
  const left: number[] = [];
  const all = Number(most);
  return (group, parts) => {
    const rest = (left[group] ?? all) - parts;
    left[group] = rest;
    return rest >= 0;
  };
}

function greatRoomFor(most: bigint): (group: number, parts: number) => boolean {
  const left: bigint[] = [];
  return (group, parts) => {
    const rest = (left[group] ?? most) - BigInt(parts);
    left[group] = rest;
    return rest >= 0n;
  };
}

const lowUnit = 2 ** 26;

/** Adds up whole numbers below 2^50 exactly, however many there are. */
export class PartsSum {
  #high = 0;
  #low = 0;

  add(parts: number): void {
    const high = Math.floor(parts / lowUnit);
    this.#high += high;
    this.#low += parts - high * lowUnit;
  }

  get value(): bigint {
    return BigInt(this.#high) * BigInt(lowUnit) + BigInt(this.#low);
  }
}
