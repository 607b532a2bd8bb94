import { describe, expect, it } from 'vitest';
import { registry } from '../../../server/diagnostics/registry.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { javascript } from '../../../server/targets/javascript/javascript.ts';
import { checkFile } from '../../support/check.ts';
import { type EmittedModule, emitted, inputOf, type WithRows } from './support/emitted.ts';

const files = {
  'households.csv': 'household_id,income\nh1,6000.00\n',
  'customers.csv': 'customer_id,household_id,consent\nada,h1,yes\n',
  'orders.csv': 'order_id,customer_id,ordered_on,total\np1,ada,2026-10-01,120.50\n',
  'lines.csv': 'order_id,category,quantity\np1,gift,1\n',
};

const data = `as of 2026-10-31
data households from "households.csv"
  key household_id
  column income: money CNY
data customers from "customers.csv" of households by household_id
  key customer_id
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_on
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  column category: text
  column quantity: number
metric spend is sum of orders.total in last 12 months
segment loyal when spend >= 1000 CNY
action points takes number, keep highest
action rest takes money CNY, keep first
action perk takes text, keep all
policy tiers
  if loyal then tier star
never message when not consent
`;

/** Rules below the declarations of a shop with households and lines. */
function checked(rules: string): Ir.Program {
  const { program, findings } = checkFile(`${data}${rules}`, files);
  const errors = findings.filter(({ diagnostic }) => registry[diagnostic.code].severity === 'error');
  if (!program || errors.length > 0)
    throw new Error(
      `the rules do not check: ${errors.map(({ diagnostic }) => `${diagnostic.code} ${JSON.stringify(diagnostic.data)}`)}`,
    );
  return program;
}

const rules = `policy loyalty for orders, all matches
  rule double: if loyal and total >= 100 CNY then points 20
  rule thanks: if tier is star then message "thank you" by sms
  rule gifts: if (sum of lines.quantity where category is "gift") >= 2 then points 7.5, perk "wrapped"
  rule local: if customers.consent then perk "news"
  otherwise points (round(total / 10 CNY, 0)), rest (total - 1 CNY)
policy care for households
  rule family: if income >= 5000 CNY and (count of customers where loyal) >= 3 then tag "family"
  rule rich: if income >= 9000 CNY then tag "rich"
`;

const person = { customer_id: 'ada', consent: true };

/** All but one in use: p4 is after as-of, p5 of somebody else, and p6 has no day. */
const orders = [
  { order_id: 'p2', ordered_on: '2026-09-01', total: '40.00' },
  { order_id: 'p1', ordered_on: '2026-10-01', total: '1200.00' },
  { order_id: 'p3', ordered_on: '2020-01-01', total: '95.00' },
  { order_id: 'p4', ordered_on: '2026-11-01', total: '1.00' },
  { order_id: 'p5', customer_id: 'bob', ordered_on: '2026-10-01', total: '9000.00' },
  { order_id: 'p6', ordered_on: null, total: '1.00' },
];

const lines = [
  { order_id: 'p1', category: 'gift', quantity: 1 },
  { order_id: 'p1', category: 'soap', quantity: 5 },
  { order_id: 'p2', category: 'gift', quantity: 1 },
  { order_id: 'p2', category: 'gift', quantity: 1 },
  { order_id: 'p4', category: 'gift', quantity: 9 },
  { order_id: 'nobody', category: 'gift', quantity: 9 },
];

/** What a row may be given; all else is null. */
function decisions(given: Readonly<Record<string, string>>) {
  const nothing = { points: null, 'points rule': null, rest: null, 'rest rule': null, perk: null, 'perk rule': null };
  return { ...nothing, message: null, 'message by': null, 'message rule': null, ...given };
}

const news = { perk: 'news', 'perk rule': 'loyalty: local' };
const thanks = { message: 'thank you', 'message by': 'sms', 'message rule': 'loyalty: thanks' };

async function fromRows(customer: object, events: object): Promise<WithRows> {
  const { decideFromEvents } = await emitted(checked(rules));
  return decideFromEvents(customer, events) as unknown as WithRows;
}

