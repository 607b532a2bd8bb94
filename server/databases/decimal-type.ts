import type { Type } from '../ir/index.ts';

/** No exact number of rules has more. */
export const mostDigits = 38;

/** As a look at a file has it: never fewer than 18 digits, so that a table that grows does not change the rules. */
export function decimalType(digits: number, scale: number): Type {
  return { kind: 'number', held: { kind: 'decimal', digits: Math.max(18, digits), scale } };
}
