import { describe, expect, it } from 'vitest';
import type * as Ir from '../../server/ir/index.ts';
import { show, showType } from '../../server/ir/show.ts';
import { check, errorsOf } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

function definition(text: string): Ir.Definition {
  const model = check(`${treeHead}${text}\n`, treeData);
  expect(errorsOf(model)).toEqual([]);
  const found = model.program()?.definitions.at(-1);
  if (!found) throw new Error('There is no definition.');
  return found;
}

function shown(found: Ir.Definition): string {
  switch (found.kind) {
    case 'metric':
      return show(found.value);
    case 'bands':
      return [
        `${found.bands} ${show(found.of)} ${found.best}`,
        ...(found.cuts ? [`at ${found.cuts.map(show).join(' ')}`] : []),
        ...(found.where ? [`where ${show(found.where)}`] : []),
      ].join(' ');
    case 'cell':
      return found.parts.join(' ');
    case 'affinity':
      return show(found.baskets);
    case 'share-class':
    case 'rank-class':
      return [
        show(found.of),
        ...found.members.map(
          ({ name, title, upTo }) => `${name}${title ? ` “${title}”` : ''}:${upTo?.join('/') ?? 'rest'}`,
        ),
        ...(found.where ? [`where ${show(found.where)}`] : []),
      ].join(' ');
    case 'stages':
      return found.members.map(({ name, when }) => `${name}: ${when ? show(when) : 'otherwise'}`).join('; ');
    case 'segment':
      return show(found.when);
    case 'checklist':
      return found.items.map(({ name, when }) => `${name}: ${show(when)}`).join('; ');
  }
}

const cases: Readonly<Record<string, { rules: string; is: string; type: string }>> = {
  'equal counts': { rules: 'score R is 5 bands of points', is: '5 customers.points highest', type: 'number 1.0' },
  'equal counts, lowest best, among some': {
    rules: 'score R is 10 bands of (days since birthday), lowest best where consent',
    is: '10 (days-since customers.birthday) lowest where (= customers.consent yes)',
    type: 'number 2.0',
  },
  'given cuts, from worst to best': {
    rules: 'score R is bands of points at 10, 20, 30',
    is: '4 customers.points highest at 10 20 30',
    type: 'number 1.0',
  },
  'given cuts, written downwards': {
    rules: 'score R is bands of points at 30, 20, 10',
    is: '4 customers.points highest at 10 20 30',
    type: 'number 1.0',
  },
  'given cuts where the lowest is best': {
    rules: 'score R is bands of (days since birthday) at 30, 60, 90 days, lowest best',
    is: '4 (days-since customers.birthday) lowest at 90-days 60-days 30-days',
    type: 'number 1.0',
  },
  'a composed score': {
    rules: 'score R is 5 bands of points\nscore F is 3 bands of points\nscore RF is R F',
    is: 'R F',
    type: 'cell(R:5 F:3)',
  },
  'a class by share': {
    rules: 'class abc by share of points\n  A "重点" top 75%\n  B next 20%\n  C rest',
    is: 'customers.points A “重点”:3/4 B:19/20 C:rest',
    type: 'abc(A > B > C)',
  },
  'a class by rank': {
    rules: 'class p by rank of points where consent\n  platinum top 2.5%\n  gold next 97.5%',
    is: 'customers.points platinum:1/40 gold:1/1 where (= customers.consent yes)',
    type: 'p(platinum > gold)',
  },
  stages: {
    rules: 'stages s\n  prospect when latest orders is missing\n  active when points > 5\n  lost otherwise',
    is: 'prospect: (is-missing (highest orders.ordered_at)); active: (> customers.points 5); lost: otherwise',
    type: 's(prospect, active, lost)',
  },
  'a segment': { rules: 'segment s "好客户" when consent', is: '(= customers.consent yes)', type: 'yes-no' },
};

describe('definitions', () => {
  it.each(Object.entries(cases))('%s', (_, { rules, is, type }) => {
    const found = definition(rules);
    expect(shown(found)).toBe(is);
    expect(showType(found.type)).toBe(type);
  });

  it('keep their title and doc, and know where they stand', () => {
    const found = definition('\n## Who buys much.\n## And often.\nsegment s "好客户" when consent');
    const lines = treeHead.split('\n').length;
    expect(found).toMatchObject({
      title: '好客户',
      doc: 'Who buys much.\nAnd often.',
      origin: { file: 'rules.patron', line: lines + 3 },
    });
  });

  it('stand after those that they refer to', () => {
    const model = check(`${treeHead}segment c when a and b\nsegment a when b\nsegment b when points > 5\n`, treeData);
    expect(model.program()?.definitions.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
  });
});
