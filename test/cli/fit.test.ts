import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const rules = `as of 2026-10-31 in Asia/Shanghai

data customers from "data/customers.csv"
  key customer_id
data orders from "data/orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY

metric spend   is sum of orders.total in last 12 months
metric recency is days since latest orders
score M is 2 bands of spend
score R is 2 bands of recency, lowest best

policy tiers
  rule big: if M >= 2 and R >= 2 then tier star
  otherwise tier dog

test "a big spender is a star"
  given spend 1000 CNY, recency 5 days
  expect tier star
`;

/** Customers C1, C2 …, each with one order of so much, so many days before the end of October. */
function dataOf(orders: readonly (readonly [total: string, day: string])[]): Record<string, string> {
  const lines = orders.map(([total, day], index) => `${index + 1},C${index + 1},2026-10-${day}T10:00,${total}`);
  return {
    'data/customers.csv': ['customer_id', ...orders.map((_, index) => `C${index + 1}`), ''].join('\n'),
    'data/orders.csv': ['order_id,customer_id,ordered_at,total', ...lines, ''].join('\n'),
  };
}

const first = dataOf([
  ['100', '01'],
  ['200', '10'],
  ['300', '20'],
  ['400', '30'],
]);
const later = dataOf([
  ['150', '05'],
  ['250', '15'],
  ['350.125', '25'],
  ['450', '31'],
]);

/** A folder with rules and the lock that was fitted on their data. */
async function fitted(text = rules): Promise<string> {
  const folder = temporaryFolder({ ...first, 'rules.patron': text });
  const { code, stderr } = await patron(['fit', 'rules.patron'], { folder });
  expect([code, stderr]).toEqual([0, '']);
  return folder;
}

const write = (folder: string, files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};
const lockIn = (folder: string) => readFileSync(join(folder, 'patron.lock'), 'utf8');
const tiers = async (folder: string, ...options: readonly string[]) =>
  (await patron(['run', 'rules.patron', '--out', '-', ...options], { folder })).stdout;

