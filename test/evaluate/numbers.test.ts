import { describe, expect, it } from 'vitest';
import { csv, openRules, valuesOf } from './session.ts';

/** The values of metrics for each customer, whose columns `a` and `b` are numbers. */
async function compute(
  rows: readonly (readonly [string, string])[],
  metrics: Readonly<Record<string, string>>,
  type = 'number',
) {
  const session = await openRules(
    `as of 2026-10-31
data customers from "customers.csv"
  key id
  column a: ${type}
  column b: ${type}
${Object.entries(metrics)
  .map(([name, text]) => `metric ${name} is ${text}\n`)
  .join('')}`,
    { 'customers.csv': `id,a,b\n${rows.map(([a, b], index) => `${index + 1},${a},${b}\n`).join('')}` },
  );
  const values = await Promise.all(Object.keys(metrics).map((name) => valuesOf(session, name)));
  return Object.fromEntries(Object.keys(metrics).map((name, index) => [name, Object.values(values[index]!)]));
}

describe('exact numbers', () => {
  it('add, subtract and multiply without a loss', async () => {
    const found = await compute(
      [
        ['0.1', '0.2'],
        ['12345678901234.56', '-0.04'],
        ['', '1.00'],
      ],
      {
        sum: 'a + b',
        difference: 'a - b - a',
        product: 'a * b',
      },
    );
    expect(found).toEqual({
      sum: ['0.30', '12345678901234.52', null],
      difference: ['-0.20', '0.04', null],
      product: ['0.0200', '-493827156049.3824', null],
    });
  });

  it('divide as one division of integers, and by zero to nothing', async () => {
    const found = await compute(
      [
        ['0.3', '0.1'],
        ['1', '3'],
        ['5', '0'],
        ['0', '-7'],
        ['', '2'],
      ],
      {
        quotient: 'a / b',
        whole: 'floor(a / b)',
      },
    );
    expect(found).toEqual({
      quotient: ['3', '0.3333333333333333', null, '0', null],
      whole: ['3', '0', null, '0', null],
    });
  });

  it('round half away from zero', async () => {
    const found = await compute(
      [
        ['2.5', '2'],
        ['-2.5', '2'],
        ['1.005', '1'],
        ['1.015', '8'],
      ],
      {
        whole: 'round(a, 0)',
        hundredths: 'round(a, 2)',
        quotients: 'round(a / b, 2)',
        floored: 'floor(a)',
      },
    );
    expect(found).toEqual({
      whole: ['3', '-3', '1', '1'],
      hundredths: ['2.50', '-2.50', '1.01', '1.02'],
      quotients: ['1.25', '-1.25', '1.01', '0.13'],
      floored: ['2', '-3', '1', '1'],
    });
  });

  it('have no smallest among missing ones', async () => {
    const found = await compute(
      [
        ['1', '2'],
        ['', '2'],
        ['3', ''],
      ],
      { least: 'min of (a, b)', most: 'max of (a, b)', some: 'a or else b or else 9' },
    );
    expect(found).toEqual({ least: ['1', null, null], most: ['2', null, null], some: ['1', '2', '3'] });
  });

  it('compare by value, however long they are', async () => {
    const session = await openRules(
      `as of 2026-10-31
data customers from "customers.csv"
  key id
  column long: number
  column fine: number
segment less when long < fine
segment equal when long is fine
segment greater when long > fine
`,
      {
        'customers.csv': csv(`id,long,fine
          1,99999999999999999999999999999999999999,0.123456789
          2,-99999999999999999999999999999999999999,0.123456789
          3,3,3.000000000
          4,3,3.000000001
          5,-4,-3.999999999`),
      },
    );
    expect(await valuesOf(session, 'less')).toEqual({ 1: 'no', 2: 'yes', 3: 'no', 4: 'yes', 5: 'yes' });
    expect(await valuesOf(session, 'equal')).toEqual({ 1: 'no', 2: 'no', 3: 'yes', 4: 'no', 5: 'no' });
    expect(await valuesOf(session, 'greater')).toEqual({ 1: 'yes', 2: 'no', 3: 'no', 4: 'no', 5: 'no' });
  });

  it('write doubles as JavaScript does', async () => {
    const rows = [
      ['1', '3'],
      ['1', '1000000'],
      ['1', '10000000'],
      ['-1', '64'],
      ['123456789012345', '1'],
      ['1', '30000'],
      ['0', '-3'],
    ] as const;
    const found = await compute(rows, { quotient: 'a / b', large: 'a / b * 1000000000 * 1000000000000' });
    expect(found['quotient']).toEqual(rows.map(([a, b]) => String(Number(a) / Number(b) + 0)));
    expect(found['large']).toEqual(rows.map(([a, b]) => String((Number(a) / Number(b)) * 1e9 * 1e12 + 0)));
  });
});

