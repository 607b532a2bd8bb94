import { describe, expect, it } from 'vitest';
import { notAvailable, workbook } from '../support/workbook.ts';
import { openRules, sourceOf, valuesOf } from './session.ts';

const columns = `  key id
  column price: money CNY
  column born: date
  column seen: timestamp
  column consent: yes/no
  column city: text
metric price_of is price
metric born_on is born
metric seen_at is seen
metric city_of is city
segment consents when consent
`;

const asOf = 'as of 2026-10-31 in Asia/Shanghai\n';

/** What the values of the first customer are, and of the second, who has none but a city. */
async function expectValues(session: Awaited<ReturnType<typeof openRules>>): Promise<void> {
  expect(await valuesOf(session, 'price_of')).toEqual({ '007': '12345.30', b: null });
  expect(await valuesOf(session, 'born_on')).toEqual({ '007': '1990-02-28', b: null });
  expect(await valuesOf(session, 'seen_at')).toEqual({ '007': '2026-10-30T18:30:05', b: null });
  expect(await valuesOf(session, 'city_of')).toEqual({ '007': '上海 "A"', b: 'x' });
  expect(await valuesOf(session, 'consents')).toEqual({ '007': 'yes', b: 'no' });
}

describe('rows of JSON', () => {
  const first = `{"id": "007", "price": 1.23453e4, "born": "1990-02-28", "seen": "2026-10-30 18:30:05", "consent": true, "city": "上海 \\"A\\""}`;
  const second = '{"city": "x", "consent": null, "id": "b"}';

  it.each([
    ['an array', 'customers.json', `[${first}, ${second}]`],
    ['an object on each line', 'customers.jsonl', `${first}\n${second}\n`],
  ])('become values of the language: %s', async (_, file, text) => {
    await expectValues(await openRules(`${asOf}data customers from "${file}"\n${columns}`, { [file]: text }));
  });

  it('keep every digit, and count what is no value of a cell', async () => {
    const rows = '[{"id": 1, "n": 12345678901234567890.123}, {"id": 2, "n": [1]}, {"id": 3, "n": "x"}, {"n": 4}]';
    const session = await openRules(
      `${asOf}data customers from "customers.json"\n  key id\n  column n: number\nmetric n_of is n\n`,
      {
        'customers.json': rows,
      },
    );
    expect(await valuesOf(session, 'n_of')).toEqual({ 1: '12345678901234567890.123000', 2: null, 3: null });
    expect(sourceOf(session, 'customers')).toMatchObject({
      read: 4,
      loaded: 3,
      rejected: [{ reason: 'missing-key', rows: 1, firstRows: [4] }],
      coerced: [{ column: 'n', kind: 'became-missing', cells: 2, firstRows: [2, 3] }],
    });
  });
});

describe('sheets of a workbook', () => {
  const header = ['id', 'price', 'born', 'seen', 'consent', 'city'];
  const born = new Date(Date.UTC(1990, 1, 28));
  const seen = new Date(Date.UTC(2026, 9, 30, 18, 30, 5));
  const sheets = {
    Notes: [['Made by the shop']],
    客户: [
      header,
      ['007', 12345.1 + 0.2, born, seen, true, '上海 "A"'],
      [],
      ['b', notAvailable, null, null, null, 'x'],
    ],
  };

  it('become values of the language', async () => {
    const rules = `${asOf}data customers from "shop.xlsx" sheet "客户"\n${columns}`;
    const session = await openRules(rules, { 'shop.xlsx': workbook(sheets) });
    await expectValues(session);
    expect(sourceOf(session, 'customers')).toMatchObject({
      read: 2,
      loaded: 2,
      coerced: [{ column: 'price', kind: 'became-missing', cells: 1, firstRows: [3] }],
    });
  });

  it('hold several data, and the first is meant where none is named', async () => {
    const rules = `${asOf}data customers from "shop.xlsx"
  key id
data orders from "shop.xlsx" sheet "Orders" of customers by customer
  time at: date
  amount total: money CNY
metric spend is sum of orders.total
`;
    const session = await openRules(rules, {
      'shop.xlsx': workbook({
        Customers: [['id'], [1], [2]],
        Orders: [
          ['customer', 'at', 'total'],
          [1, new Date(Date.UTC(2026, 9, 1)), 9.99],
          [1, new Date(Date.UTC(2026, 9, 2)), 123456789012.5],
        ],
      }),
    });
    expect(await valuesOf(session, 'spend')).toEqual({ 1: '123456789022.49', 2: '0.00' });
  });
});
