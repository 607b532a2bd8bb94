import { describe, expect, it } from 'vitest';
import { registry } from '../../server/diagnostics/registry.ts';
import { show } from '../../server/ir/show.ts';
import { check, checkFile } from '../support/check.ts';

const visits = 'if city is "Lyon" then visit weekly\notherwise visit monthly\n';

describe('a limit', () => {
  it('is what the program says, for whom and by what', () => {
    const { program, says } = check(`metric spend is sum of orders.total
${visits}
## Two people visit.
limit visit to 40.5 per week per city by spend, lowest first
`);
    expect(says).toEqual([]);
    const [limit] = program?.limits ?? [];
    expect(limit).toMatchObject({
      action: 'visit',
      most: '40.5',
      unit: 'week',
      group: { text: 'city' },
      rank: { best: 'lowest' },
      draw: { hash: 'md5-32', salt: 'visit' },
      doc: 'Two people visit.',
      text: 'limit visit to 40.5 per week per city by spend, lowest first',
    });
    expect([limit?.group?.of, limit?.rank?.of].map((each) => each && show(each))).toEqual(['customers.city', 'spend']);
  });

  it('may name a constant, and what was decided', () => {
    const { program, says } = check(`let capacity = 40
if city is "Lyon" then tier star, visit weekly
otherwise tier dog, visit monthly
limit visit to capacity customers per tier by tier
`);
    expect(says).toEqual([]);
    expect(program?.limits?.[0]).toMatchObject({ most: '40', unit: 'customers', group: { text: 'tier' } });
  });

  it.each([
    ['limit visit to 40', ['PTN4120 visit to 40'], ['per week', 'per month', 'customers']],
    ['limit task to 40', ['PTN4120 task to 40'], ['customers']],
    ['limit task to 40 per week', ['PTN4123 per week'], ['customers']],
    ['limit visit to 40 per hour', ['PTN4124 per hour'], ['per week', 'per month', 'customers']],
    ['limit visit to 40 CNY', ['PTN4124 CNY'], ['per week', 'per month', 'customers']],
    ['limit visit to 0 per week', ['PTN4121 0'], []],
    ['limit visit to 0.00 per week', ['PTN4121 0.00'], []],
    ['limit visit to -1 per week', ['PTN4121 -1'], []],
    ['limit visit to 2.5 customers', ['PTN4125 2.5'], []],
    ['limit visit to city per week', ['PTN3019 city'], []],
    ['limit vissit to 40 per week', ['PTN4001 vissit'], ['visit']],
    ['limit visit to 40 per week per citty', ['PTN2001 citty'], ['city']],
    ['limit visit to 40 per week by city', ['PTN4116 city'], []],
    ['limit tag to 40 customers', ['PTN4122 tag'], []],
    ['limit visit to 40 per week per spend', ['PTN4126 spend'], []],
    ['limit visit to 40 per week per tier', ['PTN4032 tier'], []],
    ['limit call to 40 per week', ['PTN4128 limit call to 40 per week'], []],
    [
      'limit visit to 40 per week\nlimit visit to 9 per month\nlimit visit to 9 customers\nlimit visit to 9 per day per city',
      ['PTN4127 limit visit to 9 per month'],
      [],
    ],
  ])('%s', (limit, says, fixes) => {
    const text =
      `metric spend is sum of orders.total\n${visits}if consent then task "write", tag "x"\n${limit}\n`.replace(
        'otherwise visit monthly\nif consent',
        'if consent',
      );
    const found = check(text);
    expect(found.says).toEqual(says);
    expect(found.findings[0]?.fixes.flatMap(({ edits }) => edits.map(({ text: words }) => words.trim()))).toEqual(
      fixes,
    );
    // Each fix mends it and brings nothing new.
    for (const index of fixes.keys()) {
      const mended = checkFile(found.fixed(found.findings[0]!, index));
      expect(mended.says.filter((each) => registry[each.slice(0, 7) as 'PTN4120'].severity === 'error')).toEqual([]);
    }
  });

  it('is left out where an action is decided about nothing but other data', () => {
    const { program, says } = check(`policy gifts for orders
  if total > 10 CNY then task "wrap"
limit task to 4 customers
`);
    expect(says).toEqual(['PTN4128 limit task to 4 customers']);
    expect(program?.limits).toBeUndefined();
  });
});

describe('a cadence that rises where the tier falls', () => {
  it.each([
    ['in rules', 'if city is "a" then tier star, visit monthly\notherwise tier cow, visit weekly\n', ['weekly']],
    [
      'in whatever order they stand',
      'if city is "a" then tier cow, visit weekly\notherwise tier star, visit monthly\n',
      ['weekly'],
    ],
    [
      'in a table',
      'policy p\n  table\n    | city || tier | visit |\n    | "a" || star | every 2 weeks |\n    | "b" || dog | 3 per month |\n',
      ['3 per month'],
    ],
    [
      'as often is no rise',
      'if city is "a" then tier star, visit weekly\notherwise tier cow, visit every 7 days\n',
      [],
    ],
    [
      'where it falls with the tier',
      'if city is "a" then tier star, visit weekly\notherwise tier cow, visit monthly\n',
      [],
    ],
    ['of another action', 'if city is "a" then tier star, visit monthly\notherwise tier cow, call weekly\n', []],
    [
      'not between policies',
      'policy p\n  if city is "a" then tier star, visit monthly\npolicy q\n  if city is "b" then tier cow, visit weekly\n',
      [],
    ],
    ['of the same tier', 'if city is "a" then tier star, visit monthly\notherwise tier star, visit weekly\n', []],
  ])('%s', (_, text, expected) => {
    expect(check(text).says).toEqual(expected.map((words) => `PTN4129 ${words}`));
  });

  it('is said in words, with the better tier beside it', () => {
    const { findings } = check('if city is "a" then tier star, visit monthly\notherwise tier cow, visit weekly\n');
    expect(findings[0]?.diagnostic.data).toEqual({
      action: 'visit',
      tier: 'tier',
      lower: 'cow',
      higher: 'star',
      often: 'weekly',
      seldom: 'monthly',
    });
    expect(findings[0]?.diagnostic.related).toHaveLength(1);
  });
});

describe('goals', () => {
  it('stand in rules and in tables', () => {
    const { program, says } = check(`policy a
  if city is "Lyon" then visit weekly goal acquire because "new"
policy b
  table
    | city   || task   | goal   |
    | "Lyon" || "call" | retain |
    | -      || "mail" | -      |
`);
    expect(says).toEqual([]);
    expect(program?.policies.flatMap(({ rules }) => rules.map(({ goal }) => goal))).toEqual([
      'acquire',
      'retain',
      undefined,
    ]);
  });

  it('are one of three', () => {
    expect(check('policy b\n  table\n    | city   || task   | goal |\n    | "Lyon" || "call" | grow |\n').says).toEqual(
      ['PTN4131 grow'],
    );
  });
});
