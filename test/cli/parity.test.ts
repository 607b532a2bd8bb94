import { describe, expect, it } from 'vitest';
import { databases, describeDatabases, duckDb, postgreSql } from '../databases/support/test-database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { patron } from './support/patron.ts';
import { makeShop, shopBindings, shopRules } from './support/shop-database.ts';

const files = {
  'customers.csv': 'customer_id,name,phone\nC1,张三,13800138000\nC2,李四,13900139000\n',
  'orders.csv':
    'order_id,customer_id,ordered_at,total\n1,C1,2026-10-01,300.00\n2,C2,2026-08-05,10.00\n3,C2,2026-08-06,oops\n',
  'rules.patron': `as of 2026-10-31
data customers from "customers.csv"
  key customer_id
  label name pii
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at
  amount total: money CNY
metric spend is sum of orders.total
if spend >= 100 CNY then tier star
otherwise tier dog
`,
};

describe('patron parity', () => {
  it('runs all that decides over the files of data', async () => {
    const folder = temporaryFolder(files);
    const { code, stdout } = await patron(['parity', 'rules.patron'], { folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/engine +2 /);
    for (const backend of ['SQL on DuckDB', 'JavaScript', 'plain evaluator'])
      expect(stdout).toMatch(new RegExp(`${backend} +2 +all `));
    expect(stdout).toContain('All agree.');
  });

  it('compares what is decided about the rows of other data, and what that adds up to', async () => {
    const about = files['rules.patron']
      .replace('if spend', 'policy tiers\n  if spend')
      .replace('otherwise', '  otherwise');
    const points = `${about.replace('key order_id', 'key order_id\n  label note')}action points takes number, keep highest
policy points for orders
  if tier is star then points (round(total / 10 CNY, 0))
  otherwise points 1.5
`;
    const orders =
      'order_id,customer_id,ordered_at,total,note\n1,C1,2026-10-01,300.00,x\n2,C2,2026-08-05,10.00,\n10,C1,2026-08-06,8,y\n';
    const folder = temporaryFolder({ ...files, 'orders.csv': orders, 'rules.patron': points });
    const { code, stdout } = await patron(['parity', 'rules.patron'], { folder });
    expect(stdout).toMatch(/JavaScript +2 +all /);
    expect(stdout).toMatch(/JavaScript · decisions-orders +3 +all /);
    expect(stdout).toMatch(/JavaScript · totals-orders +2 +all /);
    expect(stdout).toContain('plain evaluator · decisions-orders was not compared: it decides about customers only');
    expect([code, stdout]).toEqual([0, expect.stringContaining('All agree.')]);
  });

  it.each([
    ['en', 'JavaScript · decisions-groups was not compared: ', 'plain evaluator · decisions-groups was not compared: '],
    ['zh-CN', '未比较JavaScript · decisions-groups：', '未比较普通求值器 · decisions-groups：'],
  ])('says what of the decisions about data above customers was not compared (%s)', async (language, js, plain) => {
    const groups = files['rules.patron']
      .replace('if spend', 'policy tiers\n  if spend')
      .replace('otherwise', '  otherwise')
      .replace('data customers', 'data groups from "groups.csv"\n  key group_id\ndata customers')
      .replace('"customers.csv"', '"customers.csv" of groups by group_id');
    const rules = `${groups}policy sizes for groups\n  if count of customers >= 2 then visit "both"\naction visit takes text\n`;
    const folder = temporaryFolder({
      ...files,
      'customers.csv': 'customer_id,group_id,name,phone\nC1,G,张三,13800138000\nC2,G,李四,13900139000\n',
      'groups.csv': 'group_id,name\nG,Gold\n',
      'rules.patron': rules,
    });
    const { stdout, code } = await patron(['parity', 'rules.patron', '--lang', language], { folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ · decisions-groups +1 +(all|全部) /);
    for (const line of [js, plain]) expect(stdout.replace(/\n/g, ' ')).toContain(line);
    const json = await patron(['parity', 'rules.patron', '--json'], { folder });
    const { backends } = JSON.parse(json.stdout).compared[0] as { backends: object[] };
    for (const backend of ['js', 'interpreter'])
      expect(backends).toContainEqual({
        backend,
        result: 'decisions-groups',
        skipped: expect.stringContaining('groups'),
      });
  });

  it('says in Chinese, and as JSON', async () => {
    const folder = temporaryFolder(files);
    const said = await patron(['parity', 'rules.patron', '--lang', 'zh-CN'], { folder });
    expect(said.stdout).toContain('全部一致。');
    const { stdout, stderr } = await patron(['parity', 'rules.patron', '--format', 'json'], { folder });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      command: 'parity',
      ok: true,
      compared: [
        {
          asOf: { date: '2026-10-31', from: 'program' },
          customers: 2,
          backends: [
            { backend: 'sql', rows: 2, equal: 2, different: 0 },
            { backend: 'js', rows: 2, equal: 2, different: 0 },
            { backend: 'interpreter', rows: 2, equal: 2, different: 0 },
          ],
        },
      ],
    });
  });

  it('says which backend was not compared, and why', async () => {
    const campaign =
      'segment good when spend >= 1 CNY\ncampaign calls for good\n  hold out 10%\n  at most 1 by spend\n  rule all: if spend >= 1 CNY then message "x"\n';
    const rules = `${files['rules.patron']}\n${campaign}`;
    const folder = temporaryFolder({ ...files, 'rules.patron': rules });
    const { stdout, stderr, code } = await patron(['parity', 'rules.patron'], { folder });
    expect([code, stderr.includes('error')]).toEqual([0, false]);
    expect(stdout).toMatch(/JavaScript was not compared: .*calls/);
    expect(stdout).toMatch(/plain evaluator was not compared: .*calls/);
  });
});

