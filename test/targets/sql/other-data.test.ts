import { describe, expect, it } from 'vitest';
import { noBindings } from '../../../server/targets/bindings.ts';
import { dbt } from '../../../server/targets/dbt/dbt.ts';
import type { ResultName } from '../../../server/targets/result-names.ts';
import { dialects } from '../../../server/targets/sql/dialects.ts';
import { exportStatement } from '../../../server/targets/sql/export/export.ts';
import { obstaclesOfAll, sqlTarget } from '../../../server/targets/sql/export/target.ts';
import { tablesOf } from '../../support/differential/statement-side.ts';
import { describeOn, engines, type TestEngine } from '../../support/engines/index.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

const head = `as of 2026-10-31
data accounts from "accounts.csv"
  key account_id
  column industry: text
data customers from "customers.csv" of accounts by account_id
  key customer_id
  label name pii
  column city: text
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: date
  amount total: money CNY
data lines from "lines.csv" of orders by order_id
  column units: number
metric spend is sum of orders.total in last 12 months
stages lifecycle
  active when latest orders in last 90 days is known
  asleep otherwise
segment loyal when spend >= 200 CNY
action points takes number, keep highest
action care takes number, keep highest
action gifts takes text, keep all
`;

const data = {
  'accounts.csv': `account_id,industry
north,retail
south,pharma
empty,retail
`,
  'customers.csv': `customer_id,account_id,name,city,consent
ada,north,Ada,Lyon,yes
bob,,Bob,Lille,no
eve,south,Eve,Lyon,
twin,north,Twin,Lyon,yes
twin,north,Twin,Lyon,yes
`,
  'orders.csv': `order_id,customer_id,ordered_at,total
o1,ada,2026-10-01,250.00
o2,ada,2026-09-01,40.00
o3,bob,2026-10-05,99.99
o4,eve,2025-01-05,15.00
late,ada,2026-12-01,900.00
stray,zoe,2026-10-01,5.00
twins,twin,2026-10-01,5.00
o6,bob,2026-10-06,
`,
  'lines.csv': `order_id,units
o1,2
o1,1
o3,5
late,9
`,
};

const points = `policy points for orders, all matches
  rule double: if customers.city is "Lyon" and total >= 100 CNY then points 20
  if lifecycle is active then points 10
  otherwise points (round(total / 10 CNY, 0))
`;

type Data = Readonly<Record<string, string>>;

function programFor(rules: string, files: Data = data) {
  const { program, errors } = programOf(head + rules, files);
  expect(errors).toEqual([]);
  return program!;
}

/** The rows of a result, each as a line, below the names of the columns. */
async function linesOf(engine: TestEngine, rules: string, result: ResultName, files: Data = data, isUnique = false) {
  const program = programFor(rules, files);
  const raw = new Map(
    program.sources.map(({ name }) => {
      const [columns = [], ...rows] = (files[`${name}.csv`] ?? '')
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      return [name, { columns, rows }];
    }),
  );
  await engine.load(tablesOf(program, raw));
  const { text, columns } = exportStatement({
    program,
    dialect: engine.dialect,
    asOf: '2026-10-31',
    bindings: isUnique
      ? { data: new Map([['orders', { table: ['orders'], columns: new Map(), isUnique }]]) }
      : noBindings,
    result,
    cells: 'text',
    isSorted: true,
  });
  const rows = await engine.rows(text);
  return [columns.map(({ name }) => name), ...rows].map((row) => row.join(' | '));
}

const decisionsOfOrders: ResultName = { kind: 'row-decisions', data: 'orders' };
const totalsOfOrders: ResultName = { kind: 'row-totals', data: 'orders' };
const decisionsOfAccounts: ResultName = { kind: 'row-decisions', data: 'accounts' };

