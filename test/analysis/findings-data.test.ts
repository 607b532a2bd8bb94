import { describe, expect, it } from 'vitest';
import { inferColumns } from '../../server/analysis/infer.ts';
import type { LookColumn, LookProblem } from '../../server/analysis/look.ts';
import { check, errorsOf, expectFindings } from '../support/carets.ts';
import { type Files, treeData } from '../support/retail.ts';

const text = { kind: 'text' } as const;
const parquet = (...columns: readonly Partial<LookColumn>[]) => ({
  format: 'parquet' as const,
  rows: 100,
  columns: columns.map((column) => ({ name: 'x', type: text, known: 100, unique: false, ...column })),
});
const number = (digits: number, scale: number) =>
  ({ kind: 'number', held: { kind: 'decimal', digits, scale } }) as const;
const problem = (kind: 'unreadable' | 'empty' | 'header-only' | 'not-parquet'): LookProblem => ({ kind });

const cases: Readonly<Record<string, { readonly files?: Files; readonly rules: string }>> = {
  'files that cannot be looked at': {
    files: {
      'a.csv': problem('unreadable'),
      'b.csv': problem('empty'),
      'c.csv': problem('header-only'),
      'd.parquet': problem('not-parquet'),
      'e.csv': { kind: 'duplicate-column', column: 'x' },
      'f.csv': { kind: 'too-many-columns', columns: 20_000 },
      'g.csv': { kind: 'outside-project' },
      'people.csv': 'id\n1\n',
    },
    rules: `
data customers from "custmers.csv"
#                   ^^^^^^^^^^^^^^ PTN5001
  key id
data a from "a.csv" of customers by id
#           ^^^^^^^ PTN5002
data b from "b.csv" of customers by id
#           ^^^^^^^ PTN5003
data c from "c.csv" of customers by id
#           ^^^^^^^ PTN5003
data d from "d.parquet" of customers by id
#           ^^^^^^^^^^^ PTN5002
data e from "e.csv" of customers by id
#           ^^^^^^^ PTN5005
data f from "f.csv" of customers by id
#           ^^^^^^^ PTN5006
data g from "g.csv" of customers by id
#           ^^^^^^^ PTN2014
data h from "h.csv" of customers by id
#           ^^^^^^^ PTN5001
segment x when city is "上海" and anything > 5
metric y is count of a in last 3 months where anything > 5`,
  },
  'files that cannot be looked at, in tests': {
    files: { 'customers.csv': problem('unreadable') },
    rules: `
data customers from "customers.csv"
#                   ^^^^^^^^^^^^^^^ PTN5002
  key id
data orders from "customers.csv" of customers by id
#                ^^^^^^^^^^^^^^^ PTN5002
  time     at
  quantity count
metric last is days since latest orders
test "a row"
  given orders (2026-10-01T10:00, 1)
  expect last 30 days`,
  },
  'files that nobody may look at': {
    files: { 'customers.csv': { kind: 'withheld' }, 'orders.csv': { kind: 'withheld' } },
    rules: `
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by id
  time   at
  amount total: money CNY
segment x when city is "上海" and anything > 5
metric y is sum of orders.total where channel is "shop"
action gift takes text
if x and y > 5 CNY then gift "lipstick"
metric z is sum of ordrs.total
#                  ^^^^^ PTN2001 → orders`,
  },
  'files that nobody may look at, to guess what they hold': {
    files: { 'customers.csv': { kind: 'withheld' }, 'orders.csv': { kind: 'withheld' } },
    rules: `
action gift takes text
segment x when city is "上海" and count of orders > 5
if x then gift "lipstick"
segment y when x and
#                ^^^ PTN1052`,
  },
  paths: {
    files: { ...treeData, 'data/customers.csv': treeData['customers.csv'] ?? '' },
    rules: `
data customers from "data\\\\customers.csv"
#                   ^^^^^^^^^^^^^^^^^^^^^ PTN2015 → "data/customers.csv"
  key customer_id
data orders from "Orders.csv" of customers by customer_id
#                ^^^^^^^^^^^^ PTN2017 → "orders.csv"
data a from "/etc/passwd" of customers by customer_id
#           ^^^^^^^^^^^^^ PTN2014
data b from "https://example.com/a.csv" of customers by customer_id
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN2014
data c from "../a.csv" of customers by customer_id
#           ^^^^^^^^^^ PTN2014`,
  },
  'columns and the file': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
  column ciyt: text
#        ^^^^ PTN5007 → city
  column nowhere
#        ^^^^^^^ PTN5007
  column points: date
#                ^^^^ PTN5008
  column account_id: txt
#                    ^^^ PTN5017 → text
  column name: cadence
#              ^^^^^^^ PTN5017
  column points
#        ^^^^^^ PTN5018
  time joined_on
  time birthday
#      ^^^^^^^^ PTN5015`,
  },
  'roles and types': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
  amount name
