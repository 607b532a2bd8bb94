import { describe, expect, it } from 'vitest';
import type { Fits } from '../../../server/ir/fits.ts';
import { shopModule } from './support/shop.ts';

const metrics = `
metric spend is sum of orders.total in last 12 months
metric frequency is count of orders in last 12 months
metric recency is days since latest orders
`;

const cuts = (name: string, ...all: (string | null)[]): Fits =>
  new Map([[name, { kind: 'bands', fitted: 9, cuts: all, counts: [] }]]);

/** Rules, what is handed over, and what comes back, among other things. */
const examples: readonly {
  readonly title: string;
  readonly rules: string;
  readonly fits?: Fits;
  readonly decisions: readonly (readonly [customer: object, decisions: object])[];
}[] = [
  {
    title: 'the first rule that holds decides',
    rules: `${metrics}if spend >= 300 CNY and recency <= 90 days then tier star, visit weekly
if spend >= 100 CNY then tier cow
otherwise tier dog, visit every 2 months`,
    decisions: [
      [
        { spend: '300.00', recency: 90 },
        { tier: 'star', visit: 'weekly' },
      ],
      [
        { spend: 299.99, recency: 1 },
        { tier: 'cow', visit: null },
      ],
      [
        { spend: '99.99', recency: 1 },
        { tier: 'dog', visit: 'every 2 months' },
      ],
      [
        { spend: null, recency: null },
        { tier: 'dog', visit: 'every 2 months' },
      ],
    ],
  },
  {
    title: 'a comparison with a missing side is false, and only `not` turns that',
    rules: `${metrics}if not (spend > 300 CNY) then task "small or unknown"`,
    decisions: [
      [{ spend: undefined }, { task: 'small or unknown' }],
      [{ spend: '300' }, { task: 'small or unknown' }],
      [{ spend: '300.01' }, { task: null }],
    ],
  },
  {
    title: 'scores, classes, stages, segments and checklists are worked out, by given cuts or those of a lock',
    rules: `${metrics}
score R is bands of recency at 30, 60, 90, 180 days, lowest best
score M is 3 bands of spend
stages life
  new when frequency is 0
  active when R >= 4
  asleep otherwise
segment loyal when life is active and M is 3
checklist aware
  often when frequency >= 2
  lately when R is 5
action note takes text, keep all
policy p, all matches
  if loyal then note "loyal"
  if life is asleep then note "wake"
  if at least 1 of aware then note "aware"
  if R is missing then note "unknown"`,
    fits: cuts('M', '100.00', '300.00'),
    decisions: [
      [{ recency: 30, frequency: 2, spend: '300' }, { note: 'loyal; aware' }],
      [{ recency: 61, frequency: 2, spend: null }, { note: 'wake; aware' }],
      [{ recency: null, frequency: 0, spend: null }, { note: 'unknown' }],
    ],
  },
  {
    title: 'with equal values the better band, and an empty band is nobody’s',
    rules: `${metrics}score M is 4 bands of spend
if M is 4 then tier star
if M is 3 then tier cow
if M is 2 then tier volcano
if M is 1 then tier dog`,
    fits: cuts('M', '10.00', '10.00', null),
    decisions: [
      [{ spend: '10' }, { tier: 'cow' }],
      [{ spend: '9.99' }, { tier: 'dog' }],
      [{ spend: null }, { tier: null }],
    ],
  },
  {
    title: 'what is exact is compared exactly, however long it is',
    rules: `${metrics}if spend > 123456789012345678.01 CNY then tier star otherwise tier dog`,
    decisions: [
      [{ spend: '123456789012345678.02' }, { tier: 'star' }],
      [{ spend: '123456789012345678.01' }, { tier: 'dog' }],
      [{ spend: 123456789012345679n }, { tier: 'star' }],
    ],
  },
  {
    title: 'what to keep: the highest, the lowest, all',
    rules: `${metrics}
action points takes number, keep highest
action wait takes number, keep lowest
action note takes text, keep all
policy p, all matches
  if spend >= 100 CNY then points 10, wait 3, note "a"
  if spend >= 200 CNY then points 50, wait 1, note "b"
  if spend >= 300 CNY then points 20, wait 2, note "c"`,
    decisions: [
      [{ spend: 300 }, { points: '50', wait: '1', note: 'a; b; c' }],
      [{ spend: 100 }, { points: '10', wait: '3', note: 'a' }],
      [{ spend: 0 }, { points: null, wait: null, note: null }],
    ],
  },
  {
    title: 'several matches decide nothing where exactly one was wanted, unless overlaps are meant',
    rules: `${metrics}
policy strict, exactly one match
  if spend >= 100 CNY then task "rich"
  if frequency >= 3 then task "often"
policy lenient, exactly one match
  overlaps because "rich goes first"
  if spend >= 100 CNY then message "rich"
  if frequency >= 3 then message "often"`,
    decisions: [
      [
        { spend: 100, frequency: 0 },
        { task: 'rich', message: 'rich' },
      ],
      [
        { spend: 100, frequency: 3 },
        { task: null, message: 'rich' },
      ],
    ],
  },
  {
    title: 'a guard withholds an action, or one of its values',
    rules: `${metrics}
never message when not consent
never tier star when city is "Lyon"
if spend >= 100 CNY then tier star, message "hello" by sms
otherwise tier dog, message "come back" by email`,
    decisions: [
      [
        { spend: 100, consent: true, city: 'Lille' },
        { tier: 'star', message: 'hello', 'message by': 'sms' },
      ],
      [
        { spend: 100, consent: 'no', city: 'Lyon' },
        { tier: null, message: null, 'message by': null },
      ],
      [
        { spend: 99, consent: null, city: 'Lyon' },
        { tier: 'dog', message: null, 'message by': null },
      ],
    ],
  },
  {
    title: 'policies see what others decided',
    rules: `${metrics}
policy tiers
  if spend >= 100 CNY then tier star
  otherwise tier dog
policy offers
  if tier is star then offer 15% for 30 days
  if tier < cow then offer 5% for 2 weeks`,
    decisions: [
      [{ spend: 100 }, { tier: 'star', offer: '0.15', 'offer for': '30 days' }],
      [{ spend: 1 }, { tier: 'dog', offer: '0.05', 'offer for': '2 weeks' }],
    ],
  },
  {
    title: 'values are computed, and a missing one decides nothing',
    rules: `${metrics}
action points takes number
if spend is known then points (floor(spend / 10 CNY) + frequency)`,
    decisions: [
      [{ spend: '125.50', frequency: 3 }, { points: '15' }],
      [{ spend: '125.50', frequency: null }, { points: null }],
      [{ spend: '-0.01', frequency: 0 }, { points: '-1' }],
    ],
  },
  {
    title: 'days count from as-of, which may be another',
    rules: `if age of birthday >= 18 then task "adult" otherwise task "child"`,
    decisions: [
      [{ birthday: '2008-10-31' }, { task: 'adult' }],
      [{ birthday: '2008-11-01' }, { task: 'child' }],
      [{ birthday: null }, { task: 'child' }],
    ],
  },
];

