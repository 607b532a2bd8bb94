import { describe, expect, it } from 'vitest';
import { checkCase, type Files, stateOf } from '../support/differential/case.ts';
import { makeDataFolder } from '../support/differential/data-folder.ts';
import { observeEngine } from '../support/differential/engine-side.ts';
import { differences, type Observed } from '../support/differential/observed.ts';
import { observeReference } from '../support/differential/reference-side.ts';

/** A program as text, its data, and what must come out, worked out by hand; for both evaluators. */
interface Example {
  readonly rules: string;
  readonly files: Readonly<Record<string, string>>;
  /** Columns of `values` or, in the second place, of `decisions`, customers in the order of their keys. */
  readonly values?: Readonly<Record<string, readonly (string | null)[]>>;
  readonly decisions?: Readonly<Record<string, readonly (string | null)[]>>;
}

const customers = 'data customers from "customers.csv"\n  key id\n';
const orders = `data orders from "orders.csv" of customers by customer
  time   day: date
  amount total: money CNY
`;

/** Customers c1, c2 … with these cells. */
function rows(header: string, ...cells: readonly string[]): string {
  return `id,${header}\n${cells.map((cell, index) => `c${index + 1},${cell}\n`).join('')}`;
}

const examples: Readonly<Record<string, Example>> = {
  'windows from the end of a month': {
    rules: `as of 2026-05-31
${customers}${orders}
metric last     is count of orders in last 3 months
metric previous is count of orders in previous 3 months
metric days     is count of orders in last 92 days
metric month    is count of orders in this month
metric quarter  is count of orders in last quarter
metric year     is count of orders in last 3 months in same period last year
metric since    is count of orders since 2026-02-28
metric before   is count of orders before 2026-02-28
`,
    files: {
      customers: 'id,x\nc,1\n',
      orders: `day,total,customer
2025-02-28,1,c\n2025-03-01,1,c\n2025-05-31,1,c\n2025-06-01,1,c
2025-11-30,1,c\n2025-12-01,1,c\n2026-02-28,1,c\n2026-03-01,1,c\n2026-04-30,1,c\n2026-05-01,1,c\n2026-05-31,1,c\n2026-06-01,1,c\n`,
    },
    // The years before: after 2025-02-28, up to 2025-05-31.
    values: {
      last: ['4'],
      previous: ['2'],
      days: ['4'],
      month: ['2'],
      quarter: ['2'],
      year: ['2'],
      since: ['5'],
      before: ['6'],
    },
  },

  'ages and months': {
    rules: `as of 2025-02-28
${customers}  column born: date
metric age    is age of born
metric months is months between born and 2025-04-30
metric days   is days since born
metric week   is weekday of born
`,
    files: { customers: rows('born', '2004-02-29', '2004-03-01', '2025-01-31', '2025-03-31', '') },
    values: {
      age: ['21', '20', '0', '0', null],
      months: ['254', '253', '3', '1', null],
      days: ['7670', '7669', '28', '-31', null],
      week: ['sunday', 'monday', 'friday', 'monday', null],
    },
  },

  'cells, part by part': {
    rules: `as of 2026-10-31
${customers}  column a: number
  column b: number
score A is bands of a at 10, 20, 30, 40
score B is bands of b at 10, 20, 30, 40
score AB is A B
segment high      when AB >= 44
segment low       when AB < 44
segment five      when AB is 5x
segment other     when AB is not 55
segment not_high  when not AB >= 44
`,
    files: { customers: rows('a,b', '40,40', '50,0', '30,30', '50,', ',') },
    values: {
      AB: ['55', '51', '44', null, null],
      high: ['yes', 'no', 'yes', 'no', 'no'],
      low: ['no', 'no', 'no', 'no', 'no'],
      five: ['yes', 'yes', 'no', 'no', 'no'],
      other: ['no', 'yes', 'yes', 'no', 'no'],
      not_high: ['no', 'yes', 'no', 'yes', 'yes'],
    },
  },

  'missing values, ranges and what stands in': {
    rules: `as of 2026-10-31
${customers}  column x: number
  column y: number
  column ok: yes/no
segment in_range   when x is -5 to 5
segment not_five   when x is not 5
segment no_list    when x is not one of (5, 6)
segment at_most    when not (x > 3)
segment refuses    when not ok
metric ratio is x / y or else 1
metric rest  is (x / y) or else 7
metric least is min of (x, y)
`,
    files: { customers: rows('x,y,ok', '5,2,yes', '-5,,no', ',4,', '6,0,YES') },
    values: {
      in_range: ['yes', 'yes', 'no', 'no'],
      not_five: ['no', 'yes', 'no', 'yes'],
      no_list: ['no', 'yes', 'no', 'no'],
      at_most: ['no', 'yes', 'yes', 'no'],
      refuses: ['no', 'yes', 'yes', 'no'],
      ratio: ['2.5', '-5', null, null],
      rest: ['2.5', '7', '7', '7'],
      least: ['2', null, null, '0'],
    },
  },

  'averages, shares and rates': {
    rules: `as of 2026-12-31
${customers}${orders}  column channel: text
metric frequency is count of orders in last 12 months
metric rate      is frequency per month
metric fast      is (count of orders in last 14 days per week)
metric average   is average of orders.total
metric middle    is median of orders.total
metric online    is share of orders where channel is "web"
metric exact     is round(sum of orders.total / count of orders, 2)
`,
    files: {
      customers: 'id,x\na,1\nb,1\n',
      orders: `day,total,customer,channel
2026-12-31,0.01,a,web\n2026-12-20,0.02,a,shop\n2026-01-01,0.02,a,\n2025-12-31,9.95,a,web\n`,
    },
    // By hand: 10.00 / 4; (0.02 + 0.02) / 2; 2 of 4.
    values: {
      frequency: ['3', '0'],
      rate: ['0.25', '0'],
      fast: ['1', '0'],
      average: ['2.5', null],
      middle: ['0.020', null],
      online: ['0.5', null],
      exact: ['2.50', null],
    },
  },

  'classes at exactly 75 %': {
    rules: `as of 2026-10-31
${customers}  column spend: money CNY
class abc by share of spend
  A top 75%
  B next 20%
  C rest
class best by rank of spend
  top top 50%
  others rest
`,
    files: { customers: rows('spend', '50', '25', '20', '5', '-3', '') },
    // Before 20 stand 75 of 100, before 5 stand 95; 25 is the second of five, 20 the third.
    values: { abc: ['A', 'A', 'B', 'C', 'C', null], best: ['top', 'top', 'others', 'others', 'others', null] },
  },

  'policies, guards and tables': {
    rules: `as of 2026-10-31
${customers}  column x: number
  column ok: yes/no
action mail takes text, by (sms, email), keep all
policy later
  if tier is one of (star, cow) and visit > every 2 weeks then mail "often" by sms
  if tier is missing then mail "none"
policy first, all matches
  rule high: if x >= 10 then tier star, visit weekly
  rule some: if x >= 5 then tier cow, visit monthly
policy board, exactly one match
  overlaps because "the first is meant"
  table
    | x       | ok  || mail    | mail by | rule  |
    | >= 5    | -   || "big"   | email   | big   |
    | missing | -   || "who"   | -       | who   |
    | 1 to 5  | yes || "small" | sms     | small |
never tier star when not ok
never mail "big" when x is 12
`,
    files: { customers: rows('x,ok', '12,yes', '10,', '5,yes', '1,yes', ',yes', '0,no') },
    decisions: {
      tier: ['star', null, 'cow', null, null, null],
      visit: ['weekly', 'weekly', 'monthly', null, null, null],
      mail: ['often', 'none; big', 'big', 'none; small', 'none; who', 'none'],
      'mail by': ['sms', 'email', 'email', 'sms', null, null],
    },
  },

  'lines have the time of their orders, lookups many to one': {
    rules: `as of 2026-10-31 in Asia/Shanghai
data products from "products.csv"
  key product_id
  column kind: text
${customers}
data orders from "orders.csv" of customers by customer
  key order_id
  time at: timestamp
data lines from "lines.csv" of orders by order_id
  amount paid: money CNY
  item product_id of products
metric today is sum of lines.paid in last 1 day
metric care  is sum of lines.paid where product.kind is "care"
`,
    files: {
      customers: 'id,x\na,1\n',
      products: 'product_id,kind\np,care\nq,food\n',
      // 16:00 of UTC is midnight in Shanghai.
      orders: 'order_id,at,customer\n1,2026-10-30T15:59:59Z,a\n2,2026-10-30T16:00:00Z,a\n3,2026-10-31T16:00:00Z,a\n',
      lines: 'order_id,paid,product_id\n1,1,p\n2,2,q\n2,4,p\n2,8,none\n3,16,p\n',
    },
    values: { today: ['14.00'], care: ['5.00'] },
  },

  'Chinese keywords and full-width signs': {
    rules: `as of 2026-10-31
${customers}  column 消费: money CNY
人群 高 当 消费 》＝ ￥300
如果 高 则 tier star，visit 每周
否则 tier dog
`,
    files: { customers: rows('消费', '300', '299.99', '') },
    decisions: { tier: ['star', 'dog', 'dog'], visit: ['weekly', null, null] },
  },
};

