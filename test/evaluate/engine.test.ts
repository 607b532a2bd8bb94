import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInstance, DuckDbRunner, lockDown } from '../../server/evaluate/duckdb-connection.ts';
import type { Progress } from '../../server/evaluate/index.ts';
import { sql, verbatim } from '../../server/targets/sql/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { customersWith, openRules } from './session.ts';

async function runner(options: { readonly memoryLimit?: number; readonly signal?: AbortSignal } = {}) {
  const folder = temporaryFolder({ 'data.csv': 'a\n1\n' });
  const instance = await createInstance({ ...options, threads: 2, spill: temporaryFolder() });
  const opened = await DuckDbRunner.open(instance, options.signal);
  onTestFinished(() => {
    opened.close();
    instance.closeSync();
  });
  return { folder, run: (statement: string) => opened.run(verbatim(statement)), opened };
}

describe('the engine, once locked', () => {
  it('reads and writes no file, reaches nothing and changes no setting', async () => {
    const { folder, run, opened } = await runner();
    await run(`CREATE TABLE t AS FROM read_csv('${join(folder, 'data.csv')}')`);
    await lockDown(opened);
    const refused = [
      `FROM read_csv('${join(folder, 'data.csv')}')`,
      `FROM '${join(folder, 'data.csv')}'`,
      `FROM read_text('/etc/hostname')`,
      `FROM glob('${folder}/*')`,
      `COPY t TO '${join(folder, 'out.csv')}'`,
      `EXPORT DATABASE '${join(folder, 'out')}'`,
      `ATTACH '${join(folder, 'other.db')}'`,
      `FROM read_csv('https://example.com/x.csv')`,
      'INSTALL httpfs',
      'LOAD httpfs',
      'SET enable_external_access = TRUE',
      'SET threads = 1',
      `SET temp_directory = '/'`,
      'SET lock_configuration = FALSE',
      'RESET memory_limit',
    ];
    const allowed: string[] = [];
    for (const statement of refused)
      await run(statement).then(
        () => allowed.push(statement),
        () => undefined,
      );
    expect(allowed).toEqual([]);
    expect(readdirSync(folder).filter((name) => name !== 'data.csv')).toEqual([]);
    expect(await opened.rows(sql`SELECT sum(a) FROM t`)).toEqual([['1']]);
  });

  it('survives that memory runs out', async () => {
    const { run, opened } = await runner({ memoryLimit: 50_000_000 });
    await lockDown(opened);
    await expect(run('SELECT list(range) FROM range(100000000)')).rejects.toMatchObject({ code: 'PTN5110' });
    expect(await opened.rows(sql`SELECT 1`)).toEqual([['1']]);
  });

  it('is interrupted in the midst of a query, and can go on', async () => {
    const controller = new AbortController();
    const { run } = await runner({ signal: controller.signal });
    const endless = run('SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range + b.range = 7');
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 50);
    await expect(endless).rejects.toBe(reason);
  });

  it('shows no value of a customer in an error', async () => {
    const { run } = await runner();
    const error: unknown = await run(`SELECT CAST('13800138000' AS DATE)`).catch((each: unknown) => each);
    expect(String(error)).not.toContain('138');
    expect(JSON.stringify(error)).not.toContain('138');
    expect(await run(`SELECT '13800138000'::INT8 * 9223372036854775807`).catch(String)).not.toContain('138');
  });
});

const rules = `as of 2026-10-31
data customers from "customers.csv"
  key id
  column n: number
score B is 2 bands of n
policy p
  if B >= 2 then tier star
`;
const files = { 'customers.csv': customersWith('n', [1, 2, 3, 4]) };

describe('a session', () => {
  it('tells how far it is, and where', async () => {
    const progress: Progress[] = [];
    await openRules(rules, files, { onProgress: (each) => progress.push(each) });
    expect([...new Set(progress.map(({ phase }) => phase))]).toEqual(['measuring', 'loading', 'fitting', 'deciding']);
    const shares = progress.filter(({ phase }) => phase !== 'measuring').map(({ share }) => share ?? 0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(progress.some(({ source }) => source === 'customers')).toBe(true);
  });

  it('is given up when it is told to, and leaves nothing behind', async () => {
    const reason = new Error('stop');
    const controller = new AbortController();
    const opened = openRules(rules, files, { signal: controller.signal, onProgress: () => controller.abort(reason) });
    await expect(opened).rejects.toBe(reason);
    expect(ownFolders()).toEqual([]);
  });

  it('removes its folder when it is closed', async () => {
    const session = await openRules(rules, files);
    expect(ownFolders()).toHaveLength(1);
    await session.close();
    expect(ownFolders()).toEqual([]);
  });

  it('is the same with one thread and with more, and with rows in another order', async () => {
    const values = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 1000);
    const shuffled = values
      .map((value, index) => ({ value, id: index + 1 }))
      .sort((a, b) => a.value - b.value || b.id - a.id);
    const other = `id,n\n${shuffled.map(({ id, value }) => `${id},${value}\n`).join('')}`;
    const [one, two, three] = await Promise.all([
      openRules(rules, { 'customers.csv': customersWith('n', values) }, { threads: 1 }),
      openRules(rules, { 'customers.csv': customersWith('n', values) }, { threads: 4 }),
      openRules(rules, { 'customers.csv': other }, { threads: 3 }),
    ]);
    const everything = async (session: typeof one) => {
      const rows: unknown[] = [];
      for await (const row of (await session!.relation({ kind: 'decisions' })).read()) rows.push(row);
      return { fits: [...session!.fits], preview: await session!.preview(), rows };
    };
    const first = await everything(one);
    expect(await everything(two)).toEqual(first);
    expect(await everything(three)).toEqual(first);
  });
});

/** Temporary folders of this process. */
function ownFolders(): string[] {
  return readdirSync(tmpdir()).filter(
    (name) => name.startsWith(`patron-engine-${process.pid}-`) && existsSync(join(tmpdir(), name)),
  );
}
