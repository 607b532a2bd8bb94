import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { workbook } from '../support/workbook.ts';
import { patron } from './support/patron.ts';

const customers = '会员编号,姓名,手机号,value,consent\nM1,张三,13800138000,a,是\nM2,李四,13900139000,b,否\n';
const orders = [
  'order_id,会员编号,下单时间,实付金额（元）,spend',
  '1,M1,2026-10-01 10:00,300.00,x',
  '2,M1,2026-09-01 10:00,20.50,x',
  '3,M2,2026-08-05 09:00,10.00,x',
  '',
].join('\n');

const journey = fileURLToPath(new URL('../../../shared/data/completejourney', import.meta.url));

describe('patron init', () => {
  it('writes rules that check clean and preview sensibly', async () => {
    const folder = temporaryFolder({ 'customers.csv': customers, 'orders.csv': orders });
    const { code, stdout } = await patron(['init'], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote rules.patron. 2 customers in the data.');
    const rules = readFileSync(join(folder, 'rules.patron'), 'utf8');
    expect(rules).toContain('as of 2026-10-01\n');
    expect(rules).toMatch(/key +会员编号\n/);
    expect(rules).toMatch(/column +`value`: text\n/);
    expect(rules).toMatch(/label +姓名 +pii\n/);
    expect(rules).toMatch(/column +手机号: text +pii\n/);
    expect(rules).toMatch(/amount +`实付金额（元）`: money CNY\n/);

    const check = JSON.parse((await patron(['check', 'rules.patron', '--json'], { folder })).stdout);
    expect(check.counts).toMatchObject({ errors: 0, warnings: 0 });
    const preview = JSON.parse((await patron(['preview', 'rules.patron', '--json'], { folder })).stdout);
    expect(preview).toMatchObject({ customers: 2, money: '330.50', currency: 'CNY' });
    expect((await patron(['fmt', 'rules.patron', '--check'], { folder })).code).toBe(0);
  });

  it('writes them in Chinese', async () => {
    const folder = temporaryFolder({ 'customers.csv': customers, 'orders.csv': orders });
    await patron(['init', '--lang', 'zh-CN'], { folder });
    expect(readFileSync(join(folder, 'rules.patron'), 'utf8')).toContain('# 数据：');
  });

  it('replaces nothing unless it is told to', async () => {
    const folder = temporaryFolder({ 'customers.csv': customers, 'orders.csv': orders, 'rules.patron': 'mine' });
    const refused = await patron(['init'], { folder });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/rules\.patron is there already[\s\S]*--force/);
    expect(readFileSync(join(folder, 'rules.patron'), 'utf8')).toBe('mine');
    expect((await patron(['init', '--out', 'other.patron'], { folder })).code).toBe(0);
    expect((await patron(['init', '--force'], { folder })).code).toBe(0);
    expect(readFileSync(join(folder, 'rules.patron'), 'utf8')).not.toBe('mine');
  });

  it('takes the sheets of a workbook for as many files', async () => {
    const entered = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((row) => row.split(','));
    const folder = temporaryFolder({
      'shop.xlsx': workbook({ 客户: entered(customers), Orders: entered(orders), Notes: [] }),
    });
    expect((await patron(['init'], { folder })).code).toBe(0);
    const rules = readFileSync(join(folder, 'rules.patron'), 'utf8');
    expect(rules).toContain('data customers from "shop.xlsx" sheet "客户"\n');
    expect(rules).toContain('data orders from "shop.xlsx" sheet "Orders" of customers by');
    const preview = JSON.parse((await patron(['preview', 'rules.patron', '--json'], { folder })).stdout);
    const plain = temporaryFolder({ 'customers.csv': customers, 'orders.csv': orders });
    await patron(['init'], { folder: plain });
    const same = JSON.parse((await patron(['preview', 'rules.patron', '--json'], { folder: plain })).stdout);
    expect(preview.policies).toEqual(same.policies);
  });

  it('writes paths from where the rules are', async () => {
    const folder = temporaryFolder({ 'data/customers.csv': customers, 'data/orders.csv': orders });
    await patron(['init', 'data', '--out', 'rules/first.patron'], { folder });
    expect(existsSync(join(folder, 'rules'))).toBe(false);
    const { code } = await patron(['init', 'data', '--out', 'first.patron'], { folder });
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'first.patron'), 'utf8')).toContain('from "data/customers.csv"');
    expect((await patron(['check', 'first.patron'], { folder })).code).toBe(0);
  });

  it('does without a file of customers, and without amounts', async () => {
    const folder = temporaryFolder({ 'visits.csv': 'member_id,date\nM1,2026-10-01\nM1,2026-10-02\nM2,2026-10-01\n' });
    expect((await patron(['init'], { folder })).code).toBe(0);
    const preview = JSON.parse((await patron(['preview', 'rules.patron', '--json'], { folder })).stdout);
    expect(preview.customers).toBe(2);
  });

  it('says what it did not use', async () => {
    const folder = temporaryFolder({
      'customers.csv': customers,
      'orders.csv': orders,
      'weather.csv': 'day,rain\nmonday,yes\n',
      'broken.parquet': 'no',
      'empty.csv': '',
    });
    const { code, stdout } = await patron(['init'], { folder });
    expect(code).toBe(0);
    expect(stdout).toContain('weather.csv belongs to nothing else and was left out.');
    expect(stdout).toContain('broken.parquet was left out: it is not a Parquet file.');
    expect(stdout).toContain('empty.csv was left out: it is empty.');
  });

  it.each([
    ['no data', { 'readme.txt': '' }, ['init'], 3, /no files with data/],
    ['no folder', {}, ['init', 'nowhere'], 3, /There is no folder nowhere/],
    ['a file for a folder', { 'a.csv': 'a\n1\n' }, ['init', 'a.csv'], 3, /a\.csv is not a folder/],
    [
      'no customers in it',
      { 'weather.csv': 'day,rain\nmonday,yes\nmonday,no\n' },
      ['init'],
      3,
      /says who the customers are/,
    ],
  ] as const)('fails with %s', async (_, files, args, code, says) => {
    const folder = temporaryFolder(files);
    const result = await patron(args, { folder });
    expect(result.stderr).toMatch(says);
    expect(result.code).toBe(code);
    expect(existsSync(join(folder, 'rules.patron'))).toBe(false);
  });

  it('works on data that the project did not make, and loses nobody', async (context) => {
    context.skip(!existsSync(journey), 'the data set completejourney is not beside this repository');
    const folder = temporaryFolder();
    cpSync(journey, folder, { recursive: true });
    chmodSync(folder, 0o755);
    expect((await patron(['init'], { folder })).code).toBe(0);
    const rules = readFileSync(join(folder, 'rules.patron'), 'utf8');
    expect(rules).toContain('as of 2017-12-31');
    expect(rules).toContain('data customers from orders by household_id');
    expect(rules).toContain('data demographics from "demographics.csv" for customers by household_id');
    expect(rules).toMatch(/item +product_id +of products/);
    expect(rules).toContain('distinct orders.basket_id');
    const check = JSON.parse((await patron(['check', 'rules.patron', '--json'], { folder })).stdout);
    expect(check.findings.filter(({ severity }: { severity: string }) => severity !== 'hint')).toEqual([]);
    const preview = JSON.parse((await patron(['preview', 'rules.patron', '--json'], { folder })).stdout);
    expect(preview).toMatchObject({ customers: 2377, money: '233935.24', asOf: { date: '2017-12-31' } });
    const [tiers] = preview.policies;
    expect(tiers.gap.customers + tiers.passedOver.customers).toBe(0);

    // Attributes of 801 households must not make the others disappear.
    writeFileSync(join(folder, 'more.patron'), `${rules}\nsegment surveyed when demographics.income is known\n`);
    const more = JSON.parse((await patron(['preview', 'more.patron', '--json'], { folder })).stdout);
    expect(more.customers).toBe(2377);
    const surveyed = more.definitions.find(({ name }: { name: string }) => name === 'surveyed');
    expect(surveyed.members[0].customers).toBe(801);
    expect(readdirSync(folder)).toContain('rules.patron');
  });
});