describe.each(Object.entries(examples))('%s', (_, { rules, files, values = {}, decisions = {} }) => {
  it('are what they are by hand, on both evaluators', async () => {
    for (const observed of await observeBoth(rules, new Map(Object.entries(files)))) {
      expect(columnsOf(observed, 'values', Object.keys(values))).toEqual(values);
      expect(columnsOf(observed, 'decisions', Object.keys(decisions))).toEqual(decisions);
    }
  });
});

async function observeBoth(rules: string, files: Files): Promise<readonly Observed[]> {
  const folder = makeDataFolder(files);
  try {
    const state = stateOf(folder, files);
    const { program, paths, problems } = await checkCase(state, rules);
    expect(problems).toEqual([]);
    const both = [
      await observeEngine(program!, paths, { threads: 1 }),
      observeReference(program!, state.tables),
    ] as const;
    expect(differences(...both)).toEqual([]);
    return both;
  } finally {
    folder.remove();
  }
}

function columnsOf({ results }: Observed, name: string, columns: readonly string[]): Record<string, (string | null)[]> {
  const result = results.get(name);
  if (result?.kind !== 'relation') throw new Error(`there are no ${name}`);
  return Object.fromEntries(
    columns.map((column) => [column, result.rows.map((row) => row[result.columns.indexOf(column)] ?? null)]),
  );
}
