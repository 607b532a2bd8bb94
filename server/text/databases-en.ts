import { count } from './numbers.ts';

const n = (value: number) => count(value, 'en');
const plural = (value: number, one: string, many = `${one}s`) => `${n(value)} ${value === 1 ? one : many}`;

/** The words about rules that run on databases, and about their agreement. */
export const databasesEn = {
  noFiles: '--data names files, and with --on the data is in the database. Bind it to other tables in patron.json.',
  asNeedsOn: '--as table keeps the decisions in the database that --on names.',
  nameNeedsAs: '--name is the table of --as table.',
  resultNeedsAs: '--result says what --as table keeps. With --out there are all results.',
  badTable: (name: string) => `“${name}” is no name of a table.`,
  badTableHelp: 'Write the schema and the table, such as crm.decisions.',
  longTable: (name: string, dialect: string) =>
    `“${name}” is longer than names can be on ${dialect}, or has signs that it does not take.`,
  longTableHelp: 'Choose another name with --name.',
  isInput: (table: string) => `“${table}” is a table that the rules read.`,
  isInputHelp:
    'Choose another name. If it is a table of another schema, say in patron.json which schema the data is in.',
  on: (place: string) => `on ${place}`,
  kept: (rows: number, table: string) => `Kept ${plural(rows, 'row')} in the table ${table}.`,
  notWritten: (command: string) => `Nothing was written. To keep the decisions: ${command}`,

  parity: {
    title: (date: string, customers: number) => `As of ${date} · ${plural(customers, 'customer')}`,
    header: { backend: 'backend', rows: 'rows', equal: 'equal', time: 'time' },
    backends: {
      engine: 'engine',
      sql: 'SQL on DuckDB',
      js: 'JavaScript',
      interpreter: 'plain evaluator',
    },
    equal: 'all',
    seconds: (seconds: string) => `${seconds} s`,
    agree: 'All agree.',
    differ: (backends: number) => `${plural(backends, 'backend')} ${backends === 1 ? 'differs' : 'differ'}.`,
    skipped: (backend: string, reason: string) => `${backend} was not compared: ${reason}`,
    first: (backend: string, key: string, column: string) => `${backend}: customer ${key}, ${column}`,
    said: (who: string, value: string) => `${who} says ${value}`,
    nothing: 'nothing',
    absent: 'there is no such row',
    trace: 'Why, as the engine has it',
  },
};