describeDatabases(databases, (database) => {
  it('agrees on hostile tables with the engine, SQL, JavaScript and the plain evaluator', async () => {
    await makeShop(database());
    const folder = temporaryFolder({ 'rules.patron': shopRules, 'patron.json': shopBindings });
    const { stdout, stderr } = await patron(['parity', 'rules.patron', '--on', database().url, '--json'], { folder });
    expect(stderr).toBe('');
    const { ok, compared } = JSON.parse(stdout) as {
      ok: boolean;
      compared: { customers: number; backends: object[] }[];
    };
    expect(compared[0]?.backends).toMatchObject(
      ['sql', 'js', 'interpreter', 'database'].map((backend) => ({ backend, rows: 5, equal: 5, different: 0 })),
    );
    expect([ok, compared[0]?.customers]).toEqual([true, 5]);
  });
});

describeDatabases([postgreSql], (database) => {
  it('says which two columns differ in nothing but case, and agrees once one is called otherwise', async () => {
    await database().run(
      'DROP TABLE IF EXISTS twins',
      'CREATE TABLE twins (id VARCHAR, "Name" VARCHAR, name VARCHAR)',
      "INSERT INTO twins VALUES ('1', 'Ada', 'ada'), ('2', 'Bob', NULL)",
    );
    const rules = (second: string) => `as of 2026-10-31
data twins from table "twins"
  key id
  column Name: text
  column ${second}: text
if twins.Name is "Bob" then tier star
if twins.${second} is "ada" then tier cow
`;
    const files = { 'rules.patron': rules('name'), 'other.patron': rules('small') };
    const folder = temporaryFolder({ ...files, 'patron.json': '{"data": {"twins": {"columns": {"small": "name"}}}}' });
    const on = ['--on', database().url, '--json'];
    const refused = await patron(['parity', 'rules.patron', ...on], { folder });
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: { exitCode: 1 },
      findings: [{ code: 'PTN6141', range: { start: { line: 5 } } }],
    });
    const decided = await patron(['run', 'rules.patron', ...on], { folder });
    expect(decided.code).toBe(0);
    const { stdout } = await patron(['parity', 'other.patron', ...on], { folder });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      compared: [{ backends: ['sql', 'js', 'interpreter', 'database'].map((backend) => ({ backend, equal: 2 })) }],
    });
  });
});

describeDatabases([duckDb], (database) => {
  it('shows the first difference with the reasons of both, and hides what is personal', async () => {
    await makeShop(database());
    // Every look at this view sees other numbers.
    await database().run(
      'CREATE VIEW crm.moving AS SELECT * REPLACE (CASE WHEN random() < 0.5 THEN 0 ELSE 5000 END + random() AS "Σ") FROM crm."source 1"',
      "INSERT INTO crm.\"Kunden \"\"x\"\"\" SELECT 'M' || i, 'Zhang San', '1380013800' || i, '2000-01-01', TRUE, i FROM generate_series(1, 9) AS t(i)",
      "INSERT INTO crm.\"source 1\" SELECT 1000 + i, 'M' || (i % 9 + 1), '2026-09-01 00:00:00+00', 1, 0.01, 2 FROM generate_series(1, 18) AS t(i)",
    );
    const rules = shopRules.replace('key customer_id', 'key customer_id pii');
    const folder = temporaryFolder({
      'rules.patron': rules,
      'patron.json': shopBindings.replace('crm.source 1', 'crm.moving'),
    });
    const { code, stdout } = await patron(['parity', 'rules.patron', '--on', database().url], { folder });
    expect(code).toBe(1);
    expect(stdout).toMatch(/1 backend differs\./);
    expect(stdout).toMatch(/customer [CM]\*\*\*, (tier|call)/);
    expect(stdout).toMatch(/engine says \w+\n +.* says \w+/);
    expect(stdout).toMatch(/spend +[\d.]+ +[\d.]+/);
    expect(stdout).toContain('Why, as the engine has it');
    expect(stdout).not.toMatch(/Zhang San|13800138/);
    const json = await patron(['parity', 'rules.patron', '--on', database().url, '--json'], { folder });
    expect(json.code).toBe(1);
    expect(json.stdout).not.toMatch(/Zhang San|13800138|"M\d"/);
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: false });
  });
});
