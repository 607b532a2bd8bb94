import { describe, expect, it } from 'vitest';
import { csv, decisionsOn, openRules, valuesOf } from './session.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer
  time     at: date
  amount   total: money CNY
  column   category: text
  quantity bags: number
metric recency is days since latest orders
metric rhythm is usual gap between orders
metric favourites is top 2 of orders.category by sum of orders.total
metric next_due is next due of orders at 30 days each
segment overdue when recency > 1.5 * rhythm
segment late when recency / rhythm >= 1.5
segment soon when days until next_due <= 7 days
policy p, all matches
  rule hair: if favourites contains "hair" then tag "hair"
  rule due: if soon then message "refill"
  rule rare: if overdue and favourites is known then task "call"
`;
const files = {
  'customers.csv': 'id\n1\n2\n3\n4\n',
  'orders.csv': csv(`customer,at,total,category,bags
    1,2026-10-25,10,hair,1
    1,2026-10-21,5,"skin; care",0.5
    2,2026-10-25,9,bath,1
    2,2026-10-22,8,skin,1
    2,2026-10-19,7,hair,1
    3,2026-10-09,1,hair,
    3,2026-10-08,1,skin,1`),
};

describe('lists, rhythm and due days', () => {
  it('are values like any other', async () => {
    const session = await openRules(rules, files);
    expect(await valuesOf(session, 'favourites')).toEqual({
      1: 'hair; skin; care',
      2: 'bath; skin',
      3: 'hair; skin',
      4: null,
    });
    expect(await valuesOf(session, 'rhythm')).toEqual({ 1: '4', 2: '3', 3: '1', 4: null });
    expect(await valuesOf(session, 'next_due')).toEqual({ 1: '2026-12-05', 2: '2027-01-17', 3: '2026-11-07', 4: null });
    expect(await decisionsOn(session, 'tag')).toEqual({ 1: 'hair', 2: null, 3: 'hair', 4: null });
    expect(await decisionsOn(session, 'message')).toEqual({ 1: null, 2: null, 3: 'refill', 4: null });
  });

  it('compare parts of durations exactly', async () => {
    const session = await openRules(rules, files);
    // Six days are exactly 1.5 times four, and more than 1.5 times three.
    expect(await valuesOf(session, 'overdue')).toEqual({ 1: 'no', 2: 'yes', 3: 'yes', 4: 'no' });
    expect(await valuesOf(session, 'late')).toEqual({ 1: 'yes', 2: 'yes', 3: 'yes', 4: 'no' });
  });

  it('are explained text by text, whatever signs are in them', async () => {
    const session = await openRules(
      `${rules}policy q\n  rule care: if favourites contains "skin; care" then points 1\n`,
      files,
    );
    const one = await session.explain('1');
    expect(one?.values.get('favourites')).toBe('hair; skin; care');
    const outcomes = one?.policies.flatMap((each) => each.rules.map(({ rule, outcome }) => `${rule} ${outcome}`));
    expect(outcomes).toEqual(['hair decided', 'due failed', 'rare failed', 'care decided']);
    const rare = one?.policies[0]?.rules[2];
    expect(rare?.conditions[0]).toMatchObject({ subject: 'overdue', holds: false });
  });
});

describe('a test of rules', () => {
  async function run(test: string): Promise<(true | string)[]> {
    const session = await openRules(`${rules}\ntest "it"\n${test}`, files);
    const [result] = await session.test();
    return result!.expectations.map(({ passed, expected, actual }) => passed || `${expected} but ${actual}`);
  }

  it('gives lists and expects them, in their order', async () => {
    const given = '  given favourites ("hair", "skin; care")\n';
    expect(await run(`${given}  expect favourites ("hair", "skin; care"), favourites contains "skin; care"`)).toEqual([
      true,
      true,
    ]);
    expect(await run(`${given}  expect not favourites contains "skin", tag "hair"`)).toEqual([true, true]);
    const [found] = await run(`${given}  expect favourites ("skin; care", "hair")`);
    expect(found).toContain('hair; skin; care');
    expect(await run('  given favourites missing\n  expect favourites is missing, no tag')).toEqual([true, true]);
  });

  it('computes them from rows', async () => {
    const rows =
      '  given orders (2026-10-01, 5 CNY, "skin", 2), orders (2026-10-21, 9 CNY, "hair", 1), orders (2026-10-21, 1 CNY, "skin", missing)\n';
    expect(
      await run(`${rows}  expect favourites ("hair", "skin"), rhythm 20 days, next_due 2026-12-30, not soon`),
    ).toEqual([true, true, true, true]);
    expect(
      await run(
        '  given orders (2026-10-01, 5 CNY, missing, 0.5)\n  expect favourites is missing, rhythm is missing, next_due 2026-10-16, soon',
      ),
    ).toEqual([true, true, true, true]);
  });
});
