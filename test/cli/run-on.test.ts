import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databases, describeDatabases, postgreSql, type TestDatabase } from '../databases/support/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';
import { makeShop, shopBindings, shopRules } from './support/shop-database.ts';

const decisions = [
  'key,tier,tier rule,call,call rule,message,message by,message rule',
  `C1,star,tiers: big,monthly,calls: rule 1,"it's ""heavy""; 客户 -- /* */",,calls: rule 2`,
  '',
];

function project(more: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({ 'rules.patron': shopRules, 'patron.json': shopBindings, ...more });
}

/** Runs the rules of the shop on a database that holds it. */
async function runOn({ url }: TestDatabase, folder: string, ...more: readonly string[]) {
  return patron(['run', 'rules.patron', '--on', url, ...more], { folder });
}

describeDatabases(databases, (database) => {
  it('decides where the data is, and shows what it decided', async () => {
    await makeShop(database());
    const { code, stdout, stderr } = await runOn(database(), project());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('5 customers');
    expect(stdout).toMatch(/tier\n +star +2 .*\n +cow +1 .*\n +volcano +1 .*\n +dog +1 /);
    expect(stdout).toContain('Nothing was written.');
    expect(stdout).not.toMatch(/张三|13800138000/);
  });

  it.each(['csv', 'json', 'parquet'])('writes %s as a run over files does', async (format) => {
    await makeShop(database());
    const folder = project();
    const { code, stdout } = await runOn(database(), folder, '--out', 'results', '--format', format, '--values');
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'results')).sort()).toEqual([`decisions.${format}`, `values.${format}`]);
    expect(stdout).toContain('Left out as personal: label.');
    if (format !== 'csv') return;
    const text = readFileSync(join(folder, 'results/decisions.csv'), 'utf8');
    expect(text.split('\n').slice(0, 2)).toEqual(decisions.slice(0, 2));
    expect(text).not.toContain('张三');
  });

  it('writes the same file every time, personal columns only where that is asked', async () => {
    await makeShop(database());
    const folder = project();
    for (const out of ['a', 'b']) await runOn(database(), folder, '--out', out, '--pii');
    const [a, b] = ['a', 'b'].map((out) => readFileSync(join(folder, out, 'decisions.csv'), 'utf8'));
    expect(a).toBe(b);
    expect(a).toContain('C1,张三,star');
  });

  it('tells columns apart whose names the engine would take for one, and reads numbers of 38 digits', async () => {
    const longest = '客'.repeat(126);
    const names = ['city', 'City', `${longest}1`, `${longest}2`];
    const columns = names.map((name, index) => [name, `held${index}`] as const);
    await database().run(
      'DROP TABLE IF EXISTS people',
      `CREATE TABLE people (id VARCHAR, ${columns.map(([, held]) => `${held} NUMERIC(38, 0)`).join(', ')})`,
      `INSERT INTO people VALUES ('C1', 1, 2, 3, 99999999999999999999999999999999999999), ('C2', 2, 1, -99999999999999999999999999999999999999, NULL)`,
    );
    const rules = `as of 2026-10-31
data customers from "people.csv"
  key id
${names.map((name) => `  column \`${name}\`: number`).join('\n')}
if city < City and \`${longest}1\` < \`${longest}2\` then tier star
otherwise tier dog
`;
    const bindings = { data: { customers: { table: 'people', columns: Object.fromEntries(columns) } } };
    const folder = temporaryFolder({ 'rules.patron': rules, 'patron.json': JSON.stringify(bindings) });
    const { code, stdout, stderr } = await runOn(database(), folder, '--out', '-');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe('key,tier,tier rule\nC1,star,rules: rule 1\nC2,dog,rules: otherwise\n');
  });

  it('prints decisions for another program', async () => {
    await makeShop(database());
    const { code, stdout } = await runOn(database(), project(), '--out', '-');
    expect([code, stdout.split('\n').slice(0, 2)]).toEqual([0, decisions.slice(0, 2)]);
  });

  it('prints one JSON document', async () => {
    await makeShop(database());
    const { stdout } = await runOn(database(), project(), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      command: 'run',
      ok: true,
      on: { place: database().url },
      asOf: { date: '2026-10-31', from: 'program' },
      customers: 5,
      actions: [{ action: 'tier' }, { action: 'call' }, { action: 'message' }],
      files: [],
    });
  });

  it('keeps decisions as a table, twice as good as once, and never replaces what others made', async () => {
    await makeShop(database());
    const folder = project();
    const keep = () => runOn(database(), folder, '--as', 'table', '--name', 'crm.decisions');
    for (const _ of ['once', 'twice']) {
      const { code, stdout } = await keep();
      expect([code, stdout]).toEqual([0, expect.stringContaining('Kept 5 rows in the table crm.decisions.')]);
      expect(await database().ask('SELECT "key", "tier" FROM crm.decisions ORDER BY "key" LIMIT 1')).toEqual([
        ['C1', 'star'],
      ]);
    }
    const columns =
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'decisions' ORDER BY ordinal_position";
    expect((await database().ask(columns)).flat()).not.toContain('label');
    const other = await runOn(database(), folder, '--as', 'table', '--name', 'crm.shops');
    expect([other.code, unwrapped(other.stderr)]).toEqual([2, expect.stringContaining('atablethattherulesread')]);
    await database().run('CREATE TABLE crm.theirs AS SELECT 1 AS a');
    const theirs = await runOn(database(), folder, '--as', 'table', '--name', 'crm.theirs');
    expect([theirs.code, unwrapped(theirs.stderr)]).toEqual([2, expect.stringContaining('Patrondidnotmake')]);
    expect(await database().ask('SELECT a FROM crm.theirs')).toEqual([['1']]);
  });

  it('applies a lock, and refuses one of other rules', async () => {
    await makeShop(database());
    const lockOf = (rules: string) =>
      temporaryFolder({ 'rules.patron': rules, 'patron.json': shopBindings, ...shopFiles });
    const folder = lockOf(shopRules);
    expect((await patron(['fit', 'rules.patron'], { folder })).code).toBe(0);
    const { code, stdout } = await runOn(database(), folder, '--frozen', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { lock: { state: 'applied', customers: 2 } }]);
    const other = project({
      'rules.patron': shopRules.replace('3 bands', '4 bands'),
      'patron.lock': readFileSync(join(folder, 'patron.lock'), 'utf8'),
    });
    const refused = await runOn(database(), other, '--frozen');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('F')]);
    const none = await runOn(database(), project(), '--frozen');
    expect(none.code).toBe(3);
  });

  it.each<[string, (text: string) => string, string, string]>([
    [
      'a table that is not there',
      (text) => text.replace('crm.shops', 'crm.shpos'),
      '',
      'PTN6126  There is no table “crm.shpos” for the data “shops”',
    ],
    ['with what was meant', (text) => text.replace('crm.shops', 'crm.shpos'), '', '(crm.shops?)'],
    [
      'a column that is not there',
      (text) => text.replace('"Σ"', '"Sum"'),
      '',
      'PTN6127  The table “crm.source 1” has no column “Sum”',
    ],
    ['a column of a type that rules cannot read', (text) => text.replace('"Σ"', '"blob"'), 'blob', 'PTN6128'],
    ['a column of another type', (text) => text.replace('"Σ"', '"customer_id"'), '', 'PTN6129'],
    ['a project file that says nothing', () => '{', '', 'patron.json'],
  ])('says before it runs: %s', async (_, change, column, says) => {
    await makeShop(database());
    const bytes = database().url.startsWith('duckdb:') ? 'BLOB' : 'bytea';
    if (column !== '') await database().run(`ALTER TABLE crm."source 1" ADD COLUMN "${column}" ${bytes}`);
    const folder = project({ 'patron.json': change(shopBindings) });
    const { code, stdout, stderr } = await runOn(database(), folder, '--out', 'results');
    expect([code, stdout]).toEqual([1, '']);
    expect(unwrapped(stderr)).toContain(unwrapped(says));
    expect(existsSync(join(folder, 'results'))).toBe(false);
  });

  it('never takes one table for two data whose names differ only in case, unless both are bound to it', async () => {
    const isOneTable = database().url.startsWith('duckdb:');
    const events = (name: string, rows: string) => [
      `DROP TABLE IF EXISTS "${name}"`,
      `CREATE TABLE "${name}" (id VARCHAR, "at" DATE)`,
      `INSERT INTO "${name}" VALUES ${rows}`,
    ];
    await database().run(
      'DROP TABLE IF EXISTS people',
      "CREATE TABLE people AS SELECT 'C1' AS id",
      ...events('visits', "('C1', '2026-10-01')"),
      ...(isOneTable ? [] : events('Visits', "('C1', '2026-10-01'), ('C1', '2026-10-02')")),
    );
    const rules = `as of 2026-10-31
data people from "people.csv"
  key id
data Visits from "web.csv" of people by id
  time at: date
data visits from "shops.csv" of people by id
  time at: date
if count of Visits > count of visits then tier star
otherwise tier dog
`;
    const decided = async (data: object) => {
      const files = { 'rules.patron': rules, 'patron.json': JSON.stringify({ data }) };
      return runOn(database(), temporaryFolder(files), '--out', '-');
    };
    const asTheyAre = await decided({});
    if (isOneTable) {
      expect([asTheyAre.code, asTheyAre.stdout]).toEqual([1, '']);
      expect(asTheyAre.stderr).toContain('rules.patron:6:');
      expect(unwrapped(asTheyAre.stderr)).toContain(
        unwrapped('PTN6142  The data “visits” and “Visits” would both be the table “visits” of'),
      );
    } else expect(asTheyAre.stdout).toContain('C1,star,');
    const meant = await decided({ Visits: { table: 'visits' }, visits: { table: 'visits' } });
    expect([meant.stderr, meant.code]).toEqual(['', 0]);
    expect(meant.stdout).toContain('C1,dog,');
  });

  it('leaves no half-written output when a statement fails amid the rows', async () => {
    await makeShop(database());
    const fails = database().url.startsWith('duckdb:')
      ? "CAST('x' || weight AS INTEGER)"
      : "CAST('x' || weight AS integer)";
    await database().run(
      `CREATE VIEW crm.broken AS SELECT order_id, customer_id, "select", ${fails} AS "Σ", weight, shop FROM crm."source 1"`,
    );
    const folder = project({ 'patron.json': shopBindings.replace('crm.source 1', 'crm.broken') });
    const { code, stderr } = await runOn(database(), folder, '--out', 'results');
    expect([code, unwrapped(stderr)]).toEqual([4, expect.stringContaining('cannotbecomputedwith')]);
    expect(existsSync(join(folder, 'results'))).toBe(false);
  });

  it('says so in Chinese', async () => {
    const { stderr, code } = await runOn(database(), project({ 'patron.json': '{"data":{}}' }), '--lang', 'zh-CN');
    expect([code, unwrapped(stderr)]).toEqual([1, expect.stringContaining('没有数据“customers”对应的表')]);
  });
});

