import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, postgresServer, startCluster } from '../support/engines/postgres-server.ts';
import { allRows, describeDatabases, postgreSql, urlOf, using } from './support/test-database.ts';

const decimal = (digits: number, scale: number) => ({ kind: 'number', held: { kind: 'decimal', digits, scale } });

describeDatabases([postgreSql], (database) => {
  it.each([
    ['smallint', [], decimal(18, 0)],
    ['integer', [], decimal(18, 0)],
    ['bigint', [], decimal(19, 0)],
    ['numeric(12,2)', [], decimal(18, 2)],
    ['numeric', [], decimal(18, 0)],
    ['numeric', ["1234567890123456789.5'", "0.123'", "NaN'", "Infinity'"], decimal(22, 3)],
    ['numeric', [`1${'0'.repeat(40)}'`], undefined],
    ['numeric(50,2)', ["1.5'"], decimal(18, 1)],
    ['numeric(3,5)', ["0.00123'"], decimal(18, 5)],
    ['double precision', [], decimal(18, 6)],
    ['real', [], decimal(18, 6)],
    ['text', [], { kind: 'text' }],
    ['varchar(20)', [], { kind: 'text' }],
    ['char(5)', [], { kind: 'text' }],
    ['uuid', [], { kind: 'text' }],
    ['mood', [], { kind: 'text' }],
    ['price', [], decimal(18, 2)],
    ['dear_price', [], decimal(18, 2)],
    ['boolean', [], { kind: 'yes-no' }],
    ['date', [], { kind: 'date' }],
    ['timestamp', [], { kind: 'timestamp' }],
    ['timestamptz', [], { kind: 'timestamp' }],
    ['jsonb', [], undefined],
    ['money', [], undefined],
    ['text[]', [], undefined],
    ['interval', [], undefined],
  ])('has a column of %s (%j)', async (written, values, type) => {
    await database().run(
      'DROP TABLE IF EXISTS typed',
      'DROP DOMAIN IF EXISTS dear_price',
      'DROP DOMAIN IF EXISTS price',
      'DROP TYPE IF EXISTS mood',
      "CREATE TYPE mood AS ENUM ('good', 'bad')",
      'CREATE DOMAIN price AS numeric(12,2)',
      'CREATE DOMAIN dear_price AS price CHECK (VALUE > 100)',
      `CREATE TABLE typed (c ${written})`,
      ...values.map((value) => `INSERT INTO typed VALUES ('${value})`),
    );
    const columns = await using(database(), (opened) => opened.columns(['typed']));
    expect(columns?.map((column) => column.type)).toEqual([type]);
  });

  it('leaves permissions and views of a table that is filled anew, and refuses to break a view', async () => {
    await database().run('CREATE ROLE analyst');
    const keep = (query: string) => using(database(), (opened) => opened.replace(['nightly'], query), { writes: true });
    await keep("SELECT 'C1' AS key, 1 AS tier");
    await database().run(
      'GRANT SELECT ON nightly TO analyst',
      'CREATE VIEW stars AS SELECT key FROM nightly WHERE tier = 1',
    );
    await keep("SELECT 'C2' AS key, 1 AS tier");
    expect(await database().ask('SELECT * FROM stars')).toEqual([['C2']]);
    expect(await database().ask("SELECT has_table_privilege('analyst', 'nightly', 'SELECT')")).toEqual([['true']]);
    await expect(keep("SELECT 'C2' AS key, 'x' AS tier")).rejects.toMatchObject({ code: 'PTN6115' });
    expect(await database().ask('SELECT * FROM stars')).toEqual([['C2']]);
  });

  it('refuses a name that the server would cut', async () => {
    const name = '客'.repeat(22);
    const keep = using(database(), (opened) => opened.replace([name], 'SELECT 1 AS a'), { writes: true });
    await expect(keep).rejects.toMatchObject({ code: 'PTN6120', data: { name, bytes: 63 } });
  });

  it('says that the connection broke when the server ends it amid the rows', async () => {
    const end =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%slow rows%' AND pid <> pg_backend_pid()";
    const failed = using(database(), async (opened) => {
      setTimeout(() => void database().ask(end), 300);
      return allRows(
        opened,
        "SELECT CAST(i AS text), CAST(pg_sleep(0.01) AS text), 'slow rows' FROM generate_series(1, 2000) AS i",
      );
    });
    await expect(failed).rejects.toMatchObject({ code: 'PTN6118' });
  });

  it('says that the server stopped a statement', async () => {
    await database().run("ALTER ROLE patron SET statement_timeout = '200ms'");
    const failed = using(database(), (opened) => allRows(opened, 'SELECT CAST(pg_sleep(20) AS text)'));
    await expect(failed).rejects.toMatchObject({ code: 'PTN6112' });
    await database().run('ALTER ROLE patron RESET statement_timeout');
  });

  it('stops a statement on the server, and leaves no connection', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 200);
    const waiting = using(
      database(),
      (opened) => allRows(opened, "SELECT CAST(pg_sleep(60) AS text), 'to be stopped'"),
      { signal: stop.signal },
    );
    await expect(waiting).rejects.toThrow('enough');
    const others =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%to be stopped%' AND pid <> pg_backend_pid()";
    await expect.poll(() => database().ask(others)).toEqual([['0']]);
  });

  it('does not let two runs replace one table at once', async () => {
    const keep = (query: string) => using(database(), (opened) => opened.replace(['shared'], query), { writes: true });
    await keep('SELECT 0 AS a');
    const both = await Promise.allSettled([
      keep('SELECT 1 AS a FROM pg_sleep(0.5)'),
      keep('SELECT 2 AS a FROM pg_sleep(0.5)'),
    ]);
    const failed = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(failed).toEqual(['PTN6114']);
    expect(await database().ask('SELECT count(*) FROM shared')).toEqual([['1']]);
  });
});

