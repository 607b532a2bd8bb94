import { describe, expect, it } from 'vitest';
import type { PlacedDiagnostic } from '../../../server/analysis/analysis.ts';
import { registry } from '../../../server/diagnostics/registry.ts';
import { checkFile } from '../../support/check.ts';
import { evaluateProgram, readCsv } from '../../support/reference/index.ts';
import { type Compared, compareCustomers } from './support/compare.ts';
import { fitsOf } from './support/reference.ts';

const files = {
  'customers.csv': `customer_id,name,city,birthday,consent,joined_at,account_id
1,Ada,Lyon,1990-02-28,yes,2024-05-01T10:00,a
2,Bob,Lille,2008-10-31,no,2026-10-01T00:00,a
3,Cid,,,,2026-10-31T23:59:59.5,b
4,Dora,Lyon,2004-02-29,yes,2026-11-01T00:00,b
5,Eve,Nice,1999-12-31,no,2020-02-29T12:00,
6,Fay,Nice,1999-12-31,yes,2020-02-29T12:00,b
`,
  'orders.csv': `order_id,customer_id,ordered_at,total,category,product_id
11,1,2026-10-31T23:59,120.50,makeup,p1
12,1,2026-10-05T08:00,80.00,skin care,p2
13,1,2026-05-31T08:00,-20.00,makeup,p1
14,2,2026-10-05T08:00,40.00,,p9
15,2,2025-10-31T08:00,0.01,hair,
16,5,2026-11-01T08:00,999.00,hair,p2
17,5,2024-02-29T08:00,9999999999.99,hair,p2
17,5,2024-03-29T08:00,5.00,makeup,p3
`,
  'products.csv': 'product_id,level,lasts\np1,luxury,30\np2,basic,7.5\np3,basic,\np3,luxury,1\n',
  'accounts.csv': 'account_id,plan\na,gold\nb,basic\n',
  'demographics.csv': 'household_id,income\n1,5000.00\n2,1000.00\n2,2000.00\n5,\n',
};

const declarations = `as of 2026-10-31
data accounts from "accounts.csv"
  key account_id
  column plan: text
data customers from "customers.csv" of accounts by account_id
  key customer_id
  time joined_at
  label name pii
  column city: text
  column birthday: date
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
  column category: text
  item product_id of products
data products from "products.csv"
  key product_id
  column level: text
  column lasts: number
data demographics from "demographics.csv" for customers by household_id
  column income: money CNY
action flag takes yes/no
action note takes text, keep all
action size takes number, keep highest
action due takes date
action moment takes timestamp
`;

/** What is said of one construct each, over the same few customers. */
const constructs: Readonly<Record<string, string>> = {
  'a weekday':
    'metric day is weekday of latest orders\nif day is saturday then tier star\nif day is one of (monday, friday) then tier cow',
  'the earlier of two times': `metric first is earliest orders
metric last is latest orders where total > 0
metric one is min of (first, last)
metric other is max of (first, last)
if one is known then moment (other)`,
  'a computed date, time, number and yes or no': `metric last is latest orders
metric spend is sum of orders.total
policy p, all matches
  if spend > 0 CNY then size (round(spend / 1 CNY, 1)), moment (last), flag (consent)
  if birthday is known then due (birthday)`,
  'cadences that come equally often': `metric spend is sum of orders.total
action touch takes cadence, keep highest
policy p, all matches
  if spend > 0 CNY then touch monthly
  if spend > 10 CNY then touch 12 per year
  if city is "Lyon" then touch every 2 weeks
policy q
  if touch >= monthly then note "often"
  if touch is monthly then note "monthly"`,
  'what others decided, as a list': `metric spend is sum of orders.total
policy p, all matches
  if spend > 0 CNY then note "a"
  if city is "Lyon" then note "b"
  if consent then note "a"
policy q
  if note contains "b" then tier star
  if note is missing then tier dog
  otherwise tier cow`,
  'columns above customers, and a customer who belongs to nothing':
    'if accounts.plan is "gold" then tier star\nif accounts.plan is missing then tier dog\notherwise tier cow',
  'attributes, of which nobody has two':
    'if demographics.income >= 2000 CNY then tier star\nif demographics.income is missing then tier dog',
  'lookups of rows':
    'metric luxury is sum of orders.total where product_id.level is "luxury"\nif luxury > 0 CNY then tier star\notherwise tier dog',
  'when something is used up':
    'metric empty is next due of orders at product_id.lasts each\nif empty is known then due (empty)',
  'an earlier day': `stages life
  active when count of orders in last 60 days >= 1
  asleep otherwise
if life is active and life was asleep 60 days ago then tier star
if life is asleep then tier dog`,
  'arithmetic that is exact': `metric spend is sum of orders.total
metric orders_ is count of orders
if spend * 3 - 0.03 CNY > 541.47 CNY and spend / orders_ > 60 CNY then size (round(spend / 1 CNY, 2) * 3)`,
};

