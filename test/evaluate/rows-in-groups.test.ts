import { describe, expect, it } from 'vitest';
import { openRules, valuesOf } from './session.ts';

const head = `as of 2026-10-31
data products from "products.csv"
  key    product_id
  column kind: text
  column lasts: number
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer
  time     at: timestamp
  item     product_id of products
  amount   total: money CNY
  column   category: text
`;
const quantity = '  quantity pieces: number\n';

/** Columns: day, product, total, category, pieces. */
type Order = readonly [at: string, product: string, total: string, category: string, pieces?: string];

async function asked(metric: string, orders: readonly Order[], counted = false): Promise<string | null> {
  const session = await openRules(`${head}${counted ? quantity : ''}metric it is ${metric}\n`, {
    'customers.csv': 'id\n1\n2\n',
    'products.csv': 'product_id,kind,lasts\nP1,formula,30\nP2,diaper,7.5\nP3,,\n',
    'orders.csv': `customer,at,product_id,total,category,pieces\n${orders.map((order) => `1,${[...order, ''].slice(0, 5).join(',')}\n`).join('')}`,
  });
  const values = await valuesOf(session, 'it');
  expect(values['2']).toBeNull();
  return values['1'] ?? null;
}

const bought: readonly Order[] = [
  ['2026-10-01', 'P1', '10', 'hair', '1'],
  ['2026-09-01', 'P1', '20', 'skin', '1'],
  ['2026-08-01', 'P2', '30', 'skin', '1'],
  ['2025-01-01', 'P3', '500', 'bath', '1'],
  ['2026-08-02', 'P2', '1000', '', '1'],
];

describe('top … of … by …', () => {
  it.each([
    // The greatest first; what has no category is no entry.
    ['top 3 of orders.category by sum of orders.total', 'bath; skin; hair'],
    ['top 1 of orders.category by sum of orders.total', 'bath'],
    ['top 3 of orders.category by count of orders', 'skin; bath; hair'],
    ['top 3 of orders.category by latest orders', 'hair; skin; bath'],
    ['top 2 of orders.category by lowest orders.total', 'bath; skin'],
    ['top 3 of orders.product.kind by count of orders', 'diaper; formula'],
    ['top 3 of orders.category by median of orders.total', 'bath; skin; hair'],
    // The window and the condition are those of the whole.
    ['top 3 of orders.category by sum of orders.total in last 12 months', 'skin; hair'],
    ['top 3 of orders.category by sum of orders.total in last 12 months where total < 30 CNY', 'skin; hair'],
    ['top 3 of orders.category by sum of orders.total where category is "hair"', 'hair'],
    ['top 3 of orders.category by sum of orders.total in 2020', null],
  ])('%s is %s', async (metric, expected) => {
    expect(await asked(metric, bought)).toBe(expected);
  });

  it('tells ties by the bytes of the text', async () => {
    const names = ['b', 'a', '\u{10000}', '\uFFFD', 'é', 'A'];
    const orders = names.map((name): Order => ['2026-10-01', 'P1', '1', name]);
    expect(await asked('top 6 of orders.category by count of orders', orders)).toBe('A; a; b; é; \uFFFD; \u{10000}');
  });
});

describe('usual gap between', () => {
  const days = (...all: readonly string[]) => all.map((day): Order => [day, 'P1', '1', 'a']);
  it.each([
    ['no gap with one day', days('2026-10-01'), null],
    ['one day of two purchases', days('2026-10-01T08:00', '2026-10-01T20:00'), null],
    ['one gap', days('2026-10-11', '2026-10-01'), '10'],
    ['the middle of three', days('2026-01-01', '2026-01-02', '2026-01-12', '2026-03-13'), '10'],
    ['of two in the middle the mean, rounded up', days('2026-01-01', '2026-01-02', '2026-01-05'), '2'],
    ['exactly, where the mean is whole', days('2026-01-01', '2026-01-03', '2026-01-07'), '3'],
    ['a day once, however often it was', days('2026-01-01', '2026-01-01', '2026-01-01', '2026-01-31'), '30'],
    ['over the end of February', days('2024-02-28', '2024-03-01'), '2'],
    ['nothing after as-of', days('2026-10-01', '2026-10-05', '2026-11-30'), '4'],
  ])('is %s', async (_, orders, expected) => {
    expect(await asked('usual gap between orders', orders)).toBe(expected);
  });

  it('is of the window and the condition alone', async () => {
    const orders: readonly Order[] = [
      ['2026-10-01', 'P1', '5', 'a'],
      ['2026-10-05', 'P1', '1', 'b'],
      ['2026-10-15', 'P1', '5', 'a'],
      ['2024-10-15', 'P1', '5', 'a'],
    ];
    expect(await asked('usual gap between orders in last 1 month where category is "a"', orders)).toBe('14');
  });
});

