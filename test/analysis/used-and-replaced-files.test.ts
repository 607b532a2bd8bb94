import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import type { World } from '../../server/analysis/look.ts';
import { check, checkFile } from '../support/check.ts';
import { worldOf } from '../support/world.ts';

describe('a file that is used', () => {
  it('brings its policies, beside which rules may stand outside', () => {
    const { says, program } = check('use "shared.patron"\nif tier is star then visit weekly\n', {
      'shared.patron': 'policy tiers\n  if consent then tier star\n',
    });
    expect(says).toEqual([]);
    expect(program?.policies.map(({ name }) => name)).toEqual(['shop', 'tiers']);
    expect(program?.order).toEqual(['tiers', 'shop']);
  });

  it('may have actions that are not decided here', () => {
    const files = { 'shared.patron': 'action gift takes text\naction book takes text\n' };
    expect(check('use "shared.patron"\nif consent then gift "x"\n', files).says).toEqual([]);
  });

  it('has no rules outside a policy', () => {
    const files = { 'shared.patron': 'if consent then tier star\n' };
    const { says } = check('use "shared.patron"\nif city is "Lyon" then visit weekly\n', files);
    expect(says).toEqual(['PTN4035 if consent then tier star']);
  });
});

describe('a file called like a result', () => {
  it('needs a policy of another name', () => {
    const files = { 'decisions.patron': 'if count of orders > 1 then suppress\n' };
    const world = worldOf({ ...files, 'orders.csv': 'customer_id,date\n1,2026-01-01\n' });
    const codes = analyze(world, 'decisions.patron')
      .diagnostics()
      .map(({ diagnostic }) => diagnostic.code);
    expect(codes).toContain('PTN4036');
  });
});

describe('a file that stands for a data', () => {
  const other = '/elsewhere/new.csv';
  const files = {
    'customers.csv': 'customer_id,city\n1,Lyon\n',
    'orders.csv': 'customer_id,ordered_at,total\n1,2026-01-01,5\n',
    [other]: 'customer_id,ordered_at,total,gift\n1,2026-01-01,5,yes\n',
  };

  function sourcesOf(text: string) {
    const world: World = {
      ...worldOf({ ...files, 'shop.patron': text }),
      replacement: (data) => (data === 'orders' ? other : undefined),
    };
    const model = analyze(world, 'shop.patron');
    const codes = model.diagnostics().map(({ diagnostic }) => diagnostic.code);
    expect(codes.filter((code) => code.startsWith('PTN5') && code !== 'PTN5010')).toEqual([]);
    return model.program()?.sources.map(({ name, from }) => [name, from]);
  }

  const expected = [
    ['customers', { kind: 'file', path: 'customers.csv', format: 'csv' }],
    ['orders', { kind: 'file', path: other, format: 'csv' }],
  ];

  it('is looked at in place of the declared one', () => {
    const text = `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
data orders from "nowhere/orders.csv" of customers by customer_id
  time ordered_at
if (count of orders where gift) >= 1 then suppress
`;
    expect(sourcesOf(text)).toEqual(expected);
  });

  it('is taken in place of the one beside the rules', () => {
    expect(sourcesOf('if (count of orders where gift) >= 1 then suppress\n')).toEqual(expected);
  });
});

describe('data in another encoding', () => {
  it('is taken, and said to be', () => {
    const key = { name: '会员号', type: { kind: 'text' }, known: 1, unique: false } as const;
    const look = { format: 'csv', rows: 1, encoding: 'gb18030', columns: [key] } as const;
    const text = 'as of 2026-10-31\ndata 订单 from "订单.csv"\n  key 会员号\nif count of 订单 > 1 then suppress\n';
    const model = analyze(worldOf({ 'shop.patron': text, '订单.csv': look }), 'shop.patron');
    expect(model.diagnostics().map(({ diagnostic }) => diagnostic.code)).toContain('PTN5022');
  });
});

describe('an action of the name of a column', () => {
  it('is what a rule decides and a test expects', () => {
    const text = `as of 2026-10-31
data customers from "c.csv"
  key id
if tier is "gold" then tier star
test "it" given tier "gold" expect tier star
`;
    const { says, program } = checkFile(text, { 'c.csv': 'id,tier\n1,gold\n2,silver\n' });
    expect(says).toEqual([]);
    expect(program?.policies[0]?.rules[0]).toMatchObject({
      when: { left: { op: 'column' } },
      decisions: [{ action: 'tier' }],
    });
    expect(program?.tests[0]).toMatchObject({
      given: [{ kind: 'column' }],
      expect: [{ kind: 'decision', action: 'tier' }],
    });
  });
});
