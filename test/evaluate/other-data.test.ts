import { describe, expect, it } from 'vitest';
import { csv, decisionsOn, openRules, readRelation, sourceOf, valuesOf } from './session.ts';

const files = {
  'customers.csv': csv(`
    customer_id,name,city,consent,tier_now
    ada,Ada,Lyon,yes,gold
    bob,Bob,Lille,no,silver
    eve,Eve,Lyon,,gold
  `),
  'orders.csv': csv(`
    order_id,customer_id,ordered_at,total
    o1,ada,2026-10-01,250.00
    o2,ada,2026-09-01,40.00
    o3,bob,2026-10-05,99.99
    o4,eve,2025-01-05,15.00
    o5,ada,2026-12-01,900.00
    o6,bob,2026-10-06,
  `),
  'lines.csv': csv(`
    order_id,sku,units
    o1,a,2
    o1,b,1
    o3,a,5
    o5,a,9
  `),
};

const head = `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
  label name pii
  column city: text
  column consent: yes/no
  column tier_now: text
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  column sku: text
  column units: number
metric spend is sum of orders.total in last 12 months
stages lifecycle
  active when latest orders in last 90 days is known
  asleep otherwise
segment loyal when spend >= 200 CNY
action points takes number, keep highest
`;

const points = `policy points "积分" for orders, all matches
  rule double: if customers.tier_now is "gold" and total >= 100 CNY then points 20
  if lifecycle is active then points 10
  otherwise points (round(total / 10 CNY, 0))
`;

describe('a policy for orders', () => {
  it('decides for each order, with its own columns and with what its customer is', async () => {
    const session = await openRules(head + points, files);
    expect(await readRelation(session, { kind: 'row-decisions', data: 'orders' })).toEqual({
      columns: ['key', 'customer', 'points', 'points rule'],
      rows: [
        ['o1', 'ada', '20', 'points: double'],
        ['o2', 'ada', '10', 'points: rule 2'],
        ['o3', 'bob', '10', 'points: rule 2'],
        ['o4', 'eve', '2', 'points: otherwise'],
        ['o6', 'bob', '10', 'points: rule 2'],
      ],
    });
    expect((await readRelation(session, { kind: 'row-totals', data: 'orders' })).rows).toEqual([
      ['ada', '2', '30'],
      ['bob', '2', '20'],
      ['eve', '1', '2'],
    ]);
  });
});

