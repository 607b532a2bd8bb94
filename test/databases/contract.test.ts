import { expect, it } from 'vitest';
import { DatabaseError, FailedCheck } from '../../server/databases/database-error.ts';
import { allRows, databases, describeDatabases, using } from './support/test-database.ts';

/** What every database must do alike, in statements that all of them understand. */
describeDatabases(databases, (database) => {
  const count = 'SELECT CAST(i AS VARCHAR) AS n FROM generate_series(1, 200000) AS t(i)';

  it('tells tables and columns, names as they are written', async () => {
    await database().run(
      'CREATE TABLE "Kunden ""x""" ("a.b" VARCHAR, "客户" DECIMAL(12,2), "__proto__" DATE)',
      'CREATE SCHEMA crm',
      'CREATE TABLE crm.orders (id INTEGER)',
      'CREATE VIEW recent AS SELECT id FROM crm.orders',
    );
    await using(database(), async (opened) => {
      const tables = (await opened.tables()).map((name) => name.join('.'));
      expect(tables).toEqual(expect.arrayContaining(['Kunden "x"', 'crm.orders', 'recent']));
      const columns = await opened.columns(['Kunden "x"']);
      expect(columns?.map(({ name, type }) => [name, type])).toEqual([
        ['a.b', { kind: 'text' }],
        ['客户', { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 2 } }],
        ['__proto__', { kind: 'date' }],
      ]);
      expect((await opened.columns(['crm', 'orders']))?.map(({ name }) => name)).toEqual(['id']);
      expect((await opened.columns(['recent']))?.map(({ name }) => name)).toEqual(['id']);
    });
  });

  it.each([
    [['nothing']],
    [['crm', 'nothing']],
    [['nowhere', 'orders']],
    [['other', 'public', 'orders']],
    [['a', 'b', 'c', 'd']],
    [['x'.repeat(70)]],
    [["'; DROP TABLE crm.orders; --"]],
  ])('knows no table %j', async (name) => {
    await using(database(), async (opened) => {
      expect(await opened.columns(name)).toBeUndefined();
      expect(await allRows(opened, 'SELECT CAST(1 AS VARCHAR)')).toEqual([['1']]);
    });
  });

  it('streams rows in order, and holds only some of them', async () => {
    await using(database(), async (opened) => {
      let rows = 0;
      for await (const [n] of opened.rows(count)) {
        rows += 1;
        if (Number(n) !== rows) throw new Error(`row ${rows} is ${n}`);
        // A slow reader makes the server wait.
        if (rows % 50_000 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(rows).toBe(200_000);
    });
  });

  it('tells texts as they are, whatever they begin with', async () => {
    for (const text of ['\uFEFFA', '\uFEFF long enough to be no short text', '\uFEFF', '\u200BA', '𠮷'])
      await using(database(), async (opened) => expect(await allRows(opened, `SELECT '${text}'`)).toEqual([[text]]));
  });

  it('can be left amid the rows', async () => {
    await using(database(), async (opened) => {
      for await (const row of opened.rows(count)) {
        expect(row).toEqual(['1']);
        break;
      }
    });
  });

  it('takes a statement of a megabyte', async () => {
    const text = "it''s \\ 客户 -- /* ".repeat(60_000);
    await using(database(), async (opened) => {
      const [[found] = []] = await allRows(opened, `SELECT '${text}'`);
      expect(found).toBe(text.replaceAll("''", "'"));
    });
  });

  it('writes nothing, whatever statement it is given', async () => {
    await database().run('CREATE TABLE kept AS SELECT 1 AS n');
    const statements = [
      'DROP TABLE kept',
      'CREATE TABLE made (n INTEGER)',
      'INSERT INTO kept VALUES (2)',
      'COMMIT; DROP TABLE kept',
      'ROLLBACK',
    ];
    for (const statement of statements) {
      await using(database(), async (opened) => {
        const after = allRows(opened, statement).then(() => allRows(opened, 'DROP TABLE kept'));
        await expect(after).rejects.toBeInstanceOf(DatabaseError);
      });
    }
    expect(await database().ask('SELECT n FROM kept')).toEqual([['1']]);
    expect(await database().ask(`SELECT count(*) FROM information_schema.tables WHERE table_name = 'made'`)).toEqual([
      ['0'],
    ]);
  });

  it('sees one state until it is closed', async () => {
    await database().run('CREATE TABLE moving AS SELECT 1 AS n');
    const isFile = database().url.startsWith('duckdb:');
    await using(database(), async (opened) => {
      expect(await allRows(opened, 'SELECT CAST(n AS VARCHAR) FROM moving')).toEqual([['1']]);
      // A file of DuckDB that is read cannot be written at all.
      if (!isFile) await database().run('UPDATE moving SET n = 2');
      expect(await allRows(opened, 'SELECT CAST(n AS VARCHAR) FROM moving')).toEqual([['1']]);
    });
  });

  it('keeps what a query yields, twice as good as once', async () => {
    await database().run('CREATE SCHEMA kept_in');
    const table = ['kept_in', 'Decisions "x"'];
    const read = 'SELECT CAST(a AS VARCHAR) FROM kept_in."Decisions ""x""" ORDER BY 1';
    const keep = (query: string) => using(database(), (opened) => opened.replace(table, query), { writes: true });
    expect(await keep('SELECT 1 AS a UNION ALL SELECT 2')).toBe(2);
    expect(await keep('SELECT 1 AS a UNION ALL SELECT 2')).toBe(2);
    expect(await database().ask(read)).toEqual([['1'], ['2']]);
    expect(await keep("WITH w AS (SELECT 'other' AS a, 3 AS b) SELECT * FROM w")).toBe(1);
    expect(await database().ask(read)).toEqual([['other']]);
  });

  it('leaves the table as it was where a query fails amid its rows', async () => {
    const keep = (query: string) => using(database(), (opened) => opened.replace(['once'], query), { writes: true });
    await keep('SELECT 1 AS a');
    const late =
      "SELECT CAST(i AS INTEGER) AS a FROM (SELECT CAST(n AS VARCHAR) AS i FROM generate_series(1, 99) AS t(n) UNION ALL SELECT 'x') AS q";
    await expect(keep(late)).rejects.toMatchObject({ code: 'PTN6117' });
    expect(await database().ask('SELECT a FROM once')).toEqual([['1']]);
  });

  it.each(['theirs', 'their_view'])('never replaces %s', async (name) => {
    await database().run(
      `DROP VIEW IF EXISTS their_view`,
      'DROP TABLE IF EXISTS theirs',
      'CREATE TABLE theirs AS SELECT 7 AS n',
      'CREATE VIEW their_view AS SELECT n FROM theirs',
    );
    const keep = using(database(), (opened) => opened.replace([name], 'SELECT 1 AS n'), { writes: true });
    await expect(keep).rejects.toMatchObject({ code: 'PTN6119', kind: 'usage', data: { table: name } });
    expect(await database().ask(`SELECT n FROM ${name}`)).toEqual([['7']]);
  });

  it('ends a statement when it is told to', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const endless =
      'SELECT CAST(count(*) AS VARCHAR) FROM generate_series(1, 1000000) AS a(i), generate_series(1, 1000000) AS b(j) WHERE a.i * b.j = 7';
    setTimeout(() => stop.abort(reason), 200);
    await expect(using(database(), (opened) => allRows(opened, endless), { signal: stop.signal })).rejects.toBe(reason);
  });

  it.each([
    ['an unknown column', 'SELECT nothing FROM (SELECT 1 AS a) AS q', 'PTN6116'],
    ['a syntax error', 'SELECT FROM WHERE', 'PTN6116'],
    [
      'a text that is no number',
      "SELECT CAST(CAST(secret AS INTEGER) AS VARCHAR) FROM (SELECT 'Zhang San' AS secret UNION ALL SELECT '13800138000') AS q",
      'PTN6117',
    ],
  ])('says what is wrong with %s, and tells no value', async (_, query, code) => {
    const failed = using(database(), (opened) => allRows(opened, query));
    await expect(failed).rejects.toMatchObject({ name: 'DatabaseError', code });
    const { message, data } = await failed.then(
      () => expect.fail(),
      (error: DatabaseError) => error,
    );
    expect(JSON.stringify([message, data])).not.toMatch(/Zhang|13800138000/);
  });

  it('tells which check of a statement failed', async () => {
    const query = database().url.startsWith('duckdb:')
      ? "SELECT error('patron-check-12')"
      : "SELECT CAST(CAST('patron-check-12, ' || CAST(now() AS text) AS integer) AS text)";
    const failed = using(database(), (opened) => allRows(opened, query));
    await expect(failed).rejects.toBeInstanceOf(FailedCheck);
    await expect(failed).rejects.toMatchObject({ check: 12 });
  });
});
