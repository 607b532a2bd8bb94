import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelFile, kernelText } from '../../../server/build/kernel.mjs';
import {
  distinctOf,
  medianOf,
  nextDueOf,
  sumOf,
  topOf,
  usualGapOf,
} from '../../../server/targets/javascript/kernel/aggregate.ts';
import * as calendar from '../../../server/targets/javascript/kernel/calendar.ts';
import { decidedRows, groupedAbove, rowsBelow } from '../../../server/targets/javascript/kernel/decided.ts';
import { exactOfNumber, exactOfText } from '../../../server/targets/javascript/kernel/door.ts';
import { drawn } from '../../../server/targets/javascript/kernel/draw.ts';
import * as number from '../../../server/targets/javascript/kernel/number.ts';
import { placeRows, type Row, readRows } from '../../../server/targets/javascript/kernel/rows.ts';
import { compareBytes } from '../../../server/targets/javascript/kernel/text.ts';
import * as theirs from '../../support/reference/calendar.ts';
import * as decimal from '../../support/reference/decimal.ts';

const whole = fc.oneof(
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.constantFrom(2n ** 53n - 1n, 2n ** 53n, -(2n ** 53n)),
);
const day = fc.integer({ min: theirs.parseDay('0001-01-01') ?? 0, max: theirs.parseDay('9999-12-31') ?? 0 });
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', '😀', '\uffff', 'x'.repeat(200)),
);

describe('the kernel', () => {
  it('stands in modules as its sources are: else run `node server/build/kernel.mjs`', async () => {
    expect(readFileSync(kernelFile, 'utf8')).toBe(await kernelText());
  });

  it('adds, multiplies and divides whole numbers exactly, and holds each in one form', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [one, other] = [number.tidy(a), number.tidy(b)];
        expect(number.add(one, other)).toEqual(number.tidy(a + b));
        expect(number.subtract(one, other)).toEqual(number.tidy(a - b) === 0 ? expect.closeTo(0) : number.tidy(a - b));
        expect(BigInt(number.multiply(one, other))).toBe(a * b);
        expect(BigInt(number.rounded(one, 1000))).toBe(decimal.round({ unscaled: a, scale: 3 }, 0).unscaled);
        expect(BigInt(number.floored(one, 1000))).toBe(decimal.floor({ unscaled: a, scale: 3 }).unscaled);
        if (b !== 0n) {
          const expected = decimal.divide({ unscaled: a, scale: 0 }, { unscaled: b, scale: 0 }, 2).unscaled;
          expect(BigInt(number.roundedQuotient(one, other, 100))).toBe(expected);
        }
      }),
    );
  });

  it.each([number.add, number.subtract, number.multiply])('leaves missing what is missing: %s', (operation) => {
    for (const other of [0, 1, 10n ** 20n, Number.NaN]) {
      expect(operation(Number.NaN, other)).toBeNaN();
      expect(operation(other, Number.NaN)).toBeNaN();
    }
  });

  it('refuses what no double holds', () => {
    expect(number.quotient(1, 0)).toBeNaN();
    expect(number.quotient(1, 4)).toBe(0.25);
    expect(() => number.quotient(2n ** 53n, 1)).toThrow('too large to be computed with exactly');
    expect(() => number.finite(Number.POSITIVE_INFINITY)).toThrow('too large to be computed with exactly');
  });

  it('reads and prints decimals', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 9 }), (unscaled, scale) => {
        const printed = decimal.printDecimal({ unscaled, scale });
        expect(number.printExact(number.tidy(unscaled), scale)).toBe(printed);
        expect(BigInt(exactOfText(printed, scale) ?? 'none')).toBe(unscaled);
        expect(BigInt(exactOfText(`${printed}${scale > 0 ? '000' : ''}`, scale) ?? 'none')).toBe(unscaled);
      }),
    );
  });

  it('takes a number for the shortest decimal that it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.integer({ min: 0, max: 4 }),
        (unscaled, scale) => {
          expect(
            exactOfNumber(Number(decimal.printDecimal({ unscaled: BigInt(unscaled), scale })), scale, 10 ** scale),
          ).toBe(unscaled + 0);
        },
      ),
    );
    expect(exactOfNumber(0.1 + 0.2, 2, 100)).toBeUndefined();
  });

  it('counts days as the calendar does', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -60, max: 60 }), (a, b, months) => {
        expect(calendar.printDay(a)).toBe(theirs.printDay(a));
        expect(calendar.dayFrom(theirs.printDay(a))).toBe(a);
        expect(calendar.civil(a)).toEqual(theirs.civil(a));
        expect(calendar.monthsBetween(a, b)).toBe(theirs.monthsBetween(a, b));
        expect(calendar.moved(a, months, 3)).toBe(theirs.addMonths(a, months) + 3);
        expect(
          ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][calendar.weekdayOf(a)],
        ).toBe(theirs.weekday(a));
      }),
    );
  });

  it('draws by MD5, and orders by bytes', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const expected = createHash('md5').update(Buffer.from(one, 'utf8')).digest().readUInt32BE(0);
        expect(drawn(one)).toBe(expected);
        expect(Math.sign(compareBytes(one, other))).toBe(
          Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other))),
        );
      }),
    );
  });
});

