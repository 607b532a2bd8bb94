import { sql } from '../../../../server/targets/sql/index.ts';
import { types } from '../../../support/ir-builder.ts';
import type { Case } from './case.ts';

const { days, double } = types;
const decimal = (text: string, digits = 38) => [types.number(text.split('.')[1]?.length ?? 0, digits), text] as const;

const nines = (digits: number) => '9'.repeat(digits);

const unscaled = ([text, digits, scale, is]: readonly [string, number, number, string]): Case => {
  const held = { digits, scale: text.split('.')[1]?.length ?? 0 };
  return {
    title: `unscaled ${text} of ${digits} digits to ${scale} places`,
    inputs: [decimal(text, digits)],
    of: (dialect, value) => dialect.textOfWhole(dialect.unscaled(value!, held, scale)),
    is,
  };
};

const scaled = ([whole, digits, scale, is]: readonly [string, number, number, string]): Case => ({
  title: `scaled ${whole} to ${scale} places of ${digits} digits`,
  inputs: [decimal('7')],
  of: (dialect) => dialect.scaled(dialect.wide(BigInt(whole)), { digits, scale }),
  type: types.number(scale, digits),
  is,
});

const divided = ([dividend, divisor, quotient, rest]: readonly [string, string, string | null, string | null]) => {
  const digits = Math.max(...[dividend, divisor].map((each) => each.replace('-', '').length));
  return (['divideWhole', 'remainder'] as const).map(
    (operation): Case => ({
      title: `${operation} ${dividend} ${divisor}`,
      inputs: [decimal(dividend), decimal(divisor)],
      of: (dialect, a, b) => dialect.textOfWhole(dialect[operation](a!, sql`nullif(${b!}, 0)`, digits)),
      is: operation === 'remainder' ? rest : quotient,
    }),
  );
};

const rounded = ([text, digits, places, is]: readonly [string, number, number, string]): Case => {
  const held = { digits, scale: text.split('.')[1]!.length };
  const type = types.number(places, Math.min(38, digits - held.scale + 1 + places));
  return {
    title: `round ${text} of ${digits} digits to ${places} places`,
    inputs: [decimal(text, digits)],
    of: (dialect, value) => dialect.cast(dialect.round(value!, held, places), dialect.types.decimal(heldOf(type))),
    type,
    is,
  };
};

function heldOf({ held }: ReturnType<typeof types.number> & { held?: unknown }) {
  return held as { readonly digits: number; readonly scale: number };
}

const floored = ([text, is]: readonly [string, string]): Case => ({
  title: `floor ${text}`,
  inputs: [decimal(text, 37)],
  of: (dialect, value) => dialect.cast(dialect.floor(value!), dialect.types.decimal({ digits: 38, scale: 0 })),
  type: types.number(0),
  is,
});

const product = ([a, b, digitsOfA, digitsOfB, is]: readonly [string, string, number, number, string]): Case => {
  const places = (text: string) => text.split('.')[1]?.length ?? 0;
  return {
    title: `multiply ${a} of ${digitsOfA} digits and ${b} of ${digitsOfB}`,
    inputs: [decimal(a, digitsOfA), decimal(b, digitsOfB)],
    of: (dialect, one, other) =>
      dialect.multiply(
        { value: one!, held: { digits: digitsOfA, scale: places(a) } },
        { value: other!, held: { digits: digitsOfB, scale: places(b) } },
      ),
    type: types.number(places(a) + places(b)),
    is,
  };
};

const finite = ([text, is]: readonly [string | null, string]): Case => ({
  title: `isFinite ${text}`,
  inputs: [[double, text]],
  of: (dialect, value) => dialect.isTrue(dialect.isFinite(value!)),
  type: types.yesNo,
  is,
});

