import { describe, expect, it } from 'vitest';
import { codeLenses } from '../../server/features/code-lens.ts';
import { hover } from '../../server/features/hover.ts';
import { factsOf, group, nobody } from '../support/facts.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { shopData, shopDeclarations } from '../support/world.ts';

const rules = `${shopDeclarations}
policy loyalty "积分" for orders
  if total >= 100 CNY and customers.consent then points 20
  otherwise points 5
`;

const facts = factsOf(rules, shopData, {
  preview: {
    others: [
      {
        data: 'orders',
        customers: 400,
        money: '80000.00',
        currency: 'CNY',
        policies: [
          {
            policy: 'loyalty',
            rules: [
              { rule: 'rule 1', decided: group(100, '60000.00'), taken: nobody, passedOver: group(3) },
              { rule: 'otherwise', decided: group(300, '20000.00'), taken: nobody, passedOver: nobody },
            ],
            gap: nobody,
            uncovered: nobody,
            conflict: nobody,
            overlap: nobody,
            passedOver: nobody,
          },
        ],
        actions: [],
        guards: [],
        totals: [{ action: 'points', total: '3500' }],
      },
    ],
  },
});

describe('a policy about orders', () => {
  it('has lenses that count rows, and what is given in all', () => {
    const snapshot = snapshotOf(rules, { files: shopData, data: facts });
    const lenses = codeLenses(snapshot).filter(({ command }) => command === undefined);
    expect(lenses.map(({ title }) => title)).toEqual([
      '400 rows · points in all: 3,500',
      '100 rows · 25.0% · ¥60,000 · passed over for a missing value: 3',
      '300 rows · 75.0% · ¥20,000',
    ]);
  });

  it('tells in its hover what it is for', () => {
    const snapshot = snapshotOf(rules, { files: shopData, data: facts });
    const found = JSON.stringify(hover(snapshot, rules.indexOf('loyalty') + 1));
    for (const words of ['for each of the orders', 'points in all: 3,500', '| rows |']) expect(found).toContain(words);
  });

  it('has names that stand for the columns of the order', () => {
    const snapshot = snapshotOf(rules, { files: shopData, data: facts });
    expect(JSON.stringify(hover(snapshot, rules.indexOf('total >= 100') + 1))).toContain('total');
    expect(JSON.stringify(hover(snapshot, rules.indexOf('for orders') + 5))).toContain('orders');
  });
});