#        ^^^^ PTN5016
  quantity birthday
#          ^^^^^^^^ PTN5016
  time points
#      ^^^^^^ PTN5016`,
  },
  'a line that cannot be read has no wrong column besides': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
  key order_id
  please give everyone a gift
# ^^^^^^ PTN1062
  column nowhere
#        ^^^^^^^ PTN5007`,
  },
  'keys are text': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id: number
#                  ^^^^^^ PTN5021 → text
data orders from "orders.csv" of customers by customer_id
  column customer_id: number
#                     ^^^^^^ PTN5021 → text
segment a when customer_id is "0001"`,
  },
  links: {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of custmers by customer_id
#                                ^^^^^^^^ PTN2001 → customers
data lines from "lines.csv" of orders by order
#                              ^^^^^^ PTN5014
#                                        ^^^^^ PTN2003
  item product_id of prodcts
#                    ^^^^^^^ PTN2001 → products
data demographics from "demographics.csv" of customers by customer_id for customers by customer_id
#                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^ PTN5020
data products from "products.csv"
#    ^^^^^^^^ PTN5012
  key product_id`,
  },
  'a subject needs a key': {
    files: treeData,
    rules: `
data customers from "customers.csv"
#    ^^^^^^^^^ PTN5014
  column city: text`,
  },
  'several roots': {
    files: treeData,
    rules: `
data people from "customers.csv"
#    ^^^^^^ PTN5011
  key customer_id
data accounts from "accounts.csv"
#    ^^^^^^^^ PTN5011
  key account_id`,
  },
  'one root is the subject, whatever it is called': {
    files: treeData,
    rules: `
data people from "customers.csv"
  key customer_id
data orders from "orders.csv" of people by customer_id
  time ordered_at
segment a when city is "上海" and latest orders is known`,
  },
  'data in a circle': {
    files: treeData,
    rules: `
data customers from "customers.csv" of orders by customer_id
#    ^^^^^^^^^ PTN5013
  key customer_id
data orders from "orders.csv" of customers by customer_id
#    ^^^^^^ PTN5013
  key order_id`,
  },
  formats: {
    files: { ...treeData, 'customers.ods': problem('unreadable') },
    rules: `
data customers from "customers.ods"
#                   ^^^^^^^^^^^^^^^ PTN5004
  key customer_id`,
  },
  'sheets of a workbook': {
    files: {
      ...treeData,
      'shop.xlsx': {
        format: 'excel',
        columns: [],
        rows: 0,
        sheets: [
          { name: 'Notes', columns: [], rows: 0, problem: { kind: 'header-only' } },
          { name: 'Customers', columns: inferColumns(['customer_id', 'name'], [['0001', '张三']]), rows: 1 },
        ],
      },
    },
    rules: `
data notes from "shop.xlsx" for customers by customer_id
#               ^^^^^^^^^^^ PTN5003
  key customer_id
data customers from "shop.xlsx" sheet "Customers"
  key customer_id
  label nothing
#       ^^^^^^^ PTN5007
data orders from "shop.xlsx" sheet "Order" of customers by customer_id
#                                  ^^^^^^^ PTN5052
data more from "orders.csv" sheet "Orders" of customers by customer_id
#                                 ^^^^^^^^ PTN5053
  key order_id`,
  },
  'tables of a database': {
    rules: `
data customers from table "crm.customers"
#                   ^^^^^^^^^^^^^^^^^^^^^ PTN6140
  key customer_id
segment a when city is "上海"`,
  },
  'data without a time': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
