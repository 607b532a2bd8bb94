import { type Sql, sql } from './fragment.ts';
import { balanced } from './number.ts';

/** Bits of a number that JavaScript and every engine hold exactly. */
export const bits = 30;

/** Numbers in whose bits conditions stand, which are never NULL: the first in the lowest bit of the first number. */
export function bitMasks(conditions: readonly Sql[]): readonly Sql[] {
  const masks: Sql[] = [];
  for (let from = 0; from < conditions.length; from += bits) {
    const part = conditions.slice(from, from + bits);
    masks.push(balanced(part.map((condition, bit) => sql`CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`)));
  }
  return masks;
}

/** The conditions that stand in such numbers. */
export function inBits(masks: readonly Sql[]): (condition: number) => Sql {
  return (condition) => sql`(${masks[Math.floor(condition / bits)] ?? sql`0`} & ${2 ** (condition % bits)}) <> 0`;
}

/** The same for numbers that were read. */
export function isInBits(masks: readonly number[], condition: number): boolean {
  const mask = masks[Math.floor(condition / bits)] ?? 0;
  return Math.floor(mask / 2 ** (condition % bits)) % 2 === 1;
}
