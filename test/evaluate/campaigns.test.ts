import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CampaignPreview, Session } from '../../server/evaluate/index.ts';
import { decisionsOn, openRules, readRelation } from './session.ts';

const head = `as of 2026-10-31
data customers from "customers.csv"
  key    id
  column n: number
  column consent: yes/no
  column cost: money CNY
data contacts from "contacts.csv" of customers by customer
  time   day
  column channel: text
`;

/** One that is too long ago to matter. */
const longAgo = 'customer,day,channel\nc01,2020-01-01,sms\n';

/** Customers `c01`, `c02`, … of which the n-th has `n`; `more` says what else a customer has. */
function open(
  rules: string,
  { count = 20, contacts = '', more = (_n: number): string => 'yes,10' } = {},
): Promise<Session> {
  const rows = Array.from({ length: count }, (_, index) => `${keyOf(index + 1)},${index + 1},${more(index + 1)}\n`);
  const files = { 'customers.csv': `id,n,consent,cost\n${rows.join('')}`, 'contacts.csv': longAgo + contacts };
  return openRules(head + rules, files);
}

const keyOf = (n: number) => `c${String(n).padStart(2, '0')}`;

/** As the language describes the draw, worked out by other means. */
function drawn(salt: string, key: string): number {
  return Number.parseInt(createHash('md5').update(`${salt}:${key}`, 'utf8').digest('hex').slice(0, 8), 16);
}

function isHeldOut(salt: string, key: string, percent: number): boolean {
  return drawn(salt, key) % 10_000 < percent * 100;
}

async function groupsOf(session: Session, campaign = 'spring'): Promise<Record<string, string>> {
  const { rows, columns } = await readRelation(session, 'campaigns');
  const [rank, group] = [columns.indexOf('rank'), columns.indexOf('group')];
  const own = rows.filter((row) => row[columns.indexOf('campaign')] === campaign);
  return Object.fromEntries(own.map((row) => [row[0], `${row[rank]} ${row[group]}`]));
}

async function previewOf(session: Session, campaign = 'spring'): Promise<CampaignPreview> {
  const found = (await session.preview()).campaigns.find((each) => each.campaign === campaign);
  expect(found).toBeDefined();
  return found!;
}

/** How many customers in each number of the preview. */
async function countsOf(session: Session): Promise<Record<string, number>> {
  const { audience, eligible, treated, control, beyond, leftOut } = await previewOf(session);
  const groups = { audience, eligible, treated, control, beyond, ...leftOut };
  return Object.fromEntries(Object.entries(groups).map(([name, { customers }]) => [name, customers]));
}

describe('a campaign', () => {
  it('treats the highest up to the cap and decides for nobody else', async () => {
    const session = await open(`segment many when n >= 3
campaign spring for many
  at most 4 by n
  if n >= 19 then offer 20%
  otherwise offer 10%
`);
    const offers = await decisionsOn(session, 'offer');
    expect(Object.entries(offers).filter(([, offer]) => offer !== null)).toEqual([
      ['c17', '0.1'],
      ['c18', '0.1'],
      ['c19', '0.2'],
      ['c20', '0.2'],
    ]);
    expect((await decisionsOn(session, 'offer rule'))['c19']).toBe('spring: rule 1');
    expect((await readRelation(session, 'matches')).rows).toEqual([
      ['c17', 'spring', 'otherwise'],
      ['c18', 'spring', 'otherwise'],
      ['c19', 'spring', 'rule 1'],
      ['c20', 'spring', 'rule 1'],
    ]);
    expect(await groupsOf(session)).toMatchObject({
      c20: '1 treated',
      c17: '4 treated',
      c16: '5 beyond',
      c03: '18 beyond',
    });
    expect(await countsOf(session)).toEqual({
      audience: 18,
      eligible: 18,
      treated: 4,
      control: 0,
      beyond: 14,
      unmatched: 0,
      guard: 0,
      decided: 0,
      frequency: 0,
      cost: 0,
    });
    expect((await previewOf(session)).rules.map(({ rule, decided }) => [rule, decided.customers])).toEqual([
      ['rule 1', 2],
      ['otherwise', 2],
    ]);
  });

  it('holds out by the draw, and the control ends with the last who is treated', async () => {
    const session = await open(`campaign spring for everyone
  hold out 30% as "winback-2026"
  at most 5 by n
  otherwise offer 10%
`);
    const expected: Record<string, string> = {};
    let treated = 0;
    for (let n = 20, rank = 1; n >= 1; n--, rank++) {
      const held = isHeldOut('winback-2026', keyOf(n), 30);
      expected[keyOf(n)] = `${rank} ${treated === 5 ? 'beyond' : held ? 'control' : 'treated'}`;
      if (!held && treated < 5) treated++;
    }
    expect(await groupsOf(session)).toEqual(expected);
    expect(Object.values(expected).filter((each) => each.endsWith('control')).length).toBeGreaterThan(0);
  });

  it('ranks by the draw where nothing else is said, and what is missing last', async () => {
    const session = await open('campaign spring for everyone\n  at most 3\n  otherwise offer 10%\n');
    const order = Array.from({ length: 20 }, (_, index) => keyOf(index + 1)).sort(
      (a, b) => drawn('spring', a) - drawn('spring', b),
    );
    const groups = await groupsOf(session);
    expect(order.map((key) => groups[key])).toEqual(
      order.map((_, index) => `${index + 1} ${index < 3 ? 'treated' : 'beyond'}`),
    );
    const lowest = await open(
      'campaign spring for everyone\n  at most 2 by cost, lowest first\n  otherwise offer 10%\n',
      { count: 3, more: (n) => (n === 1 ? 'yes,' : `yes,${n}`) },
    );
    expect(await groupsOf(lowest)).toEqual({ c02: '1 treated', c03: '2 treated', c01: '3 beyond' });
  });
});

