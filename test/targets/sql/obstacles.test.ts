import { describe, expect, it } from 'vitest';
import { dbt } from '../../../server/targets/dbt/dbt.ts';
import { type DialectName, dialects } from '../../../server/targets/sql/dialects.ts';
import { sqlTarget } from '../../../server/targets/sql/export/target.ts';
import { inputOf, programOf } from '../csv/round-trip.ts';

const long = 'o'.repeat(64);
const alike = (ending: string) => `${'c'.repeat(63)}${ending}`;

/** What `patron.json` binds a data to. */
type Bound = Readonly<Record<string, { readonly table?: readonly string[]; readonly columns?: object }>>;

interface Names {
  /** Of the data of customers. */
  readonly customers?: string;
  /** Of columns of that data. */
  readonly columns?: readonly string[];
  /** Of data of events. */
  readonly events?: readonly string[];
  readonly bound?: Bound;
}

/** Names, and what of them a statement for a dialect cannot hold. */
const cases: readonly (readonly [what: string, dialect: DialectName, names: Names, obstacles: readonly string[]])[] = [
  ['names that it takes', 'postgres', { columns: ['o'.repeat(63), '客'.repeat(21)], events: ['Orders', 'orders'] }, []],
  [
    'columns that are one where it cuts them',
    'postgres',
    { columns: [alike('1'), alike('2')] },
    [`PTN6026 ${alike('1')} of people`, `PTN6026 ${alike('2')} of people`],
  ],
  [
    'a name that is cut amid a character',
    'postgres',
    { columns: ['客'.repeat(22)] },
    [`PTN6026 ${'客'.repeat(22)} of people`],
  ],
  ['a table whose name is cut', 'postgres', { events: [long] }, [`PTN6026 ${long} of ${long}`]],
  [
    'data with a long name in a table with a short one',
    'postgres',
    { events: [long], bound: { [long]: { table: ['crm', 'o'] } } },
    [],
  ],
  [
    'a table that is bound to a long name',
    'postgres',
    { events: ['orders'], bound: { orders: { table: ['crm', long] } } },
    [`PTN6026 ${long} of orders`],
  ],
  [
    'a schema with a long name',
    'postgres',
    { bound: { people: { table: [long, 'p'] } } },
    [`PTN6026 ${long} of people`],
  ],
  [
    'a column that is bound to a long name',
    'postgres',
    { columns: ['city'], bound: { people: { columns: { city: long } } } },
    [`PTN6026 ${long} of people`],
  ],
  [
    'the column that leads to customers',
    'postgres',
    { events: ['orders'], bound: { orders: { columns: { person_id: long } } } },
    [`PTN6026 ${long} of orders`],
  ],
  ['the same long names', 'duckdb', { columns: [alike('1'), alike('2')], events: [long] }, []],
  ['a variable of Spark', 'spark', { columns: ['${env:HOME}'] }, ['PTN6026 ${env:HOME} of people']],
  ['a variable of Spark in the name of a table', 'spark', { events: ['${a}'] }, ['PTN6026 ${a} of ${a}']],
  ['what is no variable elsewhere', 'postgres', { columns: ['${env:HOME}'], events: ['${a}'] }, []],
  ['a sign that it does not take', 'mysql', { columns: ['🙂'] }, ['PTN6026 🙂 of people']],

  ['columns that case alone tells apart', 'duckdb', { columns: ['city', 'City'] }, ['PTN6025 city City']],
  ['data that case alone tells apart', 'duckdb', { events: ['Orders', 'orders'] }, ['PTN6027 Orders orders']],
  ['customers and events that case alone tells apart', 'mysql', { customers: 'A', events: ['a'] }, ['PTN6027 A a']],
  [
    'three of them',
    'trino',
    { events: ['A', 'a', 'b'], bound: { b: { table: ['a'] } } },
    ['PTN6027 A a', 'PTN6027 A b'],
  ],
  ['data that case tells apart', 'snowflake', { events: ['Orders', 'orders'] }, []],
  [
    'tables that case alone tells apart',
    'spark',
    { events: ['a', 'b'], bound: { a: { table: ['crm', 'X'] }, b: { table: ['CRM', 'x'] } } },
    ['PTN6027 a b'],
  ],
  [
    'two data that are bound to one table',
    'duckdb',
    { events: ['a', 'b'], bound: { a: { table: ['crm', 'X'] }, b: { table: ['crm', 'X'] } } },
    [],
  ],
  ['one of them bound to another table', 'duckdb', { events: ['A', 'a'], bound: { a: { table: ['a_2'] } } }, []],
  ['one of them in another schema', 'duckdb', { events: ['A', 'a'], bound: { a: { table: ['old', 'a'] } } }, []],
  [
    'folders that case tells apart',
    'spark',
    { events: ['a', 'b'], bound: { a: { table: ['parquet', '/data/X'] }, b: { table: ['parquet', '/data/x'] } } },
    [],
  ],
];

