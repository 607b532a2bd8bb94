import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatabaseError } from '../../server/databases/database-error.ts';
import { openDatabase } from '../../server/databases/open-database.ts';
import { passwordOf } from '../../server/databases/postgres-node/password.ts';
import { settingsOf } from '../../server/databases/postgres-node/settings.ts';
import { say } from '../../server/diagnostics/diagnostic.ts';
import { registry } from '../../server/diagnostics/registry.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function refusal(url: string, environment = {}): Promise<DatabaseError> {
  try {
    await openDatabase(url, { folder: '/nowhere', environment });
  } catch (error) {
    if (error instanceof DatabaseError) return error;
    throw error;
  }
  throw new Error(`${url} was opened`);
}

describe('an address', () => {
  it.each([
    ['oracle://db.example/sales', 'PTN6100'],
    ['sales', 'PTN6100'],
    ['__proto__:sales', 'PTN6100'],
    ['constructor:sales', 'PTN6100'],
    ['POSTGRES://a@127.0.0.1:1/b', 'PTN6103'],
    ['postgres://a@db.example/b/c', 'PTN6101'],
    ['postgres://a@db.example:99999/b', 'PTN6101'],
    ['postgres://a@db.example/b?sslmode=require&connect_timeout=9', 'PTN6101'],
    ['postgres://a@db.example/b#c', 'PTN6101'],
    ['postgres://a@db.example/%FF', 'PTN6101'],
    ['postgres://a@db.example/b?sslmode=secure', 'PTN6107'],
    ['duckdb:', 'PTN6101'],
    ['duckdb::memory:', 'PTN6101'],
    ['duckdb:a.duckdb?access_mode=read_write', 'PTN6101'],
    ['duckdb://a.duckdb', 'PTN6101'],
    ['duckdb:nothing.duckdb', 'PTN6123'],
    ['postgres://a@127.0.0.1:1/b', 'PTN6103'],
    ['postgres://a@no-such-host.invalid/b', 'PTN6104'],
    ['postgres://a:secret@db.example/b', 'PTN6102'],
    ['postgresql://a:s%40cr/et?@db.example/b', 'PTN6102'],
    ['postgres://a@db.example/b?password=secret', 'PTN6102'],
  ])('%s is refused with %s', async (url, code) => {
    expect(await refusal(url)).toMatchObject({ code });
  });

  it('is told what there is, each once, whatever else it is called', async () => {
    expect((await refusal('oracle://db.example/sales')).data).toEqual({
      scheme: 'oracle',
      known: 'duckdb, postgres, spark',
    });
  });

  it.each([
    'postgres://a:s3cret@127.0.0.1:1/b',
    'postgres://a:s3cret/@127.0.0.1:1/b',
    'postgres://a:s3cret?x=1@127.0.0.1/b',
    'postgres://a@127.0.0.1:1/b?password=s3cret',
    'postgres://a@127.0.0.1:1/b?options=s3cret',
    'oracle://a:s3cret@db.example/b',
  ])('never shows the secret of %s', async (url) => {
    const { code, data, message, stack } = await refusal(url, { PGPASSWORD: 's3cret' });
    const words = registry[code];
    const shown = [message, stack, say(words.message, data, 'en'), say(words.message, data, 'zh-CN')].join('\n');
    expect(shown).not.toContain('s3cret');
  });
});

describe('the settings of a server', () => {
  const environment = {
    PGHOST: 'from.environment',
    PGPORT: '5433',
    PGUSER: 'env',
    PGDATABASE: 'envdb',
    PGSSLMODE: 'require',
  };

  it.each([
    ['postgres://u@h:1/d', {}, { host: 'h', port: 1, user: 'u', database: 'd', tls: 'prefer' }],
    ['postgres://u@h/', {}, { port: 5432, database: 'u' }],
    [
      'postgres:///',
      environment,
      { host: 'from.environment', port: 5433, user: 'env', database: 'envdb', tls: 'require' },
    ],
    [
      'postgres://u@h/d?sslmode=disable',
      environment,
      { host: 'h', port: 5433, user: 'u', database: 'd', tls: 'disable' },
    ],
    ['postgres://%E5%BC%A0@h/%E5%BA%93', {}, { user: '张', database: '库' }],
    ['postgres://u@[::1]:5/d', {}, { host: '::1', port: 5 }],
    ['postgres://u@%2Ftmp%2Fx/d', {}, { host: '/tmp/x' }],
    ['postgres:///d?host=/tmp/x', { PGUSER: 'u' }, { host: '/tmp/x', database: 'd' }],
  ])('%s', (url, given, settings) => {
    expect(settingsOf(url, given)).toMatchObject(settings);
  });
});

describe('the password', () => {
  const lines = [
    '# comment:*:*:*:no',
    'other.example:5432:sales:reader:wrong',
    'db.example:*:sales:re\\:ader:with\\:colon\\\\',
    'db.example:5432:*:reader:right',
    '*:*:*:*:last',
  ].join('\n');

  async function passwordFor(
    url: string,
    environment: Readonly<Record<string, string>> = {},
    mode = 0o600,
  ): Promise<string> {
    const path = join(temporaryFolder(), 'pgpass');
    writeFileSync(path, lines);
    chmodSync(path, mode);
    return passwordOf(settingsOf(url, {}), { PGPASSFILE: path, ...environment });
  }

  it.each([
    ['postgres://reader@db.example/sales', 'right'],
    ['postgres://re%3Aader@db.example/sales', 'with:colon\\'],
    ['postgres://reader@else.example/sales', 'last'],
  ])('of %s stands in the file', async (url, password) => {
    expect(await passwordFor(url)).toBe(password);
  });

  it('is that of the environment, where there is one', async () => {
    expect(await passwordFor('postgres://reader@db.example/sales', { PGPASSWORD: 'env' })).toBe('env');
  });

  it('is not taken from a file that others may read', async (context) => {
    context.skip(process.platform === 'win32', 'there files have other permissions');
    expect(await passwordFor('postgres://reader@db.example/sales', {}, 0o644)).toBe('');
  });
});
