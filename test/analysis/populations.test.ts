import { describe, expect, it } from 'vitest';
import { check } from '../support/check.ts';

const head = `metric spend is sum of orders.total
metric often is spend / count of orders
class pyramid by rank of spend
  gold top 20%
  iron rest
stages phase
  first when spend < 100 CNY
  later otherwise
policy p
  if spend > 300 CNY then tier star
`;

/** What is found in tests and affinities below that. */
function found(text: string): readonly string[] {
  return check(`${head}${text}\n`).says.filter((each) => !each.startsWith('PTN2009'));
}

describe('a contract on all customers', () => {
  const cases: [contracts: string, ...found: string[]][] = [
    ['share of tier star between 5% and 15%'],
    ['share of visit at most 15%'],
    ['share of pyramid gold where consent exactly 5%'],
    ['share of consent at least 0.5%'],
    ['count of customers where city is "Lyon" at least 2'],
    ['sum of spend at least 0'],
    ['average of birthday at least 3', 'PTN4164 birthday'],
    ['sum of spend at least 3', 'PTN3006 3'],
    ['sum of often at least 3 CNY', 'PTN3010 often'],
    ['count of spend at least 3', 'PTN4164 spend'],
    ['share of spend at least 3%', 'PTN4164 spend'],
    ['share of city at least 3%', 'PTN4164 city'],
    ['share of customers at least 3%', 'PTN4164 customers'],
    ['count of orders at least 3', 'PTN4164 orders'],
    ['sum of orders at least 3', 'PTN4164 orders'],
    ['share of customers star at least 3%', 'PTN4164 star'],
    ['share of pyramid silver at least 3%', 'PTN3008 silver'],
    ['share of tire star at least 3%', 'PTN2001 tire'],
    ['share of consent at least 3', 'PTN4165 3'],
    ['share of consent at least 3 CNY', 'PTN4165 3 CNY'],
    ['count of consent at least 2.5', 'PTN4168 2.5'],
    ['count of consent between 9 and 3', 'PTN4166 between 9 and 3'],
  ];

  it.each(cases)('%s', (contract, ...codes) => {
    expect(found(`test "t"\n  expect ${contract}`)).toEqual(codes);
  });

  it('stands apart from what is expected of one customer', () => {
    expect(found('test "t"\n  given spend 3 CNY\n  expect count of consent at least 2')).toEqual([
      'PTN4162 count of consent at least 2',
    ]);
    expect(found('test "t"\n  expect count of consent at least 2, tier star')).toEqual(['PTN4163 tier star']);
  });
});

describe('shares of one whole', () => {
  const cases: [contracts: readonly string[], ...found: string[]][] = [
    [['share of phase first at least 60%', 'share of phase later at least 40%']],
    [
      ['share of phase first at least 60%', 'share of phase later at least 40.001%'],
      'PTN4160 share of phase later at least 40.001%',
    ],
    [
      ['share of phase first is 60%', 'share of phase later between 50% and 80%'],
      'PTN4160 share of phase later between 50% and 80%',
    ],
    [['share of tier star at least 120%'], 'PTN4160 share of tier star at least 120%'],
    [['share of visit at least 120%'], 'PTN4160 share of visit at least 120%'],
    [['share of consent at least 60%', 'share of visit at least 60%']],
    [
      ['share of phase first at most 60%', 'share of phase later at most 39%'],
      'PTN4161 share of phase later at most 39%',
    ],
    [['share of phase first at most 60%', 'share of phase first at most 50%', 'share of phase later at most 50%']],
    [['share of phase first at most 60%', 'share of tier star at most 10%']],
    [
      ['share of spend where pyramid is gold at least 70%', 'share of spend where pyramid is iron at least 31%'],
      'PTN4160 share of spend where pyramid is iron at least 31%',
    ],
    [
      ['share of spend where phase is first at least 101%'],
      'PTN4167 share of spend where phase is first at least 101%',
    ],
    [['share of spend where phase is first at least 60%', 'share of phase later at least 60%']],
  ];

  it.each(cases)('%s', (contracts, ...codes) => {
    expect(found(`test "t"\n${contracts.map((each) => `  expect ${each}`).join('\n')}`)).toEqual(codes);
  });

  it('are told with their sum and each line', () => {
    const { findings } = check(
      `${head}test "t"\n  expect share of phase first at least 33.3%\n  expect share of phase later at least 66.8%\n`,
    );
    const finding = findings.find(({ diagnostic }) => diagnostic.code === 'PTN4160')!.diagnostic;
    expect(finding.data).toEqual({ sum: '100.1%', parts: '33.3% + 66.8%' });
    expect(finding.related?.map(({ data }) => data)).toEqual([{ member: 'first', share: '33.3%' }]);
  });
});

describe('an affinity', () => {
  const cases: [affinity: string, ...found: string[]][] = [
    ['affinity a from orders by category'],
    [
      'affinity a from orders by orders.category within ordered_at in last 12 months where total > 0 CNY, support at least 1%',
    ],
    ['affinity a from order by category', 'PTN2001 order'],
    ['affinity a from customers by city', 'PTN3043 customers'],
    ['affinity a from orders by categori', 'PTN2003 categori'],
    ['affinity a from orders by total', 'PTN4170 total'],
    ['affinity a from orders by category within basket', 'PTN2003 basket'],
    ['affinity a from orders by category, support at least 0%', 'PTN4172 0%'],
    ['affinity a from orders by category, support at least 1', 'PTN4172 1'],
    ['affinity a from orders by category, confidence at least 101%', 'PTN4172 101%'],
    ['affinity a from orders by category, lift at least 120%', 'PTN4172 120%'],
    ['affinity a from orders by category, lift at least 1, lift at least 2', 'PTN4173 lift at least 2'],
    ['affinity a from orders by category\nif a contains "x" then tag "x"', 'PTN4175 a'],
    ['affinity a from orders by category\nif suggestions of spend contains "x" then tag "x"', 'PTN4174 spend'],
    ['affinity a from orders by category\nif suggestions of a is "x" then tag "x"', 'PTN3128 suggestions of a is "x"'],
  ];

  it.each(cases)('%s', (affinity, ...codes) => {
    expect(check(`${affinity}\n`).says.filter((each) => !each.startsWith('PTN2009'))).toEqual(codes);
  });
});