function inputFor({ customers = 'people', columns = [], events = [], bound = {} }: Names, dialect: DialectName) {
  const rules = [
    'as of 2026-10-31',
    `data \`${customers}\` from "0.csv"`,
    '  key id',
    ...columns.map((name) => `  column \`${name}\`: text`),
    ...events.flatMap((name, index) => [
      `data \`${name}\` from "${index + 1}.csv" of \`${customers}\` by person_id`,
      '  key id',
      '  time at: date',
    ]),
    ...columns.map((name) => `if \`${name}\` is "x" then tier star`),
    ...events.map((name) => `if count of \`${name}\` > 1 then tier star`),
    'otherwise tier dog\n',
  ];
  const files = events.map((_, index) => [`${index + 1}.csv`, 'id,person_id,at\n1,1,2026-10-01\n']);
  const { program, errors } = programOf(rules.join('\n'), {
    '0.csv': `${['id', ...columns].join(',')}\n1${',x'.repeat(columns.length)}\n`,
    ...Object.fromEntries(files),
  });
  expect(errors).toEqual([]);
  const data = Object.entries(bound).map(
    ([name, { table = [name], columns: names = {} }]) =>
      [name, { table, columns: new Map(Object.entries(names)), isUnique: false }] as const,
  );
  const input = inputOf(program!);
  return { ...input, bindings: { data: new Map(data) }, options: { ...input.options, dialect } };
}

describe('what a statement cannot hold of the names of tables and columns', () => {
  it.each(cases)('%s (%s)', (_, dialect, names, obstacles) => {
    const input = inputFor(names, dialect);
    const found = sqlTarget.obstacles(input);
    expect(found.map(({ code, data }) => said(code, data))).toEqual(obstacles);
    expect(found.every(({ origin }) => origin.line > 1)).toBe(true);
    expect(dbt.obstacles(input)).toEqual(found);
  });

  it.each(Object.keys(dialects) as DialectName[])(
    'says on %s all that it does not take as it is written',
    (dialect) => {
      const names = ['${a}', long, 'x'.repeat(400), '🙂', 'plain'];
      const refused = names.filter((name) => !dialects[dialect]!.isWholeName(name));
      const columns = Object.fromEntries(names.map((name, index) => [`c${index}`, name]));
      const tables = Object.fromEntries(names.map((name, index) => [`e${index}`, { table: [name] }]));
      const told = (all: Names) => sqlTarget.obstacles(inputFor(all, dialect)).map(({ data }) => data['name']);
      expect(told({ columns: Object.keys(columns), bound: { people: { columns } } })).toEqual(refused);
      expect(told({ events: Object.keys(tables), bound: tables })).toEqual(refused);
    },
  );
});

function said(code: string, { name, data, other, column }: Readonly<Record<string, unknown>>): string {
  if (code === 'PTN6025') return `${code} ${other} ${column}`;
  return code === 'PTN6026' ? `${code} ${name} of ${data}` : `${code} ${other} ${data}`;
}