describe('decisions about rows', () => {
  it('are counted in rows, with the amount of the rows as money', async () => {
    const session = await openRules(head + points, files);
    const [orders] = (await session.preview()).others ?? [];
    expect(orders).toMatchObject({ data: 'orders', customers: 5, money: '404.99', currency: 'CNY' });
    expect(orders?.policies[0]?.rules.map(({ rule, decided }) => [rule, decided])).toEqual([
      ['double', { customers: 1, money: '250.00' }],
      ['rule 2', { customers: 4, money: '389.99' }],
      ['otherwise', { customers: 1, money: '15.00' }],
    ]);
    // An order without an amount was passed over only if its customer is gold.
    expect(orders?.policies[0]?.rules[0]?.passedOver.customers).toBe(0);
    expect(orders?.totals).toEqual([{ action: 'points', total: '52' }]);
  });

  it('leave the decisions about customers as they are', async () => {
    const session = await openRules(`${head}${points}policy p\n  if loyal then tier star\n`, files);
    expect((await readRelation(session, 'decisions')).columns).toEqual(['key', 'label', 'tier', 'tier rule']);
    expect((await readRelation(session, 'matches')).rows).toEqual([['ada', 'p', 'rule 1']]);
    expect((await readRelation(session, { kind: 'row-matches', data: 'orders' })).rows).toEqual([
      ['o1', 'ada', 'points', 'double'],
      ['o1', 'ada', 'points', 'rule 2'],
      ['o2', 'ada', 'points', 'rule 2'],
      ['o3', 'bob', 'points', 'rule 2'],
      ['o4', 'eve', 'points', 'otherwise'],
      ['o6', 'bob', 'points', 'rule 2'],
    ]);
  });

  it('see what was decided for the customer, and count what belongs to the row', async () => {
    const session = await openRules(
      `${head}policy p
  if loyal then tier star
policy bonus for orders
  if tier is star and (sum of lines.units) >= 3 then points 7
  if (count of lines) is 0 then points 1
`,
      files,
    );
    expect(await pointsIn(session, 'orders')).toEqual({ o1: '7', o2: '1', o3: null, o4: '1', o6: '1' });
  });

  it('are withheld by what a guard says of the customer', async () => {
    const session = await openRules(
      `${head}policy bonus for orders
  if total > 0 CNY then points 5
never points when not consent
`,
      files,
    );
    expect(await pointsIn(session, 'orders')).toEqual({ o1: '5', o2: '5', o3: null, o4: null, o6: null });
    const [orders] = (await session.preview()).others ?? [];
    expect(orders?.guards).toEqual([
      { guard: 'never points when not consent', kind: 'never', affected: { customers: 2, money: '114.99' } },
    ]);
  });

  it('tell why', async () => {
    const session = await openRules(head + points, files);
    const explanation = await session.explain('o2', 'orders');
    expect(explanation).toMatchObject({ key: 'o2', data: 'orders', customer: 'ada' });
    expect([...(explanation?.values ?? [])]).toEqual([['lifecycle', 'active']]);
    expect(explanation?.decisions).toMatchObject([{ action: 'points', value: '10', rule: 'rule 2', withheld: false }]);
    expect(explanation?.policies[0]?.rules[0]?.conditions.map(({ subject, value }) => [subject, value])).toEqual([
      ['customers.tier_now', 'gold'],
      ['total', '40.00'],
    ]);
    expect(await session.explain('o5', 'orders')).toBeUndefined();
  });

  it.each([
    ['PTN5030', 'o1,ada,2026-10-01,1\no1,bob,2026-10-01,2'],
    // Also where the other row is not there yet.
    ['PTN5030', 'o1,ada,2026-10-01,1\no1,bob,2026-12-01,2'],
    ['PTN5031', 'o1,ada,2026-10-01,1\n,bob,2026-10-01,2'],
  ])('need keys that tell the rows apart (%s)', async (code, rows) => {
    const orders = `order_id,customer_id,ordered_at,total\n${rows}\n`;
    const text = head.replace(/data lines[\s\S]*?units: number\n/, '') + points;
    await expect(openRules(text, { ...files, 'orders.csv': orders })).rejects.toMatchObject({ code });
  });

  it('count the rows that the whole program uses', async () => {
    const session = await openRules(
      `as of 2026-10-31
data accounts from "accounts.csv"
  key account_id
data customers from "customers.csv" of accounts by account_id
  key customer_id
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: date
data lines from "lines.csv" of orders by order_id
  column units: number
metric units is sum of lines.units
metric n is count of orders
action care takes number
policy about_accounts for accounts
  otherwise care (count of orders)
`,
      {
        'accounts.csv': 'account_id\nA\n',
        'customers.csv': 'customer_id,account_id\nada,A\n',
        'orders.csv': 'order_id,customer_id,ordered_at\no1,ada,2026-10-01\no2,ada,2026-10-01\no2,ada,2026-10-02\n',
        'lines.csv': 'order_id,units\no1,3\n',
      },
    );
    expect(await valuesOf(session, 'n')).toEqual({ ada: '1' });
    const { rows } = await readRelation(session, { kind: 'row-decisions', data: 'accounts' });
    expect(rows).toEqual([['A', '1', 'about_accounts: otherwise']]);
  });

  it('are tested with one row', async () => {
    const session = await openRules(
      `${head}${points}test "double"
  given tier_now "gold", lifecycle asleep, orders (2026-10-01, 120 CNY)
  expect points 20
test "not double"
  given tier_now "silver", lifecycle asleep, orders (2026-10-01, 120 CNY)
  expect points 20
`,
      files,
    );
    const tests = await session.test();
    expect(tests.map(({ title, passed }) => [title, passed])).toEqual([
      ['double', true],
      ['not double', false],
    ]);
    expect(tests[1]?.expectations[0]?.actual).toBe('points 12');
  });
});

