import { describe, expect, it } from 'vitest';
import { DataError } from '../../server/evaluate/data-error.ts';
import type { CustomersPage, Selection } from '../../server/evaluate/live/live.ts';
import { liveRules } from './live-rules.ts';
import { numbersIn } from './live-session.ts';
import { csv, customersWith } from './session.ts';

const data = {
  'customers.csv': csv(`
    id,name,phone,city,joined,consent
    a,张三,13800138000,上海,2025-01-05,yes
    b,李四,13900139000,北京,2025-06-01,no
    c,王五,,上海,2026-02-03,
    d,Ada,13700137000,,2026-09-09,yes
    e,Bob,13600136000,Lyon,2024-12-31,no
  `),
  'orders.csv': csv(`
    order_id,customer,ordered_at,total,category
    1,a,2026-01-05,100.00,skin care
    2,a,2026-09-09,250.50,make-up
    3,b,2026-03-09,80.00,skin care
    4,c,2026-10-01,500.00,make-up
    5,e,2025-11-30,20.25,perfume
    6,e,2026-10-30,-5.25,perfume
  `),
};

const head = `as of 2026-10-31
data customers from "customers.csv"
  key id
  label name pii
  column phone: text pii
  column city: text
  column joined: date
  column consent: yes/no
data orders from "orders.csv" of customers by customer
  key order_id
  time ordered_at
  amount total: money CNY
  column category: text
metric spend is sum of orders.total
metric recency is days since latest orders
value is spend
`;

function tiers(high: number, low: number): string {
  return `${head}
score M is 3 bands of spend
segment near when city is one of ("上海", "北京")
policy tiers
  if spend >= ${high} CNY then tier star because "spends much"
  if spend >= ${low} CNY and near then tier cow
  if recency <= 60 days then tier volcano
  otherwise tier dog
never tier when not consent and M is 1
`;
}