describe('a budget', () => {
  it('pays for as many as a fixed cost allows', async () => {
    const session = await open(
      'campaign spring for everyone\n  budget 100 CNY at 30 CNY each by n\n  otherwise offer 10%\n',
    );
    expect(await countsOf(session)).toMatchObject({ treated: 3, beyond: 17 });
    expect((await previewOf(session)).budget).toEqual({ total: '100', used: '90', currency: 'CNY' });
  });

  it('ends at the first whose own cost does not fit, and leaves out whose cost is unknown or negative', async () => {
    const costs = ['10', '20', '', '5', '-1', '50', '15'];
    const session = await open(
      'campaign spring for everyone\n  budget 70.50 CNY at cost each by n\n  otherwise offer 10%\n',
      { count: 7, more: (n) => `yes,${costs[n - 1]}` },
    );
    // 15 and 50 are paid, 5 fits, 20 does not: the 10 behind it is not looked at.
    expect(await groupsOf(session)).toEqual({
      c07: '1 treated',
      c06: '2 treated',
      c04: '3 treated',
      c02: '4 beyond',
      c01: '5 beyond',
    });
    expect(await countsOf(session)).toMatchObject({ eligible: 5, cost: 2 });
    expect((await previewOf(session)).budget).toEqual({ total: '70.50', used: '70.00', currency: 'CNY' });
  });
});

describe('who is not eligible', () => {
  it('has been contacted often enough, or has no consent', async () => {
    const session = await open(
      `campaign spring for everyone
  at most 1 message in 7 days of contacts where channel is "sms"
  if n <= 5 then message "hello" by sms
never message when not consent
`,
      {
        count: 7,
        more: (n) => `${n === 2 ? 'no' : 'yes'},1`,
        // The 25th is the first of the seven days; what comes after as-of does not exist.
        contacts: 'c01,2026-10-25,sms\nc03,2026-10-24,sms\nc04,2026-11-01,sms\nc05,2026-10-31,email\n',
      },
    );
    expect(await countsOf(session)).toMatchObject({ unmatched: 2, guard: 1, frequency: 1, eligible: 3, treated: 3 });
    expect(Object.keys(await groupsOf(session))).toEqual(['c03', 'c04', 'c05']);
    expect(session.report.sources.find(({ source }) => source === 'contacts')?.future).toBe(1);
  });

  it('has it already from a policy or an earlier campaign, unless what is kept says otherwise', async () => {
    const session = await open(
      `action offer takes percent, keep highest
policy base
  if n <= 2 then offer 15%
campaign spring for everyone
  if n <= 3 then offer 20%, task "call"
  if n is 4 then offer 5%
campaign summer for everyone
  if n <= 4 then offer 20%
`,
      { count: 5 },
    );
    expect(await decisionsOn(session, 'offer')).toEqual({
      c01: '0.20',
      c02: '0.20',
      c03: '0.20',
      c04: '0.20',
      c05: null,
    });
    expect(await decisionsOn(session, 'offer rule')).toMatchObject({ c01: 'spring: rule 1', c04: 'summer: rule 1' });
    expect((await previewOf(session, 'summer')).leftOut.decided.customers).toBe(3);
  });

  it('is nobody in the audience outside of its dates', async () => {
    const rules = (dates: string) => `campaign spring for everyone\n  from ${dates}\n  otherwise offer 10%\n`;
    for (const [dates, audience] of [
      ['2026-10-31 to 2026-10-31', 20],
      ['2026-11-01 to 2026-12-31', 0],
      ['2026-01-01 to 2026-10-30', 0],
    ] as const) {
      const session = await open(rules(dates));
      expect(await previewOf(session)).toMatchObject({ running: audience > 0, audience: { customers: audience } });
    }
  });
});