describe('decide', () => {
  it.each(examples)('$title', async ({ rules, fits, decisions }) => {
    const { decide } = await shopModule(rules, fits && { fits });
    const found = decisions.map(([customer]) => decide(customer));
    expect(found).toMatchObject(decisions.map(([, expected]) => expected));
  });

  it('tells the rule that decided', async () => {
    const { decide } = await shopModule(
      `${metrics}policy p\n  rule vip: if spend >= 1 CNY then tier star\n  otherwise tier dog`,
    );
    expect([decide({ spend: 1 }), decide({ spend: 0 })].map((all) => all['tier rule'])).toEqual([
      'p: vip',
      'p: otherwise',
    ]);
  });

  it('counts from the as-of that it is given', async () => {
    const { decide } = await shopModule('if age of birthday >= 18 then task "adult"');
    expect(decide({ birthday: '2008-11-01' }, '2026-11-01')['task']).toBe('adult');
  });

  it('carries out a campaign that only holds out: as many as the share, the same every time', async () => {
    const rules = `${metrics}segment rich when spend >= 100 CNY
campaign spring for rich
  hold out 25% as "spring-2026"
  from 2026-10-01 to 2026-10-31
  if spend >= 100 CNY then message "hello" by sms`;
    const { decide } = await shopModule(rules);
    const treated = Array.from(
      { length: 4000 },
      (_, id) => decide({ customer_id: `c${id}`, spend: 100 })['message'] !== null,
    );
    const share = treated.filter(Boolean).length / treated.length;
    expect(share).toBeGreaterThan(0.73);
    expect(share).toBeLessThan(0.77);
    expect(decide({ customer_id: 'c0', spend: 100 }, '2026-11-01')['message']).toBeNull();
    expect(decide({ customer_id: 'c0', spend: 99 })['message']).toBeNull();
    expect(() => decide({ customer_id: null, spend: 100 })).toThrow(
      'customer["customer_id"]: must be a text that is not empty',
    );
  });
});