const missing = postgresServer.missing();

if (missing === undefined) describe('whoever may not', refusals);
else it(`whoever may not: ${missing}`, (context) => context.skip(true, 'the title says what is missing'));

function refusals(): void {
  let cluster: Cluster | undefined;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'patron-hba-'));
    const rules = join(folder, 'pg_hba.conf');
    writeFileSync(rules, 'local all reader scram-sha-256\nlocal all nobody reject\nlocal all all trust\n', {
      mode: 0o644,
    });
    const { chmodSync } = await import('node:fs');
    chmodSync(folder, 0o755);
    cluster = await startCluster([`hba_file=${rules}`]);
    const client = new Client({ host: cluster.folder, user: 'patron', database: 'postgres' });
    await client.connect();
    await client.query(
      "CREATE ROLE reader LOGIN PASSWORD 'right'; CREATE ROLE nobody LOGIN; CREATE TABLE orders AS SELECT 1 AS a",
    );
    await client.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    await client.end();
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['a wrong password', 'reader', 'postgres', { PGPASSWORD: 'wrong' }, 'PTN6105'],
    ['no password', 'reader', 'postgres', {}, 'PTN6105'],
    ['a user whom the server rejects', 'nobody', 'postgres', {}, 'PTN6105'],
    ['a user that there is not', 'stranger', 'postgres', {}, 'PTN6105'],
    ['a database that there is not', 'patron', 'slaes', {}, 'PTN6106'],
    ['a database in another encoding', 'patron', 'latin', {}, 'PTN6122'],
    ['no permission to read', 'reader', 'postgres', { PGPASSWORD: 'right' }, 'PTN6110'],
  ])('%s', async (_, user, name, environment, code) => {
    const url = urlOf(cluster!, user, name);
    const failed = using({ url, environment: { PGPASSFILE: '/nowhere', ...environment } }, (opened) =>
      allRows(opened, 'SELECT CAST(a AS text) FROM orders'),
    );
    await expect(failed).rejects.toMatchObject({ name: 'DatabaseError', code });
  });

  it('may not make a table where only reading is permitted', async () => {
    const reader = { url: urlOf(cluster!, 'reader'), environment: { PGPASSWORD: 'right' } };
    const keep = using(reader, (opened) => opened.replace(['public', 'mine'], 'SELECT 1 AS a'), { writes: true });
    await expect(keep).rejects.toMatchObject({ code: 'PTN6110' });
  });
}
