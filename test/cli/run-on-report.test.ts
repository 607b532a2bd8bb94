import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { databases, describeDatabases, type TestDatabase } from '../databases/support/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';

const rules = `as of 2026-10-31 in Asia/Shanghai

data customers from "customers.csv"
  key customer_id
  column vip: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: date
  amount total: money CNY
  column shop of shops
data items from "items.csv" of orders by order_id
  amount price: money CNY
data profiles from "profiles.csv" for customers by customer_id
  column city: text
data shops from "shops.csv"
  key shop
  column town: text

metric spend is sum of orders.total
metric pieces is count of items
metric local is count of orders where shop.town is "here"

policy tiers
  if spend >= 10 CNY then tier star
  if pieces >= 1 then tier cow
  if local >= 1 or profiles.city is "x" then tier volcano
  otherwise tier dog
`;

interface Table {
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

type Tables = Readonly<Record<string, Table>>;

const customers = { customer_id: 'VARCHAR(9)', vip: 'BOOLEAN' };
const orders = {
  order_id: 'VARCHAR(9)',
  customer_id: 'VARCHAR(9)',
  ordered_at: 'DATE',
  total: 'DECIMAL(9, 2)',
  shop: 'VARCHAR(9)',
};
const items = { order_id: 'VARCHAR(9)', price: 'DECIMAL(9, 2)' };
const profiles = { customer_id: 'VARCHAR(9)', city: 'VARCHAR(9)' };
const shops = { shop: 'VARCHAR(9)', town: 'VARCHAR(9)' };

const many = (rows: number, row: (index: number) => string) => Array.from({ length: rows }, (_, index) => row(index));

/** Rows with everything for which one is left out. */
const clean: Tables = {
  customers: { columns: customers, rows: ['C1,true', 'C2,false'] },
  orders: { columns: orders, rows: many(300, (index) => `O${index},C1,2026-10-01,1.00,S1`) },
  items: { columns: items, rows: many(300, (index) => `O${index},2.50`) },
  profiles: { columns: profiles, rows: ['C1,x'] },
  shops: { columns: shops, rows: ['S1,here'] },
};

function withRows(more: Readonly<Record<string, readonly string[]>>, tables = clean): Tables {
  const changed = Object.entries(tables).map(([name, { columns, rows }]) => [
    name,
    { columns, rows: [...rows, ...(more[name] ?? [])] },
  ]);
  return Object.fromEntries(changed) as Tables;
}

const dirty = withRows({
  customers: ['C3,true', 'C3,false', ',true'],
  orders: [
    'A1,,2026-10-01,3.00,S1',
    'A2,C1,,4.00,S1',
    'A3,C1,2026-11-01,5.00,S1',
    'A4,C9,2026-10-01,6.00,S1',
    'A5,C3,2026-10-01,7.25,S1',
    'A6,C1,2026-10-02,8.00,S9',
    'A7,C2,2026-10-02,8.00,S2',
    'A7,C2,2026-10-02,,S2',
    ',C2,2026-10-02,9.00,',
  ],
  items: ['A3,1.00', 'A4,1.50', ',2.00', 'A6,'],
  profiles: ['C1,y', 'C2,', 'C7,z', ',z'],
  shops: ['S2,here', 'S2,there', ',here'],
});

describeDatabases(databases, (database) => {
  /** The same rules over the same rows, in files and in tables. */
  async function both(text: string, tables: Tables, ...more: readonly string[]) {
    await fill(database(), tables);
    const files = Object.entries(tables).map(([name, { columns, rows }]) => [
      `${name}.csv`,
      `${[Object.keys(columns).join(','), ...rows].join('\n')}\n`,
    ]);
    const folder = temporaryFolder({ 'rules.patron': text, ...Object.fromEntries(files) });
    const run = (...args: readonly string[]) => patron(['run', 'rules.patron', ...args, ...more], { folder });
    return { folder, files: await run(), tables: await run('--on', database().url) };
  }

  it('reports the rows that it leaves out as a run over files does, but for their numbers', async () => {
    const found = await both(rules, dirty, '--json');
    expect([found.files.code, found.tables.code]).toEqual([0, 0]);
    expect(sources(found.tables.stdout)).toEqual(sources(found.files.stdout));
    expect(decided(found.tables.stdout)).toEqual(decided(found.files.stdout));
    expect(sources(found.tables.stdout)[1]).toMatchObject({
      read: 309,
      loaded: 301,
      future: 1,
      orphaned: { rows: 2, money: '13.25' },
      rejected: [
        { reason: 'missing-key', column: 'order_id', rows: 1, money: '9.00' },
        { reason: 'missing-parent', column: 'customer_id', rows: 1, money: '3.00' },
        { reason: 'missing-time', column: 'ordered_at', rows: 1, money: '4.00' },
        { reason: 'duplicate-key', column: 'order_id', rows: 2, money: '8.00' },
      ],
    });
  });

  it('reports amounts that are none', async () => {
    const tables = withRows({
      orders: ['A8,C1,2026-10-01,NaN,S1', 'A9,C2,2026-10-01,1e300,S1', 'A9,C2,2026-10-01,5,S1'],
    });
    const floats = { columns: { ...orders, total: 'DOUBLE PRECISION' }, rows: tables['orders']!.rows };
    const found = await both(rules, { ...tables, orders: floats }, '--json');
    expect([found.files.code, found.tables.code]).toEqual([0, 0]);
    expect(sources(found.tables.stdout)).toEqual(sources(found.files.stdout));
    expect(sources(found.tables.stdout)[1]).toMatchObject({
      read: 303,
      loaded: 301,
      rejected: [{ reason: 'bad-amount', column: 'total', rows: 2 }],
    });
    expect(decided(found.tables.stdout)).toEqual(decided(found.files.stdout));
  });

  it('says so in the same words', async () => {
    const found = await both(rules, dirty);
    const told = (text: string) => (/^Data\n((?: .*\n)+)/m.exec(text)?.[1] ?? '').replace(/ · rows? \d+(, \d+)*/g, '');
    expect(told(found.tables.stdout)).toBe(told(found.files.stdout));
    expect(told(found.tables.stdout)).toContain('1 row without a time left out');
  });

  it('says nothing where every row is in use', async () => {
    const found = await both(rules, clean);
    expect(found.tables.stdout).not.toMatch(/^Data$/m);
  });

  it.each<[string, string, Tables, string]>([
    [
      'more than 1% of the events of nobody',
      rules,
      withRows({ orders: many(4, (index) => `B${index},C9,2026-10-01,1.00,S1`) }),
      'PTN5106',
    ],
    ['the same of what belongs to events', rules, withRows({ items: many(4, () => 'O999,1.00') }), 'PTN5106'],
    [
      'a day before the data',
      rules.replace('if spend >= 10 CNY', 'if spend as of 60 days ago >= 10 CNY'),
      clean,
      'PTN5023',
    ],
  ])('refuses what a run over files refuses: %s', async (_, text, tables, code) => {
    const { files, tables: found, folder } = await both(text, tables, '--json', '--out', 'results');
    expect(JSON.parse(found.stdout)).toMatchObject({ code, error: { exitCode: 4 } });
    expect([found.code, JSON.parse(found.stdout)]).toEqual([files.code, JSON.parse(files.stdout)]);
    expect(existsSync(join(folder, 'results'))).toBe(false);
  });

  it('keeps no table when it refuses', async () => {
    await fill(database(), withRows({ orders: many(4, (index) => `B${index},C9,2026-10-01,1.00,S1`) }));
    const folder = temporaryFolder({ 'rules.patron': rules });
    const args = ['run', 'rules.patron', '--on', database().url, '--as', 'table', '--name', 'never_kept'];
    const { code } = await patron(args, { folder });
    expect(code).toBe(4);
    const kept = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'never_kept'";
    expect(await database().ask(kept)).toEqual([['0']]);
  });

  it.each<[string, number, number]>([
    ['always tier star when vip', 0, 0],
    ['always tier star when not vip', 1, 1],
  ])('tells whether what must always hold does: %s', async (guard, customers, code) => {
    const found = await both(`${rules}\n${guard}\n`, clean, '--json');
    const guards = (text: string) => {
      const told = JSON.parse(text) as { ok: boolean; guards: readonly { affected: { customers: number } }[] };
      return [told.ok, told.guards.map(({ affected }) => affected.customers)];
    };
    expect([found.tables.code, guards(found.tables.stdout)]).toEqual([code, [code === 0, [customers]]]);
    expect([found.files.code, guards(found.files.stdout)]).toEqual([code, guards(found.tables.stdout)]);
  });
});

/** What became of the rows, but for their numbers, which those of tables have none of. */
function sources(text: string) {
  const told = JSON.parse(text) as { sources: readonly { rejected: readonly object[] }[] };
  return told.sources.map((each) => ({
    ...each,
    rejected: each.rejected.map((reject) => ({ ...reject, firstRows: [] })),
  }));
}

/** How many customers got what. */
function decided(text: string) {
  const { customers, actions } = JSON.parse(text) as {
    customers: number;
    actions: readonly { action: string; values: readonly { value: string | null; customers: number }[] }[];
  };
  return {
    customers,
    actions: actions.map(({ action, values }) => [action, values.map(({ value, customers: all }) => [value, all])]),
  };
}

async function fill({ run }: TestDatabase, tables: Tables): Promise<void> {
  const cell = (value: string) => (value === '' ? 'NULL' : `'${value}'`);
  const statements = Object.entries(tables).flatMap(([name, { columns, rows }]) => [
    `DROP TABLE IF EXISTS ${name}`,
    `CREATE TABLE ${name} (${Object.entries(columns)
      .map(([column, type]) => `${column} ${type}`)
      .join(', ')})`,
    `INSERT INTO ${name} VALUES ${rows.map((row) => `(${row.split(',').map(cell).join(', ')})`).join(', ')}`,
  ]);
  await run(...statements);
}
