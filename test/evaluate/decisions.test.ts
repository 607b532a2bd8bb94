import { describe, expect, it } from 'vitest';
import { decisionsOn, openRules, readRelation } from './session.ts';

const head = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column n: number
`;

/** Customers `1`, `2`, … with `n` of the same number. */
function decide(rules: string, count = 4) {
  const rows = Array.from({ length: count }, (_, index) => `${index + 1},${index + 1}\n`).join('');
  return openRules(head + rules, { 'customers.csv': `id,n\n${rows}` });
}

describe('a policy', () => {
  it('takes the first rule that holds', async () => {
    const session = await decide(`policy p
  if n >= 3 then tier star
  rule second: if n >= 2 then tier cow
  otherwise tier dog
`);
    expect(await decisionsOn(session, 'tier')).toEqual({ 1: 'dog', 2: 'cow', 3: 'star', 4: 'star' });
    expect(await decisionsOn(session, 'tier rule')).toEqual({
      1: 'p: otherwise',
      2: 'p: second',
      3: 'p: rule 1',
      4: 'p: rule 1',
    });
    const [policy] = (await session.preview()).policies;
    expect(policy?.rules.map(({ decided, taken }) => [decided.customers, taken.customers])).toEqual([
      [2, 0],
      [1, 2],
      [1, 0],
    ]);
  });

  it('takes all rules that hold, and otherwise where none did', async () => {
    const session = await decide(`action tag takes text, keep all
policy p, all matches
  if n >= 2 then tag "two"
  if n >= 3 then tag "three"
  otherwise tag "none"
`);
    expect(await decisionsOn(session, 'tag')).toEqual({ 1: 'none', 2: 'two', 3: 'two; three', 4: 'two; three' });
    expect((await readRelation(session, 'matches')).rows.map(([key, , rule]) => `${key} ${rule}`)).toEqual([
      '1 otherwise',
      '2 rule 1',
      '3 rule 1',
      '3 rule 2',
      '4 rule 1',
      '4 rule 2',
    ]);
    expect((await readRelation(session, { kind: 'policy', policy: 'p' })).rows).toEqual([
      ['1', 'otherwise', 'none', null],
      ['2', 'rule 1', 'two', null],
      ['3', 'rule 1', 'two', null],
      ['3', 'rule 2', 'three', null],
      ['4', 'rule 1', 'two', null],
      ['4', 'rule 2', 'three', null],
    ]);
  });

  it('of exactly one match decides nothing where two hold, unless that is declared', async () => {
    const rules = (declared: string) => `policy p, exactly one match
${declared}  rule a: if n >= 2 then tier star
  rule b: if n >= 3 then tier cow
`;
    const strict = await decide(rules(''));
    expect(await decisionsOn(strict, 'tier')).toEqual({ 1: null, 2: 'star', 3: null, 4: null });
    expect((await readRelation(strict, 'matches')).rows).toEqual([['2', 'p', 'a']]);
    expect((await strict.preview()).policies[0]).toMatchObject({
      rules: [
        { decided: { customers: 1 }, taken: { customers: 0 } },
        { decided: { customers: 0 }, taken: { customers: 0 } },
      ],
      gap: { customers: 1 },
      conflict: { customers: 2 },
      overlap: { customers: 0 },
    });
    const declared = await decide(rules('  overlaps because "the first one is right"\n'));
    expect(await decisionsOn(declared, 'tier')).toEqual({ 1: null, 2: 'star', 3: 'star', 4: 'star' });
    expect((await declared.preview()).policies[0]).toMatchObject({
      rules: [
        { decided: { customers: 3 }, taken: { customers: 0 } },
        { decided: { customers: 0 }, taken: { customers: 2 } },
      ],
      conflict: { customers: 0 },
      overlap: { customers: 2 },
    });
  });

  it('decides nothing with a missing value', async () => {
    const session = await decide(
      `metric half is n where_odd
policy p
  if n >= 1 then points (half)
`.replace('n where_odd', 'round(10 / (n - 2), 0)'),
    );
    expect(await decisionsOn(session, 'points')).toEqual({ 1: '-10', 2: null, 3: '10', 4: '5' });
    expect(await decisionsOn(session, 'points rule')).toEqual({
      1: 'p: rule 1',
      2: null,
      3: 'p: rule 1',
      4: 'p: rule 1',
    });
    expect((await readRelation(session, { kind: 'policy', policy: 'p' })).rows[1]).toEqual(['2', 'rule 1', null, null]);
  });

  it('may use what others decided, wherever they stand', async () => {
    const session = await decide(`policy second
  rule care: if tier is star or offer > 10% then visit weekly
  otherwise visit monthly
policy first
  if n >= 4 then tier star
  if n >= 3 then offer 20% for 30 days
