import { describe, expect, it } from 'vitest';
import { analyze } from '../../server/analysis/index.ts';
import { bindingsOf } from '../../server/project/bindings.ts';
import { findProject } from '../../server/project/find-project.ts';
import { needsOthers, projectFindings } from '../../server/project/findings.ts';
import { readProject } from '../../server/project/read-project.ts';
import { worldOfPage } from '../diagnostics/page-world.ts';

describe('a project file', () => {
  it.each<[text: string, exports: readonly string[]]>([
    ['{}', []],
    ['{ "$schema": "./patron.schema.json", "targets": [], "data": {} }', []],
    [
      '{ "targets": ["json", "sql:postgres", "sql:spark", "dbt:duckdb"] }',
      ['json', 'sql:postgres', 'sql:spark', 'dbt:duckdb'],
    ],
    ['{ "targets": ["json", "json"] }', ['json']],
    ['\uFEFF{ "targets": ["js"] }\r\n', ['js']],
  ])('%j names its targets', (text, exports) => {
    expect(readProject(text).project?.exports.map(({ name }) => name)).toEqual(exports);
  });

  it.each<[data: string, table: readonly string[], columns: readonly (readonly [string, string])[], isUnique: boolean]>(
    [
      ['"o": {}', ['o'], [], false],
      ['"o": { "table": "orders" }', ['orders'], [], false],
      ['"o": { "table": "lake.dw.fact_orders", "unique": true }', ['lake', 'dw', 'fact_orders'], [], true],
      ['"o": { "table": ["dw", "orders.2026"] }', ['dw', 'orders.2026'], [], false],
      ['"o": { "table": "订单 表" }', ['订单 表'], [], false],
      [
        '"o": { "table": "a\\"b`c\'d", "columns": { "total": "sum \\"x\\"" } }',
        ['a"b`c\'d'],
        [['total', 'sum "x"']],
        false,
      ],
      [
        '"o": { "columns": { "__proto__": "p", "constructor": "c" } }',
        ['o'],
        [
          ['__proto__', 'p'],
          ['constructor', 'c'],
        ],
        false,
      ],
    ],
  )('{ %s } binds data', (data, table, columns, isUnique) => {
    const { data: bound } = bindingsOf(readProject(`{ "data": { ${data} } }`).project);
    expect(bound.get('o')).toEqual({ table, columns: new Map(columns), isUnique });
  });

  it('may bind data that is called __proto__', () => {
    const { data } = bindingsOf(readProject('{ "data": { "__proto__": { "table": "t" } } }').project);
    expect([...data.keys()]).toEqual(['__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

/** What is wrong with a project file: codes, and the words that each is about. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  '': ['PTN6000 '],
  '{': ['PTN6000 '],
  '{ "targets": ["js"], }': ['PTN6000 }'],
  '{ // targets\n }': ['PTN6000 /'],
  '{ "data": {}, "data": {} }': ['PTN6001 "data"'],
  '{ "data": { "o\\"x": {}, "o\\"x": {} } }': ['PTN6001 "o\\"x"'],
  '{ "target": [], "dat": {} }': ['PTN6002 "target" → targets', 'PTN6002 "dat" → data'],
  '{ "__proto__": 1, "password": "secret" }': ['PTN6002 "__proto__"', 'PTN6002 "password"'],
  '{ "data": { "o": { "tabel": "x" } } }': ['PTN6002 "tabel" → table'],
  '[]': ['PTN6003 ['],
  '{ "targets": "js" }': ['PTN6003 "js"'],
  '{ "targets": [1, "sql:postgress", "sql"] }': [
    'PTN6003 1',
    'PTN6004 "sql:postgress" → sql:postgres',
    'PTN6004 "sql" → sql:duckdb',
  ],
  '{ "data": [], "$schema": 1 }': ['PTN6003 []', 'PTN6003 1'],
  '{ "data": { "o": { "table": "", "unique": "yes", "columns": { "a": "" } } } }': [
    'PTN6003 ""',
    'PTN6003 "yes"',
    'PTN6003 ""',
  ],
  '{ "data": { "__proto__": { "table": 5 } } }': ['PTN6003 5'],
  '{ "data": { "o": { "table": "a.b.c.d" }, "p": { "table": ["a", ""] }, "q": { "table": "a\\u0000b" } } }': [
    'PTN6003 "a.b.c.d"',
    'PTN6003 ""',
    'PTN6003 "a\\u0000b"',
  ],
  '{ "data": { "o": { "table": "\\ud800", "columns": { "a": "x\\udc00" } }, "p": { "table": ["😀"] } } }': [
    'PTN6003 "\\ud800"',
    'PTN6003 "x\\udc00"',
  ],
};

describe('what is wrong with a project file', () => {
  it.each(Object.entries(wrong))('%j', (text, expected) => {
    const { project, problems } = readProject(text);
    expect(project).toBeUndefined();
    const found = problems.map(({ code, span: [start, end], mended }) =>
      [code, ' ', text.slice(start, end), mended === undefined ? '' : ` → ${mended}`].join(''),
    );
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('is told at once, however long the names are', () => {
    const [problem] = readProject(`{ ${JSON.stringify('x'.repeat(65_536))}: 1 }`).problems;
    expect(String(problem?.data['name']).length).toBeLessThan(100);
  });
});

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
data orders from "orders.csv" of customers by customer_id
  amount total: money CNY
if count of orders >= 1 then tier star
`;
const data = { 'customers.csv': 'id,city\n1,A\n', 'orders.csv': 'order_id,customer_id,total\n1,1,2.50\n' };
const project = (bound: string) => JSON.stringify({ data: JSON.parse(bound) });

function findingsFor(files: Readonly<Record<string, string>>, file: string, others: readonly string[] = []) {
  const world = worldOfPage(files);
  const found = findProject(world, file)!;
  const models = [file, ...others].map((each) => analyze(world, each));
  const text = found.text ?? '';
  return projectFindings(found, models).map(
    ({ diagnostic: { code }, start, end }) => `${code} ${text.slice(start, end)}`,
  );
}

describe('the names of a project file', () => {
  const deep = {
    'shop/a/rules.patron': rules,
    'shop/a/customers.csv': data['customers.csv'],
    'shop/a/orders.csv': data['orders.csv'],
  };

  it('is the nearest one above the rules, up to the root', () => {
    const world = worldOfPage({ ...deep, 'patron.json': '{}', 'shop/patron.json': '{}', 'other/patron.json': '{}' });
    expect(findProject(world, 'shop/a/rules.patron')?.path).toBe('shop/patron.json');
    expect(findProject(world, 'rules.patron')?.path).toBe('patron.json');
    expect(findProject(worldOfPage(deep), 'shop/a/rules.patron')).toBeUndefined();
  });

  it.each<[bound: string, expected: readonly string[]]>([
    ['{"orders":{"table":"dw.o","columns":{"total":"amt"}},"customers":{"unique":true}}', []],
    ['{"ordrs":{}}', ['PTN6005 "ordrs"']],
    ['{"orders":{"columns":{"amt":"total"}}}', ['PTN6006 "amt"']],
    ['{"orders":{"columns":{"__proto__":"total"}}}', ['PTN6006 "__proto__"']],
    ['{"orders":{"columns":{"total":"a","order_id":"a"}}}', ['PTN6008 "order_id"']],
    ['{"orders":{"table":"t","unique":true},"customers":{"table":"t"}}', ['PTN6007 "t"']],
    ['{"orders":{"table":"t"},"customers":{"table":"t","columns":{"id":"customer_id"}}}', []],
  ])('%s', (bound, expected) => {
    const world = { 'rules.patron': rules, ...data, 'patron.json': project(bound) };
    expect(findingsFor(world, 'rules.patron')).toEqual(expected);
  });

  it('may be those of other rules of the project', () => {
    const world = {
      'rules.patron': rules,
      'b.patron': rules.replaceAll('orders', 'visits').replace('visits.csv', 'orders.csv'),
      ...data,
    };
    const files = { ...world, 'patron.json': project('{"visits":{"table":"dw.visits"}}') };
    const found = findProject(worldOfPage(files), 'rules.patron')!;
    expect(needsOthers(found, [analyze(worldOfPage(files), 'rules.patron')])).toBe(true);
    expect(findingsFor(files, 'rules.patron')).toEqual(['PTN6005 "visits"']);
    expect(findingsFor(files, 'rules.patron', ['b.patron'])).toEqual([]);
  });

  it('are not doubted while columns are not known', () => {
    const files = { 'rules.patron': rules, 'patron.json': project('{"orders":{"columns":{"anything":"x"}}}') };
    expect(findingsFor(files, 'rules.patron')).toEqual([]);
  });
});
