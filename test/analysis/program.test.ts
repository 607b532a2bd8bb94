import { describe, expect, it } from 'vitest';
import { showType } from '../../server/ir/show.ts';
import { check, errorsOf } from '../support/carets.ts';
import { treeData, treeHead } from '../support/retail.ts';

function program(rules: string, head = treeHead) {
  const model = check(`${head}${rules}\n`, treeData);
  expect(errorsOf(model)).toEqual([]);
  const found = model.program();
  if (!found) throw new Error('There is no program.');
  return found;
}

const sources = (rules: string) =>
  program(rules).sources.map(({ name, columns }) => `${name}: ${columns.map((column) => column.name).join(' ')}`);

describe('the sources of a program', () => {
  it('are the subject and the amount data, with their roles', () => {
    expect(sources('segment a when city is "上海"')).toEqual([
      'accounts: account_id',
      'customers: customer_id name account_id city',
      'orders: order_id ordered_at total customer_id',
    ]);
  });

  it('are those that are used, and those on the way to them', () => {
    expect(sources('segment a when (count of lines where product.category is "x") > 1 and income > 5 CNY')).toEqual([
      'accounts: account_id',
      'customers: customer_id name account_id',
      'demographics: income customer_id',
      'orders: order_id ordered_at total customer_id',
      'lines: product_id price quantity order_id',
      'products: product_id category',
    ]);
  });

  it('say how they belong together', () => {
    const found = program('segment a when (count of lines where product.category is "x") > 1').sources;
    expect(found.find(({ name }) => name === 'lines')).toMatchObject({
      parent: { data: 'orders', by: 'order_id' },
      amount: 'price',
    });
    const column = found.find(({ name }) => name === 'lines')?.columns.find(({ name }) => name === 'product_id');
    expect(column).toEqual({
      name: 'product_id',
      role: 'item',
      type: { kind: 'text' },
      pii: false,
      lookup: 'products',
    });
    expect(
      program('segment a when (count of lines where quantity > 5) > 1').sources.flatMap(({ columns }) =>
        columns.filter(({ lookup }) => lookup),
      ),
    ).toEqual([]);
  });
});

describe('a program', () => {
  it('has the amount of the last 12 months as its value, unless it says which', () => {
    expect(program('segment a when points > 5').value).toMatchObject({
      op: 'aggregate',
      function: 'sum',
      data: 'orders',
    });
    expect(program('value is points').value).toMatchObject({ op: 'column', column: 'points' });
  });

  it('has the actions that it declares or uses, held as exactly as what it decides needs', () => {
    const rules =
      'action gift takes number\nif points > 5 then gift 1.5, points 100, tier star\nif points > 3 then gift 10, offer 7.5%\n';
    const actions = program(rules).actions.map(({ name, takes }) => `${name} ${takes ? showType(takes) : ''}`);
    expect(actions).toEqual([
      'gift number 3.1',
      'tier tier(star > cow > volcano > dog)',
      'offer number 3.3',
      'points number 3.0',
    ]);
  });

  it('joins bare rules that stand in several places', () => {
    const { policies, order } = program('if points > 5 then tier star\nlet x = 5\nif points > x then tier cow\n');
    expect(policies.map(({ name, rules }) => [name, rules.map((rule) => rule.name)])).toEqual([
      ['rules', ['rule 1', 'rule 2']],
    ]);
    expect(order).toEqual(['rules']);
  });

  it('has policies after those whose decisions they use', () => {
    const { order } = program(
      'policy b\n  if tier is star then visit weekly\npolicy a\n  if points > 5 then tier star\n',
    );
    expect(order).toEqual(['a', 'b']);
  });

  it('knows its day and zone', () => {
    expect(program('segment a when points > 5').asOf).toEqual({ date: '2026-10-31', zone: 'Asia/Shanghai' });
    const head = treeHead.replace(/^as of.*\n/, '');
    expect(program('segment a when points > 5', head).asOf).toEqual({ zone: 'UTC' });
  });

  it('is there only without errors', () => {
    expect(check(`${treeHead}segment a when pointz > 5\n`, treeData).program()).toBeUndefined();
    expect(check(`${treeHead}segment a when\n`, treeData).program()).toBeUndefined();
  });
});