export const numberCases: readonly Case[] = [
  ...(
    [
      ['0.00', 18, 2, '0'],
      ['-0.01', 18, 2, '-1'],
      ['12.5', 18, 4, '125000'],
      ['9999999999999999.99', 18, 2, nines(18)],
      [`${nines(36)}.99`, 38, 2, nines(38)],
      [`-${nines(29)}.999999999`, 38, 9, `-${nines(38)}`],
      [nines(38), 38, 0, nines(38)],
      [nines(20), 20, 18, `${nines(20)}${'0'.repeat(18)}`],
      [`-${nines(19)}.9`, 20, 10, `-${nines(20)}${'0'.repeat(9)}`],
    ] as const
  ).map(unscaled),
  {
    title: 'unscaled days',
    inputs: [[days, '-400']],
    of: (dialect, value) => dialect.textOfWhole(dialect.unscaled(value!, { digits: 18, scale: 0 }, 3)),
    is: '-400000',
  },
  ...(
    [
      ['0', 18, 2, '0.00'],
      ['-5', 2, 2, '-0.05'],
      ['125', 18, 0, '125'],
      [nines(36), 38, 2, `${nines(34)}.99`],
      [`-${nines(29)}`, 38, 9, `-${nines(20)}.${nines(9)}`],
      [`-${nines(38)}`, 38, 0, `-${nines(38)}`],
      ['999', 3, 1, '99.9'],
    ] as const
  ).map(scaled),
  ...(
    [
      ['7', '2', '3', '1'],
      ['-7', '2', '-3', '-1'],
      ['7', '-2', '-3', '1'],
      ['-7', '-2', '3', '-1'],
      ['7', '0', null, null],
      ['0', '5', '0', '0'],
      [nines(18), `-${nines(17)}`, '-10', '9'],
      [`-${nines(18)}`, '1', `-${nines(18)}`, '0'],
      [nines(38), '10', nines(37), '9'],
      [nines(38), nines(38), '1', '0'],
      [`-${nines(38)}`, '7', '-14285714285714285714285714285714285714', '-1'],
      [nines(37), nines(38), '0', nines(37)],
    ] as const
  ).flatMap(divided),
  ...(
    [
      ['2.5', 10, 0, '3'],
      ['-2.5', 10, 0, '-3'],
      ['1.245', 18, 2, '1.25'],
      ['-1.245', 18, 2, '-1.25'],
      ['1.2449', 18, 2, '1.24'],
      ['0.05', 2, 1, '0.1'],
      ['0.995', 3, 2, '1.00'],
      [`${nines(36)}.94`, 38, 1, `${nines(36)}.9`],
      [`-${nines(27)}.994999999`, 38, 2, `-${nines(27)}.99`],
      ['-0.4', 5, 0, '0'],
    ] as const
  ).map(rounded),
  ...(
    [
      ['2.5', '2'],
      ['-2.5', '-3'],
      ['-2.0', '-2'],
      ['-0.000000001', '-1'],
      [`-${nines(28)}.000000001`, `-1${'0'.repeat(28)}`],
      [`${nines(35)}.99`, nines(35)],
    ] as const
  ).map(floored),
  ...(
    [
      ['1.25', '-4', 10, 5, '-5.00'],
      [nines(19), nines(19), 19, 19, String(BigInt(nines(19)) ** 2n)],
      ['99999999999999999.99', '9999999999999999.999', 19, 19, '999999999999999999800000000000000.00001'],
      ['0.000000001', '0.000000001', 38, 38, '0.000000000000000001'],
      ['12345678901234567890.12', '-1000000.000', 38, 38, '-12345678901234567890120000.00000'],
    ] as const
  ).map(product),
  ...(
    [
      ['0', 'yes'],
      ['-1.7976931348623157e308', 'yes'],
      [null, 'no'],
    ] as const
  ).map(finite),
  {
    title: 'floor of a double',
    inputs: [[double, '-0.5']],
    of: (dialect, value) => dialect.floor(value!),
    type: double,
    is: '-1',
  },
  {
    title: 'least and greatest',
    inputs: [decimal('1.50'), decimal('-2.50'), decimal('0.00')],
    of: (dialect, ...values) =>
      dialect.concat([
        dialect.textOfDecimal(dialect.least(values), { digits: 38, scale: 2 }),
        dialect.text(' '),
        dialect.textOfDecimal(dialect.greatest(values), { digits: 38, scale: 2 }),
      ]),
    is: '-2.50 1.50',
  },
  {
    title: 'the third constant',
    inputs: [[days, '3']],
    of: (dialect, number) =>
      dialect.nth(
        number!,
        ['a', 'b', "c'", 'd'].map((each) => dialect.text(each)),
      ),
    is: "c'",
  },
  {
    title: 'a constant of no number',
    inputs: [[days, null]],
    of: (dialect, number) => dialect.nth(number!, [dialect.text('a'), dialect.cast(sql`NULL`, dialect.types.text)]),
    is: null,
  },
];
