import { describe, expect, it } from 'vitest';
import { openRules, readRelation, valuesOf } from './session.ts';

const head = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column spend: number
  column city: text
  column consent: yes/no
`;

const customers = 'id,spend,city,consent\n1,500,上海,yes\n2,100,,no\n3,,北京,\n4,,,\n';

async function whoIs(...conditions: readonly string[]): Promise<string[]> {
  const segments = conditions.map((condition, index) => `segment s${index} when ${condition}\n`).join('');
  const session = await openRules(head + segments, { 'customers.csv': customers });
  const found = await Promise.all(conditions.map((_, index) => valuesOf(session, `s${index}`)));
  return found.map((values) =>
    Object.keys(values)
      .filter((key) => values[key] === 'yes')
      .join(''),
  );
}

describe('a missing value', () => {
  it('makes every comparison false, and only "not" turns that round', async () => {
    expect(
      await whoIs(
        'spend > 300',
        'spend <= 300',
        'not spend > 300',
        'spend is 100',
        'spend is not 100',
        'not spend is 100',
        'city is "上海"',
        'city is not "上海"',
        'city is one of ("上海", "北京")',
        'city is not one of ("上海")',
        'city contains "海"',
        'city starts with "北"',
        'spend is missing',
        'spend is known',
        'consent',
        'not consent',
        'spend > 300 or city is missing',
        'not (spend > 300 or city is "北京")',
        'not (spend > 300 and city is "上海")',
      ),
    ).toEqual([
      '1',
      '2',
      '234',
      '2',
      '1',
      '134',
      '1',
      '3',
      '13',
      '3',
      '1',
      '3',
      '34',
      '12',
      '1',
      '234',
      '124',
      '24',
      '234',
    ]);
  });

  it('is never a member, a band or a digit', async () => {
    const session = await openRules(
      `${head}score B is 2 bands of spend
score C is 2 bands of spend
score BC is B C
stages stage
  high when spend >= 300
  low when spend < 300
metric doubled is (spend * 2) or else -1
`,
      { 'customers.csv': customers },
    );
    expect(await valuesOf(session, 'BC')).toEqual({ 1: '22', 2: '11', 3: null, 4: null });
    expect(await valuesOf(session, 'stage')).toEqual({ 1: 'high', 2: 'low', 3: null, 4: null });
    expect(await valuesOf(session, 'doubled')).toEqual({ 1: '1000', 2: '200', 3: '-1', 4: '-1' });
  });
});

describe('passed over', () => {
  it('is whom only a missing value kept from a rule, through segments too', async () => {
    const session = await openRules(
      `${head}segment rich when spend > 300
value is spend
policy p
  rule rich_here: if rich and city is "上海" then tier star
  rule poor: if not rich and spend > 50 then tier dog
  rule away: if city is "北京" then tier cow
`,
      { 'customers.csv': customers },
    );
    const { policies } = await session.preview();
    expect(policies).toMatchObject([
      {
        rules: [
          {
            rule: 'rich_here',
            decided: { customers: 1, money: '500' },
            taken: { customers: 0 },
            passedOver: { customers: 1, money: '0' },
          },
          { rule: 'poor', decided: { customers: 1 }, passedOver: { customers: 2 } },
          { rule: 'away', decided: { customers: 1 }, passedOver: { customers: 1 } },
        ],
        gap: { customers: 0 },
        passedOver: { customers: 1 },
      },
    ]);
    // 2 is poor, so that it does not matter that the city is missing: `rich_here` is false for it. 3 is decided although one rule passed over it.
    expect((await readRelation(session, 'matches')).rows).toEqual([
      ['1', 'p', 'rich_here'],
      ['2', 'p', 'poor'],
      ['3', 'p', 'away'],
    ]);
  });

  it('is no gap, and neither is what is declared', async () => {
    const session = await openRules(
      `${head}policy p
  uncovered because "nobody knows" when city is missing and spend is missing
  rule rich: if spend > 300 then tier star
`,
      { 'customers.csv': customers },
    );
    const { policies } = await session.preview();
    expect(policies[0]).toMatchObject({
      gap: { customers: 1 },
      uncovered: { customers: 1 },
      passedOver: { customers: 1 },
    });
  });
});