describe('tests of rules', () => {
  const rules = `action offer takes percent, keep highest
policy base
  if n is 1 then offer 5%
campaign spring for everyone
  hold out 99.99%
  at most 1
  at most 1 message in 7 days of contacts
  from 2026-10-01 to 2026-10-31
  if n <= 2 then offer 10%, message "hi"
never message when not consent
`;

  it.each([
    ['given n 1, consent yes\n  expect offer 10%, message "hi"', true],
    ['given n 1, consent no\n  expect offer 10%, no message', true],
    ['given n 1, consent yes, contacts (2026-10-30, "sms")\n  expect offer 5%, no message', true],
    ['given n 1, consent yes, contacts (2026-10-01, "sms")\n  expect offer 10%', true],
    ['given n 3, consent yes\n  expect no offer, no message', true],
    ['given consent yes\n  expect no message', false],
  ])('treat whoever is eligible: %s', async (test, passed) => {
    const session = await open(`${rules}test "t"\n  ${test}\n`, { count: 2 });
    expect((await session.test()).map((each) => each.passed)).toEqual([passed]);
  });
});

describe('explaining a customer', () => {
  it('says what became of the customer in each campaign', async () => {
    const session = await open(
      `segment many when n >= 2
campaign spring for many
  at most 1 by n
  at most 1 message in 7 days of contacts
  if n <= 5 then message "hi"
never message when not consent
campaign summer for everyone
  from 2027-01-01 to 2027-02-01
  otherwise offer 5%
`,
      { count: 6, more: (n) => `${n === 3 ? 'no' : 'yes'},1`, contacts: 'c02,2026-10-30,sms\n' },
    );
    const standing = async (n: number) => (await session.explain(keyOf(n)))!.campaigns.map((each) => each.standing);
    expect(await standing(1)).toEqual([{ kind: 'not-in-audience' }, { kind: 'not-running' }]);
    expect((await standing(2))[0]).toEqual({ kind: 'frequency' });
    expect((await standing(3))[0]).toEqual({ kind: 'guard' });
    expect((await standing(4))[0]).toEqual({ kind: 'beyond', rank: 2, eligible: 2, last: 1 });
    expect((await standing(5))[0]).toEqual({ kind: 'treated', rank: 1, eligible: 2, last: 1 });
    expect((await standing(6))[0]).toEqual({ kind: 'unmatched' });
    const treated = await session.explain(keyOf(5));
    expect(treated?.decisions).toMatchObject([
      { action: 'message', policy: 'spring', rule: 'rule 1', withheld: false },
    ]);
  });
});

describe('raising a hold-out', () => {
  it.each(['at most 8 by n', 'budget 70 CNY at cost each by n', 'budget 70 CNY at 7 CNY each', 'at most 500'])(
    'keeps whoever was held out: %s',
    async (limit) => {
      const controls: string[][] = [];
      for (const share of ['5', '10', '25', '60.5']) {
        const session = await open(
          `campaign spring for everyone\n  hold out ${share}% as "s"\n  ${limit}\n  otherwise offer 10%\n`,
          { count: 90, more: (n) => `yes,${(n * 7) % 23}` },
        );
        controls.push(
          Object.entries(await groupsOf(session)).flatMap(([key, group]) => (group.endsWith('control') ? key : [])),
        );
      }
      expect(controls.at(-1)!.length).toBeGreaterThan(0);
      for (const [index, control] of controls.slice(1).entries())
        expect(control).toEqual(expect.arrayContaining(controls[index]!));
    },
  );
});
