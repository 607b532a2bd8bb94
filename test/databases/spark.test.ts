import { mkdirSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../server/databases/database.ts';
import { openDatabase } from '../../server/databases/open-database.ts';
import { spark } from '../../server/targets/sql/spark.ts';
import { describeWhere } from '../support/engines/index.ts';
import { missingSpark, sparkPython } from '../support/engines/install-pyspark.mjs';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allRows } from './support/test-database.ts';

const environment = { ...process.env, PATH: dirname(sparkPython) + delimiter + (process.env['PATH'] ?? '') };

async function using<T>(folder: string, use: (database: Database) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const options = { folder, environment, writes: true as const, ...(signal && { signal }) };
  const database = await openDatabase('spark:local[2]', options);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

describe('an address of Spark', () => {
  it.each([
    ['spark:--conf=x', 'PTN6101'],
    ['spark:local[2] --conf', 'PTN6101'],
    ['spark:mesos', 'PTN6101'],
  ])('%s is refused', async (url, code) => {
    await expect(openDatabase(url, { folder: '.', environment })).rejects.toMatchObject({ code });
  });

  it('needs a Spark and a Java', async () => {
    const folder = temporaryFolder({ 'bin/spark-submit': '' });
    const open = (found: Record<string, string>) => openDatabase('spark:', { folder, environment: found });
    await expect(open({ PATH: folder })).rejects.toMatchObject({ code: 'PTN6130' });
    await expect(open({ SPARK_HOME: join(folder, 'none') })).rejects.toMatchObject({ code: 'PTN6130' });
    await expect(open({ SPARK_HOME: folder, PATH: folder })).rejects.toMatchObject({ code: 'PTN6131' });
  });

  it('keeps what a Spark that does not start has said', async () => {
    const folder = temporaryFolder({ 'bin/spark-submit': '', 'bin/java': '' });
    const open = openDatabase('spark:', { folder, environment: { SPARK_HOME: folder, PATH: join(folder, 'bin') } });
    await expect(open).rejects.toMatchObject({ code: 'PTN6132', data: { log: expect.stringMatching(/\.log$/) } });
  });
});

describeWhere(missingSpark(), 'a session of Spark', () => {
  it('reads and writes folders of Parquet, whatever they are called', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder({});
    const path = join(folder, 'a `b\' "c" 张三 {x} [y] %20 \\ -- *.parquet');
    await using(folder, async (database) => {
      expect(await database.columns(['nothing'])).toBeUndefined();
      expect(await database.columns(database.tableOfFile!('nothing.parquet', folder)!)).toBeUndefined();
      const zoned = "TIMESTAMP '2026-01-01 00:00:00+00:00' AS z, CAST(id AS DECIMAL(20, 2)) AS `a b'c`, id / 2 AS f";
      await database.useZone('Asia/Shanghai');
      expect(await database.writeFolder!(path, `SELECT CAST(id AS STRING) AS id, ${zoned} FROM range(1200)`)).toBe(
        1200,
      );
      expect(await database.writeFolder!(path, `SELECT CAST(id AS STRING) AS id, ${zoned} FROM range(1300)`)).toBe(
        1300,
      );
      expect(readdirSync(folder).filter((name) => !name.startsWith('spark-'))).toHaveLength(1);
      const table = database.tableOfFile!(path, '/')!;
      const columns = await database.columns(table);
      expect(columns?.map(({ name, written, zoned: isZoned, float }) => [name, written, isZoned, float])).toEqual([
        ['id', 'string', undefined, undefined],
        ['z', 'timestamp', true, undefined],
        ["a b'c", 'decimal(20,2)', undefined, undefined],
        ['f', 'double', undefined, true],
      ]);
      const name = table.map((part) => spark.identifier(part).text).join('.');
      const rows = await allRows(database, `SELECT id, CAST(z AS STRING) FROM ${name} ORDER BY CAST(id AS INT)`);
      expect([rows.length, rows[1299]]).toEqual([1300, ['1299', '2026-01-01 08:00:00']]);
      mkdirSync(join(folder, 'theirs'));
      await expect(database.writeFolder!(join(folder, 'theirs'), 'SELECT 1 AS a')).rejects.toMatchObject({
        code: 'PTN6134',
      });
      await refusals(database);
      await tables(database);
    });
  });

  it('stops what runs, and leaves nothing behind', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder({});
    const stop = new AbortController();
    const endless = 'SELECT a.id * b.id AS x FROM range(10000000) AS a JOIN range(10000000) AS b';
    const work = using(
      folder,
      async (database) => {
        setTimeout(() => stop.abort(new Error('stopped')), 3000);
        await database.writeFolder!(join(folder, 'results'), endless);
      },
      stop.signal,
    );
    await expect(work).rejects.toThrow('stopped');
    expect(readdirSync(folder)).toEqual([]);
  });
});

async function refusals(database: Database): Promise<void> {
  const fails = (query: string) => allRows(database, query).catch((error: unknown) => error);
  expect(await fails("SELECT raise_error('patron-check-7')")).toMatchObject({ check: 7 });
  expect(await fails('SELECT nothing')).toMatchObject({ code: 'PTN6116' });
  expect(await fails("SELECT CAST(CAST(CAST('x' AS INT) AS STRING) AS STRING)")).toMatchObject({ code: 'PTN6117' });
  expect(await allRows(database, "SELECT '${env:HOME}'")).toEqual([['${env:HOME}']]);
}

/** A table is replaced where an earlier call made it. */
async function tables(database: Database): Promise<void> {
  expect(await database.replace(['mine'], 'SELECT 1 AS a')).toBe(1);
  expect(await database.replace(['mine'], 'SELECT 2 AS a UNION ALL SELECT 3')).toBe(2);
  expect(await allRows(database, 'SELECT CAST(a AS STRING) FROM mine ORDER BY 1')).toEqual([['2'], ['3']]);
  expect(await database.tables()).toEqual([['mine']]);
}
