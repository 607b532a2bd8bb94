import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { footerLength, lookAtParquet } from '../../server/workspace/look-parquet.ts';
import { nodeWorld } from '../../server/workspace/world-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A Parquet file with the rows of this query, in a folder of its own. */
async function parquet(query: string): Promise<string> {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${join(folder, 'data.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return folder;
}

const decimal = (digits: number, scale: number) => ({ kind: 'number', held: { kind: 'decimal', digits, scale } });

/** SQL expressions and the type that a column of them has; a note says `float`. */
const types: Readonly<Record<string, { type: unknown; float?: true }>> = {
  "'a'": { type: { kind: 'text' } },
  true: { type: { kind: 'yes-no' } },
  '1::TINYINT': { type: decimal(18, 0) },
  '1::INTEGER': { type: decimal(18, 0) },
  '1::BIGINT': { type: decimal(20, 0) },
  '1::UBIGINT': { type: decimal(20, 0) },
  '1.5::DECIMAL(9,2)': { type: decimal(18, 2) },
  '1.5::DECIMAL(30,4)': { type: decimal(30, 4) },
  '1.5::FLOAT': { type: decimal(18, 6), float: true },
  '1.5::DOUBLE': { type: decimal(18, 6), float: true },
  "DATE '2026-10-31'": { type: { kind: 'date' } },
  "TIMESTAMP '2026-10-31 18:00:00'": { type: { kind: 'timestamp' } },
  "TIMESTAMPTZ '2026-10-31 18:00:00+00'": { type: { kind: 'timestamp' } },
  "TIMESTAMP_NS '2026-10-31 18:00:00'": { type: { kind: 'timestamp' } },
  "TIME '18:00'": { type: { kind: 'text' } },
  "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID": { type: { kind: 'text' } },
};

describe('the footer of a Parquet file', () => {
  it.each([
    ['name', { kind: 'duplicate-column', column: 'name' }],
    ['Name', { columns: [{ name: 'name' }, { name: 'Name' }] }],
  ])('may have a column beside “name” that is called “%s”, or not', async (second, expected) => {
    const folder = await parquet("SELECT 'a' AS name, 'b' AS more");
    const path = join(folder, 'data.parquet');
    writeFileSync(path, readFileSync(path, 'latin1').replaceAll('more', second), 'latin1');
    expect(nodeWorld(folder).look('data.parquet')).toMatchObject(expected);
  });

  it('tells the types of the columns', async () => {
    const query = Object.keys(types).map((expression, index) => `${expression} AS c${index}`);
    const look = nodeWorld(await parquet(`SELECT ${query.join(', ')}`)).look('data.parquet');
    const expected = Object.values(types).map((type, index) => ({
      name: `c${index}`,
      known: 1,
      unique: false,
      ...type,
    }));
    expect(look).toEqual({ format: 'parquet', rows: 1, columns: expected });
  });

  it('counts the known cells, and leaves out lists and structures', async () => {
    const folder = await parquet(
      "SELECT * FROM (VALUES (1, [1], {'a': 1}), (NULL, [2], {'a': 2})) AS t(id, list, structure)",
    );
    expect(nodeWorld(folder).look('data.parquet')).toMatchObject({ rows: 2, columns: [{ name: 'id', known: 1 }] });
  });

  it('is refused where it is damaged', async () => {
    const bytes = new Uint8Array(readFileSync(join(await parquet('SELECT 1 AS id'), 'data.parquet')));
    const length = footerLength(bytes.slice(-8)) ?? 0;
    const damaged = bytes.fill(0xff, bytes.length - length, bytes.length - 8);
    expect(lookAtParquet(damaged)).toEqual({ kind: 'not-parquet' });
  });
});
