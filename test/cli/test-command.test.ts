import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const rules = `as of 2026-10-31

data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY

metric spend is sum of orders.total in last 12 months
metric recency is days since latest orders

policy tiers
  if spend >= 100 CNY then tier star
  if recency <= 30 days then tier cow
  otherwise tier dog

test "a big spender is a star"
  given spend 100 CNY
  expect tier star
`;

const failing = `
test "a small one is a star"
  given spend 99.99 CNY, recency 5 days
  expect tier star, spend 98 CNY
test "somebody"
  given spend 1 CNY
  expect tier dog
`;

const data = {
  'customers.csv': 'customer_id\nC1\n',
  'orders.csv': 'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01T10:00:00,300.00\n',
};

describe('patron test', () => {
  it('passes', async () => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules });
    const { code, stdout } = await patron(['test', 'rules.patron'], { folder });
    expect(code).toBe(0);
    expect(stdout).toBe(
      'rules.patron\n  ✓ a big spender is a star\n\n1 test passed.\nCuts of scores and classes come from the sample data.\n',
    );
  });

  it('fails with the expectation, what was expected and what was decided', async () => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules + failing });
    const { code, stdout } = await patron(['test', 'rules.patron'], { folder });
    expect(code).toBe(1);
    expect(stdout).toContain('✗ a small one is a star');
    expect(stdout).toMatch(
      /\d+ │ {3}expect tier star, spend 98 CNY\n +│ +\^{9}\n +expected +tier star\n +actual +tier cow\n/,
    );
    expect(stdout).toMatch(/expected +¥98\n +actual +¥99\.99\n/);
    expect(stdout).toContain('help  give recency');
    expect(stdout).toContain('2 tests failed, 1 passed.');
  });

  it('says it in Chinese', async () => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules + failing });
    const { stdout } = await patron(['test', '.', '--lang', 'zh-CN'], { folder });
    expect(stdout).toMatch(/期望 +tier star\n +实际 +tier cow/);
    expect(stdout).toContain('2 个测试未通过，1 个通过。');
  });

  it('says when there is nothing to test', async () => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules.replace(/\ntest [\s\S]*/, '') });
    const { code, stdout } = await patron(['test', 'rules.patron'], { folder });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The file has no tests.\n' });
  });

  it('is one JSON document', async () => {
    const folder = temporaryFolder({ ...data, 'rules.patron': rules + failing });
    const { code, stdout, stderr } = await patron(['test', 'rules.patron', '--json'], { folder });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      version: 1,
      command: 'test',
      ok: false,
      cuts: 'sample',
      files: [{ file: 'rules.patron' }],
    });
    const [, , third] = document.files[0].tests;
    expect(third).toMatchObject({
      title: 'somebody',
      passed: false,
      expectations: [{ passed: false, give: ['recency'], file: 'rules.patron', line: 27, column: 10 }],
    });
  });
});
