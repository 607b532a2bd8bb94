import { describe, expect, it } from 'vitest';
import { check } from '../support/check.ts';

const program = `metric frequency is count of orders in last 12 months
metric spend is sum of orders.total in last 12 months
metric recency is days since latest orders
score F is 3 bands of frequency
score M is 5 bands of spend
score FM is F M
class abc by share of spend
  A top 75%
  B next 20%
  C rest
stages lifecycle
  active when recency <= 90 days
  lost otherwise
segment loyal when frequency > 2
policy tiers
  if FM >= 34 then tier star, visit weekly
  otherwise tier dog
policy offers, all matches
  if loyal then offer 15% for 30 days, message "hi" by sms
  if abc is A and lifecycle is active then tag "best", suppress
  if city is "Lyon" and birthday < 2000-01-01 and recency is missing then points 5
never message when not consent
`;

/** Tests below the program, and all that is said about them. */
const cases: Readonly<Record<string, { test: string; says?: string[] }>> = {
  'values of every kind': {
    test: 'given F 3, spend 300 CNY, recency missing, abc A, lifecycle active, loyal yes, city "Lyon", birthday 1990-01-01, consent missing\n  expect tier star, offer 15%, tag "best", no message, points 5',
  },
  'decisions with values, without, with labels, and none': {
    test: 'given FM 35, loyal no, abc B, consent no\n  expect tier star, visit, offer 15% for 30 days, no message, suppress',
  },
  'other values that are expected': {
    test: 'given orders (2026-10-01, 300 CNY, "makeup"), orders (2026-10-02, 20 CNY, missing)\n  expect frequency 2, spend >= 320 CNY, recency 29 days, lifecycle is active, not loyal, F missing, FM is missing',
  },
  'a comparison of what was decided': { test: 'given F 3, M 4\n  expect tier >= cow' },
  'fewer cells than columns': { test: 'given orders (2026-10-01)\n  expect frequency 1' },

  'nothing expected': { test: 'given F 3', says: ['PTN4060 "it"'] },
  'an unknown name that is given': { test: 'given G 3\n  expect tier star', says: ['PTN2001 G'] },
  'an unknown name that is expected': { test: 'given F 3\n  expect teir star', says: ['PTN2001 teir'] },
  'given twice': { test: 'given F 3, F 2\n  expect tier star', says: ['PTN4061 F 2'] },
  'given alone and in a cell': { test: 'given FM 34, M 5\n  expect tier star', says: ['PTN4061 M 5'] },
  'a column twice': { test: 'given consent no, consent yes\n  expect no message', says: ['PTN4061 consent yes'] },
  'an action that is given': { test: 'given tier star\n  expect visit', says: ['PTN4062 tier star'] },
  'data that is given without rows': { test: 'given orders 3\n  expect tier star', says: ['PTN4062 orders 3'] },
  'rows of the customer': { test: 'given customers ("Ada")\n  expect tier star', says: ['PTN4063 customers'] },
  'rows of what is no data': { test: 'given F (3)\n  expect tier star', says: ['PTN4063 F'] },
  'more cells than columns': {
    test: 'given orders (2026-10-01, 300 CNY, "makeup", "11")\n  expect frequency 1',
    says: ['PTN4064 "11"'],
  },
  'a cell of another type': {
    test: 'given orders (2026-10-01, 300, "makeup")\n  expect frequency 1',
    says: ['PTN3006 300'],
  },
  'a value of another type': { test: 'given spend 300\n  expect tier star', says: ['PTN3006 300'] },
  'a member that there is not': { test: 'given abc D\n  expect tag', says: ['PTN3008 D'] },
  'a band that there is not': { test: 'given F 4, M 0\n  expect tier star', says: ['PTN4071 4', 'PTN4071 0'] },
  'a cell that there is not': { test: 'given FM 45\n  expect tier star', says: ['PTN3013 45'] },
  'nothing depends on a metric': {
    test: 'given recency 3 days, F 3, M 4\n  expect tier star',
    says: ['PTN4065 recency 3 days'],
  },
  'nothing depends on a metric, since the score is given': {
    test: 'given F 3, M 4, frequency 9\n  expect tier star',
    says: ['PTN4065 frequency 9'],
  },
  'nothing depends on a column': { test: 'given F 3, city "Lyon"\n  expect tier star', says: ['PTN4065 city "Lyon"'] },
  'nothing depends on rows': {
    test: 'given F 3, M 4, orders (2026-10-01)\n  expect tier star',
    says: ['PTN4065 orders (2026-10-01)'],
  },
  'a guard depends on a column': { test: 'given loyal yes, consent no\n  expect no message' },
  'a value without which': { test: 'given F 3\n  expect spend', says: ['PTN4066 spend'] },
  'no before a segment': { test: 'given frequency 3\n  expect no loyal', says: ['PTN4067 no loyal'] },
  'not before an action': { test: 'given consent no\n  expect not message', says: ['PTN4068 not message'] },
  'a label behind a metric': { test: 'given F 3\n  expect spend 3 CNY for 30 days', says: ['PTN4069 for 30 days'] },
  'a decision of another type': { test: 'given F 3\n  expect tier weekly', says: ['PTN3006 weekly'] },
  'a member that the action does not take': { test: 'given F 3\n  expect tier starr', says: ['PTN3008 starr'] },
};

describe('a test', () => {
  it.each(Object.entries(cases))('%s', (_, { test, says = [] }) => {
    expect(check(`${program}test "it"\n  ${test}\n`).says).toEqual(says);
  });

  it('has a title of its own', () => {
    const { says } = check(`${program}test "it"\n  expect tier dog\ntest "it"\n  expect visit\n`);
    expect(says).toEqual(['PTN4070 "it"']);
  });

  it('that gives a cell gives its parts', () => {
    const { program: checked } = check(`${program}test "it"\n  given FM 35\n  expect tier star\n`);
    expect(checked?.tests[0]?.given).toMatchObject([
      { kind: 'definition', name: 'FM', value: { value: '35' } },
      { kind: 'definition', name: 'F', value: { value: '3' } },
      { kind: 'definition', name: 'M', value: { value: '5' } },
    ]);
  });

  it('gives rows by the declared columns, without keys', () => {
    const { program: checked } = check(
      `${program}test "it"\n  given orders (2026-10-01, 300 CNY, "makeup")\n  expect frequency 1\n`,
    );
    expect(checked?.tests[0]?.given).toMatchObject([
      {
        kind: 'row',
        data: 'orders',
        cells: [{ column: 'ordered_at' }, { column: 'total', value: { value: '300' } }, { column: 'category' }],
      },
    ]);
  });

  it('says what it expects as decisions and as conditions', () => {
    const { program: checked } = check(
      `${program}test "it"\n  given FM 35, loyal yes\n  expect tier star, visit, no message, offer 15% for 30 days, loyal\n`,
    );
    expect(checked?.tests[0]?.expect).toMatchObject([
      { kind: 'decision', action: 'tier', decided: true, value: { value: 'star' }, labels: [] },
      { kind: 'decision', action: 'visit', decided: true, labels: [] },
      { kind: 'decision', action: 'message', decided: false },
      { kind: 'decision', action: 'offer', decided: true, labels: [{ label: 'for', value: { value: 30 } }] },
      { kind: 'condition', when: { op: 'reference', name: 'loyal' } },
    ]);
    expect(checked?.tests[0]?.expect[1]).not.toHaveProperty('value');
  });
});
