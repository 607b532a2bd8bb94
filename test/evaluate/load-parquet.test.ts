import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { openRules, pathIn, sourceOf, valuesOf } from './session.ts';

/** A Parquet file with these rows, each a SELECT of its own. */
async function parquet(...rows: readonly string[]): Promise<Uint8Array> {
  const path = pathIn('made.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(
    `COPY (${rows.map((row) => `SELECT ${row}`).join(' UNION ALL ')}) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  return readFileSync(path);
}

/** With other names for columns, as long as before. */
function renamed(file: Uint8Array, names: Readonly<Record<string, string>>): Uint8Array {
  let text = Buffer.from(file).toString('latin1');
  for (const [before, after] of Object.entries(names)) text = text.replaceAll(before, after);
  return Buffer.from(text, 'latin1');
}

const head = `as of 2026-10-31 in Asia/Shanghai
data customers from "customers.parquet"
  key id
`;

describe('columns of Parquet', () => {
  it('become values of the language', async () => {
    const session = await openRules(
      `${head}  column price: money CNY
  column fine: number
  column ratio: number
  column born: date
  column seen: timestamp
  column utc: timestamp
  column consent: yes/no
  column city: text
  column code: text
metric price_of is price
metric fine_of is fine
metric ratio_of is ratio
metric born_on is born
metric seen_at is seen
metric utc_at is utc
metric city_of is city
metric code_of is code
segment consents when consent
`,
      {
        'customers.parquet': await parquet(
          `1::BIGINT AS id, 12.345::DOUBLE AS price, 1.25::DECIMAL(10,4) AS fine, 0.1::FLOAT AS ratio, DATE '1990-02-28' AS born,
           TIMESTAMP '2026-10-30 23:59:59.25' AS seen, TIMESTAMPTZ '2026-10-30 23:59:59+00' AS utc, TRUE AS consent, '上海' AS city, 7 AS code`,
          `-2, -0.005, -1, 'NaN'::FLOAT, NULL, NULL, NULL, FALSE, '', NULL`,
          `3, 1e300, NULL, NULL, DATE 'infinity', TIMESTAMP '-infinity', TIMESTAMPTZ 'infinity', NULL, NULL, 42`,
        ),
      },
    );
    expect(await valuesOf(session, 'price_of')).toEqual({ 1: '12.35', '-2': '-0.01', 3: null });
    expect(await valuesOf(session, 'fine_of')).toEqual({ 1: '1.2500', '-2': '-1.0000', 3: null });
    // The float next to 0.1 is not 0.1.
    expect(await valuesOf(session, 'ratio_of')).toEqual({ 1: '0.100000', '-2': null, 3: null });
    expect(await valuesOf(session, 'born_on')).toEqual({ 1: '1990-02-28', '-2': null, 3: null });
    expect(await valuesOf(session, 'seen_at')).toEqual({ 1: '2026-10-30T23:59:59.250000', '-2': null, 3: null });
    expect(await valuesOf(session, 'utc_at')).toEqual({ 1: '2026-10-31T07:59:59', '-2': null, 3: null });
    expect(await valuesOf(session, 'city_of')).toEqual({ 1: '上海', '-2': null, 3: null });
    expect(await valuesOf(session, 'code_of')).toEqual({ 1: '7', '-2': null, 3: '42' });
    expect(await valuesOf(session, 'consents')).toEqual({ 1: 'yes', '-2': 'no', 3: 'no' });
    expect(sourceOf(session, 'customers').coerced).toEqual([
      { column: 'price', kind: 'became-missing', cells: 1, firstRows: [3] },
      { column: 'ratio', kind: 'became-missing', cells: 1, firstRows: [2] },
      { column: 'born', kind: 'became-missing', cells: 1, firstRows: [3] },
      { column: 'seen', kind: 'became-missing', cells: 1, firstRows: [3] },
      { column: 'utc', kind: 'became-missing', cells: 1, firstRows: [3] },
      { column: 'price', kind: 'float-rounded', cells: 2, firstRows: [] },
      { column: 'ratio', kind: 'float-rounded', cells: 1, firstRows: [] },
      { column: 'utc', kind: 'offset-to-zone', cells: 1, firstRows: [] },
    ]);
  });

  it('hold keys as numbers on one side and as text on the other', async () => {
    const session = await openRules(
      `${head}data orders from "orders.parquet" of customers by customer
  time at
  amount total: money CNY
metric spend is sum of orders.total
`,
      {
        'customers.parquet': await parquet("'1' AS id", "'02'", "'3'"),
        'orders.parquet': await parquet(
          `1::INTEGER AS customer, TIMESTAMP '2026-01-01' AS at, 5::DECIMAL(6,2) AS total`,
          `1, TIMESTAMP '2026-01-02', 6`,
          `3, TIMESTAMP '2026-01-02', 7`,
          ...Array.from({ length: 300 }, () => `3, TIMESTAMP '2026-12-01', 7`),
          `2, TIMESTAMP '2026-01-02', 8`,
        ),
      },
    );
    expect(await valuesOf(session, 'spend')).toEqual({ 1: '11.00', '02': '0.00', 3: '7.00' });
    expect(sourceOf(session, 'orders')).toEqual({
      source: 'orders',
      read: 304,
      loaded: 3,
      future: 300,
      rejected: [],
      coerced: [],
      orphaned: { rows: 1, money: '8.00' },
    });
  });

  it('are asked for by their names, however these are written', async () => {
    const session = await openRules(
      `as of 2026-10-31
data customers from "customers.parquet"
  key \`a"b'c; --\`
  column s0: number
  column r1: number
metric both is s0 + r1
`,
      { 'customers.parquet': await parquet(`'k' AS "a""b'c; --", 1 AS s0, 2 AS r1`) },
    );
    expect(await valuesOf(session, 'both')).toEqual({ k: '3' });
  });

  it('may differ in nothing but case', async () => {
    const session = await openRules(
      `${head}  column Name: text
  column name: text
  column NAME: number
metric upper is Name
metric lower is name
metric shout is NAME
`,
      {
        // DuckDB itself would call them otherwise.
        'customers.parquet': renamed(
          await parquet(
            `'k' AS id, {'id': 1, 'name': [{'Name': 2}]} AS inside, 'Ada' AS "Name", [1, 2] AS many, 'ada' AS one1, 7 AS two2`,
          ),
          { one1: 'name', two2: 'NAME' },
        ),
      },
    );
    expect(await valuesOf(session, 'upper')).toEqual({ k: 'Ada' });
    expect(await valuesOf(session, 'lower')).toEqual({ k: 'ada' });
    expect(await valuesOf(session, 'shout')).toEqual({ k: '7' });
  });
});

describe('a Parquet file', () => {
  it('that breaks off in the middle cannot be read', async () => {
    const whole = await parquet('range AS id FROM range(5000)');
    const broken = new Uint8Array(whole);
    broken.fill(0xff, 4, 1000);
    await expect(
      openRules(`${head}policy p\n  otherwise tier dog\n`, { 'customers.parquet': broken }),
    ).rejects.toMatchObject({
      code: 'PTN5101',
      kind: 'unreadable',
    });
  });
});
