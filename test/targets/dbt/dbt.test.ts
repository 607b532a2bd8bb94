import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import type { Bindings } from '../../../server/targets/bindings.ts';
import { dbt } from '../../../server/targets/dbt/dbt.ts';
import { hasJinja, plainJinja } from '../../../server/targets/dbt/jinja.ts';
import { yaml } from '../../../server/targets/dbt/yaml.ts';
import type { CompiledFile } from '../../../server/targets/target.ts';
import { dbtPython, missingDbt } from '../../support/engines/install-dbt.mjs';
import { evaluateOthers, evaluateProgram, readCsv, relationsOf } from '../../support/reference/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

const files = {
  'customers.csv': 'customer_id,city,consent\n1,上海,yes\n2,{{ city }},no\n3,,\n4,"O\'Brien {% raw %}",yes\n',
  'orders.csv':
    'order_id,customer_id,ordered_at,total\n11,1,2026-09-01,500.00\n12,2,2026-10-05,80.50\n13,2,2026-10-30,0.10\n14,4,2026-01-05,99.99\n',
};

const rules = `as of 2026-10-31
data customers "{{ 客户 }}" from "customers.csv"
  key customer_id
  column city: text
  column consent: yes/no
data orders from "orders.csv" of customers by customer_id
  key order_id
  time ordered_at: date
  amount total: money CNY

metric spend is sum of orders.total in last 12 months

action \`b {% x %}\` takes gold > silver
action \`{{ c }} "quoted" {#\` takes gold > silver

## Who is worth a visit: {{ doc('nothing') }} {% if %} {# "quoted" #}
policy visits "拜访 {{ title }}"
  rule \`{{ vip }}\`: if spend >= 300 CNY then tier star, visit weekly
  if city is "{{ city }}" then tier cow, message "{% for x in y %} {{ 1 + 1 }} {# gone #} 'quoted' \\\\ \\u{D}\\n{{{" by sms
  if city contains "{% raw %}" then tag "{{ tag }}", offer 12.5% for 30 days, \`b {% x %}\` gold, \`{{ c }} "quoted" {#\` silver
  otherwise tier dog

never message when consent and spend > 1 CNY
`;

/** They decide about orders too. */
const rulesForOrders = `${rules}action points takes number
policy points "{{ points }}" for orders
  if customers.city is "{{ city }}" and spend > 1 CNY then points 0.5
  otherwise points 2
`;

const bindings: Bindings = {
  data: new Map([
    ['orders', { table: ['dw', 'fact orders {{x}}'], columns: new Map([['total', 'amt {{y}}']]), isUnique: false }],
  ]),
};

function compiled(text = rules, asked = bindings): readonly CompiledFile[] {
  const { program, errors } = programOf(text, files);
  expect(errors).toEqual([]);
  const input = { ...inputOf(program!), bindings: asked };
  expect(dbt.obstacles(input)).toEqual([]);
  return dbt.compile(input);
}

describe('a template', () => {
  it.each([
    ['plain', 'plain'],
    ['{{ x }}', "{{ '{{' }} x }}"],
    ['{% x %}{# y #}', "{{ '{%' }} x %}{{ '{#' }} y #}"],
    ['{{{%', "{{ '{{' }}{{ '{%' }}"],
    ['a\rb\n', "a{{ '\\r' }}b\n"],
    ['{ { }', '{ { }'],
  ])('says %j as it is', (text, template) => {
    expect(plainJinja(text)).toBe(template);
    expect(hasJinja(text)).toBe(text !== template);
  });
});

describe('yaml', () => {
  it('quotes every text, and escapes what nobody sees', () => {
    expect(
      yaml({
        a: 'yes',
        '1': 'x: y # z',
        b: ['no', '"\\'],
        c: 'line\nline\u2028\u0085\u{1F600}\u00a0',
        d: [],
        e: { f: 1 },
      }),
    ).toBe(
      '"1": "x: y # z"\na: "yes"\nb:\n  - "no"\n  - "\\"\\\\"\nc: "line\\u000Aline\\u2028\\u0085😀\\u00A0"\nd: []\ne:\n  f: 1\n',
    );
  });
});

