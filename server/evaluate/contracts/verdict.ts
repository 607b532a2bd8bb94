import type * as Ir from '../../ir/index.ts';
import { exactOf, parseDecimal, power, printDecimal } from '../../targets/sql/index.ts';
import type { ContractResult } from '../engine.ts';

/** What was measured for a contract; sums and values as canonical text. */
export interface Measured {
  /** Those for whom it holds, and all customers. */
  readonly customers: bigint;
  readonly all: bigint;
  /** How many of them have a value. */
  readonly known: bigint;
  /** Of the values of those for whom it holds, and of all; `null`: there are none. */
  readonly sum: string | null;
  readonly total: string | null;
  readonly lowest: string | null;
  readonly highest: string | null;
  /** The two middle values. */
  readonly middle: readonly [string | null, string | null];
}

interface Fraction {
  readonly part: bigint;
  /** Above zero. */
  readonly whole: bigint;
}

/** What was found as a fraction of whole numbers, so that nothing is rounded before it is compared. */
export function verdictOf(contract: Ir.Contract, measured: Measured): ContractResult {
  const value = fractionOf(contract, measured);
  const below = value !== undefined && contract.least !== undefined && compare(value, endOf(contract.least)) < 0;
  const above = value !== undefined && contract.most !== undefined && compare(value, endOf(contract.most)) > 0;
  const end = below ? contract.least : above ? contract.most : undefined;
  return {
    passed: value !== undefined && !end,
    measure: contract.measure,
    ...(contract.of && { type: contract.of.type }),
    ...foundIn(contract, measured, value, end && endOf(end)),
    ...(contract.least && { least: String(contract.least.value) }),
    ...(contract.most && { most: String(contract.most.value) }),
    ...(value &&
      end && { off: { to: below ? 'more' : 'less', ...distance(contract, measured, value, endOf(end), below) } }),
  };
}

function fractionOf({ measure, of }: Ir.Contract, found: Measured): Fraction | undefined {
  const scale = (of && exactOf(of.type)?.scale) ?? 0;
  switch (measure) {
    case 'count':
      return { part: found.customers, whole: 1n };
    case 'share':
      return of
        ? ratio(unscaled(found.sum ?? '0', scale), unscaled(found.total ?? '0', scale))
        : ratio(found.customers, found.all);
    case 'sum':
      return decimal(found.sum ?? '0');
    case 'average':
      return found.sum === null ? undefined : ratio(unscaled(found.sum, scale), found.known * power(scale));
    case 'median': {
      const [lower, upper] = found.middle;
      return lower === null || upper === null
        ? undefined
        : ratio(unscaled(lower, scale) + unscaled(upper, scale), 2n * power(scale));
    }
    default: {
      const extreme = found[measure];
      return extreme === null ? undefined : decimal(extreme);
    }
  }
}

/** A part of nothing is no share, and a part of a loss neither. */
function ratio(part: bigint, whole: bigint): Fraction | undefined {
  return whole > 0n ? { part, whole } : undefined;
}

function decimal(text: string): Fraction {
  const { unscaled: part, scale } = parseDecimal(text);
  return { part, whole: power(scale) };
}

function endOf({ value }: Ir.Literal): Fraction {
  return decimal(String(value));
}

function unscaled(text: string, scale: number): bigint {
  const found = parseDecimal(text);
  return found.unscaled * power(scale - found.scale);
}

function compare(one: Fraction, other: Fraction): number {
  const difference = one.part * other.whole - other.part * one.whole;
  return difference < 0n ? -1 : Number(difference > 0n);
}

type Found = Pick<ContractResult, 'customers' | 'value' | 'total'>;

function foundIn(
  { measure, of }: Ir.Contract,
  found: Measured,
  value: Fraction | undefined,
  end: Fraction | undefined,
): Found {
  if (!of) return { customers: { part: Number(found.customers), all: Number(found.all) } };
  const scale = exactOf(of.type)?.scale ?? 0;
  if (measure === 'share') {
    const text = (sum: string | null) => printDecimal(unscaled(sum ?? '0', scale), scale);
    return { value: text(found.sum), total: text(found.total) };
  }
  return value ? { value: shown(value, shownScale(measure, scale, value, end)) } : {};
}

/**
 * As many digits as the values have, and as are needed: of an average two at least where it has them, of a median one more where it lies between two
 * values; and of what fails so many that it is not shown as the end that it misses.
 */
function shownScale(measure: Ir.Contract['measure'], scale: number, value: Fraction, end?: Fraction): number {
  const most = measure === 'average' ? Math.max(scale, 2) : measure === 'median' ? scale + 1 : scale;
  let digits = scale;
  while (digits < most && (value.part * power(digits)) % value.whole !== 0n) digits++;
  while (end && digits < mostDigits && shown(value, digits) === shown(end, digits)) digits++;
  return digits;
}

const mostDigits = 12;

/** Half away from zero. */
function shown({ part, whole }: Fraction, scale: number): string {
  const [sign, size] = part < 0n ? [-1n, -part] : [1n, part];
  return printDecimal((sign * (2n * size * power(scale) + whole)) / (2n * whole), scale);
}

/** By how much it would have to change: customers, the sum of a part of an unchanged whole, or the value itself. */
function distance(
  { measure, of }: Ir.Contract,
  found: Measured,
  value: Fraction,
  end: Fraction,
  below: boolean,
): { readonly customers: number } | { readonly value: string } {
  if (!of) {
    const wanted = { part: end.part * (measure === 'share' ? found.all : 1n), whole: end.whole };
    const [low, high] = below
      ? [{ part: found.customers, whole: 1n }, wanted]
      : [wanted, { part: found.customers, whole: 1n }];
    return { customers: Number(upwards(minus(high, low), 0)) };
  }
  const scale = exactOf(of.type)?.scale ?? 0;
  const total = decimal(found.total ?? '0');
  const whole = (share: Fraction) =>
    measure === 'share' ? { part: share.part * total.part, whole: share.whole * total.whole } : share;
  const [low, high] = below ? [whole(value), whole(end)] : [whole(end), whole(value)];
  const digits = measure === 'share' ? scale : shownScale(measure, scale, value, end);
  return { value: printDecimal(upwards(minus(high, low), digits), digits) };
}

function minus(one: Fraction, other: Fraction): Fraction {
  return { part: one.part * other.whole - other.part * one.whole, whole: one.whole * other.whole };
}

/** Less than that would not do. */
function upwards({ part, whole }: Fraction, scale: number): bigint {
  return (part * power(scale) + whole - 1n) / whole;
}