/** Lines are broken where the terminal ends. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, '');
}

describeDatabases([postgreSql], (database) => {
  /** Tables of the shop in which every order takes its time. */
  async function slowShop(): Promise<string> {
    await makeShop(database());
    const slow = `CASE WHEN pg_sleep(0.02) IS NULL THEN '' ELSE customer_id END AS customer_id`;
    await database().run(
      `CREATE VIEW crm.slow AS SELECT order_id, ${slow}, "select", "Σ", weight, shop FROM crm."source 1"`,
    );
    return project({ 'patron.json': shopBindings.replace('crm.source 1', 'crm.slow') });
  }

  const running =
    "FROM pg_stat_activity WHERE application_name = 'patron' AND query LIKE '%WITH%' AND state = 'active'";

  it('stops on Ctrl-C: nothing is written, and nothing runs on', async () => {
    const folder = await slowShop();
    const { code, stderr } = await patron(['run', 'rules.patron', '--on', database().url, '--out', 'results'], {
      folder,
      onStart: (kill) => void untilRunning().then(() => kill('SIGINT')),
    });
    expect([code, stderr]).toEqual([130, expect.stringContaining('Interrupted. Nothing was written.')]);
    expect(existsSync(join(folder, 'results'))).toBe(false);
    await expect.poll(() => database().ask(`SELECT count(*) ${running}`)).toEqual([['0']]);
  });

  it('says that the server went away amid a statement, and writes nothing', async () => {
    const folder = await slowShop();
    const { code, stderr } = await patron(['run', 'rules.patron', '--on', database().url, '--out', 'results'], {
      folder,
      onStart: () => void untilRunning().then(() => database().ask(`SELECT pg_terminate_backend(pid) ${running}`)),
    });
    expect([code, unwrapped(stderr)]).toEqual([4, expect.stringMatching(/Theconnectionto.*broke/)]);
    expect(existsSync(join(folder, 'results'))).toBe(false);
  });

  async function untilRunning(): Promise<void> {
    await expect.poll(() => database().ask(`SELECT count(*) ${running}`), { timeout: 20_000 }).toEqual([['1']]);
  }
});

