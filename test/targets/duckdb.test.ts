import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanced, duckdb, join, list, type Sql, sql, verbatim } from '../../server/targets/sql/index.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

async function one(statement: Sql): Promise<unknown> {
  const [row] = (await connection.runAndReadAll(statement.text)).getRows();
  return row?.[0];
}

const hostile = [
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  "'; DROP TABLE x; --",
  '/* */',
  '--',
  '\n',
  '\r\n',
  '\t',
  '$1',
  '?',
  ':a',
  '{}',
  '%',
  '_',
  'E',
  "E'\\n'",
  '张三',
  '𠮷',
  '🙂',
  '\u202e',
  '\u2028',
  '\uFEFF',
  '',
];

describe('quoting', () => {
  it('gives every text back as it was', async () => {
    // By its bytes: reading a text into JavaScript drops a byte order mark at its beginning.
    const bytesOf = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase();
    const read = (text: string) => one(sql`SELECT hex(encode(${duckdb.text(text)}))`);
    for (const text of hostile) expect(await read(text), JSON.stringify(text)).toBe(bytesOf(text));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        fc.pre(!text.includes('\0') && !/\p{Surrogate}/u.test(text));
        expect(await read(text)).toBe(bytesOf(text));
      }),
      { numRuns: 300 },
    );
  });

  it('gives every name back as it was', async () => {
    for (const name of hostile.filter((each) => each !== '')) {
      const result = await connection.runAndReadAll(sql`SELECT 1 AS ${duckdb.identifier(name)}`.text);
      expect(result.columnNames()).toEqual([name]);
    }
  });

  it('refuses NUL, which no statement can hold', () => {
    expect(() => duckdb.text('a\0b')).toThrow();
    expect(() => duckdb.identifier('a\0b')).toThrow();
  });
});

describe('texts of values', () => {
  it('of doubles are those of JavaScript', async () => {
    const special = [
      0,
      -0,
      1,
      -1,
      0.1,
      1e15,
      1e16,
      123456789012345680000,
      1e20,
      1e21,
      1.5e22,
      -1e-5,
      1e-6,
      1e-7,
      1.25e-7,
      5e-324,
      1.7976931348623157e308,
      0.30000000000000004,
      2 ** 53,
    ];
    const texts = async (doubles: readonly number[]) => {
      const rows = list(doubles.map((double) => sql`(CAST(${duckdb.text(String(double))} AS DOUBLE))`));
      const result = await connection.runAndReadAll(
        sql`SELECT ${duckdb.textOfDouble(verbatim('x'))} FROM (VALUES ${rows}) AS v(x)`.text,
      );
      return result.getRows().map(([text]) => text);
    };
    expect(await texts(special)).toEqual(special.map((double) => String(double + 0)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 }),
        async (doubles) => {
          expect(await texts(doubles)).toEqual(doubles.map((double) => String(double + 0)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of decimals have a digit before the point', async () => {
    const held = { digits: 2, scale: 2 };
    expect(await one(sql`SELECT ${duckdb.textOfDecimal(duckdb.decimal(-5n, held), held)}`)).toBe('-0.05');
  });
});

describe('depth', () => {
  const many = 5000;
  const ones = Array.from({ length: many }, () => sql`1`);

  it('does not grow with what is flat in the rules', async () => {
    const arms = Array.from({ length: many }, (_, index) => sql`WHEN x = ${index} THEN ${index} `);
    const parts = Array.from({ length: many }, (_, index) => sql`(x = ${index})`);
    expect(await one(sql`SELECT CAST(${balanced(ones)} AS INTEGER)`)).toBe(many);
    expect(await one(sql`SELECT CASE ${join(arms, sql``)}END FROM (SELECT ${many - 1} AS x) AS v`)).toBe(many - 1);
    expect(await one(sql`SELECT ${join(parts, sql` OR `)} FROM (SELECT ${many - 1} AS x) AS v`)).toBe(true);
    expect(await one(sql`SELECT x IN (${list(ones)}) FROM (SELECT 2 AS x) AS v`)).toBe(false);
  });
});
