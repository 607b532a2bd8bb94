import { describe, expect, it } from 'vitest';
import { liveRules } from './live-rules.ts';
import { countsOf, openRules, readRelation, valuesOf } from './session.ts';

const head = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column a: yes/no
  column b: number
  column c: text
checklist list
  one   when a
  two   when b >= 10
  three when c is "x"
`;

/** All three hold; two and one unknown; one and two unknown; one and two that fail; none; nothing known. */
const customers = 'id,a,b,c\n1,yes,10,x\n2,yes,10,\n3,yes,,\n4,yes,9,y\n5,no,9,y\n6,,,\n';

async function open(rules: string) {
  return openRules(head + rules, { 'customers.csv': customers });
}

/** Who satisfies each condition; behind a `?` who was passed over for it. */
async function whoIs(...conditions: readonly string[]): Promise<string[]> {
  const policies = conditions.map((condition, index) => `policy p${index}\n  if ${condition} then tag "t${index}"\n`);
  const session = await open(policies.join(''));
  const { policies: previews } = await session.preview();
  return Promise.all(
    conditions.map(async (condition, index) => {
      const { rows } = await readRelation(session, 'matches');
      const keys = rows.filter(([, policy]) => policy === `p${index}`).map(([key]) => key);
      const passed = previews[index]?.rules[0]?.passedOver.customers ?? 0;
      return `${condition}: ${keys.join('')}${'?'.repeat(passed)}`;
    }),
  );
}

describe('how many conditions hold', () => {
  it('counts what is true; what is unknown is not yes, and tells who was passed over', async () => {
    const told = [
      'all of list: 1???',
      'at least 2 of list: 12??',
      'at least 1 of list: 1234?',
      'any of list: 1234?',
      // Of 2, 3 and 6 nobody knows whether it is more: what is unknown does not count.
      'at most 2 of list: 23456',
      'at most 1 of list: 3456',
      'how many of list >= 2: 12??',
      'how many of list is 1: 34?',
      'how many of list is not 1: 1256?',
      'how many of list is one of (0, 3): 156',
      'not all of list: 23456',
      'not any of list: 56',
      'list.two: 12??',
      'at least 2 of (a, b < 10, c is "y"): 45???',
      'how many of (list.one, all of list) is 2: 1???',
    ];
    const conditions = told.map((line) => line.slice(0, line.lastIndexOf(':')));
    expect(await whoIs(...conditions)).toEqual(told);
  });

  it('is a number for everybody', async () => {
    const session = await open('metric n is how many of list + how many of (a, not a)\n');
    expect(await valuesOf(session, 'list')).toEqual({ 1: '3', 2: '2', 3: '1', 4: '1', 5: '0', 6: '0' });
    expect(await valuesOf(session, 'list.two')).toEqual({ 1: 'yes', 2: 'yes', 3: 'no', 4: 'no', 5: 'no', 6: 'no' });
    expect(await valuesOf(session, 'n')).toEqual({ 1: '4', 2: '3', 3: '2', 4: '2', 5: '1', 6: '1' });
  });

  it('is shown with how many customers satisfy so many, and each item', async () => {
    const preview = await (await open('')).preview();
    expect(countsOf(preview, 'list')).toEqual({ 3: 1, 2: 1, 1: 2, 0: 2 });
    expect(countsOf(preview, 'list.one')).toEqual({ yes: 4 });
  });

  it('may be asked about rows', async () => {
    const rules = `data orders from "orders.csv" of customers by id
  key order
  column total: number
  column note: text
metric odd is count of orders where at least 1 of (total > 5, note is "x")
metric most is highest of orders.total where how many of (total > 5, note is "x") <= 1
`;
    const orders = 'order,id,total,note\n1,1,6,x\n2,1,,x\n3,1,5,y\n4,2,,\n';
    const session = await openRules(head + rules, { 'customers.csv': customers, 'orders.csv': orders });
    expect(await valuesOf(session, 'odd')).toMatchObject({ 1: '2', 2: '0' });
    expect(await valuesOf(session, 'most')).toMatchObject({ 1: '5', 2: null });
  });

  it('may be about a great many conditions', async () => {
    const items = Array.from({ length: 40 }, (_, index) => `b >= ${index}`).join(', ');
    const session = await open(`metric n is how many of (${items})\nsegment s when at least 11 of (${items})\n`);
    expect(await valuesOf(session, 'n')).toEqual({ 1: '11', 2: '11', 3: '0', 4: '10', 5: '10', 6: '0' });
    expect(countsOf(await session.preview(), 's')).toEqual({ yes: 2 });
  });
});

const parts = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column product: number
  column service: number
  column staff: number
`;
const answers = 'id,product,service,staff\n1,5,4,3\n2,5,,3\n3,,,3\n4,,,\n5,0.1,0.1,0.1\n6,-5,-4,\n';