/** As many as a wholesaler may have: what looks at all rows again for each of them does not come to an end. */
const many = 100_000;

interface Order extends Row {
  readonly category: string;
}

const day0 = calendar.dayNumber(2000, 1, 1);

function orders({ perDay, perCategory }: { readonly perDay: number; readonly perCategory: number }): Order[] {
  const customer: Row = { key: 'c', by: null, day: Number.NaN, up: null };
  return Array.from({ length: many }, (_, index) => ({
    key: `o${index}`,
    by: 'c',
    day: day0 + Math.floor(index / perDay),
    up: customer,
    category: `c${Math.floor(index / perCategory)}`,
  }));
}

describe.each([
  ['one group', { perDay: many, perCategory: many }],
  ['groups of one row', { perDay: 1, perCategory: 1 }],
  ['some groups', { perDay: 100, perCategory: 1000 }],
])('a customer with 100,000 rows in %s', (_, groups) => {
  const rows = orders(groups);
  const days = many / groups.perDay;
  const lastDay = day0 + days - 1;

  it('has the best categories by a sum', () => {
    const top = topOf(
      rows,
      ({ category }) => category,
      (some) => sumOf(some, () => 1),
      2,
    );
    expect(top).toEqual(groups.perCategory === many ? ['c0'] : ['c0', 'c1']);
    expect(distinctOf(rows, ({ category }) => category)).toBe(many / groups.perCategory);
  });

  it('has a next day on which something is due', () => {
    expect(nextDueOf(rows, () => 1, 1, lastDay + 2 * many)).toBe(day0 + many);
    expect(usualGapOf(rows)).toEqual(days > 1 ? 1 : Number.NaN);
    expect(medianOf(rows, ({ day }) => day)).toBe((day0 + lastDay) * 5);
  });

  it('has them read, placed and decided about', () => {
    const given = rows.map(({ key, day }) => ({ key, day }));
    const read = readRows({ orders: given }, 'orders', ['key', 'day'], false, (row) => ({
      key: String(row['key']),
      by: 'c',
      day: Number(row['day']),
      up: null,
    }));
    const customer: Row = { key: 'c', by: null, day: Number.NaN, up: null };
    const above = { used: [customer], byKey: new Map([['c', customer]]), future: new Set<string>() };
    const placed = placeRows(read, {
      today: lastDay,
      isKeyed: true,
      isTimed: true,
      above,
      isAbout: false,
      isFree: false,
    });
    expect(rowsBelow(groupedAbove(placed, 1), customer)).toHaveLength(many);
    expect(decidedRows(placed, ({ day }) => day)).toHaveLength(many);
  });
});