describe('decisions about rows of a customer, from rows', () => {
  it('stand beside those about the customer, in the order of their keys, with what they add up to', async () => {
    // Spend in the last year is 1,200 + 40: the customer is loyal.
    expect(await fromRows(person, { orders, lines })).toEqual({
      tier: 'star',
      'tier rule': 'tiers: rule 1',
      rows: {
        orders: [
          { key: 'p1', decisions: decisions({ points: '20.0', 'points rule': 'loyalty: double', ...thanks, ...news }) },
          {
            key: 'p2',
            decisions: decisions({
              points: '7.5',
              'points rule': 'loyalty: gifts',
              perk: 'wrapped; news',
              'perk rule': 'loyalty: gifts; loyalty: local',
              ...thanks,
            }),
          },
          { key: 'p3', decisions: decisions({ ...thanks, ...news }) },
        ],
      },
      totals: { orders: { points: '27.5', rest: '0.00' } },
    });
  });

  it('ask for the customer: guards withhold, and what was not decided is missing', async () => {
    const { rows, totals } = await fromRows(
      { customer_id: 'ada', consent: false },
      { orders: [orders[2], { order_id: 'p9', ordered_on: '2026-10-30', total: 44.99 }], lines: [] },
    );
    expect(rows).toEqual({
      orders: [
        {
          key: 'p3',
          decisions: decisions({
            points: '10.0',
            'points rule': 'loyalty: otherwise',
            rest: '94.00',
            'rest rule': 'loyalty: otherwise',
          }),
        },
        {
          key: 'p9',
          decisions: decisions({
            points: '4.0',
            'points rule': 'loyalty: otherwise',
            rest: '43.99',
            'rest rule': 'loyalty: otherwise',
          }),
        },
      ],
    });
    expect(totals).toEqual({ orders: { points: '14.0', rest: '137.99' } });
  });

  it('withhold a message of somebody who is loyal and did not consent', async () => {
    const { rows } = await fromRows({ customer_id: 'ada', consent: false }, { orders: [orders[1]], lines: [] });
    expect(rows['orders']?.[0]?.decisions).toEqual(decisions({ points: '20.0', 'points rule': 'loyalty: double' }));
  });

  it('of nobody who bought nothing are none, and add up to zero', async () => {
    expect(await fromRows(person, { orders: [], lines: [] })).toMatchObject({
      rows: { orders: [] },
      totals: { orders: { points: '0.0', rest: '0.00' } },
    });
  });

  it.each<readonly [what: string, rows: readonly object[], says: string]>([
    ['no key', [{ ...orders[0], order_id: null }], 'events["orders"][0]["order_id"]: must be a text that is not empty'],
    [
      'an empty key',
      [orders[1]!, { ...orders[0], order_id: '' }],
      'events["orders"][1]["order_id"]: must be a text that is not empty',
    ],
    ['one key twice', [orders[0]!, { ...orders[1], order_id: 'p2' }], 'events["orders"]: has two rows with one key'],
  ])('are refused for rows with %s, as files are', async (_, rows, says) => {
    await expect(fromRows(person, { orders: rows, lines })).rejects.toThrow(new TypeError(says));
  });
});

/** What is counted for a row is the only field of its kind: `counted` stands for its name. */
function named({ meta }: EmittedModule, row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !('counted' in row)) return row;
  const { counted, ...columns } = row;
  const data = meta.rows.find(({ fields }) =>
    Object.keys(columns).every((own) => fields.some(({ name }) => name === own)),
  );
  const field = data?.fields.find(({ kind }) => kind === 'aggregate');
  return { ...columns, [field?.name ?? '']: counted };
}

describe('decisions about a row from values', () => {
  const told: readonly (readonly [what: string, given: readonly unknown[], decided: object])[] = [
    [
      'of a loyal customer',
      ['orders', { total: 100, counted: 0 }, { spend: '1000.00', consent: true }],
      decisions({ points: '20.0', 'points rule': 'loyalty: double', ...thanks, ...news }),
    ],
    [
      'of any other',
      ['orders', { total: 100, counted: 1 }, { spend: '999.99', consent: false }],
      decisions({
        points: '10.0',
        'points rule': 'loyalty: otherwise',
        rest: '99.00',
        'rest rule': 'loyalty: otherwise',
      }),
    ],
    ['above customers', ['households', { income: 5000, counted: 3 }], { tag: 'family', 'tag rule': 'care: family' }],
    [
      'above customers, by its columns',
      ['households', { income: '9000.00', counted: 2 }, '2026-10-31'],
      { tag: 'rich', 'tag rule': 'care: rich' },
    ],
    ['above customers, nothing', ['households', { income: null, counted: 9 }], { tag: null, 'tag rule': null }],
  ];

  it.each(told)('%s', async (_, [which, row, ...rest], decided) => {
    const module = await emitted(checked(rules));
    expect(module.decideRow?.(which, named(module, row), ...rest)).toEqual(decided);
  });

  it.each<readonly [what: string, given: readonly unknown[], says: string]>([
    ['of no such data', ['order', {}, {}], 'data: must be the name of data that rules decide about'],
    ['of a name of all objects', ['__proto__', {}, {}], 'data: must be the name of data that rules decide about'],
    [
      'without a field',
      ['orders', { counted: 1 }, { spend: 1, consent: null }],
      'row["total"]: is not there; write null if it is missing',
    ],
    ['without a customer', ['orders', { total: 1, counted: 0 }], 'customer: must be an object'],
    [
      'without a field of the customer',
      ['orders', { total: 1, counted: 0 }, { spend: 1 }],
      'customer["consent"]: is not there; write null if it is missing',
    ],
    ['without a row', ['households', null], 'row: must be an object'],
  ])('are refused %s', async (_, [which, ...rest], says) => {
    const module = await emitted(checked(rules));
    const [row, ...others] = rest;
    expect(() => module.decideRow?.(which, named(module, row), ...others)).toThrow(new TypeError(says));
  });

  it('need no lock for what is counted above customers, which is handed over', async () => {
    const program = checked(`score M is 5 bands of spend
policy care for households
  if (count of customers where M is 5) >= 2 then tag "rich"
`);
    expect(javascript.obstacles(inputOf(program))).toEqual([]);
    const module = await emitted(program);
    expect(module.decideRow?.('households', named(module, { counted: 2 }))).toEqual({
      tag: 'rich',
      'tag rule': 'care: rule 1',
    });
  });
});