async function scored(body: string): Promise<Record<string, string | null>> {
  return valuesOf(await openRules(`${parts}score s is ${body}\n`, { 'customers.csv': answers }), 's');
}

describe('a weighted score', () => {
  it('is exact, and missing where a part is', async () => {
    expect(await scored('40% of product, 35% of service, 25% of staff')).toEqual({
      1: '4.150',
      2: null,
      3: null,
      4: null,
      5: '0.100',
      6: null,
    });
  });

  it('goes over the known parts, with two places more than they have', async () => {
    // 2: (200 + 75) / 65 = 4.2307…; 6: (-200 - 140) / 75 = -4.5333…
    expect(await scored('40% of product, 35% of service, 25% of staff, at least 2 known')).toEqual({
      1: '4.150',
      2: '4.231',
      3: null,
      4: null,
      5: '0.100',
      6: '-4.533',
    });
    expect(await scored('40% of product, 35% of service, 25% of staff, at least 1 known')).toMatchObject({
      3: '3.000',
    });
  });

  it('rounds half away from zero, in integers', async () => {
    const half = 'id,product,service\n1,0.01,0.02\n2,-0.01,-0.02\n';
    const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column product: number
  column service: number
score s is 12.5% of product, 87.5% of service, at least 1 known
`;
    // 0.018750 has four places in the end: 0.01875 lies in the middle.
    expect(await valuesOf(await openRules(rules, { 'customers.csv': half }), 's')).toEqual({
      1: '0.0188',
      2: '-0.0188',
    });
  });

  it('is a number like any other', async () => {
    const rules = `${parts}score s is 50% of product, 50% of staff
class best by rank of s
  A top 50%
  B rest
score band is bands of s at 1, 4
`;
    const session = await openRules(rules, { 'customers.csv': answers });
    expect(await valuesOf(session, 'best')).toMatchObject({ 1: 'B', 2: 'B', 3: null, 5: 'B' });
    expect(await valuesOf(session, 'band')).toMatchObject({ 1: '3', 2: '3', 3: null, 5: '1' });
  });
});

describe('tests of rules', () => {
  it('give and expect items, and say what would have to be given', async () => {
    const rules = `
test "items"
  given list.one yes, list.two missing, list.three no
  expect list.one, not list.two, at least 1 of list, not at least 2 of list, how many of list 1
test "enough"
  given list.one yes, list.two yes
  expect at least 2 of list, any of list
test "open"
  given list.one yes
  expect all of list, how many of list >= 2
test "columns"
  given a yes, b 12, c missing
  expect at least 2 of list, not list.three
`;
    const results = await (await open(rules)).test();
    expect(results.map(({ title, passed }) => `${title} ${passed}`)).toEqual([
      'items true',
      'enough true',
      'open false',
      'columns true',
    ]);
    expect(results[2]?.expectations.map(({ give }) => give)).toEqual([
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });
});

describe('while rules are written', () => {
  it('the live preview counts as a session does', async () => {
    const rules = (least: number) => `${head}score s is 40% of b, 60% of how many of list, at least 1 known
policy p, all matches
  if all of list then tag "all"
  if at least ${least} of list then tag "some"
  if at most ${least} of (a, b >= 10, c is "x", list.one) then tag "few"
  if how many of list is ${least} or not any of list then tag "exactly"
  if s >= 1 and how many of (a, not a, b > 9) is one of (1, 2) then tag "score"
`;
    const { update, preview } = await liveRules(rules(1), { 'customers.csv': customers });
    for (const least of [1, 2, 3]) {
      const live = (await update(rules(least)))?.preview;
      const { policies, definitions } = await preview(rules(least));
      expect(live?.policies).toEqual(policies);
      expect(live?.definitions).toEqual(definitions);
    }
  });
});
