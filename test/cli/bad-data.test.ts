import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const customers = 'customer_id,name,city\nC1,张三,上海\nC2,李四,北京\nC3,王五,广州\n';
const orders = [
  'order_id,customer_id,ordered_at,total',
  '1,C1,2026-10-01T10:00:00,300.00',
  '2,C1,2026-09-01T10:00:00,20.50',
  '3,C2,2026-08-05T09:00:00,10.00',
  '',
].join('\n');

const rules = `as of 2026-10-31

data customers from "customers.csv"
  key customer_id
  label name pii
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY

metric spend is sum of orders.total in last 12 months
value is spend

policy tiers
  rule big: if spend >= 100 CNY then tier star
  otherwise tier dog
`;

interface Bad {
  readonly customers?: string | Uint8Array | undefined;
  readonly orders?: string | Uint8Array | undefined;
  readonly rules?: string;
  readonly code: number;
  readonly says: RegExp;
  /** What must not be said. */
  readonly hides?: RegExp;
}

const rows = (...lines: string[]) => `${[...lines].join('\n')}\n`;
const header = 'order_id,customer_id,ordered_at,total';

const bad: Readonly<Record<string, Bad>> = {
  'a missing file': { orders: undefined, code: 1, says: /orders\.csv/ },
  'an empty file': { orders: '', code: 1, says: /orders\.csv.*(empty|no)/i },
  'a header alone': { orders: `${header}\n`, code: 1, says: /“orders\.csv” has no rows/ },
  'ragged rows': {
    orders: rows(header, '1,C1,2026-10-01,300.00', '2,C1', '3,C2,2026-10-01,5.00,more'),
    code: 0,
    says: /2 rows left out: too many or too few cells · rows 2, 3/,
  },
  'duplicate and missing keys': {
    customers: `${customers}C3,SECRET,\n,nobody,\n`,
    code: 0,
    says: /1 row without a key left out[\s\S]*2 rows left out: another row has the same key · column customer_id · rows 3, 4/,
    hides: /SECRET/,
  },
  'orphaned orders': {
    orders: rows(
      header,
      ...Array.from({ length: 200 }, (_, index) => `${index},C1,2026-10-01,1.00`),
      'x,C9,2026-10-01,7.00',
    ),
    code: 0,
    says: /1 row of customers who are not in the data · worth ¥7/,
    hides: /C9/,
  },
  'too many orphaned orders': {
    orders: `${orders}4,C9,2026-10-01,7.00\n`,
    code: 4,
    says: /1 of 4 rows of “orders” belong to nobody/,
    hides: /C9/,
  },
  'a word beside numbers of many digits': {
    orders: `${orders}4,C2,2026-10-02,SECRET\n5,C2,2026-10-03,12.345\n6,C2,2026-10-03,12345678901234567890.00\n`,
    code: 0,
    says: /1 row left out: the amount cannot be read · column total · row 4/,
    hides: /SECRET/,
  },
  'words in a column of numbers': {
    orders: `${orders}4,C2,2026-10-02,SECRET\n`,
    code: 0,
    says: /1 row left out: the amount cannot be read · column total · row 4/,
    hides: /SECRET/,
  },
  'GB 18030': {
    customers: Buffer.concat([
      Buffer.from('customer_id,name,city\nC1,'),
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
      Buffer.from(',x\n'),
    ]),
    orders: rows(header, '1,C1,2026-10-01T10:00:00,300.00'),
    code: 0,
    says: /read as GB 18030/,
  },
  'an order of the year 2062': {
    orders: `${orders}4,C2,2062-10-02,5.00\n`,
    code: 0,
    says: /1 row after the as-of day does not count yet/,
  },
  'an order of the year 2062, and no as-of': {
    orders: `${orders}4,C2,2062-10-02,5.00\n`,
    rules: rules.replace('as of 2026-10-31', ''),
    code: 4,
    says: /2062-10-02[\s\S]*as of 2026-10-01/,
  },
  'one customer': {
    customers: 'customer_id,name,city\nC1,张三,上海\n',
    orders: rows(header, '1,C1,2026-10-01,300.00'),
    code: 0,
    says: /1 customer /,
  },
  'no customers and no orders': {
    customers: 'customer_id,name,city\n',
    orders: `${header}\n`,
    code: 1,
    says: /customers\.csv[\s\S]*orders\.csv/,
  },
  'no order of anybody': { orders: rows(header, '1,,2026-10-01,5.00'), code: 0, says: /it is not said whose they are/ },
  'all equal values': {
    orders: rows(header, '1,C1,2026-10-01,50.00', '2,C2,2026-10-01,50.00', '3,C3,2026-10-01,50.00'),
    rules: `${rules.replace(/policy[\s\S]*/, '')}score M is 5 bands of spend\npolicy tiers\n  if M >= 2 then tier star\n  otherwise tier dog\n`,
    code: 0,
    says: /otherwise +3 +100%/,
  },
  '10,000 columns': {
    customers: rows(
      `customer_id,${Array.from({ length: 9999 }, (_, index) => `c${index}`).join(',')}`,
      `C1${',1'.repeat(9999)}`,
    ),
    orders: rows(header, '1,C1,2026-10-01,300.00'),
    rules: rules.replace('  label name pii\n', ''),
    code: 0,
    says: /big +1 +100%/,
  },
  'bytes that are no table': {
    orders: Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 0, 9, 10, 13, 0x80]),
    code: 1,
    says: /orders\.csv/,
  },
  'a Parquet file that is none': {
    rules: rules.replace('orders.csv', 'orders.parquet'),
    code: 1,
    says: /orders\.parquet/,
  },
};