describe('an update', () => {
  const start = tiers(300, 50);
  const edits: Readonly<Record<string, string>> = {
    'the same rules': start,
    'a moved threshold': tiers(200, 50),
    'a threshold at a value': tiers(350.5 as number, 50),
    'a column that no rule used before': start.replace('if recency', 'if joined >= 2026-01-01 and recency'),
    'another comparison': start.replace('recency <= 60', 'not recency > 90'),
    'arithmetic in a rule': start.replace('spend >= 50 CNY', 'spend * 2 - 10 CNY >= 50 CNY'),
    'other bands': start.replace('3 bands of spend', '2 bands of spend'),
    'bands of something else that is loaded': start.replace('3 bands of spend', '2 bands of recency, lowest best'),
    'another list of texts': start.replace('"北京"', '"Lyon"'),
    'a text that is part of another': start.replace(
      'near when city is one of ("上海", "北京")',
      'near when city contains "o"',
    ),
    'other rules first': start.replace('policy tiers', 'policy tiers, all matches'),
    'a decision that asks for another': `${start}policy visits\n  if tier is star or tier is cow then visit weekly\n`,
    'no guard': start.replace(/never.*\n/, ''),
    'the highest of values that are computed': `${start}action level takes number, keep highest\npolicy levels, all matches\n  if spend > 10 CNY then level (round(spend / 100 CNY, 0))\n  if spend > 10 CNY then level (round(spend / 50 CNY, 0) - 3)\n  if near then level 2\n  if spend > 10 CNY then level (round(spend / 100 CNY, 0))\n`,
    'a value that is computed': `${start}policy points\n  if spend > 60 CNY then points (round(recency / 3 days, 2))\n`,
  };

  it.each(Object.entries(edits))('to %s counts like a new session, without loading again', async (_, rules) => {
    const { live, update, loads, preview } = await liveRules(start, data);
    await update(start);
    const counted = await update(rules, start);
    expect(counted?.preview).toEqual(await preview(rules));
    for (const [selection, { customers }] of numbersIn(counted!))
      expect([selection, (await live.customers(selection, { offset: 0, limit: 0 })).total]).toEqual([
        selection,
        customers,
      ]);
    expect(loads()).toBe(1);
  });

  it.each(
    Object.entries({
      'a new aggregate': start.replace('recency <= 60 days', 'count of orders >= 2'),
      'other money': start.replace('value is spend', ''),
      'another window': start.replace('sum of orders.total', 'sum of orders.total in last 3 months'),
      'another day': start.replace('as of 2026-10-31', 'as of 2026-09-30'),
      'an aggregate over what is fitted': start.replace(
        'recency <= 60 days',
        '(count of orders where total > spend / 2) > 0',
      ),
    }),
  )('to %s loads again', async (_, rules) => {
    const { update, loads, preview } = await liveRules(start, data);
    await update(start);
    expect((await update(rules))?.preview).toEqual(await preview(rules));
    expect(loads()).toBe(2);
    // The way back is loaded as well, as long as it is over the same data.
    expect((await update(start))?.preview).toEqual(await preview(start));
  });

  it('computes aggregates over values of customers again when those are others, and not otherwise', async () => {
    const rules = (bar: number, high: number) =>
      `${tiers(high, 50)}metric bar is spend - ${bar} CNY\nmetric big is count of orders where total > bar\npolicy visits\n  if big >= 1 then visit weekly\n`;
    const { update, loads, preview } = await liveRules(rules(100, 300), data);
    for (const [bar, high] of [
      [100, 300],
      [400, 300],
      [100, 200],
      [-100, 200],
    ] as const) {
      const live = await update(rules(bar, high), rules(100, 300));
      expect(live?.preview).toEqual(await preview(rules(bar, high)));
    }
    expect(loads()).toBe(1);
  });

  it('loads what the saved rules need too, once', async () => {
    const { update, loads } = await liveRules(start, data);
    const saved = start.replace('recency <= 60 days', 'count of orders >= 2');
    expect((await update(start, saved))?.movements).toHaveLength(1);
    await update(tiers(100, 50), saved);
    await update(saved, start);
    expect(loads()).toBe(2);
  });

  it('asked for anew is answered with nothing', async () => {
    const { update, preview } = await liveRules(start, data);
    const loading = update(start.replace('recency <= 60 days', 'count of orders >= 2'));
    const answers = await Promise.all([loading, update(tiers(100, 50)), update(tiers(200, 50)), update(tiers(90, 50))]);
    expect(answers.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(answers[3]?.preview).toEqual(await preview(tiers(90, 50)));
  });

  it('asked for anew while it is counted is answered with nothing as well', async () => {
    const { update, preview } = await liveRules(start, data);
    const computing = update(start.replace('spend >= 50 CNY', 'spend * 3 - 10 CNY >= 50 CNY'));
    // It waits for the engine now.
    await new Promise((resolve) => setImmediate(resolve));
    const next = update(tiers(90, 50));
    expect(await computing).toBeUndefined();
    expect((await next)?.preview).toEqual(await preview(tiers(90, 50)));
  });

  it('that the data makes impossible is refused, and everything before stays', async () => {
    const big = {
      'customers.csv': csv(`
      id,a,b
      1,9007199254740993,1
      2,5,2
    `),
    };
    const rules = (condition: string) =>
      `as of 2026-10-31\ndata customers from "customers.csv"\n  key id\n  column a: number\n  column b: number\npolicy p\n  if ${condition} then tier star\n`;
    const { live, update, preview } = await liveRules(rules('a > 6'), big);
    await update(rules('a > 6'));
    const refused = await update(rules('a / b > 1')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataError);
    expect(refused).toMatchObject({ code: 'PTN5107', data: { name: 'p: rule 1' } });
    expect((await live.facts()).preview).toEqual(await preview(rules('a > 6')));
    expect((await live.explain('1'))?.decisions).toMatchObject([{ action: 'tier', value: 'star' }]);
    expect((await update(rules('b > 1')))?.preview).toEqual(await preview(rules('b > 1')));
  });

  it('that needs a file which is not there is refused, and everything before stays', async () => {
    const { live, update, preview } = await liveRules(start, data);
    await update(start);
    const program = (await liveRules(start, data)).program(start.replace('recency <= 60 days', 'count of orders >= 2'));
    const gone = new Map([['orders', '/nowhere/orders.csv']]);
    await expect(live.update(program, undefined, { files: gone })).rejects.toThrow(DataError);
    expect((await update(tiers(1, 1)))?.preview).toEqual(await preview(tiers(1, 1)));
  });

  it('can be cancelled while it loads', async () => {
    const { live, update, program, preview } = await liveRules(start, data);
    await update(start);
    const controller = new AbortController();
    const more = program(start.replace('recency <= 60 days', 'count of orders >= 2'));
    const updating = live.update(more, undefined, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(updating).rejects.toThrow('enough');
    expect((await live.facts()).preview).toEqual(await preview(start));
    expect(await live.update(more)).toBeDefined();
  });

  it('is refused at once where the opening is cancelled', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(liveRules(start, data, { signal: controller.signal })).rejects.toThrow('enough');
  });
});

describe('who moves', () => {
  it('is counted from value to value, with money', async () => {
    const { update } = await liveRules(tiers(300, 50), data);
    const live = await update(tiers(80, 600), tiers(300, 50));
    const [movement] = live?.movements ?? [];
    // a: star stays. b: cow, by 80.00, is star. c: star stays. d: nothing was ordered, dog; e: a guard withholds.
    expect(movement).toMatchObject({
      action: 'tier',
      ordered: true,
      values: ['star', 'cow', 'volcano', 'dog', null],
      up: { customers: 1, money: '80.00' },
      down: { customers: 0, money: '0.00' },
      changed: { customers: 1, money: '80.00' },
    });
    expect(movement?.moved[1]?.[0]).toEqual({ customers: 1, money: '80.00' });
    expect(movement?.moved[0]?.[0]).toEqual({ customers: 2, money: '850.50' });
    expect(movement?.moved.flat().reduce((sum, { customers }) => sum + customers, 0)).toBe(5);
  });

  it('is nobody where nothing was saved, or where what was saved is about other data', async () => {
    const { update } = await liveRules(tiers(300, 50), data);
    expect((await update(tiers(80, 50)))?.movements).toEqual([]);
    const otherDay = tiers(300, 50).replace('as of 2026-10-31', 'as of 2026-01-31');
    expect((await update(tiers(80, 50), otherDay))?.movements).toEqual([]);
  });

  it('is told of a value that an edit takes away or adds', async () => {
    const rules = (members: string, value: string) =>
      `${head}action level takes ${members}\npolicy p\n  if spend > 60 CNY then level ${value}\n`;
    const { update } = await liveRules(rules('a > b', 'b'), data);
    const live = await update(rules('a > c', 'c'), rules('a > b', 'b'));
    expect(live?.movements[0]).toMatchObject({ values: ['a', 'c', 'b', null], up: { customers: 3 } });
  });
});

describe('customers behind a number', () => {
  const rules = `${tiers(300, 50)}policy words, all matches\n  if spend > 0 CNY then message (phone) by sms\n`;

  async function page(selection: Selection, offset = 0, limit = 10): Promise<CustomersPage> {
    const { live, update } = await liveRules(rules, data);
    await update(rules, tiers(400, 50));
    return live.customers(selection, { offset, limit });
  }

  it('come with the most money first, masked, with their reasons', async () => {
    const { total, columns, customers } = await page({ kind: 'all' }, 0, 2);
    expect(total).toBe(5);
    expect(columns.slice(0, 2)).toEqual([
      { name: 'tier', of: 'action' },
      { name: 'message', of: 'action' },
    ]);
    expect(customers.map(({ key, label, money }) => [key, label, money])).toEqual([
      ['c', '王*', '500.00'],
      ['a', '张*', '350.50'],
    ]);
    expect(customers[1]?.cells.slice(0, 2)).toEqual(['star', '138****8000']);
    expect(customers[1]?.reasons).toEqual([
      { policy: 'tiers', rule: 'rule 1', because: 'spends much' },
      { policy: 'words', rule: 'rule 1' },
    ]);
  });

  it('without money come in the order of their keys, page by page', async () => {
    const plain =
      'as of 2026-10-31\ndata customers from "customers.csv"\n  key id\npolicy p\n  if consent then tier star\n';
    const { live } = await liveRules(plain, { 'customers.csv': data['customers.csv'] });
    const keys = async (offset: number) =>
      (await live.customers({ kind: 'all' }, { offset, limit: 2 })).customers.map(({ key }) => key);
    expect([await keys(0), await keys(2), await keys(4), await keys(6)]).toEqual([['a', 'b'], ['c', 'd'], ['e'], []]);
  });

  it.each<[string, Selection, string]>([
    ['a rule', { kind: 'rule', policy: 'tiers', rule: 'rule 1', outcome: 'decided' }, 'c a'],
    ['what was taken', { kind: 'rule', policy: 'tiers', rule: 'rule 2', outcome: 'taken' }, 'c a'],
    ['whom a missing value keeps out', { kind: 'rule', policy: 'tiers', rule: 'rule 3', outcome: 'passed-over' }, 'd'],
    ['a value', { kind: 'action', action: 'tier', value: 'cow' }, 'b'],
    ['no value', { kind: 'action', action: 'tier', value: null }, 'e'],
    ['a move', { kind: 'moved', action: 'tier', from: 'cow', to: 'star' }, 'a'],
    ['a direction', { kind: 'direction', action: 'tier', direction: 'up' }, 'a'],
    ['a member', { kind: 'member', definition: 'near', member: 'yes' }, 'c a b'],
    ['a guard', { kind: 'guard', guard: 0 }, 'e'],
    ['what is not there', { kind: 'member', definition: 'far', member: 'yes' }, ''],
  ])('%s', async (_, selection, keys) => {
    expect((await page(selection)).customers.map(({ key }) => key).join(' ')).toBe(keys);
  });

  it('have masked keys where keys are personal', async () => {
    const personal = rules.replace('key id', 'key id pii');
    const { live } = await liveRules(personal, data);
    const { customers } = await live.customers({ kind: 'all' }, { offset: 0, limit: 1 });
    expect(customers[0]?.key).toBe('*');
  });
});

describe('what the data tells', () => {
  it('is how metrics lie, and which values are frequent, but never personal ones', async () => {
    const { live } = await liveRules(`${tiers(300, 50)}score R is 2 bands of recency\nscore RM is R M\n`, data);
    const facts = await live.facts();
    const customers = facts.columns.get('customers');
    expect(customers?.get('city')).toEqual({
      known: 4,
      missing: 1,
      values: [
        { value: '上海', rows: 2 },
        { value: 'Lyon', rows: 1 },
        { value: '北京', rows: 1 },
      ],
    });
    expect(customers?.get('consent')?.values).toEqual([
      { value: 'no', rows: 2 },
      { value: 'yes', rows: 2 },
    ]);
    for (const hidden of ['id', 'name', 'phone']) expect(customers?.get(hidden)).not.toHaveProperty('values');
    expect(facts.columns.get('orders')?.get('customer')).toEqual({ known: 6, missing: 0 });
    expect(facts.distributions.get('spend')).toEqual({
      known: 5,
      missing: 0,
      least: '0.00',
      lowerQuartile: '15.00',
      median: '80.00',
      upperQuartile: '350.50',
      greatest: '500.00',
      histogram: [2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1],
    });
    expect(facts.distributions.get('recency')).toMatchObject({ known: 4, missing: 1, least: '1', greatest: '236' });
    const cells = facts.cells?.get('RM');
    expect([...(cells?.values() ?? [])].reduce((sum, group) => sum + group.customers, 0)).toBe(4);
    expect(facts.asOf).toEqual({ date: '2026-10-31', from: 'program' });
    expect(facts.report.sources.map(({ source, loaded }) => [source, loaded])).toEqual([
      ['customers', 5],
      ['orders', 6],
    ]);
  });

  it('follows the rules of the last update', async () => {
    const { live, update, session } = await liveRules(tiers(300, 50), data);
    const rules = `${tiers(200, 60)}test "a big spender"\n  given spend 250 CNY, recency 3 days, M 3\n  expect tier star\n`;
    await update(rules);
    const fresh = await session(rules);
    expect(await live.explain('a')).toEqual(await fresh.explain('a'));
    expect(await live.explain('nobody')).toBeUndefined();
    expect(await live.test()).toEqual(await fresh.test());
    expect((await live.facts()).tests).toEqual(await fresh.test());
    expect([...(await live.facts()).fits]).toEqual([...fresh.fits]);
  });
});

describe('numbers', () => {
  const rules = (type: string, condition: string) =>
    `as of 2026-10-31\ndata customers from "customers.csv"\n  key id\n  column x: ${type}\nvalue is m\nmetric m is x or else 0\npolicy p\n  if ${condition} then tier star\n  if x is known then tier dog\n`;

  it.each([0, 1, 31, 32, 33, 64, 100])('of %i customers are counted to the last one', async (size) => {
    const text = rules('number', 'x >= 7').replace('value is m', 'value is (x or else 0)');
    const values = Array.from({ length: size }, (_, index) => (index % 5 === 0 ? '' : String(index % 13)));
    const files = { 'customers.csv': `${customersWith('x', values)}` };
    if (size === 0) return;
    const { update, preview } = await liveRules(text, files);
    expect((await update(text))?.preview).toEqual(await preview(text));
  });

  it.each([
    ['number', ['0.1', '0.2', '0.3', '', '-0.3'], 'x > 0.15'],
    ['number', ['0.1', '0.2', '0.3', '', '-0.3'], 'x >= 0.200'],
    ['number', ['1', '2', '3', '', '-4'], 'x < 2.5'],
    ['number', ['1', '2', '3', '', '-4'], 'x is 2.5'],
    ['number', ['1', '2', '3', '', '-4'], 'x is not 2.5'],
    ['number', ['1', '2', '3', '', '-4'], 'x is not 2'],
    ['number', ['1', '2', '3', '', '-4'], 'not x <= -4'],
    ['number', ['2147483647', '-2147483648', '2147483648', '', '0'], 'x >= -2147483648'],
    ['number', ['9007199254740991', '9007199254740993', '9007199254740992', ''], 'x > 9007199254740992'],
    ['number', ['123456789012345678901234567890', '1', '', '-5'], 'x >= 123456789012345678901234567890'],
    ['number', ['4503599627370497', '4503599627370499', '3', '', '-4503599627370496'], 'x > 3'],
    ['number', ['1125899906842623', '1125899906842624', '-1125899906842623', ''], 'x >= 1125899906842624'],
    ['number', ['11258999068426.23', '11258999068426.22', '-11258999068426.23', '0.07', ''], 'x >= 11258999068426.23'],
    ['number', ['1125899.906842623', '1125899.906842622', '0.000000001', '-0.3', ''], 'x >= 1125899.906842623'],
    ['number', ['99999999999999.99', '0.01', '', '-99999999999999.99'], 'x > 0'],
  ])('as %s: %j, of whom %s', async (type, values, condition) => {
    const text = rules(type, condition).replace('value is m', 'value is (x or else 0)');
    const { update, preview } = await liveRules(text, { 'customers.csv': customersWith('x', values) });
    expect((await update(text))?.preview).toEqual(await preview(text));
  });

  it.each([
    ['date', ['2026-01-01', '0001-01-01', '9999-12-31', ''], 'x >= 2026-01-01'],
    ['date', ['2026-01-01', '2024-02-29', '1969-12-31', ''], 'x < 1970-01-01'],
    [
      'timestamp',
      ['2026-01-01T10:00:00.000001', '2026-01-01T10:00:00', '9999-12-31T00:00:00', ''],
      'x > 2026-01-01T10:00',
    ],
  ])('of a %s: %j, of whom %s', async (type, values, condition) => {
    const text = rules(type, condition).replace(/value is m\nmetric.*\n/, '');
    const { update, preview } = await liveRules(text, { 'customers.csv': customersWith('x', values) });
    expect((await update(text))?.preview).toEqual(await preview(text));
  });

  it('of texts are the same with more of them than are kept in mind', async () => {
    const values = Array.from({ length: 5000 }, (_, index) => `text ${index}`);
    const text = rules('text', 'x is one of ("text 4999", "text 7", "nothing")').replace(/value is m\nmetric.*\n/, '');
    const { update, preview } = await liveRules(text, { 'customers.csv': customersWith('x', values) });
    expect((await update(text))?.preview).toEqual(await preview(text));
  });
});
