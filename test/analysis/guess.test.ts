import { describe, expect, it } from 'vitest';
import { type GuessedSource, guessSources } from '../../server/analysis/guess.ts';
import { inferColumns } from '../../server/analysis/infer.ts';

/** Guesses over CSV texts by path. */
function guess(files: Readonly<Record<string, string>>) {
  return guessSources(
    Object.entries(files).map(([path, text]) => {
      const [header = [], ...rows] = text
        .trim()
        .split('\n')
        .map((line) => line.trim().split(','));
      return { path, look: { format: 'csv', columns: inferColumns(header, rows), rows: rows.length } as const };
    }),
  );
}

/** One line a source: what `patron init` would write, shortened. */
function show(files: Readonly<Record<string, string>>): string[] {
  const { sources, left } = guess(files);
  return [...sources.map(line), ...left.map((path) => `left: ${path}`)];
}

function line({ name, kind, from, link, columns }: GuessedSource): string {
  const origin = 'path' in from ? from.path : `from ${from.derivedFrom} by ${from.by}`;
  const roles = columns.map((column) => {
    const type = column.type.kind === 'text' ? '' : `: ${column.type.kind}`;
    return `${column.role === 'column' ? '' : `${column.role} `}${column.name}${type}${column.lookup ? ` of ${column.lookup}` : ''}${column.pii ? ' pii' : ''}`;
  });
  return `${kind} ${name} (${origin}${link ? `, ${link.data} by ${link.by}` : ''})${roles.length > 0 ? ` ${roles.join(', ')}` : ''}`;
}

const shop = {
  'customers.csv':
    'customer_id,name,city,joined_on,phone\n1,Ada,Lyon,2024-01-05,13800000001\n2,Bob,Lyon,2024-01-06,13800000002',
  'orders.csv':
    'order_id,customer_id,ordered_at,total,quantity\n11,1,2026-01-01,10.50,1\n12,1,2026-01-02T10:00,9,2\n13,2,2026-01-03,7,1',
};