describe('a package', () => {
  it('has a model, its tests, its sources and a project', () => {
    expect(compiled().map(({ path }) => path)).toEqual([
      'models/rules_decisions.sql',
      'models/rules_decisions.yml',
      'models/sources.yml',
      'dbt_project.yml',
    ]);
  });

  it('has a model of everything that is decided about other data', () => {
    const found = compiled(rulesForOrders);
    expect(found.map(({ path }) => path).filter((path) => path.endsWith('.sql'))).toEqual([
      'models/rules_decisions.sql',
      'models/rules_decisions_orders.sql',
      'models/rules_totals_orders.sql',
    ]);
    expect(found.find(({ path }) => path === 'models/rules_decisions_orders.yml')!.text).toContain("points “{{ '{{");
  });

  it('reads tables as sources, and has no other template in it', () => {
    const [model, schema, sources] = compiled();
    const templates = [...model!.text.matchAll(/\{\{.*?\}\}/g)].map(([found]) => found);
    expect(new Set(templates)).toEqual(
      new Set([
        "{{ source('rules', 'customers') }}",
        "{{ source('rules_2', 'orders') }}",
        "{{ '{{' }}",
        "{{ '{%' }}",
        "{{ '{#' }}",
        "{{ '\\r' }}",
      ]),
    );
    expect(model!.text).not.toMatch(/(?<!')\{[%#]/);
    expect(sources!.text).toContain(`identifier: "fact orders {{ '{{' }}x}}"`);
    expect(sources!.text).toContain('schema: "{{ target.schema }}"');
    expect(schema!.text).not.toMatch(/(?<!')\{[%#]/);
    expect(schema!.text).toContain('- accepted_values:\n');
    expect(schema!.text).toContain('- "unique"\n');
  });

  it.each(['a"b', 'a`b', 'a\\\\b'])('refuses the table %j, which dbt would not quote', (table) => {
    const { program } = programOf(rules, files);
    const asked = { data: new Map([['orders', { table: [table], columns: new Map(), isUnique: false }]]) };
    const found = dbt.obstacles({ ...inputOf(program!), bindings: asked });
    expect(found.map(({ code, data }) => [code, data])).toEqual([['PTN6076', { data: 'orders', table }]]);
  });

  it('tells the lines of each rule', () => {
    const [model] = compiled();
    const lines = model!.text.split('\n');
    for (const {
      lines: [from, to],
    } of model!.places)
      expect(lines.slice(from, to).join('').trim()).not.toBe('');
    expect(model!.places.length).toBeGreaterThan(3);
  });
});

describe('dbt itself', () => {
  const missing = missingDbt();
  it(missing ?? 'decides as the rules do, and its tests pass', { timeout: 300_000 }, async (context) => {
    context.skip(missing !== undefined, 'the title says what is missing');
    const folder = temporaryFolder();
    const database = join(folder, 'crm.duckdb');
    await fill(database);
    for (const { path, text } of compiled(rulesForOrders)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(
      join(folder, 'profiles.yml'),
      'rules:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n      path: crm.duckdb\n      schema: main\n      threads: 1\n',
    );
    const { stdout } = await build(folder);
    expect(stdout).toMatch(/PASS=\d+ WARN=0 ERROR=0/);
    const { decisions, ofOrders } = expectedDecisions();
    expect(await rowsIn(database, 'rules_decisions')).toEqual(decisions);
    expect(await rowsIn(database, 'rules_decisions_orders')).toEqual(ofOrders.get('decisions')!.rows);
    expect(await rowsIn(database, 'rules_totals_orders')).toEqual(ofOrders.get('totals')!.rows);
  });
});

async function build(folder: string): Promise<{ readonly stdout: string }> {
  const code = 'import sys; from dbt.cli.main import cli; sys.argv = ["dbt", "build", "--no-use-colors"]; cli()';
  const env = { ...process.env, DBT_PROFILES_DIR: folder, DBT_SEND_ANONYMOUS_USAGE_STATS: 'false' };
  return promisify(execFile)(dbtPython, ['-c', code], { cwd: folder, env }).catch((error: { stdout?: string }) => {
    throw new Error(error.stdout ?? String(error));
  });
}

async function fill(path: string): Promise<void> {
  await onDatabase(path, async (run) => {
    await run('CREATE TABLE customers (customer_id VARCHAR, city VARCHAR, consent BOOLEAN)');
    await run(
      `INSERT INTO customers VALUES ('1','上海',true), ('2','{{ city }}',false), ('3',NULL,NULL), ('4','O''Brien {% raw %}',true)`,
    );
    await run('CREATE SCHEMA dw');
    await run(
      'CREATE TABLE dw."fact orders {{x}}" (order_id VARCHAR, customer_id VARCHAR, ordered_at DATE, "amt {{y}}" DECIMAL(18,2))',
    );
    await run(
      `INSERT INTO dw."fact orders {{x}}" VALUES ('11','1','2026-09-01',500), ('12','2','2026-10-05',80.5), ('13','2','2026-10-30',0.1), ('14','4','2026-01-05',99.99)`,
    );
  });
}

async function rowsIn(path: string, model: string): Promise<readonly (readonly (string | null)[])[]> {
  const rows = await onDatabase(path, async (_, read) => read(`SELECT COLUMNS(*)::VARCHAR FROM ${model} ORDER BY key`));
  // DuckDB shows a decimal without whole digits so.
  return rows.map((row) => row.map((cell) => cell?.replace(/^\./, '0.') ?? null));
}

type Rows = readonly (readonly (string | null)[])[];

async function onDatabase<T>(
  path: string,
  work: (run: (sql: string) => Promise<unknown>, read: (sql: string) => Promise<Rows>) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    return await work(
      (sql) => connection.run(sql),
      async (sql) => (await connection.runAndReadAll(sql)).getRows() as unknown as Rows,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** By the evaluator that shares no code with any target. */
function expectedDecisions() {
  const tables = new Map(Object.entries(files).map(([path, text]) => [path.replace('.csv', ''), readCsv(text)]));
  const evaluation = evaluateProgram(programOf(rulesForOrders, files).program!, tables);
  const [orders] = evaluateOthers(evaluation);
  return { decisions: relationsOf(evaluation).get('decisions')!.rows, ofOrders: orders!.relations };
}
