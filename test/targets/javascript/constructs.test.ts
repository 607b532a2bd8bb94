import { describe, expect, it } from 'vitest';
import type { PlacedDiagnostic } from '../../../server/analysis/analysis.ts';
import { registry } from '../../../server/diagnostics/registry.ts';
import { checkFile } from '../../support/check.ts';
import { evaluateProgram, readCsv } from '../../support/reference/index.ts';
import { compareCustomers } from './support/compare.ts';
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

describe('every construct', () => {
  it.each(Object.entries(constructs))('decides as the reference does: %s', async (_, rules) => {
    const { program, findings, says } = checkFile(`${declarations}${rules}`, files);
    expect(says.filter((_, index) => isError(findings[index]))).toEqual([]);
    const tables = new Map(Object.entries(files).map(([name, text]) => [name.replace('.csv', ''), readCsv(text)]));
    const evaluation = evaluateProgram(program!, tables);
    const { differences, decided } = await compareCustomers(evaluation, tables, fitsOf(evaluation));
    expect(differences).toEqual([]);
    expect(decided).toBeGreaterThan(0);
  });
});

function isError(finding: PlacedDiagnostic | undefined): boolean {
  return finding !== undefined && registry[finding.diagnostic.code].severity === 'error';
}
