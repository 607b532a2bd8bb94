import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allRows, using } from './support/test-database.ts';

/** A file of DuckDB that these statements made. */
async function fileWith(statements: string, folder = temporaryFolder()): Promise<string> {
  const path = join(folder, 'sales.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(statements);
  connection.closeSync();
  instance.closeSync();
  return path;
}

const on = (path: string) => ({ url: `duckdb:${path}`, environment: {} });
const decimal = (digits: number, scale: number) => ({ kind: 'number', held: { kind: 'decimal', digits, scale } });

describe('a file of DuckDB', () => {
  it.each([
    ['TINYINT', decimal(18, 0)],
    ['INTEGER', decimal(18, 0)],
    ['BIGINT', decimal(19, 0)],
    ['UBIGINT', decimal(20, 0)],
    ['HUGEINT', undefined],
    ['DECIMAL(12,3)', decimal(18, 3)],
    ['DECIMAL(38,6)', decimal(38, 6)],
    ['DOUBLE', decimal(18, 6)],
    ['FLOAT', decimal(18, 6)],
    ['VARCHAR', { kind: 'text' }],
    ['UUID', { kind: 'text' }],
    ["ENUM('a', 'b')", { kind: 'text' }],
    ['BOOLEAN', { kind: 'yes-no' }],
    ['DATE', { kind: 'date' }],
    ['TIMESTAMP', { kind: 'timestamp' }],
    ['TIMESTAMP WITH TIME ZONE', { kind: 'timestamp' }],
    ['TIME', undefined],
    ['BLOB', undefined],
    ['INTEGER[]', undefined],
    ['STRUCT(a INTEGER)', undefined],
  ])('has a column of %s', async (written, type) => {
    const path = await fileWith(`CREATE TABLE t (c ${written})`);
    const columns = await using(on(path), (database) => database.columns(['t']));
    expect(columns?.map((column) => column.type)).toEqual([type]);
  });

  it('reaches no other file, loads nothing and cannot be unlocked', async () => {
    const folder = temporaryFolder({ 'secret.csv': 'a\n42\n' });
    const path = await fileWith(`CREATE VIEW leak AS SELECT * FROM '${folder}/secret.csv'`, folder);
    const statements = [
      'SELECT CAST(a AS VARCHAR) FROM leak',
      `SELECT * FROM '${folder}/secret.csv'`,
      `COPY (SELECT 1) TO '${folder}/out.csv'`,
      `ATTACH '${folder}/other.duckdb'`,
      'INSTALL httpfs',
      'SET enable_external_access = TRUE',
    ];
    for (const statement of statements) {
      const failed = using(on(path), async (database) => {
        await database.useZone('UTC');
        return allRows(database, statement);
      });
      await expect(failed).rejects.toMatchObject({ name: 'DatabaseError' });
    }
  });

  it('is not opened while another program writes to it', async () => {
    const path = await fileWith('CREATE TABLE t AS SELECT 1 AS a');
    const writer = `
      import { DuckDBInstance } from '@duckdb/node-api';
      await DuckDBInstance.create(${JSON.stringify(path)});
      console.log('open');
      setTimeout(() => undefined, 60_000);`;
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await expect(using(on(path), async () => undefined)).rejects.toMatchObject({
        code: 'PTN6124',
        kind: 'unreachable',
      });
    } finally {
      child.kill();
    }
  });

  it('may be read by several at a time', async () => {
    const path = await fileWith('CREATE TABLE t AS SELECT 1 AS a');
    const read = () => using(on(path), (database) => allRows(database, 'SELECT CAST(a AS VARCHAR) FROM t'));
    expect(await Promise.all([read(), read()])).toEqual([[['1']], [['1']]]);
  });

  it.each([
    ['that is not there', undefined, 'PTN6123'],
    ['that is none', 'customer_id,name\nC1,Zhang San\n', 'PTN6125'],
    ['that is empty', '', undefined],
  ])('%s', async (_, text, code) => {
    const path = join(temporaryFolder(), 'x.duckdb');
    if (text !== undefined) writeFileSync(path, text);
    const opened = using(on(path), async () => undefined);
    if (code === undefined) await opened.catch((error) => expect(error).toMatchObject({ code: 'PTN6125' }));
    else await expect(opened).rejects.toMatchObject({ code, kind: 'unreachable' });
  });

  it('says how far a statement is', async () => {
    const path = await fileWith('CREATE TABLE t AS SELECT i, md5(CAST(i AS VARCHAR)) AS m FROM range(1000000) AS r(i)');
    const shares: number[] = [];
    const slow = 'SELECT CAST(count(DISTINCT sha256(m || m) || sha256(m) || sha256(sha256(m))) AS VARCHAR) FROM t';
    await using(on(path), (database) => allRows(database, slow), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });
});