function filesOf(name: string): Record<string, string | Uint8Array> {
  const given: Bad = bad[name]!;
  const files: Record<string, string | Uint8Array> = { 'rules.patron': given.rules ?? rules, 'orders.parquet': 'PAR?' };
  const own = {
    'customers.csv': 'customers' in given ? given.customers : customers,
    'orders.csv': 'orders' in given ? given.orders : orders,
  };
  for (const [path, contents] of Object.entries(own)) if (contents !== undefined) files[path] = contents;
  return files;
}

describe('data with', () => {
  it.each(Object.keys(bad))('%s', async (name) => {
    const { code, says, hides } = bad[name]!;
    const folder = temporaryFolder(filesOf(name));
    const before = readdirSync(folder).sort();
    const result = await patron(['preview', 'rules.patron'], { folder });
    const said = `${result.stdout}${result.stderr}`;
    expect(said).toMatch(says);
    expect(said).not.toMatch(/\n\s+at |undefined|\[object|NaN/);
    if (hides) expect(said).not.toMatch(hides);
    expect(result.code).toBe(code);
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it.each(Object.keys(bad).filter((name) => bad[name]!.code !== 0))('%s leaves no file behind', async (name) => {
    const folder = temporaryFolder(filesOf(name));
    const result = await patron(['run', 'rules.patron', '--out', 'results', '--json', '--as-of', '2026-10-31'], {
      folder,
    });
    const document = JSON.parse(result.stdout);
    if (document.error) expect(existsSync(join(folder, 'results'))).toBe(false);
    expect(result.code).toBe(document.error?.exitCode ?? 0);
  });
});

it('that is named on the command line and is not there', async () => {
  const folder = temporaryFolder(filesOf('one customer'));
  const { code, stderr } = await patron(['preview', 'rules.patron', '--data', 'orders=nowhere.csv'], { folder });
  expect(stderr).toContain('There is no file nowhere.csv.');
  expect(code).toBe(3);
});

it('that the rules do not know', async () => {
  const folder = temporaryFolder(filesOf('one customer'));
  const { code, stderr } = await patron(['preview', 'rules.patron', '--data', 'order=orders.csv'], { folder });
  expect(stderr).toMatch(/no data “order”[\s\S]*Did you mean orders\?/);
  expect(code).toBe(2);
});
