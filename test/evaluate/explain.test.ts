import { describe, expect, it } from 'vitest';
import type { Session } from '../../server/evaluate/index.ts';
import { csv, openRules, readRelation } from './session.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  label name pii
  column city: text
  column joined: date
data orders from "orders.csv" of customers by customer
  time at: date
  amount total: money CNY
metric recency is days since latest orders
metric spend is sum of orders.total in last 12 months
score M is 2 bands of spend
segment slipping when recency > 90 days
action message takes text, by (sms, wechat)
policy p "policy"
  rule vip: if M >= 2 and not slipping and city is one of ("上海", "北京") then tier star, message "hi" by sms because "keep warm"
  rule some: if spend >= 150 CNY and count of orders in last 3 months > 0 then tier cow
  rule late: if joined >= 2026-01-01 or recency is missing then tier dog
  otherwise tier volcano
policy q
  if tier is star then visit weekly
never message when city is "北京"
`;
const files = {
  'customers.csv':
    'id,name,city,joined\n1,张三,上海,2025-01-01\n2,李四,北京,2025-12-25\n3,王五,,2026-05-05\n4,赵六,广州,2024-01-01\n',
  'orders.csv': csv('customer,at,total\n1,2026-10-01,200\n2,2026-09-01,500.50\n4,2026-02-01,100'),
};

async function explained(session: Session, key: string) {
  const explanation = await session.explain(key);
  expect(explanation).toBeDefined();
  return explanation!;
}

describe('an explanation', () => {
  it('is of the customer whose key it is, also where keys begin with a mark of the byte order', async () => {
    const customers = 'id,name,city,joined\nA,Ada,Lyon,2025-01-01\n\uFEFFA,Bob,\uFEFFLille,2025-01-01\n';
    const orders = csv('customer,at,total\nA,2026-10-01,200\n\uFEFFA,2026-09-01,500.50');
    const session = await openRules(rules, { 'customers.csv': customers, 'orders.csv': orders });
    expect(await explained(session, '\uFEFFA')).toMatchObject({ key: '\uFEFFA', label: { text: 'Bob' } });
    expect((await readRelation(session, 'values')).rows.map(([key]) => key)).toEqual(['A', '\uFEFFA']);
  });

  it('tells every value, decision and rule', async () => {
    const session = await openRules(rules, files);
    const found = await explained(session, '2');
    expect(found).toMatchObject({ key: '2', label: { text: '李四', pii: true } });
    expect([...found.values]).toEqual([
      ['recency', '60'],
      ['spend', '500.50'],
      ['M', '2'],
      ['slipping', 'no'],
    ]);
    expect(found.decisions).toEqual([
      {
        action: 'message',
        value: 'hi',
        labels: [{ label: 'by', value: 'sms' }],
        policy: 'p',
        rule: 'vip',
        because: 'keep warm',
        withheld: true,
      },
      { action: 'tier', value: 'star', labels: [], policy: 'p', rule: 'vip', because: 'keep warm', withheld: false },
      { action: 'visit', value: 'weekly', labels: [], policy: 'q', rule: 'rule 1', withheld: false },
    ]);
    expect(found.policies.map(({ rules: each }) => each.map(({ outcome }) => outcome))).toEqual([
      ['decided', 'taken', 'failed', 'failed'],
      ['decided'],
    ]);
  });

  it('tells the conditions in the order of the text, with values, bounds and what is missing to them', async () => {
    const session = await openRules(rules, files);
    const [policy] = (await explained(session, '4')).policies;
    const conditions = policy!.rules.map(({ conditions }) =>
      conditions.map(({ subject, value, comparator, bound, holds, distance }) => [
        subject,
        value,
        comparator,
        bound,
        holds,
        distance,
      ]),
    );
    expect(conditions).toEqual([
      [
        ['M', '1', '>=', '2', false, '1'],
        ['slipping', 'yes', '=', 'yes', true, undefined],
        ['city', '广州', 'one-of', '上海, 北京', false, undefined],
      ],
      [
        ['spend', '100.00', '>=', '150', false, '50.00'],
        ['count of orders', '0', '>', '0', false, '1'],
      ],
      [
        ['joined', '2024-01-01', '>=', '2026-01-01', false, '731'],
        ['recency', '272', 'is-missing', null, false, undefined],
      ],
      [],
    ]);
  });

  it('tells whom a missing value kept out', async () => {
    const session = await openRules(rules, files);
    const found = await explained(session, '3');
    const [vip, some, late] = found.policies[0]!.rules;
    expect([vip?.outcome, some?.outcome, late?.outcome]).toEqual(['failed', 'failed', 'decided']);
    expect(found.values.get('recency')).toBeNull();
    expect(late?.conditions.map(({ holds }) => holds)).toEqual([true, true]);
  });

  it('comes to the same as the run, for everyone', async () => {
    const session = await openRules(rules, files);
    const matches = (await readRelation(session, 'matches')).rows.map((row) => row.join(' '));
    const explanations = await Promise.all(['1', '2', '3', '4'].map((key) => explained(session, key)));
    const decided = explanations.flatMap(({ key, policies }) =>
      policies.flatMap(({ policy, rules: each }) =>
        each.flatMap(({ rule, outcome }) => (outcome === 'decided' ? [`${key} ${policy} ${rule}`] : [])),
      ),
    );
    expect(decided).toEqual(matches);
  });
});
