import { describe, expect, it } from 'vitest';
import { contractSentence } from '../../server/features/words/contracts.ts';
import { openRules } from './session.ts';

/** Twenty customers who spend 10 to 200 CNY; the last two of them consent, and three more are of nobody knows what. */
const rows = Array.from({ length: 20 }, (_, index) => `${index + 1},${(index + 1) * 10},${index < 18 ? 'no' : 'yes'}`);
const files = { 'customers.csv': `id,spend,consent\n${rows.join('\n')}\n21,,\n22,,\n23,,\n` };
const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column spend: money CNY
  column consent: yes/no
class pyramid by rank of spend
  platinum top 5%
  gold next 10%
  iron rest
segment big when spend > 150 CNY
action note takes text, keep all
policy p
  if spend >= 190 CNY then tier star, visit weekly
  otherwise tier dog
policy notes, all matches
  if big then note "big"
  if consent then note "yes"
never visit when consent and spend > 195 CNY
campaign spring for big
  at most 3 by spend
  otherwise message "hello"
`;

/** What a contract comes to, in words. */
async function found(contract: string, given: Readonly<Record<string, string>> = files): Promise<string> {
  const session = await openRules(`${rules}\ntest "all"\n  expect ${contract}\n`, given);
  const [result] = await session.test();
  const [{ contract: verdict, passed }] = result!.expectations as [NonNullable<typeof result>['expectations'][number]];
  expect(result!.passed).toBe(passed);
  return `${passed ? '✓' : '✗'} ${contractSentence(verdict!, 'en')}`;
}

describe('a contract on all customers', () => {
  const cases: [contract: string, found: string][] = [
    ['count of customers is 23', '✓ 23 customers, expected exactly 23 customers'],
    [
      'count of customers where spend > 100 CNY at most 9',
      '✗ 10 customers, expected at most 9 customers: 1 customer too many',
    ],
    ['count of big at least 7', '✗ 5 customers, expected at least 7 customers: 2 customers more would be needed'],
    ['share of tier star between 5% and 15%', '✓ 8.7% (2 of 23 customers), expected 5% to 15%'],
    [
      'share of tier star at least 10%',
      '✗ 8.7% (2 of 23 customers), expected at least 10%: 1 customer more would be needed',
    ],
    [
      'share of tier star where consent exactly 8.7%',
      '✗ 8.696% (2 of 23 customers), expected exactly 8.7%: 1 customer more would be needed',
    ],
    ['share of pyramid platinum at most 5%', '✓ 4.35% (1 of 23 customers), expected at most 5%'],
    [
      'share of customers where spend is missing at most 13%',
      '✗ 13.04% (3 of 23 customers), expected at most 13%: 1 customer too many',
    ],
    [
      'share of spend where pyramid is platinum at least 10%',
      '✗ 9.52% (¥200.00 of ¥2,100.00), expected at least 10%: ¥10.00 more would be needed',
    ],
    ['sum of spend where big at most 900 CNY', '✓ ¥900.00, expected at most ¥900'],
    ['sum of spend where spend > 1000 CNY at least 1 CNY', '✗ ¥0.00, expected at least ¥1: ¥1.00 more would be needed'],
    ['average of spend between 105 CNY and 105 CNY', '✓ ¥105.00, expected exactly ¥105'],
    ['median of spend at most 100 CNY', '✗ ¥105.00, expected at most ¥100: ¥5.00 too much'],
    ['lowest of spend where big exactly 160 CNY', '✓ ¥160.00, expected exactly ¥160'],
    ['highest of spend at most 200 CNY', '✓ ¥200.00, expected at most ¥200'],
    [
      'highest of spend where spend > 1000 CNY at least 1 CNY',
      '✗ nothing, since nobody has a value, expected at least ¥1',
    ],
  ];

  it.each(cases)('%s', async (contract, result) => {
    expect(await found(contract)).toBe(result);
  });

  it('sees what was decided in the end: after guards, by campaigns, and each of several values', async () => {
    expect(await found('count of visit is 1')).toContain('✓');
    expect(await found('count of message "hello" is 3')).toContain('✓');
    expect(await found('count of note "yes" is 2')).toContain('✓');
    expect(await found('count of customers where note contains "big" and tier is dog exactly 3')).toContain('✓');
  });

  it('shows what failed never as the bound that it misses', async () => {
    const three = { 'customers.csv': 'id,spend,consent\n1,1,yes\n2,1,no\n3,1.01,no\n' };
    expect(await found('average of spend exactly 1 CNY', three)).toBe('✗ ¥1.003, expected exactly ¥1: ¥0.004 too much');
    expect(await found('share of consent exactly 33.33%', three)).toBe(
      '✗ 33.333% (1 of 3 customers), expected exactly 33.33%: 1 customer too many',
    );
    const four = { 'customers.csv': 'id,spend,consent\n1,1,yes\n2,1,no\n3,1.01,no\n4,1.01,no\n' };
    expect(await found('median of spend at least 1.01 CNY', four)).toBe(
      '✗ ¥1.005, expected at least ¥1.01: ¥0.005 more would be needed',
    );
  });

  it('compares shares as fractions, which no double holds', async () => {
    const three = { 'customers.csv': 'id,spend,consent\n1,1,yes\n2,1,no\n3,1,no\n' };
    expect(await found('share of consent at least 33.333333%', three)).toContain('✓');
    expect(await found('share of consent at least 33.333334%', three)).toContain('1 customer more');
  });

  it('is met by no share of nobody', async () => {
    const nobody = { 'customers.csv': 'id,spend,consent\n,10,yes\n' };
    expect(await found('share of big at most 50%', nobody)).toBe(
      '✗ no share, since there are no customers, expected at most 50%',
    );
    expect(await found('share of spend where big at most 50%', nobody)).toBe(
      '✗ no share, since the whole is ¥0.00, expected at most 50%',
    );
    expect(await found('count of big is 0', nobody)).toContain('✓');
  });
});