describe('patron fit', () => {
  it('writes the cuts down, and says them', async () => {
    const folder = temporaryFolder({ ...first, 'rules.patron': rules });
    const { code, stdout } = await patron(['fit', 'rules.patron'], { folder });
    expect(code).toBe(0);
    expect(stdout).toBe(`rules.patron  fitted as of 2026-10-31 on 4 customers
  M  ¥300.00  on 4 customers
  R  11 days  on 4 customers
  not in patron.lock before

Wrote patron.lock. Review it like a change of the rules.
`);
    expect(JSON.parse(lockIn(folder))).toMatchObject({
      version: 1,
      files: {
        'rules.patron': {
          asOf: '2026-10-31',
          zone: 'Asia/Shanghai',
          customers: 4,
          fits: { M: { cuts: ['300.00'], counts: [2, 2] }, R: { cuts: ['11'] } },
          data: { orders: { path: 'data/orders.csv', rows: 4, link: 'of customers by customer_id' } },
        },
      },
    });
  });

  it('says pairs as they are read, in both languages', async () => {
    const lines = ['1,A', '1,"o\'b"', '2,A', '2,"o\'b"', '3,A'].map((line, index) => `${index},${line}`);
    const folder = temporaryFolder({
      'customers.csv': 'customer_id\n1\n2\n3\n',
      'lines.csv': ['line_id,customer_id,what', ...lines, ''].join('\n'),
      'rules.patron': `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
data lines from "lines.csv" of customers by customer_id
  key line_id
  column what: text
affinity pairs from lines by what, support at least 1%
segment paired when suggestions of pairs contains "A"
if paired then tag "pair"
`,
    });
    const { stdout, stderr } = await patron(['fit', 'rules.patron', '--check'], { folder });
    expect([stderr, stdout]).toEqual(['', expect.stringContaining("  pairs  A + o'b in 2 baskets  on 3 baskets")]);
    const chinese = await patron(['fit', 'rules.patron', '--check', '--lang', 'zh-CN'], { folder });
    expect(chinese.stdout).toContain("A + o'b（2 个购物篮）  按 3 个购物篮");
  });

  it('holds no row of the data', async () => {
    expect(lockIn(await fitted())).not.toMatch(/C[1-4]|"100|"200|"400/);
  });

  it('writes the same again, byte for byte', async () => {
    const folder = await fitted();
    const before = lockIn(folder);
    const { stdout } = await patron(['fit', 'rules.patron'], { folder });
    expect(stdout).toContain('patron.lock is up to date.');
    expect(lockIn(folder)).toBe(before);
  });

  it('says which cuts moved, from what to what, in both languages', async () => {
    const folder = await fitted();
    write(folder, later);
    const english = await patron(['fit', 'rules.patron', '--check'], { folder });
    expect(english.code).toBe(1);
    expect(english.stdout).toContain('M cut 1: ¥300.00 → ¥350.125');
    expect(english.stdout).toContain('R cut 1: 11 days → 6 days');
    const chinese = await patron(['fit', 'rules.patron', '--check', '--lang', 'zh-CN'], { folder });
    expect(chinese.stdout).toContain('R 第 1 个切点：11 天 → 6 天');
  });

  it('writes nothing with --check, and finds nothing to do where only rows changed', async () => {
    const folder = await fitted();
    const before = lockIn(folder);
    const orders = readFileSync(join(folder, 'data/orders.csv'), 'utf8');
    write(folder, { 'data/orders.csv': orders.replace(',100', ',101') });
    const { code, stdout } = await patron(['fit', 'rules.patron', '--check'], { folder });
    expect([code, lockIn(folder)]).toEqual([0, before]);
    expect(stdout).toContain('the same cuts, on other data');
  });

  it('keeps what the lock says of other files beside it', async () => {
    const folder = await fitted();
    write(folder, { 'other.patron': rules.replace('2 bands of spend', '3 bands of spend') });
    await patron(['fit', 'other.patron'], { folder });
    const { files } = JSON.parse(lockIn(folder));
    expect(Object.keys(files)).toEqual(['other.patron', 'rules.patron']);
    expect(files['other.patron'].fits.M.cuts).toHaveLength(2);
  });

  it('leaves a lock that cannot be read as it is', async () => {
    const folder = temporaryFolder({ ...first, 'rules.patron': rules, 'patron.lock': '<<<<<<< ours\n' });
    const { code, stderr } = await patron(['fit', 'rules.patron'], { folder });
    expect(code).toBe(3);
    expect(stderr).toContain('patron.lock cannot be read: line 1');
    expect(lockIn(folder)).toBe('<<<<<<< ours\n');
  });

  it('tells all of it as JSON', async () => {
    const folder = await fitted();
    write(folder, later);
    const { stdout } = await patron(['fit', 'rules.patron', '--check', '--json'], { folder });
    const [{ changes, ...file }] = JSON.parse(stdout).files;
    expect(file).toMatchObject({ file: 'rules.patron', state: 'changed', asOf: '2026-10-31', customers: 4 });
    expect(changes[0]).toEqual({ kind: 'cut', name: 'M', cut: 1, before: '300.00', after: '350.125' });
  });
});

describe('--frozen', () => {
  it('decides on the same data as without', async () => {
    const folder = await fitted();
    expect(await tiers(folder, '--frozen')).toBe(await tiers(folder));
  });

  it('decides on other data with the cuts as they were', async () => {
    const folder = await fitted();
    write(folder, later);
    const starsOf = (csv: string) =>
      csv
        .split('\n')
        .filter((line) => line.includes('star'))
        .map((line) => line.slice(0, 2));
    expect(starsOf(await tiers(folder))).toEqual(['C3', 'C4']);
    write(
      folder,
      dataOf([
        ['299.99', '25'],
        ['300', '20'],
        ['9000', '19'],
        ['300.001', '31'],
      ]),
    );
    expect(starsOf(await tiers(folder, '--frozen'))).toEqual(['C2', 'C4']);
  });

  it('says what it applied, and that the data have changed', async () => {
    const folder = await fitted();
    const same = await patron(['run', 'rules.patron', '--frozen'], { folder });
    expect(same.stdout).toContain('Cuts of patron.lock, fitted as of 2026-10-31 on 4 customers; the data are the same');
    write(folder, later);
    const other = await patron(['run', 'rules.patron', '--frozen', '--json'], { folder });
    expect(JSON.parse(other.stdout).lock).toEqual({
      state: 'applied',
      asOf: '2026-10-31',
      customers: 4,
      changed: ['orders'],
    });
  });

  it('takes its day from the command, not from the lock', async () => {
    const folder = await fitted();
    const { stdout } = await patron(['run', 'rules.patron', '--frozen', '--as-of', '2026-11-30', '--json'], { folder });
    expect(JSON.parse(stdout).asOf).toEqual({ date: '2026-11-30', from: 'option' });
  });

  it('explains with the same cuts', async () => {
    const folder = await fitted();
    write(folder, later);
    const { stdout } = await patron(['explain', 'rules.patron', 'C3', '--frozen', '--json'], { folder });
    expect(JSON.parse(stdout)).toMatchObject({ lock: { state: 'applied' }, values: { M: '2', R: '2' } });
  });

  it.each<[string, (folder: string) => void, number, string]>([
    [
      'there is no lock',
      (folder) => rmSync(join(folder, 'patron.lock')),
      3,
      'There is no patron.lock beside “rules.patron”.',
    ],
    [
      'the lock is of another file',
      (folder) => write(folder, { 'patron.lock': lockIn(folder).replace('rules.patron', 'x.patron') }),
      1,
      'The file patron.lock says nothing of “rules.patron”.',
    ],
    [
      'a definition is another',
      (folder) => write(folder, { 'rules.patron': rules.replace('2 bands of recency', '3 bands of recency') }),
      1,
      'other definitions of: R.',
    ],
    [
      'a column is another',
      (folder) =>
        write(folder, { 'rules.patron': rules.replace('money CNY', 'money USD').replace('1000 CNY', '1000 USD') }),
      1,
      '“orders.total” is “amount money USD” now, and was “amount money CNY”',
    ],
  ])('refuses when %s', async (_, change, exit, message) => {
    const folder = await fitted();
    change(folder);
    const { code, stdout, stderr } = await patron(['run', 'rules.patron', '--frozen'], { folder });
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(stderr).toContain('patron fit');
  });

  it('is not needed: a lock that says otherwise is mentioned in one line', async () => {
    const folder = await fitted();
    expect((await patron(['run', 'rules.patron'], { folder })).stdout).not.toContain('patron.lock');
    write(folder, later);
    const { stdout } = await patron(['preview', 'rules.patron'], { folder });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'patron.lock has other cuts for M and R; they are applied with --frozen',
    );
  });
});

