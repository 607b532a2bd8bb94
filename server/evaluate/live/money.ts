import type * as Ir from '../../ir/index.ts';
import { exactOf, printDecimal } from '../../targets/sql/index.ts';
import type { Group } from '../engine.ts';
import { bitCount, lowestBit, type Mask } from './bitmask.ts';
import { type Column, valueAt } from './column.ts';

/**
 * The money of each customer, in columns of doubles that add up exactly: a value is the sum of part × 2^(26 × place). One part, where the sum of all
 * is below 2^53.
 */
export interface Money {
  readonly parts: readonly Float64Array[];
  readonly type: Ir.Type;
}

/** How many bits a part holds: 2^27 customers add up exactly. */
export const bitsOfPart = 26;

/** Customers, and the sum of each part of their money. */
export interface Sums {
  customers: number;
  readonly parts: number[];
}

/** Whole numbers below 2^53 as parts that add up exactly; what is missing adds nothing. */
export function partsOf(column: Column): readonly Float64Array[] {
  const whole = new Float64Array(column.values.length);
  for (let customer = 0; customer < whole.length; customer++) whole[customer] = valueAt(column, customer) || 0;
  if (whole.reduce((sum, value) => sum + Math.abs(value), 0) < 2 ** 52) return [whole];
  const upper = whole.map((value) => Math.trunc(value / 2 ** bitsOfPart));
  return [whole.map((value, index) => value - upper[index]! * 2 ** bitsOfPart), upper];
}

export function sumsOf(mask: Mask, money: Money | undefined): Sums {
  const sums = nothing(money);
  for (let word = 0; word < mask.length; word++) if (mask[word] !== 0) add(sums, money, word, mask[word]!, 1);
  return sums;
}

/** The sums of a set from those of a similar one: only whoever is in one of them alone is looked at. */
export function sumsFrom(
  before: { readonly mask: Mask; readonly sums: Sums },
  mask: Mask,
  money: Money | undefined,
): Sums {
  const sums: Sums = { customers: before.sums.customers, parts: [...before.sums.parts] };
  for (let word = 0; word < mask.length; word++) {
    const [old, now] = [before.mask[word]!, mask[word]!];
    if (old === now) continue;
    add(sums, money, word, now & ~old, 1);
    add(sums, money, word, old & ~now, -1);
  }
  return sums;
}

export function groupOf({ customers, parts }: Sums, money: Money | undefined): Group {
  if (!money) return { customers };
  const sum = parts.reduceRight((all, part) => (all << BigInt(bitsOfPart)) + BigInt(part), 0n);
  return { customers, money: printDecimal(sum, exactOf(money.type)?.scale ?? 0) };
}

export function nothing(money: Money | undefined): Sums {
  return { customers: 0, parts: money?.parts.map(() => 0) ?? [] };
}

/** The customers of one word are added, or taken away. */
export function add(sums: Sums, money: Money | undefined, word: number, bits: number, sign: 1 | -1): void {
  if (bits === 0) return;
  sums.customers += sign * bitCount(bits);
  if (!money) return;
  const first = word << 5;
  for (let part = 0; part < money.parts.length; part++) {
    const values = money.parts[part]!;
    let sum = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) sum += values[first + lowestBit(rest)]!;
    sums.parts[part]! += sign * sum;
  }
}