/** Files by which the rules of the shop can be fitted. */
const shopFiles = {
  'customers.csv': 'customer_id,name,phone,born,ok\nC1,A,1,1990-01-01,yes\nC2,B,2,1990-01-01,no\n',
  'orders.csv':
    'order_id,customer_id,ordered_at,total,weight,shop\n1,C1,2026-10-01T10:00:00,30.00,1.5,1\n2,C2,2026-08-05T09:00:00,10.00,0.25,1\n',
  'shops.csv': 'shop,city\n1,上海\n',
};

describe('patron run --on', () => {
  it.each([
    [['--on', 'oracle://db.example/sales'], 2, 'no database of the kind “oracle”'],
    [['--on', 'postgres://a:s3cret@db.example/sales'], 2, 'There is a password in the address'],
    [['--on', 'postgres://a@127.0.0.1:1/sales'], 3, 'does not answer (ECONNREFUSED)'],
    [['--on', 'duckdb:nothing.duckdb'], 3, 'There is no file “nothing.duckdb”'],
    [['--on', 'duckdb:patron.json'], 3, 'cannot be read as a database of DuckDB'],
    [['--on', 'duckdb:x', '--data', 'orders=orders.csv'], 2, '--data names files'],
    [['--on', 'duckdb:x', '--name', 'x'], 2, '--name is the table of --as table'],
    [['--as', 'table'], 2, '--as table keeps the decisions in the database that --on names'],
    [['--on', 'duckdb:x', '--as', 'view'], 2, '--as'],
    [['--on', 'duckdb:x', '--out', '-', '--json'], 2, '--json has no place to go'],
  ])('%j', async (more, code, says) => {
    const folder = project();
    const result = await patron(['run', 'rules.patron', ...more], { folder });
    const shown = result.stderr + result.stdout;
    expect(result.code).toBe(code);
    expect(unwrapped(shown)).toContain(unwrapped(says));
    expect(shown).not.toContain('s3cret');
    expect(readdirSync(folder).sort()).toEqual(['patron.json', 'rules.patron']);
  });
});
