/** A set of customers: bit `i & 31` of word `i >>> 5` says whether customer `i` is in it. Bits behind the last customer are 0. */
export type Mask = Uint32Array;

export function noOne(size: number): Mask {
  return new Uint32Array((size + 31) >>> 5);
}

// What follows writes into a mask, whatever was in it, so that masks can be used again.

export function everyone(into: Mask, size: number): Mask {
  return cutAt(into.fill(0xffffffff), size);
}

/** Whoever is in all of some sets and in none of others. */
export function intersection(into: Mask, size: number, all: readonly Mask[], none: readonly Mask[]): Mask {
  const [first, ...others] = all;
  if (first) into.set(first);
  else everyone(into, size);
  for (const mask of others) for (let word = 0; word < into.length; word++) into[word]! &= mask[word]!;
  for (const mask of none) for (let word = 0; word < into.length; word++) into[word]! &= ~mask[word]!;
  return into;
}

export function union(into: Mask, masks: readonly Mask[]): Mask {
  const [first, ...others] = masks;
  if (first) into.set(first);
  else into.fill(0);
  for (const mask of others) for (let word = 0; word < into.length; word++) into[word]! |= mask[word]!;
  return into;
}

export function complement(into: Mask, size: number, mask: Mask): Mask {
  for (let word = 0; word < into.length; word++) into[word] = ~mask[word]!;
  return cutAt(into, size);
}

export function isIn(mask: Mask, customer: number): boolean {
  return ((mask[customer >>> 5]! >>> (customer & 31)) & 1) === 1;
}

/** Customers in their order. */
export function* customersIn(mask: Mask): Iterable<number> {
  for (let word = 0; word < mask.length; word++) {
    for (let bits = mask[word]!; bits !== 0; bits &= bits - 1) yield (word << 5) + lowestBit(bits);
  }
}

/** The place of the lowest bit that is 1. */
export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function cutAt(mask: Mask, size: number): Mask {
  if (size % 32 !== 0) mask[mask.length - 1]! &= 2 ** (size % 32) - 1;
  return mask;
}
