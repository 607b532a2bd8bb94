import { add, type Decimal } from './decimal.ts';
import type { Value } from './value.ts';

/** Negative, zero or positive, as one value is worse than, equal to or better than another. */
export type Worse = (one: Value, other: Value) => number;

/** The worst value of each band from the second, or of each class but the last; missing where nobody got there. */
export type Cuts = readonly (Value | undefined)[];

/** Equal counts: the band of a known value is 1 + floor(worse × bands / n); nobody's band is lower for others who equal it. */
export function fitBands(bands: number, fitted: readonly Value[], order: Worse): Cuts {
  const reached = fitted.map((value) => {
    const worse = fitted.filter((other) => order(other, value) < 0).length;
    return { value, band: 1 + Math.floor((worse * bands) / fitted.length) };
  });
  return range(2, bands).map((band) =>
    worst(
      reached.filter((one) => one.band >= band).map((one) => one.value),
      order,
    ),
  );
}

/** The band is one more than the number of cuts that the value reaches. */
export function bandOf(value: Value, cuts: Cuts, order: Worse): number {
  return 1 + cuts.filter((cut) => cut !== undefined && order(value, cut) >= 0).length;
}

/** ABC: a positive value is in the first class with held(value) < share × total, where held is the sum of the greater ones. */
export function fitShares(
  shares: readonly (readonly [number, number] | undefined)[],
  fitted: readonly Value[],
  order: Worse,
): Cuts {
  const positive = fitted.map(exact).filter(({ unscaled }) => unscaled > 0n);
  const total = positive.reduce(add, { unscaled: 0n, scale: 0 });
  const classes = positive.map((value) => {
    const greater = positive.filter((other) => order(asValue(other), asValue(value)) > 0);
    const held = greater.reduce(add, { unscaled: 0n, scale: 0 });
    return {
      value: asValue(value),
      index: shares.findIndex((share) => share === undefined || isBelow(held, share, total)),
    };
  });
  return cutsOf(classes, shares.length, order);
}

/** Pyramid: a value is in the first class with atOrAbove(value) ≤ share × n. */
export function fitRanks(
  shares: readonly (readonly [number, number] | undefined)[],
  fitted: readonly Value[],
  order: Worse,
): Cuts {
  const classes = fitted.map((value) => {
    const atOrAbove = fitted.filter((other) => order(other, value) >= 0).length;
    const index = shares.findIndex((share) => share === undefined || atOrAbove * share[1] <= share[0] * fitted.length);
    return { value, index };
  });
  return cutsOf(classes, shares.length, order);
}

/** The first class whose cut the value reaches, else the last. */
export function classOf(value: Value, cuts: Cuts, order: Worse): number {
  const index = cuts.findIndex((cut) => cut !== undefined && order(value, cut) >= 0);
  return index < 0 ? cuts.length : index;
}

function cutsOf(classes: readonly { value: Value; index: number }[], members: number, order: Worse): Cuts {
  return range(0, members - 2).map((index) =>
    worst(
      classes.filter((one) => one.index === index).map((one) => one.value),
      order,
    ),
  );
}

/** held < share × total, in whole numbers. */
function isBelow(held: Decimal, [numerator, denominator]: readonly [number, number], total: Decimal): boolean {
  const scale = Math.max(held.scale, total.scale);
  const left = held.unscaled * 10n ** BigInt(scale - held.scale) * BigInt(denominator);
  const right = total.unscaled * 10n ** BigInt(scale - total.scale) * BigInt(numerator);
  return left < right;
}

function worst(values: readonly Value[], order: Worse): Value | undefined {
  return values.reduce<Value | undefined>(
    (least, value) => (least && order(least, value) <= 0 ? least : value),
    undefined,
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function exact(value: Value): Decimal {
  if (value.kind !== 'decimal') throw new Error(`shares are of exact numbers, not of a ${value.kind}`);
  return value;
}

function asValue(decimal: Decimal): Value {
  return { kind: 'decimal', unscaled: decimal.unscaled, scale: decimal.scale };
}
