import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LimitPreview, Session } from '../../server/evaluate/index.ts';
import { decisionsOn, openRules } from './session.ts';

const head = `as of 2026-10-31
data customers from "customers.csv"
  key    id
  column owner: text
  column n: number
  column consent: yes/no
`;

/** Customers `c01`, `c02`, … of which the n-th has `n`; owners take turns. */
function open(rules: string, { count = 12, owners = ['Wang', 'Li', ''], missing = 0 } = {}): Promise<Session> {
  const rows = Array.from({ length: count }, (_, index) => {
    const n = index + 1;
    return `${keyOf(n)},${owners[index % owners.length]},${n <= missing ? '' : n},${n % 2 === 0 ? 'yes' : 'no'}\n`;
  });
  return openRules(head + rules, {
    'customers.csv': `id,owner,n,consent\n${rows.join('')}`,
  });
}

const keyOf = (n: number) => `c${String(n).padStart(2, '0')}`;

/** As the language describes the draw, worked out by other means. */
function drawn(salt: string, key: string): number {
  return Number.parseInt(createHash('md5').update(`${salt}:${key}`, 'utf8').digest('hex').slice(0, 8), 16);
}

async function keeping(session: Session, action = 'visit'): Promise<readonly string[]> {
  return Object.entries(await decisionsOn(session, action)).flatMap(([key, value]) => (value === null ? [] : key));
}

async function limitOf(session: Session): Promise<LimitPreview> {
  const [limit] = (await session.preview()).limits ?? [];
  expect(limit).toBeDefined();
  return limit!;
}

describe('work', () => {
  const rules = `policy visits
  rule star: if n >= 11 then tier star, visit weekly
  rule cow: if n >= 9 then tier cow, visit every 2 weeks
  rule volcano: if n >= 7 then tier volcano, visit monthly
  if n >= 5 then tier dog, visit every 2 months
  otherwise tier dog
policy others
  if n is 1 then task "hello"
`;

  it('is what cadences come to, by rule, by policy and in all', async () => {
    expect((await (await open(rules)).preview()).work).toEqual([
      {
        action: 'visit',
        perYear: '192',
        policies: [
          {
            policy: 'visits',
            perYear: '192',
            rules: [
              { rule: 'star', perYear: '104', each: '52' },
              { rule: 'cow', perYear: '52', each: '26' },
              { rule: 'volcano', perYear: '24', each: '12' },
              { rule: 'rule 4', perYear: '12', each: '6' },
            ],
          },
        ],
      },
    ]);
  });

  it('is exact where it is no whole number', async () => {
    const session = await open('if n is 1 then visit every 3 weeks\nif n is 2 then visit every 7 months\n');
    expect((await session.preview()).work?.[0]?.perYear).toBe('400/21');
  });

  it('is there before limits and after guards, of the rule whose value is kept', async () => {
    const session = await open(`action call takes cadence, keep highest
policy a
  rule seldom: if n <= 4 then call yearly
policy b
  rule often: if n <= 2 then call monthly
never call when n is 1
limit call to 1 customers
`);
    const [work] = (await session.preview()).work ?? [];
    expect(work?.policies.map(({ policy, perYear }) => [policy, perYear])).toEqual([
      ['a', '2'],
      ['b', '12'],
    ]);
  });

  it('is counted for each value of an action that keeps all', async () => {
    const session = await open(`action call takes cadence, keep all
policy a, all matches
  rule once: if n <= 4 then call yearly
  rule often: if n <= 2 then call monthly
`);
    const [work] = (await session.preview()).work ?? [];
    expect(work?.policies[0]?.rules).toEqual([
      { rule: 'once', perYear: '4', each: '1' },
      { rule: 'often', perYear: '24', each: '12' },
    ]);
  });

  it('is not there where nothing comes again', async () => {
    expect((await (await open('if n is 1 then task "hello"\n')).preview()).work).toBeUndefined();
  });

  it('is that of the campaign for whom it treats', async () => {
    const session = await open(`policy visits
  if n <= 10 then visit yearly
campaign spring for everyone
  at most 3 by n
  otherwise visit monthly
`);
    const [work] = (await session.preview()).work ?? [];
    // Nobody who has a visit already gets another one.
    expect(work?.policies.map(({ policy, perYear }) => `${policy} ${perYear}`)).toEqual(['visits 10', 'spring 24']);
  });
});

