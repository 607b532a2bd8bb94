import { describe, expect, it } from 'vitest';
import { checkCase, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { freshly, orCode, withLive } from './live-session.ts';
import { csv, openRules, readRelation, valuesOf } from './session.ts';

/** Customers who came over the years, and what they bought: enough for bands, classes and windows to differ from day to day. */
function shop() {
  const days = (count: number) => new Date(Date.UTC(2024, 0, 1 + count)).toISOString().slice(0, 10);
  const customers = Array.from(
    { length: 40 },
    (_, id) => `${id},${days((id * 37) % 1030)},${['上海', '北京'][id % 2]}`,
  );
  const orders = Array.from({ length: 400 }, (_, n) => {
    const customer = (n * 7) % 38;
    return `${customer},${days((n * 53) % 1035)}T${String(n % 24).padStart(2, '0')}:30,${((n * 97) % 500) + 0.25}`;
  });
  return {
    'customers.csv': csv(`id,joined,city\n${customers.join('\n')}`),
    'orders.csv': csv(`customer,at,total\n${orders.join('\n')}`),
  };
}

const definitions = `metric recency is days since latest orders
metric recent is sum of orders.total in last 3 months
metric calendar is sum of orders.total last quarter
metric year is sum of orders.total in 2026
metric trend is recent - recent in previous 3 months
metric basket is round(average of orders.total, 2)
metric often is count of orders where days since at <= 200 days
metric above is count of orders where total > basket
metric full is months between earliest orders and latest orders
metric years is age of joined
metric pace is recent per month
score R is 5 bands of recency, lowest best
score M is 3 bands of recent where recency <= 300 days
score fixed is bands of recency at 30, 60, 90 days, lowest best
score RM is R M
class abc by share of recent
  A top 60%
  B next 20%
  C rest
class pyramid by rank of basket
  gold top 20%
  rest_of rest
stages lifecycle
  new_one when recency is missing
  active when recency <= 90 days
  lost otherwise
segment loyal when M >= 2 and lifecycle is active
segment awake when not (recency > 100 days)
segment slipping when lifecycle is lost and lifecycle was active 60 days ago
metric growth is recent - recent as of 1 month ago
`;

const names = [...definitions.matchAll(/^(?:metric|score|class|stages|segment) (\w+)/gm)].map(([, name = '']) => name);

const rules = (asOf: string, since: boolean, rest: string) => `as of ${asOf}
data customers from "customers.csv"
  key id
  ${since ? 'time' : 'column'} joined: date
  column city: text
data orders from "orders.csv" of customers by customer
  time at: timestamp
  amount total: money CNY
${definitions}${rest}`;

describe('an earlier date', () => {
  it.each([
    ['60 days', '2026-10-31', '2026-09-01'],
    ['2 months', '2026-10-31', '2026-08-31'],
    ['8 months', '2026-10-31', '2026-02-28'],
    ['1 quarter', '2026-10-31', '2026-07-31'],
    ['1 year', '2026-10-31', '2025-10-31'],
    ['3 weeks', '2026-10-31', '2026-10-10'],
  ])('%s ago gives every value that the rules have as of that day', async (ago, asOf, day) => {
    for (const since of [false, true]) {
      const then = names.map((name) => `${kindOf(name)} ${name} as of ${ago} ago\n`).join('');
      const now = await openRules(rules(asOf, since, then), shop());
      const before = await openRules(rules(day, since, ''), shop());
      for (const name of names) {
        const expected = await valuesOf(before, name);
        const found = await valuesOf(now, `${name}_then`);
        for (const [key, value] of Object.entries(found)) {
          // Whoever was not there then has no value of then; in a segment of then nobody is who was not there.
          const absent = isSegment(name) ? 'no' : null;
          expect([name, key, value]).toEqual([name, key, key in expected ? expected[key] : absent]);
        }
      }
    }
  });
});

const small = `as of 2026-10-31
data customers from "customers.csv"
  key id
  time joined: date
  column city: text
data orders from "orders.csv" of customers by customer
  time at: timestamp
  amount total: money CNY
metric spend is sum of orders.total in last 3 months
metric recency is days since latest orders
stages lifecycle
  active when recency <= 60 days
  lost otherwise
score M is 2 bands of spend
class pyramid by rank of spend
  gold top 50%
  rest_of rest
segment rich when M >= 2
`;

const smallFiles = {
  // The fourth came on the day itself, the fifth a day later.
  'customers.csv': csv(`id,joined,city
    1,2026-01-01,上海
    2,2026-01-01,北京
    3,2026-01-01,
    4,2026-09-01,上海
    5,2026-09-02,上海`),
  'orders.csv': csv(`customer,at,total
    1,2026-07-15T09:00,400
    1,2026-09-01T23:59:59,100
    1,2026-09-02T00:00,1000
    2,2026-08-20,50
    2,2026-10-20,10
    4,2026-10-30,900
    5,2026-10-30,800`),
};

describe('the population of then', () => {
  const then = `metric spend_then is spend as of 60 days ago
metric M_then is M as of 60 days ago
metric place_then is pyramid as of 60 days ago
metric stage_then is lifecycle as of 60 days ago
segment newly when entered rich in last 60 days
segment gone when left rich in last 60 days
segment revived when lifecycle is active and lifecycle was lost 60 days ago
`;

  it('has no value of whoever came later, and cuts of its own', async () => {
    const session = await openRules(`${small}${then}`, smallFiles);
    // Sixty days before 2026-10-31 is 2026-09-01, that day included.
    expect(await valuesOf(session, 'spend_then')).toEqual({ 1: '500.00', 2: '50.00', 3: '0.00', 4: '0.00', 5: null });
    // Among 0, 0, 50 and 500 two are worse than 50.
    expect(await valuesOf(session, 'M_then')).toEqual({ 1: '2', 2: '2', 3: '1', 4: '1', 5: null });
    expect(await valuesOf(session, 'place_then')).toEqual({
      1: 'gold',
      2: 'gold',
      3: 'rest_of',
      4: 'rest_of',
      5: null,
    });
    expect(await valuesOf(session, 'stage_then')).toEqual({ 1: 'active', 2: 'active', 3: 'lost', 4: 'lost', 5: null });
    expect(session.fits.get('M as of 60 days ago')).toMatchObject({ fitted: 4 });
    expect(session.fits.get('M')).toMatchObject({ fitted: 5 });
  });

  it('tells who came and went; whoever was not there came', async () => {
    const session = await openRules(`${small}${then}`, smallFiles);
    // Of 1100, 10, 0, 900 and 800 only the two greatest have half of all below them.
    expect(await valuesOf(session, 'M')).toEqual({ 1: '2', 2: '1', 3: '1', 4: '2', 5: '1' });
    expect(await valuesOf(session, 'newly')).toEqual({ 1: 'no', 2: 'no', 3: 'no', 4: 'yes', 5: 'no' });
    expect(await valuesOf(session, 'gone')).toEqual({ 1: 'no', 2: 'yes', 3: 'no', 4: 'no', 5: 'no' });
    expect(await valuesOf(session, 'revived')).toEqual({ 1: 'no', 2: 'no', 3: 'no', 4: 'yes', 5: 'no' });
  });

  it('stays out of results that name no earlier date', async () => {
    const session = await openRules(`${small}segment it when lifecycle was active 60 days ago\n`, smallFiles);
    const { columns } = await readRelation(session, 'values');
    expect(columns).toEqual(['key', 'spend', 'recency', 'lifecycle', 'M', 'pyramid', 'rich', 'it']);
    const { definitions } = await session.preview();
    expect(definitions.map(({ name }) => name)).toEqual(['lifecycle', 'M', 'pyramid', 'rich', 'it']);
  });

  it('passes over, rather than fails, whoever was not there', async () => {
    const session = await openRules(
      `${small}policy p\n  if lifecycle was not active 60 days ago then tier star\n`,
      smallFiles,
    );
    const { policies } = await session.preview();
    expect(policies[0]?.rules[0]).toMatchObject({ decided: { customers: 2 }, passedOver: { customers: 1 } });
  });
});

describe('a day before the data begins', () => {
  it.each([
    [
      '1 year',
      'segment it when entered rich in last 1 year',
      { data: 'customers', first: '2026-01-01', day: '2025-10-31', name: 'spend as of 12 months ago' },
    ],
    [
      'of orders',
      'metric it is (sum of orders.total) as of 9 months ago',
      { data: 'customers', first: '2026-01-01', day: '2026-01-31' },
    ],
  ])('%s is refused', async (_, rule, data) => {
    const opened = openRules(`${small}${rule}\n`, smallFiles);
    if (data.day < data.first) await expect(opened).rejects.toMatchObject({ code: 'PTN5023', data });
    else
      await expect(opened).rejects.toMatchObject({
        code: 'PTN5023',
        data: { data: 'orders', first: '2026-07-15', day: data.day },
      });
  });

  it('is none where there are no rows yet', async () => {
    const session = await openRules(`${small}metric it is (sum of orders.total) as of 9 months ago\n`, {
      ...smallFiles,
      'orders.csv': 'customer,at,total\n1,2026-12-01,5\n',
    });
    expect(await valuesOf(session, 'it')).toEqual({ 1: '0.00', 2: '0.00', 3: '0.00', 4: null, 5: null });
  });
});

describe('while rules are written', () => {
  it('every edit counts what a fresh run counts', async () => {
    const tables = new Map(Object.entries(shop()).map(([file, content]) => [file.replace('.csv', ''), content]));
    const files = makeDataFolder(tables);
    try {
      const state = stateOf(files, tables);
      const edits = [
        'if lifecycle was active 60 days ago then tier star',
        'if lifecycle was not active 60 days ago then tier star',
        'if entered loyal in last 2 months or RM as of 60 days ago >= 22 then tier star',
        'if not (abc was A 60 days ago) then tier star',
        'if pyramid was missing 1 year ago or loyal as of 1 month ago as of 60 days ago then tier star',
        'if (recent > 100 CNY and city is "上海") as of 1 year ago then tier star',
        'if growth as of 60 days ago > 0 then tier star',
      ];
      const checked = await Promise.all(edits.map((edit) => checkCase(state, rules('2026-10-31', true, edit))));
      expect(checked.flatMap(({ problems }) => problems)).toEqual([]);
      await withLive(checked[0]!.program!, checked[0]!.paths, async (live) => {
        for (const { program, paths } of checked) {
          const found = await orCode(async () => (await live.update(program!, undefined))?.preview);
          expect(found).toEqual(await freshly(program!, paths, (session) => session.preview()));
        }
      });
    } finally {
      files.remove();
    }
  });
});

describe('a test', () => {
  const run = async (test: string) => {
    const session = await openRules(
      `${small}segment revived when lifecycle is active and lifecycle was lost 60 days ago\nsegment richer when spend > spend as of 60 days ago\n\ntest "it"\n${test}`,
      smallFiles,
    );
    const [result] = await session.test();
    return result!.expectations.map(({ passed, give }) => (give ? `give ${give.join(', ')}` : passed));
  };

  it('is given the value of then', async () => {
    expect(await run('  given lifecycle active, lifecycle was lost 60 days ago\n  expect revived')).toEqual([true]);
    expect(await run('  given lifecycle active, lifecycle was active 60 days ago\n  expect not revived')).toEqual([
      true,
    ]);
    expect(await run('  given lifecycle active, lifecycle was missing 60 days ago\n  expect not revived')).toEqual([
      true,
    ]);
    expect(await run('  given spend 300 CNY, spend was 200 CNY 60 days ago\n  expect richer')).toEqual([true]);
  });

  it('computes the value of then from rows, for customers who were there', async () => {
    const rows = 'orders (2026-07-01, 100 CNY), orders (2026-09-02, 200 CNY)';
    expect(await run(`  given joined 2026-01-01, ${rows}\n  expect richer, revived, spend 200 CNY`)).toEqual([
      true,
      true,
      true,
    ]);
    expect(await run(`  given joined 2026-09-02, ${rows}\n  expect richer`)).toEqual([false]);
  });

  it('asks for what it needs', async () => {
    expect(await run('  given lifecycle active\n  expect revived')).toEqual(['give lifecycle as of 60 days ago']);
  });
});

function isSegment(name: string): boolean {
  return definitions.includes(`segment ${name} `);
}

function kindOf(name: string): string {
  return isSegment(name) ? `segment ${name}_then when` : `metric ${name}_then is`;
}