`);
    expect(await decisionsOn(session, 'visit')).toEqual({ 1: 'monthly', 2: 'monthly', 3: 'weekly', 4: 'weekly' });
  });
});

describe('what to keep', () => {
  const rules = (keep: string) => `action offer takes percent, for duration, ${keep}
policy late
  rule l: if n >= 2 then offer 10% for 1 year
policy more, all matches
  rule m: if n >= 3 then offer 20% for 2 weeks
  rule n: if n >= 3 then offer 20% for 3 months
  rule o: if n >= 4 then offer 5%
`;

  it.each([
    ['keep first', [null, '0.10', '0.10', '0.10'], [null, '1 year', '1 year', '1 year'], 'late: l'],
    ['keep highest', [null, '0.10', '0.20', '0.20'], [null, '1 year', '2 weeks', '2 weeks'], 'more: m'],
    ['keep lowest', [null, '0.10', '0.10', '0.05'], [null, '1 year', '1 year', null], 'more: o'],
    [
      'keep all',
      [null, '0.10', '0.10; 0.20; 0.20', '0.10; 0.20; 0.20; 0.05'],
      [null, '1 year', '1 year; 2 weeks; 3 months', '1 year; 2 weeks; 3 months'],
      'late: l; more: m; more: n; more: o',
    ],
  ])('%s', async (keep, values, labels, rule) => {
    const session = await decide(rules(keep));
    const places = (texts: readonly (string | null)[]) => texts.map((text) => text?.split('; ').map(Number).join());
    expect(places(Object.values(await decisionsOn(session, 'offer')))).toEqual(places(values));
    expect(Object.values(await decisionsOn(session, 'offer for'))).toEqual(labels);
    expect((await decisionsOn(session, 'offer rule'))['4']).toBe(rule);
  });

  it('keeps the most frequent cadence, and of computed values the best', async () => {
    const session = await decide(`action visit takes cadence, keep highest
action points takes number, keep highest
policy p, all matches
  if n >= 1 then visit every 2 weeks, points (n * 10)
  if n >= 2 then visit 2 per month, points 25
  if n >= 3 then visit every 3 days
`);
    expect(await decisionsOn(session, 'visit')).toEqual({
      1: 'every 2 weeks',
      2: 'every 2 weeks',
      3: 'every 3 days',
      4: 'every 3 days',
    });
    expect(Object.values(await decisionsOn(session, 'points')).map(Number)).toEqual([10, 25, 30, 40]);
    expect(Object.values(await decisionsOn(session, 'points rule'))).toEqual([
      'p: rule 1',
      'p: rule 2',
      'p: rule 1',
      'p: rule 1',
    ]);
  });
});

describe('a guard', () => {
  it('withholds an action, or one of its values, and lets no later rule in', async () => {
    const session = await decide(`action message takes text, keep all
policy p
  if n >= 3 then tier star, visit weekly
  otherwise tier dog
policy q, all matches
  if n >= 1 then message "a"
  if n >= 2 then message "b"
never tier star when n is 4
never message "a" when n >= 2
never message when n is 3
`);
    expect(await decisionsOn(session, 'tier')).toEqual({ 1: 'dog', 2: 'dog', 3: 'star', 4: null });
    expect(await decisionsOn(session, 'visit')).toEqual({ 1: null, 2: null, 3: 'weekly', 4: 'weekly' });
    expect(await decisionsOn(session, 'message')).toEqual({ 1: 'a', 2: 'b', 3: null, 4: 'b' });
    expect((await session.preview()).guards.map(({ affected }) => affected.customers)).toEqual([1, 3, 1]);
  });

  it('is seen by policies that come after, and tells what is not always so', async () => {
    const session = await decide(`policy p
  if n >= 2 then tier star
policy q
  if tier is star then visit weekly
never tier when n is 2
always visit weekly when n >= 2
always tier when n >= 1
`);
    expect(await decisionsOn(session, 'visit')).toEqual({ 1: null, 2: null, 3: 'weekly', 4: 'weekly' });
    expect((await session.preview()).guards.map(({ kind, affected }) => [kind, affected.customers])).toEqual([
      ['never', 1],
      ['always', 1],
      ['always', 2],
    ]);
  });
});

describe('the preview', () => {
  it('orders values from the best, and nothing last', async () => {
    const session = await decide(
      `value is n
policy p
  if n is 1 then visit monthly, tier dog
  if n is 2 then visit daily, tier star
  if n is 3 then visit every 2 weeks, tier cow
`,
      5,
    );
    const { actions, customers, money } = await session.preview();
    expect([customers, money]).toEqual([5, '15']);
    const of = (name: string) =>
      actions.find(({ action }) => action === name)?.values.map(({ value, money }) => [value, money]);
    expect(of('visit')).toEqual([
      ['daily', '2'],
      ['every 2 weeks', '3'],
      ['monthly', '1'],
      [null, '9'],
    ]);
    expect(of('tier')?.map(([value]) => value)).toEqual(['star', 'cow', 'dog', null]);
  });
});