describeOn(
  engines.filter(({ name }) => name !== 'Spark' && name !== 'PGlite'),
  (engine) => {
    it('decides about each order with its own columns, and with what its customer is', async () => {
      expect(await linesOf(engine(), points, decisionsOfOrders)).toEqual([
        'key | customer | points | points rule',
        'o1 | ada | 20 | points: double',
        'o2 | ada | 10 | points: rule 2',
        'o3 | bob | 10 | points: rule 2',
        'o4 | eve | 2 | points: otherwise',
        'o6 | bob | 10 | points: rule 2',
      ]);
    });

    it('adds up what customers get for their orders', async () => {
      expect(await linesOf(engine(), points, totalsOfOrders)).toEqual([
        'key | rows | points',
        'ada | 2 | 30',
        'bob | 2 | 20',
        'eve | 1 | 2',
      ]);
    });

    it('sees what was decided for the customer, and counts what belongs to the row', async () => {
      const rules = `policy stars
  if loyal then tier star
policy bonus for orders, all matches
  if tier is star and (sum of lines.units) >= 3 then points 7, gifts "a; b"
  if (count of lines) is 0 then points 1, gifts "c"
  if (count of lines where customers.city is "Lille" and loyal) is 0 then gifts "d"
never points when not consent
`;
      expect(await linesOf(engine(), rules, decisionsOfOrders)).toEqual([
        'key | customer | points | points rule | gifts | gifts rule',
        'o1 | ada | 7 | bonus: rule 1 | a; b; d | bonus: rule 1; bonus: rule 3',
        'o2 | ada | 1 | bonus: rule 2 | c; d | bonus: rule 2; bonus: rule 3',
        'o3 | bob |  |  | d | bonus: rule 3',
        'o4 | eve |  |  | c; d | bonus: rule 2; bonus: rule 3',
        'o6 | bob |  |  | c; d | bonus: rule 2; bonus: rule 3',
      ]);
    });

    it('decides about accounts with what their customers are and do', async () => {
      const rules = `policy care for accounts
  if (count of customers where loyal) >= 1 and industry is "retail" then care 3
  if highest of customers.spend is known then care 1
  if (count of customers) is 0 then care 9
never care when industry is "mining"
`;
      expect(await linesOf(engine(), rules, decisionsOfAccounts)).toEqual([
        'key | care | care rule',
        'empty | 9 | care: rule 3',
        'north | 3 | care: rule 1',
        'south | 1 | care: rule 2',
      ]);
    });

    it.each([
      ['share their key', 'o1,ada,2026-10-01,1\no1,bob,2026-10-01,2', 'patron-check-1'],
      ['share their key with one that is not there yet', 'o1,ada,2026-10-01,1\no1,bob,2026-12-01,2', 'patron-check-1'],
      ['have no key', 'o1,ada,2026-10-01,1\n,bob,2026-10-01,2', 'patron-check-0'],
      ['have neither key nor customer', 'o1,ada,2026-10-01,1\n,,2026-10-01,2', 'patron-check-0'],
    ])('fails where rows %s', async (_, rows, mark) => {
      const files = { ...data, 'orders.csv': `order_id,customer_id,ordered_at,total\n${rows}\n` };
      await expect(linesOf(engine(), points, decisionsOfOrders, files)).rejects.toThrow(mark);
    });

    it('takes the word for keys that are told to be unique, and still misses those that are not there', async () => {
      expect(await linesOf(engine(), points, totalsOfOrders, data, true)).toHaveLength(4);
      const files = { ...data, 'orders.csv': 'order_id,customer_id,ordered_at,total\n,ada,2026-10-01,1\n' };
      await expect(linesOf(engine(), points, totalsOfOrders, files, true)).rejects.toThrow('patron-check-0');
    });
  },
);

function compiled(rules: string, result?: string) {
  const input = inputOf(programFor(rules));
  const [file] = sqlTarget.compile({ ...input, options: { ...input.options, ...(result && { result }) } });
  return file!;
}

describe('a statement about other data', () => {
  it('is compiled by the name of its file, and the others are named at its head', () => {
    expect(sqlTarget.obstacles(inputOf(programFor(points)))).toEqual([]);
    expect(compiled(points).text).toContain(
      '-- The rules decide about other data too: --result decisions-orders, --result',
    );
    const { path, text } = compiled(points, 'totals-orders');
    expect(path).toBe('rules.totals-orders.duckdb.sql');
    expect(text.split('\n').slice(0, 2)).toEqual([
      '-- patron compile --target sql:duckdb --result totals-orders',
      '-- rules: what customers get for orders in all',
    ]);
    expect(text).toContain('patron-check-1: rows of “orders” share their key, and decisions are made about each row.');
  });

  it('says nothing of other data where there is none', () => {
    expect(compiled('if loyal then tier star\n').text).not.toContain('--result');
  });

  it('asks nothing of customers where the rules do not', () => {
    const { text } = compiled('policy plain for orders\n  if total >= 100 CNY then points 1\n', 'decisions-orders');
    expect(text).not.toContain('values of customers');
    expect(compiled(points, 'decisions-orders').text).toContain('"values of customers" AS (');
  });

  it('leads each line to its rule', () => {
    const { text, places } = compiled(points, 'decisions-orders');
    const lines = text.split('\n');
    const rule = places.filter(({ lines: [from] }) => lines[from]?.endsWith('AS "points: double",'));
    const written = `${head}${points}`.split('\n').findIndex((line) => line.includes('rule double')) + 1;
    expect(rule.map(({ origin }) => origin.line)).toEqual([written]);
  });

  it('is an obstacle where it is too wide, which a project is told before it asks for that result', () => {
    const rules = Array.from({ length: 900 }, (_, index) => `  if total >= ${index} CNY then points ${index}\n`);
    const program = programFor(`policy wide for orders, all matches\n${rules.join('')}`);
    const input = { ...inputOf(program), options: { ...inputOf(program).options, dialect: 'postgres' as const } };
    expect(sqlTarget.obstacles(input)).toEqual([]);
    for (const found of [obstaclesOfAll(input), dbt.obstacles(input)])
      expect(found.map(({ code }) => code)).toEqual(['PTN6024']);
  });

  it.each(Object.keys(dialects))('is there for %s', (dialect) => {
    const input = inputOf(programFor(points));
    const options = { ...input.options, dialect: dialect as keyof typeof dialects, result: 'totals-orders' };
    expect(sqlTarget.obstacles({ ...input, options })).toEqual([]);
    expect(sqlTarget.compile({ ...input, options })).toHaveLength(1);
  });
});