describe('a number that cannot be computed with', () => {
  it('is an error of the data that names the definition', async () => {
    const opened = compute(
      [
        ['1', '2'],
        ['9007199254740993', '2'],
      ],
      { half: 'a / b' },
    );
    await expect(opened).rejects.toMatchObject({ name: 'DataError', code: 'PTN5107', data: { name: 'half' } });
  });

  it.each([
    ['whatever stands before it', 'a > 0 or a / 2 > 1'],
    ['beside what holds for nobody', 'how many of (a > 5, a > 6) < 0 and a / 2 > 1'],
    ['where it is counted, and no count can decide', 'any of (a / 2 > 1, a > 5) and -1 > how many of (a > 5, a > 6)'],
    ['where it is counted within a number', 'round(1.5 * (how many of (a / 2 > 1, a > 5)), 1) < 99'],
    ['where it stands in for what is known', 'max of (a or else floor(a / 2), 1) > 0'],
  ])('shows itself in a condition too, %s', async (_, condition) => {
    const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column a: number
`;
    const files = { 'customers.csv': 'id,a\n1,9007199254740993\n' };
    const rule = `  rule first: if ${condition} then tier star\n`;
    for (const [name, head] of [
      ['p', 'policy p'],
      ['c', 'campaign c for everyone'],
    ]) {
      const opened = openRules(`${rules}${head}\n${rule}`, files);
      await expect(opened).rejects.toMatchObject({ code: 'PTN5107', data: { name: `${name}: first` } });
    }
  });

  it('is none where it stays below the limit', async () => {
    const found = await compute(
      [
        ['9007199254740991', '1'],
        ['-9007199254740991', '1'],
      ],
      { same: 'a / b' },
    );
    expect(found['same']).toEqual(['9007199254740991', '-9007199254740991']);
  });
});

describe('aggregates', () => {
  const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer
  time at
  amount total: money CNY
  column kind: text
metric n is count of orders
metric counted is count of orders.total
metric sum_of is sum of orders.total
metric mean is average of orders.total
metric middle is median of orders.total
metric least is lowest orders.total
metric most is highest orders.total
metric kinds is distinct orders.kind
metric first_time is earliest orders
metric a_only is sum of orders.total where kind is "a"
metric share_of_a is share of orders where kind is "a"
`;
  const names = [
    'n',
    'counted',
    'sum_of',
    'mean',
    'middle',
    'least',
    'most',
    'kinds',
    'first_time',
    'a_only',
    'share_of_a',
  ];

  it('are exact, and of nothing 0 or missing', async () => {
    const session = await openRules(rules, {
      'customers.csv': 'id\n1\n2\n3\n',
      'orders.csv': csv(`customer,at,total,kind
        1,2026-01-02,1.01,a
        1,2026-01-01,1.02,b
        1,2026-01-03,,a
        2,2026-01-01,1.00,
        2,2026-01-01,5.00,b
        2,2026-01-01,-3.10,b`),
    });
    const values = await Promise.all(names.map((name) => valuesOf(session, name)));
    const of = (key: string) => Object.fromEntries(names.map((name, index) => [name, values[index]![key]]));
    expect(of('1')).toEqual({
      n: '3',
      counted: '2',
      sum_of: '2.03',
      mean: '1.015',
      middle: '1.015',
      least: '1.01',
      most: '1.02',
      kinds: '2',
      first_time: '2026-01-01',
      a_only: '1.01',
      share_of_a: '0.6666666666666666',
    });
    expect(of('2')).toMatchObject({
      n: '3',
      middle: '1.000',
      kinds: '1',
      sum_of: '2.90',
      a_only: '0.00',
      share_of_a: '0',
    });
    expect(of('3')).toEqual({
      n: '0',
      counted: '0',
      sum_of: '0.00',
      mean: null,
      middle: null,
      least: null,
      most: null,
      kinds: '0',
      first_time: null,
      a_only: '0.00',
      share_of_a: null,
    });
  });

  it('may compare events with values of their customer', async () => {
    const session = await openRules(
      `${rules}metric above is count of orders where total > mean_rounded
metric mean_rounded is round(mean, 2)
score B is 2 bands of sum_of
metric of_the_best is sum of orders.total where B is 2
`,
      {
        'customers.csv': 'id\n1\n2\n3\n',
        'orders.csv': csv(
          'customer,at,total,kind\n1,2026-01-01,1,a\n1,2026-01-01,9,a\n1,2026-01-01,5.5,a\n2,2026-01-01,2,a',
        ),
      },
    );
    expect(await valuesOf(session, 'above')).toEqual({ 1: '2', 2: '0', 3: '0' });
    expect(await valuesOf(session, 'B')).toEqual({ 1: '2', 2: '1', 3: '1' });
    expect(await valuesOf(session, 'of_the_best')).toEqual({ 1: '15.50', 2: '0.00', 3: '0.00' });
  });
});