describe('data of four levels', () => {
  const levels = {
    ...files,
    'accounts.csv': csv(`
      account_id,industry
      north,retail
      south,pharma
      empty,retail
    `),
    'customers.csv': csv(`
      customer_id,account_id,name,city,consent,tier_now
      ada,north,Ada,Lyon,yes,gold
      bob,north,Bob,Lille,no,silver
      eve,south,Eve,Lyon,,gold
    `),
  };
  const accounts = `as of 2026-10-31
data accounts from "accounts.csv"
  key account_id
  column industry: text
${head.replace('as of 2026-10-31\n', '').replace('"customers.csv"', '"customers.csv" of accounts by account_id')}action care takes number, keep highest
`;

  it('is decided about customers with attributes of their accounts, and with lines in windows of their orders', async () => {
    const session = await openRules(
      `${accounts}metric units is sum of lines.units in last 2 months where accounts.industry is "retail"
policy p
  table
    | accounts.industry | units || tier |
    | "retail" | >= 3 || star |
    | - | - || dog |
`,
      levels,
    );
    expect(await decisionsOn(session, 'tier')).toEqual({ ada: 'star', bob: 'star', eve: 'dog' });
  });

  it('tells why an account was decided upon, whose customers are many', async () => {
    const session = await openRules(
      `${accounts}policy care for accounts
  if (count of customers where loyal) >= 1 and industry is "retail" then care 3
  if highest of customers.spend < 20 CNY then care 1
`,
      levels,
    );
    const told = await session.explain('south', 'accounts');
    expect(told).toMatchObject({ data: 'accounts', decisions: [{ action: 'care', value: '1', rule: 'rule 2' }] });
    expect(told?.customer).toBeUndefined();
    expect(told?.policies[0]?.rules[0]?.conditions.map(({ value, holds }) => [value, holds])).toEqual([
      ['0', false],
      ['pharma', false],
    ]);
  });

  it('keeps customers of no account, of whose account nothing is known', async () => {
    const session = await openRules(
      `${accounts}policy p
  if accounts.industry is "retail" then tier star
  otherwise tier dog
policy bonus for orders
  otherwise points 1
policy care for accounts
  otherwise care (count of orders)
`,
      { ...levels, 'customers.csv': levels['customers.csv'].replace('bob,north', 'bob,') },
    );
    expect(await decisionsOn(session, 'tier')).toEqual({ ada: 'star', bob: 'dog', eve: 'dog' });
    expect(await pointsIn(session, 'orders')).toEqual({ o1: '1', o2: '1', o3: '1', o4: '1', o6: '1' });
    const { rows } = await readRelation(session, { kind: 'row-decisions', data: 'accounts' });
    expect(rows.map(([key, care]) => [key, care])).toEqual([
      ['empty', '0'],
      ['north', '2'],
      ['south', '1'],
    ]);
    expect(sourceOf(session, 'customers')).toMatchObject({ loaded: 3, rejected: [], orphaned: { rows: 0 } });
  });

  it('is decided about accounts with what their customers are and do', async () => {
    const session = await openRules(
      `${accounts}policy p
  if loyal then tier star
policy care for accounts
  if (count of customers where loyal) >= 1 and industry is "retail" then care 3
  if highest of customers.spend is known and (sum of orders.total in last 12 months) < 100 CNY then care 1
  if (share of customers where tier is star) >= 50% then care 2
  if (count of customers) is 0 then care 9
never care when industry is "mining"
`,
      levels,
    );
    expect(await readRelation(session, { kind: 'row-decisions', data: 'accounts' })).toEqual({
      columns: ['key', 'care', 'care rule'],
      rows: [
        ['empty', '9', 'care: rule 4'],
        ['north', '3', 'care: rule 1'],
        ['south', '1', 'care: rule 2'],
      ],
    });
    const [found] = (await session.preview()).others ?? [];
    expect(found).toMatchObject({ customers: 3, money: '389.99' });
  });
});

async function pointsIn(session: Parameters<typeof readRelation>[0], data: string) {
  const { columns, rows } = await readRelation(session, { kind: 'row-decisions', data });
  return Object.fromEntries(rows.map((row) => [row[0], row[columns.indexOf('points')] ?? null]));
}
