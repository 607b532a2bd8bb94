import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const files = {
  'customers.csv': 'customer_id,name,phone,consent\n007,张三,13800138000,no\nC2,李四,13900139000,yes\nC3,王五,,yes\n',
  'orders.csv': [
    'order_id,customer_id,ordered_at,total',
    '1,007,2026-10-01T10:00:00,300.00',
    '2,C2,2026-08-05T09:00:00,80.00',
    '3,C3,2026-08-06T09:00:00,10.00',
    '',
  ].join('\n'),
  'rules.patron': `as of 2026-10-31

data customers from "customers.csv"
  key customer_id
  label name pii
  column phone: text pii
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY

metric spend is sum of orders.total in last 12 months

policy tiers
  rule big: if spend >= 100 CNY then tier star because "a big spender"
  rule mid: if phone starts with "139" and not (month of latest orders is 10) then tier cow
  otherwise tier dog
policy contact, all matches
  if tier is star or tier is cow then offer 15% for 30 days, message "您好" by wechat

never message when not consent
`,
};

describe('patron explain', () => {
  it('says what was decided, why, and what is missing for more', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['explain', 'rules.patron', 'C2'], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain('Customer C2 (李*)');
    expect(stdout).toMatch(/offer +15% for 30 days/);
    expect(stdout).toMatch(/✗ big +spend is ¥80\.00, at least ¥100 is needed \(¥20\.00 short\)/);
    expect(stdout).toMatch(/✓ mid +phone is 139\*\*\*\*9000/);
    expect(stdout).toMatch(/month of latest orders is 8 \(not 10\)/);
    expect(stdout).toMatch(/tier cow → star +big\n +spend is ¥80\.00/);
    expect(stdout).not.toMatch(/13900139000|李四/);
  });

  it('says what a guard withheld', async () => {
    const folder = temporaryFolder(files);
    const { stdout } = await patron(['explain', 'rules.patron', '007'], { folder });
    expect(stdout).toContain('because “a big spender”');
    expect(stdout).toMatch(/message +您好 by wechat .*withheld: never message when not consent/);
  });

  it('says whom a missing value kept from a rule', async () => {
    const folder = temporaryFolder(files);
    const { stdout } = await patron(['explain', 'rules.patron', 'C3'], { folder });
    expect(stdout).toMatch(/\? mid +phone is missing/);
  });

  it('shows personal values to those who ask', async () => {
    const folder = temporaryFolder(files);
    const { stdout } = await patron(['explain', 'rules.patron', 'C2', '--pii'], { folder });
    expect(stdout).toContain('Customer C2 (李四)');
    expect(stdout).toContain('13900139000');
  });

  it('says it in Chinese', async () => {
    const folder = temporaryFolder(files);
    const { stdout } = await patron(['explain', 'rules.patron', 'C2', '--lang', 'zh-CN'], { folder });
    expect(stdout).toMatch(/✗ big +spend 为 ¥80\.00，需要至少 ¥100（还差 ¥20\.00）/);
  });

  it.each(['7', 'C4', 'nobody', '%', "' OR 1=1 --"])('knows nobody called %s, and names nobody else', async (key) => {
    const folder = temporaryFolder(files);
    const { code, stdout, stderr } = await patron(['explain', 'rules.patron', '--', key], { folder });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`There is no customer “${key}”.`);
    expect(stderr).not.toMatch(/007|C2|C3/);
  });

  it('says how a row of other data is asked for', async () => {
    const rules = `${files['rules.patron']}\npolicy bonus for orders\n  otherwise points 1\n`;
    const folder = temporaryFolder({ ...files, 'rules.patron': rules });
    const { stderr } = await patron(['explain', 'rules.patron', '2'], { folder });
    expect(stderr.replace(/\s+/g, ' ')).toContain('For the key of a row of other data write “--of orders”.');
    const { code, stdout } = await patron(['explain', 'rules.patron', '2', '--of', 'orders'], { folder });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('2 of orders · Customer C2') });
  });

  it('is one JSON document', async () => {
    const folder = temporaryFolder(files);
    const { stdout, stderr } = await patron(['explain', 'rules.patron', 'C2', '--json'], { folder });
    expect(stderr).toBe('');
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      version: 1,
      command: 'explain',
      key: 'C2',
      label: '李*',
      values: { spend: '80.00' },
      next: [{ action: 'tier', from: 'cow', to: 'star', policy: 'tiers', rule: 'big' }],
    });
    expect(document.policies[0].rules.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'failed',
      'decided',
      'failed',
    ]);
    const missing = JSON.parse((await patron(['explain', 'rules.patron', 'X', '--json'], { folder })).stdout);
    expect(missing.error).toMatchObject({ kind: 'not-found', exitCode: 1 });
  });
});
