import type { LimitUnit } from './limit.ts';
import { periodsPerYear } from './limit.ts';
import type { Program } from './program.ts';
import { expressionsOfProgram, walk } from './walk.ts';

/** Times a year, as a fraction in lowest terms. */
export type PerYear = readonly [times: number, years: number];

/** The cadences that a program names, by their canonical texts: nothing else can be decided. */
export function cadencesOf(program: Program): ReadonlyMap<string, PerYear> {
  const found = new Map<string, PerYear>();
  for (const { expression } of expressionsOfProgram(program)) {
    for (const each of walk(expression)) {
      if (each.op === 'literal' && each.perYear) found.set(String(each.value), each.perYear);
    }
  }
  return found;
}

/** Work is counted in whole parts of what is done once: so many parts are one time. */
export function commonMeasure(cadences: Iterable<PerYear>): bigint {
  let parts = 1n;
  for (const [, years] of cadences) parts = lowestMultiple(parts, BigInt(years));
  return parts;
}

/** Sums over all customers must stay exact wherever they are made. */
const mostParts = 2n ** 50n;

/** Whether the work of each cadence is a number of such parts that there is room for. */
export function isMeasurable(cadences: Iterable<PerYear>): boolean {
  const all = [...cadences];
  const measure = commonMeasure(all);
  return all.every((cadence) => partsOf(cadence, measure) < mostParts);
}

/** The work of a cadence in a year, in such parts. */
export function partsOf([times, years]: PerYear, measure: bigint): bigint {
  return (BigInt(times) * measure) / BigInt(years);
}

/** How many parts, or customers, are within a limit: whatever is more is above it. */
export function partsWithin(
  { most, unit }: { readonly most: string; readonly unit: LimitUnit },
  measure: bigint,
): bigint {
  const [whole = '', fraction = ''] = most.split('.');
  return (BigInt(whole + fraction) * partsPer(unit, measure)) / 10n ** BigInt(fraction.length);
}

/** How many parts are one in the unit of a limit. */
export function partsPer(unit: LimitUnit, measure: bigint): bigint {
  return unit === 'customers' ? 1n : BigInt(periodsPerYear[unit]) * measure;
}

/** An exact fraction as text, in lowest terms: `2730`, `8191/3`. */
export function fractionText(dividend: bigint, divisor: bigint): string {
  const common = greatestDivisor(dividend, divisor);
  const [top, bottom] = [dividend / common, divisor / common];
  return bottom === 1n ? String(top) : `${top}/${bottom}`;
}

function lowestMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestDivisor(a, b)) * b;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