metric a is count of orders in last 30 days
#                           ^^^^^^^^^^^^^^^ PTN3016
metric b is days since latest orders
#                             ^^^^^^ PTN3016
metric c is count of orders ever`,
  },
  'a customer has many orders': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
  time ordered_at
segment a when total > 5
#              ^^^^^ PTN3028`,
  },
  'two data have the column': {
    files: { ...treeData, 'more.csv': 'customer_id,income\n1,5\n' },
    rules: `
data customers from "customers.csv"
  key customer_id
data demographics from "demographics.csv" for customers by customer_id
data more from "more.csv" for customers by customer_id
segment a when income > 5
#              ^^^^^^ PTN2019 → demographics.income`,
  },
  'a currency that the column lacks': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
  time ordered_at
  amount total
metric spend is sum of orders.total
segment a when spend > 300 CNY
#              ^^^^^^^^^^^^^^^ PTN3004 → : money CNY
segment b when sum of orders.total in last 30 days > 300 CNY
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN3004 → : money CNY`,
  },
  'money without a currency is a plain number': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
data orders from "orders.csv" of customers by customer_id
  time ordered_at
  amount total: money
metric spend is sum of orders.total
segment a when spend > 300 CNY
#              ^^^^^^^^^^^^^^^ PTN3004 → money CNY`,
  },
  'as of, once, first, in a zone that there is': {
    files: treeData,
    rules: `
as of 2026-10-31 in Asia/Shangai
#                   ^^^^^^^^^^^^ PTN2026 → Asia/Shanghai
data customers from "customers.csv"
  key customer_id
  as of 2026-10-31
# ^^^^^^^^^^^^^^^^ PTN2024`,
  },
  'as of after something else': {
    files: treeData,
    rules: `
data customers from "customers.csv"
  key customer_id
  as of 2026-10-31 in asia/shanghai
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PTN2025
#                     ^^^^^^^^^^^^^ PTN2026 → Asia/Shanghai`,
  },
  'customers are taken from their orders': {
    files: treeData,
    rules: `
data customers from orders by customer_id
data orders from "orders.csv"
  key order_id
  time ordered_at
  amount total: money CNY
segment a when latest orders is known and customer_id is "0001"`,
  },
};

describe('data', () => {
  it.each(Object.entries(cases))('%s', (_, { files = {}, rules }) => {
    expectFindings(`${rules}\n`, files);
  });
});

/** How the column `x` is held that is declared so and looks so. */
function held(declaration: string, look: Partial<LookColumn>): string {
  const rules = `data customers from "c.parquet"\n  key id\n  ${declaration}\nmetric it is max of (x, x)\nsegment s when x is known\n`;
  const model = check(rules, { 'c.parquet': parquet({ name: 'id' }, { name: 'x', ...look }) });
  const column = model.program()?.sources[0]?.columns.find(({ name }) => name === 'x');
  if (!column) return errorsOf(model).join('\n');
  const { type } = column;
  return 'held' in type && type.held.kind === 'decimal'
    ? `${type.kind} ${type.held.digits}.${type.held.scale}`
    : type.kind;
}

describe('columns are held', () => {
  it.each([
    ['column x', { type: number(18, 0) }, 'number 18.0'],
    ['column x: number', { type: number(18, 3) }, 'number 18.3'],
    ['column x: money CNY', { type: number(18, 0) }, 'money 20.2'],
    ['column x: money CNY', { type: number(18, 4) }, 'money 18.4'],
    ['amount x', { type: number(18, 6), float: true }, 'number 18.2'],
    ['column x', { type: number(18, 6), float: true }, 'number 18.6'],
    ['column x: money CNY', { type: number(18, 6), float: true }, 'money 18.2'],
    ['column x: number', { type: text, known: 0 }, 'number 18.6'],
  ] as const)('%s', (declaration, look, expected) => {
    expect(held(declaration, look)).toBe(expected);
  });
});