const worlds: Readonly<Record<string, { files: Record<string, string>; are: string[] }>> = {
  'customers and orders': {
    files: shop,
    are: [
      'subject customers (customers.csv) key customer_id, label name pii, city, time joined_on: date, phone pii',
      'events orders (orders.csv, customers by customer_id) key order_id, customer_id, time ordered_at: timestamp, amount total: number, quantity quantity: number',
    ],
  },
  'Chinese names': {
    files: {
      '会员.csv': '会员号,姓名,手机号,注册日期\nA1,张三,13800000001,2024-01-05\nA2,李四,13800000002,2024-01-06',
      '订单.csv': '订单号,会员号,下单时间,实付金额,数量\n1,A1,2026/01/01 10:00,10.5,1\n2,A1,2026/01/02 10:00,3,2',
    },
    are: [
      'subject customers (会员.csv) key 会员号, label 姓名 pii, 手机号 pii, time 注册日期: date',
      'events orders (订单.csv, customers by 会员号) key 订单号, 会员号, time 下单时间: timestamp, amount 实付金额: number, quantity 数量: number',
    ],
  },
  'customers under other names of file and columns': {
    files: {
      'crm-export.csv': 'Member ID,Full Name\nm1,Ada\nm2,Bob',
      'till.csv': 'memberNo,transaction_date,sales_value\nm1,2026-01-01,5\nm1,2026-01-02,5',
    },
    are: [
      'subject customers (crm-export.csv) key Member ID, label Full Name pii',
      'events orders (till.csv, customers by memberNo) memberNo, time transaction_date: date, amount sales_value: number',
    ],
  },
  'what was paid rather than what was ordered': {
    files: { ...shop, 'orders.csv': 'customer_id,date,total,paid_amount\n1,2026-01-01,10,9\n1,2026-01-01,10,9' },
    are: [
      'subject customers (customers.csv) key customer_id, label name pii, city, time joined_on: date, phone pii',
      'events orders (orders.csv, customers by customer_id) customer_id, time date: date, total: number, amount paid_amount: number',
    ],
  },
  'no file of customers, attributes by household, products, order lines': {
    files: {
      'transactions.csv':
        'household_id,basket_id,product_id,sales_value,transaction_timestamp\n1,5,900,1.25,2017-01-01 06:53:26\n1,5,901,2,2017-01-01 06:53:26\n2,6,900,1.25,2017-01-01 07:00:00',
      'demographics.csv': 'household_id,age\n1,65+\n2,45-54',
      'products.csv': 'product_id,product_category\n900,MILK\n901,EGGS',
    },
    are: [
      'subject customers (from orders by household_id)',
      'events orders (transactions.csv, customers by household_id) household_id, basket_id, item product_id of products, amount sales_value: number, time transaction_timestamp: timestamp',
      'attributes demographics (demographics.csv, customers by household_id) key household_id, age',
      'lookup products (products.csv) key product_id, product_category',
    ],
  },
  'a lookup that is no product, and a second kind of events': {
    files: {
      ...shop,
      'orders.csv': 'customer_id,ordered_at,total,brand\n1,2026-01-01,10,X\n1,2026-01-02,9,X',
      'contacts.csv': 'customer_id,sent_at\n1,2026-01-01\n1,2026-01-02',
      'brands.csv': 'brand,level\nX,luxury\nY,mass',
    },
    are: [
      'subject customers (customers.csv) key customer_id, label name pii, city, time joined_on: date, phone pii',
      'events orders (orders.csv, customers by customer_id) customer_id, time ordered_at: date, amount total: number, brand of brands',
      'events contacts (contacts.csv, customers by customer_id) customer_id, time sent_at: date',
      'lookup brands (brands.csv) key brand, level',
    ],
  },
  'numbers that identify are text': {
    files: { 'customers.csv': 'customer_id,mobile,store_id,门店编号,visits\n1,13800000001,4,5,6\n2,13800000002,4,5,6' },
    are: ['subject customers (customers.csv) key customer_id, mobile pii, store_id, 门店编号, visits: number'],
  },
  'a key that nothing names': {
    files: { 'customers.csv': 'city,code_of_ours,score\nLyon,a1,5\nLyon,a2,5' },
    are: ['subject customers (customers.csv) city, key code_of_ours, score: number'],
  },
  'files that belong to nothing': {
    files: { 'stores.csv': 'store,town\n1,Lyon\n2,Lille' },
    are: ['left: stores.csv'],
  },
  'an unrelated file beside the others': {
    files: { ...shop, 'stores.csv': 'store,town\n1,Lyon\n2,Lille' },
    are: [...show(shop), 'left: stores.csv'],
  },
};

describe('what files hold', () => {
  it.each(Object.entries(worlds))('%s', (_, { files, are }) => {
    expect(show(files)).toEqual(are);
  });

  it('has a reason for every guess, in both languages', () => {
    const { sources } = guess(worlds['no file of customers, attributes by household, products, order lines']!.files);
    const reasons = sources.flatMap(({ reason, columns }) => [reason, ...columns.map((column) => column.reason)]);
    for (const { words } of reasons) {
      expect(words.en).toMatch(/^\S/);
      expect(words['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
    expect(sources[1]?.columns.find(({ name }) => name === 'sales_value')?.reason.words.en).toBe(
      'its name and its numbers say how much was paid',
    );
  });

  it('never counts on the values of a Parquet file differing, of which a footer says nothing', () => {
    const text = { kind: 'text' } as const;
    const column = (name: string) => ({ name, type: text, known: 9, unique: false });
    const at = { ...column('time'), type: { kind: 'timestamp' } as const };
    const files = [
      { path: 'customers.parquet', columns: [column('customer_id')] },
      { path: 'orders.parquet', columns: [column('order_id'), column('customer_id'), column('product_id'), at] },
      { path: 'products.parquet', columns: [column('product_id')] },
    ].map(({ path, columns }) => ({ path, look: { format: 'parquet', rows: 9, columns } as const }));
    expect(guessSources(files).sources.map(line)).toEqual([
      'subject customers (customers.parquet) key customer_id',
      'events orders (orders.parquet, customers by customer_id) order_id, customer_id, item product_id of products, time time: timestamp',
      'lookup products (products.parquet) key product_id',
    ]);
  });
});