describe('a limit', () => {
  it('keeps the best while their work fits', async () => {
    const session = await open('otherwise visit every 2 weeks\nlimit visit to 2.5 per week by n\n');
    expect(await keeping(session)).toEqual(['c08', 'c09', 'c10', 'c11', 'c12']);
    expect(await limitOf(session)).toEqual({
      limit: 'limit visit to 2.5 per week by n',
      action: 'visit',
      most: '2.5',
      unit: 'week',
      demand: '6',
      used: '5/2',
      customers: { customers: 12 },
      withheld: { customers: 7 },
    });
  });

  it('ends with the first who does not fit, although others behind would', async () => {
    const session = await open(
      'if n >= 12 then visit monthly\nif n is 11 then visit daily\notherwise visit monthly\nlimit visit to 5 per month by n\n',
    );
    expect(await keeping(session)).toEqual(['c12']);
  });

  it.each([
    ['per day', 'daily', 3],
    ['per week', 'weekly', 3],
    ['per month', 'monthly', 3],
    ['per quarter', 'quarterly', 3],
    ['per year', 'yearly', 3],
    ['per week', 'every 2 weeks', 6],
    ['per month', 'every 2 months', 6],
    ['per year', 'quarterly', 0],
    ['customers', 'daily', 3],
  ])('of 3 %s has room for so many times %s', async (unit, cadence, kept) => {
    const session = await open(`otherwise visit ${cadence}\nlimit visit to 3 ${unit} by n\n`);
    expect((await keeping(session)).length).toBe(kept);
  });

  it('is one for each group, and those without one are a group of their own', async () => {
    const session = await open('otherwise visit weekly\nlimit visit to 2 per week per owner by n\n');
    expect(await keeping(session)).toEqual(['c07', 'c08', 'c09', 'c10', 'c11', 'c12']);
    const { per, groups, groupCount, demand, used } = await limitOf(session);
    expect({ per, groupCount, demand, used }).toEqual({ per: 'owner', groupCount: 3, demand: '12', used: '6' });
    expect(groups).toEqual(
      ['Li', 'Wang', null].map((group) => ({
        group,
        demand: '4',
        used: '2',
        customers: { customers: 4 },
        withheld: { customers: 2 },
      })),
    );
  });

  it('tells the groups with the most work first', async () => {
    const session = await open('otherwise visit weekly\nlimit visit to 2 per week per owner by n\n', {
      owners: ['Wang', 'Li', 'Wang', 'Wang'],
    });
    expect((await limitOf(session)).groups?.map(({ group, demand }) => `${group} ${demand}`)).toEqual([
      'Wang 9',
      'Li 3',
    ]);
  });

  it('ranks what is missing last, and by the draw where nothing else is said', async () => {
    const missing = await open('otherwise visit weekly\nlimit visit to 9 per week by n, lowest first\n', {
      missing: 2,
    });
    expect(await keeping(missing)).toEqual(Array.from({ length: 9 }, (_, index) => keyOf(index + 3)));
    const order = Array.from({ length: 12 }, (_, index) => keyOf(index + 1)).sort(
      (a, b) => drawn('visit', a) - drawn('visit', b),
    );
    expect(await keeping(await open('otherwise visit weekly\nlimit visit to 5 per week\n'))).toEqual(
      order.slice(0, 5).sort(),
    );
  });

  it('hears guards before it', async () => {
    const session = await open('otherwise visit weekly\nnever visit when consent\nlimit visit to 2 per week by n\n');
    expect(await keeping(session)).toEqual(['c09', 'c11']);
  });

  it('comes after campaigns', async () => {
    const session = await open(`campaign spring for everyone
  at most 6 by n
  otherwise offer 10%
limit offer to 4 customers by n, lowest first
`);
    expect(await keeping(session, 'offer')).toEqual(['c07', 'c08', 'c09', 'c10']);
  });

  it('is not seen by policies that look at what was decided', async () => {
    const session = await open(`policy visits
  otherwise visit weekly
policy calls
  if visit is weekly then task "hello"
limit visit to 2 per week by n
`);
    expect((await keeping(session, 'task')).length).toBe(12);
    expect((await keeping(session, 'visit')).length).toBe(2);
  });

  it('leaves its place to the limits after it', async () => {
    const session = await open(`otherwise visit weekly
limit visit to 3 per week per owner by n
limit visit to 5 per week by n, lowest first
`);
    // The first leaves c04 to c12.
    expect(await keeping(session)).toEqual(['c04', 'c05', 'c06', 'c07', 'c08']);
  });

  it('takes the labels and the rule with it', async () => {
    const session = await open('otherwise offer 10% for 30 days\nlimit offer to 1 customers by n\n');
    expect((await decisionsOn(session, 'offer for'))['c12']).toBe('30 days');
    expect((await decisionsOn(session, 'offer for'))['c11']).toBeNull();
    expect((await decisionsOn(session, 'offer rule'))['c11']).toBeNull();
    const [offers] = (await session.preview()).actions;
    expect(offers?.values.map(({ value, customers }) => [value, customers])).toEqual([
      ['0.1', 1],
      [null, 11],
    ]);
  });

  it('says why somebody lost the action', async () => {
    const session = await open('otherwise visit weekly\nlimit visit to 2 per week per owner by n\n');
    const lost = await session.explain('c01');
    expect(lost?.decisions).toMatchObject([{ action: 'visit', value: 'weekly', withheld: true }]);
    expect(lost?.limits).toEqual([
      {
        limit: 'limit visit to 2 per week per owner by n',
        action: 'visit',
        most: '2',
        unit: 'week',
        per: 'owner',
        group: 'Wang',
        work: '1',
        rank: 4,
        customers: 4,
        last: 2,
        kept: false,
      },
    ]);
    const kept = await session.explain('c12');
    expect(kept?.decisions).toMatchObject([{ action: 'visit', withheld: false }]);
    expect(kept?.limits).toMatchObject([{ group: null, rank: 1, kept: true }]);
  });
});

describe('goals', () => {
  it('count whom rules with each goal decide', async () => {
    const session = await open(`policy a
  rule new: if n <= 3 then visit weekly goal acquire
  rule rest: if n <= 9 then visit monthly
policy b
  table
    | n    || task   | goal   |
    | <= 2 || "hi"   | retain |
    | <= 4 || "stay" | -      |
`);
    expect((await session.preview()).goals).toEqual([
      { goal: 'acquire', customers: 3 },
      { goal: 'enhance', customers: 0 },
      { goal: 'retain', customers: 2 },
      { goal: null, customers: 7 },
    ]);
  });

  it('are not there where no rule has one', async () => {
    expect((await (await open('otherwise visit weekly\n')).preview()).goals).toBeUndefined();
  });
});
