import { describe, expect, it } from 'vitest';
import { csv, openRules } from './session.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column city: text
  column consent: yes/no
data orders from "orders.csv" of customers by customer
  time at: timestamp
  amount total: money CNY
  column kind: text
metric recency is days since latest orders
metric spend is sum of orders.total in last 12 months
metric skin is sum of orders.total where kind is "skin"
score R is 2 bands of recency, lowest best
score M is 2 bands of spend
score RM is R M
stages stage
  new_one when recency is missing
  active when recency <= 90 days
  lost otherwise
segment loyal when M >= 2 and stage is active
metric pace is count of orders in last 12 months per month
action offer takes percent, for duration, keep highest
action message takes text, by (sms, wechat)
policy p
  rule best: if RM >= 22 then tier star, visit weekly
  rule city: if city is "上海" then tier cow
  otherwise tier dog
policy offers, all matches
  if stage is lost then offer 15% for 30 days
  if city is "上海" then offer 5% for 60 days, message "hi" by wechat
never message when not consent
`;
const files = {
  'customers.csv': 'id,city,consent\n1,上海,yes\n2,北京,no\n3,,\n4,上海,yes\n',
  'orders.csv': csv('customer,at,total,kind\n1,2026-10-01,100,skin\n2,2026-05-01,50,hair\n4,2026-01-01,20,skin'),
};

/** Whether each expectation of a test passes; a text where it does not. */
async function run(test: string): Promise<(true | string)[]> {
  const session = await openRules(`${rules}\ntest "it"\n${test}`, files);
  const [result] = await session.test();
  const found = result!.expectations.map(({ passed, expected, actual, give }) =>
    passed ? true : give ? `give ${give.join(', ')}` : `${expected} but ${actual}`,
  );
  expect(result!.passed).toBe(found.every((each) => each === true));
  return found;
}

describe('a test', () => {
  it('takes what is given in place of what would be computed', async () => {
    expect(await run('  given R 2, M 2\n  expect tier star, visit weekly, RM is 22')).toEqual([true, true, true]);
    expect(await run('  given R 2, M 1, city "上海"\n  expect tier cow, no visit')).toEqual([true, true]);
    expect(await run('  given R 1, M 2, city missing\n  expect tier dog')).toEqual([true]);
  });

  it('takes durations below zero', async () => {
    const away = 'metric until_birthday is days until birthday\nsegment over when until_birthday < -7 days\n';
    const session = await openRules(
      `as of 2026-10-31
data customers from "customers.csv"
  key id
  column birthday: date
${away}score D is bands of until_birthday at -30, 0, 30 days
metric back is -until_birthday
if over then tier cow
test "it"
  given birthday 2026-10-20
  expect until_birthday -11 days, over, D 2, back 11 days, tier cow
test "at a cut"
  given until_birthday -30 days
  expect D 2, back is 30 days
test "not yet"
  given until_birthday -7 days
  expect not over, no tier`,
      { 'customers.csv': 'id,birthday\n1,2026-01-01\n' },
    );
    expect((await session.test()).map(({ passed }) => passed)).toEqual([true, true, true]);
  });

  it('takes a decimal for what is a quotient', async () => {
    expect(await run('  given pace 0.5\n  expect pace >= 0.5, pace 0.5, pace < 0.51')).toEqual([true, true, true]);
  });

  it('computes from given values, with the cuts of the sample', async () => {
    // Recency of the sample is 30, 183 and 303 days, spend 100, 50, 20 and 0.
    expect(await run('  given recency 30 days, spend 50 CNY\n  expect R 2, M 2, stage active, loyal')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await run('  given recency 31 days, spend 49.99 CNY\n  expect R 1, M 1')).toEqual([true, true]);
    expect(await run('  given recency missing\n  expect stage new_one, R is missing')).toEqual([true, true]);
  });

  it('takes rows for all the events that there are', async () => {
    const rows =
      'orders (2026-10-21T10:00, 60 CNY, "skin"), orders (2025-10-31T23:00, 1000 CNY, "hair"), orders (2026-11-01T00:00, 7 CNY, "skin")';
    expect(await run(`  given ${rows}\n  expect recency 10 days, spend 60 CNY, skin 60 CNY, loyal, M 2`)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('says what it would have to be given', async () => {
    expect(await run('  given M 2\n  expect tier star')).toEqual(['give recency, city']);
    expect(await run('  given R 2\n  expect loyal')).toEqual(['give spend, recency']);
    expect(await run('  given city "上海"\n  expect offer 5% for 60 days')).toEqual(['give recency']);
    expect(await run('  given recency 10 days, spend 1 CNY\n  expect message "hi"')).toEqual(['give city, consent']);
  });

  it('needs nothing that makes no difference', async () => {
    // Whatever the city is, nobody without consent is messaged, and the best are stars.
    expect(await run('  given consent no\n  expect no message')).toEqual([true]);
    expect(await run('  given R 2, M 2\n  expect tier star')).toEqual([true]);
    expect(await run('  given city "上海", recency 200 days\n  expect offer 15% for 30 days')).toEqual([true]);
    expect(await run('  given M 1\n  expect not loyal')).toEqual([true]);
  });

  it('says what it was instead', async () => {
    expect(
      await run(
        '  given R 2, M 1, city "上海", recency 10 days, consent yes\n  expect tier star, offer 5% for 30 days, no message, R >= 3, loyal',
      ),
    ).toEqual([
      'tier star but tier cow',
      'offer 0.05 for 30 days but offer 0.05 for 60 days',
      'no message but message hi by wechat',
      '>= 3 but 2',
      'yes but no',
    ]);
  });
});