describe('decideFromEvents', () => {
  const rules = `${metrics}if spend >= 300 CNY and recency <= 90 days then tier star
if frequency >= 2 then tier cow
otherwise tier dog`;
  const orders = [
    { ordered_at: '2026-10-31T23:59', total: '150.00' },
    { ordered_at: '2026-08-01', total: 150 },
    { ordered_at: '2025-10-31', total: '10000' },
    { ordered_at: '2026-11-01', total: '10000' },
  ];

  it('computes from rows, and rows after as-of do not exist', async () => {
    const { decideFromEvents } = await shopModule(rules);
    expect(decideFromEvents({ customer_id: '1' }, { orders })?.['tier']).toBe('star');
    expect(decideFromEvents({ customer_id: '1' }, { orders: [] })?.['tier']).toBe('dog');
    expect(decideFromEvents({ customer_id: '1' }, { orders }, '2026-07-31')?.['tier']).toBe('dog');
  });

  it('passes over rows of other customers', async () => {
    const { decideFromEvents } = await shopModule(rules);
    const others = orders.map((order) => ({ ...order, customer_id: '2' }));
    expect(decideFromEvents({ customer_id: '1' }, { orders: others })?.['tier']).toBe('dog');
    expect(decideFromEvents({ customer_id: '2' }, { orders: others })?.['tier']).toBe('star');
  });

  it('says what it wants to know', async () => {
    const { meta } = await shopModule(rules);
    expect(meta).toMatchObject({
      program: 'shop',
      version: 1,
      lock: null,
      asOf: '2026-10-31',
      fields: [
        { name: 'spend', kind: 'metric', type: 'money CNY (28, 2)' },
        { name: 'recency', kind: 'metric', type: 'duration days (18, 0)' },
        { name: 'frequency', kind: 'metric', type: 'number (10, 0)' },
      ],
      data: [{ name: 'orders', columns: ['ordered_at', 'total', 'customer_id'] }],
    });
    expect(meta.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

it('names what rules aggregate in their own words, apart by days and conditions', async () => {
  const { meta } = await shopModule(`stages life
  active when count of orders in last 60 days >= 1
  asleep otherwise
if sum of orders.total in last 12 months > 5 CNY and sum of orders.total in last 30 days > 5 CNY then tier star
if sum of orders.total > 5 CNY or (count of orders in last month where category is "skin care") > 1 then tier cow
if life was active 60 days ago then tier volcano
if (sum of orders.total where category is not "${'long '.repeat(20)}") > 5 CNY then tier dog
`);
  expect(meta.fields.map(({ name }) => name).filter((name) => name.includes(' of '))).toEqual([
    'sum of orders.total in last 12 months',
    'sum of orders.total in last 30 days',
    'sum of orders.total',
    'count of orders in last month where orders.category is "skin care"',
    'count of orders in last 60 days as of 60 days ago',
    'sum of orders.total #fb800eda',
  ]);
});

describe('what a field means does not depend on where rules stand', () => {
  const asked = [
    'sum of (orders.total * 2) >= 900 CNY',
    'sum of (orders.total - 10 CNY) >= 900 CNY',
    `(sum of orders.total where category is not "${'long '.repeat(20)}") >= 900 CNY`,
    `(sum of orders.total where category is not "${'much '.repeat(20)}") >= 900 CNY`,
    'top 3 of orders.category by count of orders contains "a"',
    'top 2 of orders.category by sum of orders.total contains "a"',
    'days until next due of orders at 30 days each >= 900 days',
    'days until next due of orders at 60 days each >= 900 days',
  ];
  const rules = asked.map((condition, index) => `if ${condition} then task "${index}"`);
  const namesOf = async (...lines: readonly string[]) =>
    (await shopModule(lines.join('\n'))).meta.fields.map(({ name }) => name);

  it('all are called otherwise', async () => {
    const names = await namesOf(...rules);
    expect(names.filter((name) => / \(\d+\)$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(asked.length);
  });

  it.each(rules)('%s', async (rule) => {
    const [name] = await namesOf(rule);
    const others = rules.filter((each) => each !== rule);
    expect(await namesOf(...others)).not.toContain(name);
    expect(await namesOf(...others, rule)).toContain(name);
  });
});
