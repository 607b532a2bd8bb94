import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGreater } from '../../server/analysis/expressions/comparisons.ts';
import {
  type Decimal,
  decimal,
  floored,
  isLike,
  join,
  medianOf,
  productOf,
  rounded,
  sumOf,
  totalOf,
  typeName,
} from '../../server/analysis/types.ts';
import { cadenceLiteral, decimalLiteral } from '../support/literals.ts';

/** The greatest unscaled integer of a decimal. */
const greatest = ({ digits }: Decimal) => 10n ** BigInt(digits) - 1n;
const atScale = (value: bigint, from: number, to: number) => value * 10n ** BigInt(to - from);
const holds = ({ digits }: Decimal, value: bigint) => value < 10n ** BigInt(digits);

const decimals = fc
  .record({ digits: fc.integer({ min: 1, max: 18 }), scale: fc.nat(9) })
  .map(({ digits, scale }) => decimal(digits, scale));

describe('what results are held in', () => {
  it('holds every sum and difference', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const sum = sumOf(a, b);
        const value = atScale(greatest(a), a.scale, sum.scale) + atScale(greatest(b), b.scale, sum.scale);
        expect(holds(sum, value)).toBe(true);
      }),
    );
  });

  it('holds every product', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(holds(productOf(a, b), greatest(a) * greatest(b))).toBe(true);
      }),
    );
  });

  it('holds both of two', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const both = join(a, b);
        for (const each of [a, b]) expect(holds(both, atScale(greatest(each), each.scale, both.scale))).toBe(true);
      }),
    );
  });

  it('holds the sum of ten thousand million rows, or as much as can be held', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        expect(holds(totalOf(a), greatest(a) * 10n ** 10n)).toBe(true);
      }),
    );
    expect(totalOf(decimal(36, 2))).toEqual(decimal(38, 2));
  });

  it('holds the mean of two', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        expect(holds(medianOf(a), (greatest(a) * 2n * 10n) / 2n)).toBe(true);
      }),
    );
  });

  it('holds what is rounded, up to 18 digits', () => {
    fc.assert(
      fc.property(decimals, fc.nat(9), (a, places) => {
        const { digits, scale } = rounded(a, places);
        expect(scale).toBe(places);
        // One more than all nines before the point, and the places.
        const needed = Math.max(a.digits - a.scale + 1 + places, places, 1);
        expect(digits).toBe(Math.max(Math.min(needed, 18), places));
      }),
    );
    expect(rounded({ kind: 'double' }, 2)).toEqual(decimal(18, 2));
    expect(floored(decimal(5, 2))).toEqual(decimal(4, 0));
  });
});

describe('constants compare', () => {
  it.each([
    ['10', '9.99', true],
    ['9.990', '9.99', false],
    ['-1', '-2', true],
    ['12345678901234567890', '12345678901234567889', true],
  ])('%s > %s is %s', (a, b, expected) => {
    expect(isGreater(decimalLiteral(a), decimalLiteral(b))).toBe(expected);
  });

  it('cadences by their times a year', () => {
    expect(isGreater(cadenceLiteral('weekly', [52, 1]), cadenceLiteral('every 2 weeks', [26, 1]))).toBe(true);
    expect(isGreater(cadenceLiteral('every 3 months', [4, 1]), cadenceLiteral('quarterly', [4, 1]))).toBe(false);
  });
});

describe('types', () => {
  const number = { kind: 'number', held: decimal(5, 2) } as const;
  const money = { kind: 'money', currency: 'CNY', held: decimal(5, 2) } as const;

  it('are alike by kind and unit, however they are held', () => {
    expect(isLike(number, { kind: 'number', held: { kind: 'double' } })).toBe(true);
    expect(isLike(money, { ...money, held: decimal(9, 4) })).toBe(true);
    expect(isLike(money, { ...money, currency: 'USD' })).toBe(false);
    expect(isLike(number, money)).toBe(false);
    expect(isLike({ kind: 'duration', dimension: 'days' }, { kind: 'duration', dimension: 'months' })).toBe(false);
  });

  it('are called as one would write them', () => {
    expect(typeName(money)).toBe('money CNY');
    expect(typeName({ kind: 'yes-no' })).toBe('yes/no');
    expect(typeName({ kind: 'list', of: { kind: 'text' } })).toBe('list of text');
    expect(
      typeName({
        kind: 'cell',
        parts: [
          { score: 'R', bands: 5 },
          { score: 'F', bands: 5 },
        ],
      }),
    ).toBe('R F');
  });
});