describe('next due of', () => {
  it.each<[string, string, readonly Order[], boolean, string | null]>([
    ['a piece each row', 'orders at 30 days each', [['2026-10-01', 'P1', '1', 'a']], false, '2026-10-31'],
    ['the pieces of each row', 'orders at 30 days each', [['2026-10-01', 'P1', '1', 'a', '2']], true, '2026-11-30'],
    [
      'what is bought early comes on top',
      'orders at 30 days each',
      [
        ['2026-10-01', 'P1', '1', 'a', '1'],
        ['2026-10-11', 'P1', '1', 'a', '1'],
      ],
      true,
      '2026-11-30',
    ],
    [
      'what was used up before is gone',
      'orders at 10 days each',
      [
        ['2026-08-01', 'P1', '1', 'a', '1'],
        ['2026-10-11', 'P1', '1', 'a', '1'],
      ],
      true,
      '2026-10-21',
    ],
    [
      'all of one day',
      'orders at 10 days each',
      [
        ['2026-10-01T20:00', 'P1', '1', 'a', '1'],
        ['2026-10-01T08:00', 'P1', '1', 'a', '2'],
      ],
      true,
      '2026-10-31',
    ],
    [
      'exact parts, rounded down at the end alone',
      'orders at product.lasts each',
      [
        ['2026-10-01', 'P2', '1', 'a', '1'],
        ['2026-10-02', 'P2', '1', 'a', '0.5'],
      ],
      true,
      '2026-10-12',
    ],
    [
      'a row whose pieces are unknown counts for nothing',
      'orders at 5 days each',
      [['2026-10-01', 'P1', '1', 'a']],
      true,
      null,
    ],
    ['a product that says nothing', 'orders at product.lasts each', [['2026-10-01', 'P3', '1', 'a']], false, null],
    [
      'what is given back is taken off',
      'orders at 10 days each',
      [
        ['2026-10-01', 'P1', '1', 'a', '3'],
        ['2026-10-05', 'P1', '-1', 'a', '-1'],
      ],
      true,
      '2026-10-21',
    ],
    [
      'never before the last purchase',
      'orders at 10 days each',
      [
        ['2026-10-01', 'P1', '1', 'a', '1'],
        ['2026-10-05', 'P1', '-1', 'a', '-9'],
      ],
      true,
      '2026-10-01',
    ],
    ['only given back', 'orders at 10 days each', [['2026-10-05', 'P1', '-1', 'a', '-1']], true, null],
    ['a stock for ever', 'orders at 10 days each', [['2026-10-05', 'P1', '1', 'a', '99999999999']], true, '9999-12-31'],
    [
      'the condition alone',
      'orders at 10 days each where product.kind is "formula"',
      [
        ['2026-10-01', 'P1', '1', 'a', '1'],
        ['2026-10-01', 'P2', '1', 'a', '9'],
      ],
      true,
      '2026-10-11',
    ],
    [
      'another number of pieces',
      '(orders.pieces * 2) at 10 days each',
      [['2026-10-01', 'P1', '1', 'a', '1']],
      true,
      '2026-10-21',
    ],
  ])('counts %s', async (_, of, orders, counted, expected) => {
    expect(await asked(`next due of ${of}`, orders, counted)).toBe(expected);
  });
});