/** Keys that tell orders apart, and parts of these. */
const filesOfRows = {
  ...files,
  'orders.csv': files['orders.csv'].replace('17,5,2024-03', '18,5,2024-03'),
  'parts.csv': 'part_id,order_id,colour,amount\n1,11,red,2\n2,11,blue,0.5\n3,12,red,1\n4,16,red,9\n5,18,,3\n',
};

const parts = `data parts from "parts.csv" of orders by order_id
  key part_id
  column colour: text
  column amount: number
metric spend is sum of orders.total
segment rich when spend >= 100 CNY
`;

/** The same of what is decided about rows of other data. */
const constructsOfRows: Readonly<Record<string, string>> = {
  'what the customer of a row has, is and was given': `policy p
  if rich then tier star, offer 15% for 30 days
  otherwise tier dog
policy q for orders, all matches
  if customers.city is "Lyon" and demographics.income >= 1000 CNY then note "a"
  if tier is star and offer > 10% then size (round(total / 1 CNY, 0) * offer)
  if accounts.plan is "gold" then flag (customers.consent), moment (customers.joined_at)
  if product_id.level is "luxury" then due (customers.birthday), note "b"
  otherwise note "none"`,
  'what belongs to a row, with conditions on it and on its customer': `policy q for orders
  if (sum of parts.amount where colour is "red" and rich) >= 2 then size (sum of parts.amount)
  if count of parts is 0 then size 100
  otherwise size (count of parts where orders.total > 0 CNY)`,
  'rows of rows, and guards of customers over one value of theirs': `policy q for parts, all matches
  if orders.total > 50 CNY then offer 15% for 30 days
  if amount >= 1 then offer 10% for 7 days
never offer 15% when customers.city is "Lyon" and rich
never offer when not consent and spend < 1000 CNY`,
  'the only one, overlaps that are meant, and cadences': `action touch takes cadence, keep highest
policy q for orders, exactly one match
  overlaps because "dear ones are touched as makeup is"
  if total > 0 CNY then touch monthly
  if category is "makeup" then touch 3 per week
policy r for orders
  if category is missing then touch every 2 weeks`,
  'windows and days of a row': `action age takes days
policy q for orders
  if (count of parts in last 60 days) >= 1 then age (days since ordered_at)
  if days since ordered_at > 365 days then age (days since ordered_at), size 1`,
  'data above customers': `policy p
  if rich then tier star
policy q for accounts, all matches
  if (count of customers where tier is star) >= 1 then note "star"
  if plan is "gold" and sum of orders.total > 100 CNY then note "gold"
  if highest of customers.spend >= 100 CNY then size (round(highest of customers.spend / 1 CNY, 1))
  if (share of customers where consent) > 0.4 then note "half"
never note when accounts.plan is "basic"`,
};

describe('every construct', () => {
  it.each(Object.entries(constructs))('decides as the reference does: %s', async (_, rules) => {
    const { differences, decided } = await comparedOver(files, `${declarations}${rules}`);
    expect(differences).toEqual([]);
    expect(decided).toBeGreaterThan(0);
  });

  it.each(Object.entries(constructsOfRows))('decides about rows as the reference does: %s', async (_, rules) => {
    const { differences, decidedRows } = await comparedOver(filesOfRows, `${declarations}${parts}${rules}`);
    expect(differences).toEqual([]);
    expect(decidedRows).toBeGreaterThan(0);
  });
});

async function comparedOver(all: Readonly<Record<string, string>>, rules: string): Promise<Compared> {
  const { program, findings, says } = checkFile(rules, all);
  expect(says.filter((_, index) => isError(findings[index]))).toEqual([]);
  const tables = new Map(Object.entries(all).map(([name, text]) => [name.replace('.csv', ''), readCsv(text)]));
  const evaluation = evaluateProgram(program!, tables);
  return compareCustomers(evaluation, tables, fitsOf(evaluation));
}

function isError(finding: PlacedDiagnostic | undefined): boolean {
  return finding !== undefined && registry[finding.diagnostic.code].severity === 'error';
}