describe('without the data', () => {
  const without = async () => {
    const folder = await fitted();
    rmSync(join(folder, 'data'), { recursive: true });
    return folder;
  };

  it('rules are checked by the lock', async () => {
    const { code, stdout } = await patron(['check', 'rules.patron', '--json'], { folder: await without() });
    expect([code, JSON.parse(stdout).findings.map((finding: { code: string }) => finding.code)]).toEqual([
      0,
      ['PTN5044', 'PTN5044'],
    ]);
  });

  it('their tests take the cuts of the lock, and say so', async () => {
    const { code, stdout } = await patron(['test', 'rules.patron'], { folder: await without() });
    expect(code).toBe(0);
    expect(stdout).toContain('take their cuts from patron.lock, fitted as of 2026-10-31; no data was read.');
  });

  it('they do not run', async () => {
    const { code, stderr } = await patron(['run', 'rules.patron', '--frozen'], { folder: await without() });
    expect(code).toBe(1);
    expect(stderr).toContain('There is no file “data/orders.csv”.');
  });
});

describe('patron check', () => {
  it('says that a lock is of other rules', async () => {
    const folder = await fitted();
    write(folder, { 'rules.patron': rules.replace('2 bands of recency', '3 bands of recency') });
    const { code, stdout } = await patron(['check', 'rules.patron'], { folder });
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      0,
      'rules.patron: --frozen would be refused. The cuts in patron.lock were fitted for other definitions of: R. No mistakes found. ',
    ]);
    const json = await patron(['check', 'rules.patron', '--json'], { folder });
    expect(JSON.parse(json.stdout).locks).toEqual([{ file: 'rules.patron', code: 'PTN5040' }]);
  });
});

describe('patron test', () => {
  it('takes the cuts of the sample where the lock is of other rules, and says so', async () => {
    const folder = await fitted();
    write(folder, { 'rules.patron': rules.replace('2 bands of recency', '3 bands of recency') });
    const { stdout } = await patron(['test', 'rules.patron'], { folder });
    expect(stdout).toContain('Cuts of scores and classes come from the sample data.');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('patron.lock was left aside');
    expect((await patron(['test', 'rules.patron', '--frozen'], { folder })).code).toBe(1);
  });
});
