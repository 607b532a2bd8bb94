import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import { arithmetic, cny, metric, num, quotient, types } from '../support/ir-builder.ts';
import { divide, floor, parseDecimal, printDecimal, round } from '../support/reference/decimal.ts';
import { overCustomers, table, valuesOf } from './tables.ts';

function d(text: string) {
  return parseDecimal(text)!;
}

/** The value of an expression without columns. */
function value(expression: Ir.Expression): string | null | undefined {
  return valuesOf(overCustomers([], table('id\na'), { definitions: [metric('x', expression)] }), 'x')[0];
}

describe('plain decimals', () => {
  it.each(['0', '-1', '12.50', '-0.01', '007', '99999999999999999999999999999999999999'])('%s is one', (text) => {
    expect(parseDecimal(text)).toBeDefined();
  });

  it.each(['', '-', '.5', '5.', '+1', '1e3', '1,000', ' 1', '0x1', '１', 'NaN', '1.2.3'])('%j is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it.each([
    [d('-0.05'), '-0.05'],
    [d('007'), '7'],
    [d('-0.00'), '0.00'],
    [{ unscaled: -7n, scale: 3 }, '-0.007'],
  ])('%o prints as %s', (decimal, text) => expect(printDecimal(decimal)).toBe(text));
});

describe('rounding is half away from zero', () => {
  it.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4999', 0, '2'],
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['0.125', 2, '0.13'],
    ['1.2', 3, '1.200'],
    ['-0.4', 0, '0'],
  ])('of %s to %i places is %s', (text, places, rounded) => expect(printDecimal(round(d(text), places))).toBe(rounded));

  it.each([
    ['1', '8', 2, '0.13'],
    ['-1', '8', 2, '-0.13'],
    ['1', '-8', 2, '-0.13'],
    ['-1', '-8', 2, '0.13'],
    ['2', '3', 0, '1'],
    ['1', '3', 2, '0.33'],
    ['0.3', '0.1', 0, '3'],
    ['5', '2', 0, '3'],
  ])('of %s / %s to %i places is %s', (above, below, places, rounded) =>
    expect(printDecimal(divide(d(above), d(below), places))).toBe(rounded),
  );

  it.each([
    ['2.5', '2'],
    ['-2.5', '-3'],
    ['-2.0', '-2'],
    ['-0.1', '-1'],
    ['0.9', '0'],
  ])('the floor of %s is %s', (text, floored) => expect(printDecimal(floor(d(text)))).toBe(floored));
});

describe('quotients', () => {
  it('divide the integers at a common scale, so that 0.3 / 0.1 is 3', () => {
    expect(value(quotient(num('0.3'), num('0.1')))).toBe('3');
    expect(value({ op: 'floor', type: types.number(0), of: quotient(num('0.3'), num('0.1')) })).toBe('3');
    expect(value(quotient(num('1'), num('3')))).toBe('0.3333333333333333');
  });

  it('by zero are missing', () => expect(value(quotient(num('1'), num('0.00')))).toBeNull());

  it('need integers below 2^53', () => {
    expect(value(quotient(num('9007199254740991'), num('1')))).toBe('9007199254740991');
    expect(() => value(quotient(num('9007199254740992'), num('1')))).toThrow('2^53');
    // At the scale of the other side the integer is ten times as large.
    expect(() => value(quotient(num('900719925474099'), num('0.1')))).not.toThrow();
    expect(() => value(quotient(num('900719925474099'), num('0.01')))).toThrow('2^53');
  });

  it('round as doubles by half up of the magnitude', () => {
    const half = quotient(num('-5'), num('2'));
    expect(value({ op: 'round-double', type: types.number(0), of: half, places: 0 })).toBe('-3');
    // 1.005 is a little less as a double; rounded after an exact division it would be 1.01.
    const below = quotient(num('1005'), num('1000'));
    expect(value({ op: 'round-double', type: types.number(2), of: below, places: 2 })).toBe('1.00');
    expect(
      value({
        op: 'round-quotient',
        type: types.number(2),
        numerator: num('1005'),
        denominator: num('1000'),
        places: 2,
      }),
    ).toBe('1.01');
  });
});

describe('sums, differences and products are exact', () => {
  it.each([
    ['add', '0.1', '0.25', '0.35'],
    ['subtract', '0.1', '0.35', '-0.25'],
  ] as const)('%s %s and %s', (op, left, right, result) =>
    expect(value(arithmetic(op, cny(left), cny(right), types.money(2)))).toBe(result),
  );

  it('with the scales of a product added', () => {
    expect(value(arithmetic('multiply', cny('1.05'), num('-1.1'), types.money(3)))).toBe('-1.155');
  });

  it('with at most 38 digits', () => {
    const large = num('9'.repeat(38));
    expect(() => value(arithmetic('add', large, num('1'), types.number(0)))).toThrow('38 digits');
  });
});
