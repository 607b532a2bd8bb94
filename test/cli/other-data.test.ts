import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databases, describeDatabases, type TestDatabase } from '../databases/support/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
  label name pii
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: date
  amount total: money CNY
segment loyal when sum of orders.total >= 200 CNY
action points takes number, keep highest
policy stars
  if loyal then tier star
policy points for orders
  if tier is star and total >= 100 CNY then points 20
  otherwise points (round(total / 10 CNY, 0))
never points when not consent
`;

const files = {
  'rules.patron': rules,
  'customers.csv': 'customer_id,name,consent\nada,Ada,yes\nbob,Bob,no\neve,Eve,yes\n',
  'orders.csv': `order_id,customer_id,ordered_at,total
o1,ada,2026-10-01,250.00
o2,ada,2026-09-01,40.00
o3,bob,2026-10-05,99.99
o4,eve,2026-01-05,15.00
`,
};

const decisionsOfOrders = `key,customer,points,points rule
o1,ada,20,points: rule 1
o2,ada,4,points: otherwise
o3,bob,,
o4,eve,2,points: otherwise
`;
const totalsOfOrders = 'key,rows,points\nada,2,24\nbob,1,0\neve,1,2\n';

const run = (folder: string, ...args: string[]) => patron(args, { folder });

describe('patron compile of rules about orders', () => {
  const folder = () => temporaryFolder({ ...files, 'patron.json': '{ "targets": ["sql:postgres"] }' });
  const compile = (...args: string[]) => run(folder(), 'compile', 'rules.patron', ...args);

  it('makes the statement about customers, and says how to get the others', async () => {
    const { code, stdout, stderr } = await compile();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('-- rules: decisions\n');
    expect(stdout).toContain('about other data too: --result decisions-orders, --result totals-orders.\n');
  });

  it.each(['decisions-orders', 'totals-orders'])('takes the name of a result: %s', async (result) => {
    expect((await compile('--result', result)).stdout).toContain(`--target sql:postgres --result ${result}\n`);
    const { stdout } = await compile('--result', result, '--as', 'view');
    expect(stdout).toContain(`CREATE OR REPLACE VIEW "rules_${result.replace('-', '_')}" AS`);
  });

  it.each([
    [['--result', 'decisions-order'], 'no result “decisions-order”', 'Did you mean decisions-orders?'],
    [['--result', 'x'], 'no result “x”', 'Possible: decisions, values, decisions-orders, totals-orders.'],
    [['--target', 'js', '--result', 'decisions'], '--result means nothing for js', 'It is for sql.'],
  ])('refuses %j', async (args, message, help) => {
    const { code, stderr } = await compile(...args);
    expect([code, stderr.includes(message), stderr.includes(help)]).toEqual([2, true, true]);
  });

  it('is checked without findings beside a project file', async () => {
    expect((await run(folder(), 'check', 'rules.patron')).code).toBe(0);
  });
});

describe('patron parity of rules about orders', () => {
  it('compares what is decided about them too', async () => {
    const { code, stdout } = await run(temporaryFolder(files), 'parity', 'rules.patron');
    expect(code).toBe(0);
    expect(stdout).toMatch(/SQL on DuckDB · decisions-orders +4 +all/);
    expect(stdout).toMatch(/SQL on DuckDB · totals-orders +3 +all/);
  });
});

async function fill({ run: execute }: TestDatabase, ...more: string[]): Promise<void> {
  await execute(
    'DROP TABLE IF EXISTS customers',
    'DROP TABLE IF EXISTS orders',
    'CREATE TABLE customers (customer_id VARCHAR, name VARCHAR, consent BOOLEAN)',
    'CREATE TABLE orders (order_id VARCHAR, customer_id VARCHAR, ordered_at DATE, total NUMERIC(18, 2))',
    "INSERT INTO customers VALUES ('ada', 'Ada', TRUE), ('bob', 'Bob', FALSE), ('eve', 'Eve', TRUE)",
    `INSERT INTO orders VALUES ('o1', 'ada', '2026-10-01', 250), ('o2', 'ada', '2026-09-01', 40), ('o3', 'bob', '2026-10-05', 99.99), ('o4', 'eve', '2026-01-05', 15)`,
    ...more,
  );
}

describeDatabases(databases, (database) => {
  const on = (folder: string, ...args: string[]) => run(folder, 'run', 'rules.patron', '--on', database().url, ...args);

  it('writes what is decided about orders into the files of a run over files', async () => {
    await fill(database());
    const folder = temporaryFolder(files);
    expect((await on(folder, '--out', 'there')).code).toBe(0);
    expect(readdirSync(join(folder, 'there')).sort()).toEqual([
      'decisions-orders.csv',
      'decisions.csv',
      'totals-orders.csv',
    ]);
    await run(folder, 'run', 'rules.patron', '--out', 'here');
    for (const [name, text] of [
      ['decisions-orders.csv', decisionsOfOrders],
      ['totals-orders.csv', totalsOfOrders],
    ] as const) {
      for (const where of ['there', 'here']) expect(readFileSync(join(folder, where, name), 'utf8')).toBe(text);
    }
  });

  it('keeps the result that is asked for as a table', async () => {
    await fill(database());
    const folder = temporaryFolder(files);
    const { code, stdout } = await on(folder, '--as', 'table', '--result', 'totals-orders');
    expect([code, stdout.includes('Kept 3 rows in the table rules_totals_orders.')]).toEqual([0, true]);
    const { stderr } = await on(folder, '--result', 'totals-orders');
    expect(stderr).toContain('--result says what --as table keeps.');
  });

  it('agrees with the engine', async () => {
    await fill(database());
    const { code, stdout } = await run(temporaryFolder(files), 'parity', 'rules.patron', '--on', database().url);
    expect([code, stdout.includes('· totals-orders ')]).toEqual([0, true]);
  });

  it.each([
    ['share their key', "('o1', 'bob', '2026-10-01', 1)", '2 rows of “orders” share their key'],
    ['have no key', "(NULL, 'bob', '2026-10-01', 1)", 'each row of “orders”, and this many have no key: 1.'],
  ])('refuses rows that %s', async (_, row, message) => {
    await fill(database(), `INSERT INTO orders VALUES ${row}`);
    const { code, stderr } = await on(temporaryFolder(files));
    expect([code, stderr]).toEqual([4, expect.stringContaining(message)]);
  });
});
