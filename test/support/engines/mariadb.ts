import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { type Dialect, sql } from '../../../server/targets/sql/index.ts';
import { mysql } from '../../../server/targets/sql/mysql.ts';
import type { EngineKind } from './engine.ts';
import { serverUser } from './server-user.ts';
import { loadStatements } from './tables.ts';

/** A server of its own, in a folder of its own, which nobody can reach but by a socket in that folder: the engine on which `mysql` is run. */
export const mariadbServer: EngineKind = {
  name: 'MariaDB',
  missing: () =>
    ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'].every(existsSync)
      ? undefined
      : 'no MariaDB server is installed (Debian: apt-get install mariadb-server)',
  async start() {
    const server = await startServer();
    const client = await createConnection({
      socketPath: server.socket,
      user: 'root',
      database: 'patron',
      charset: 'utf8mb4',
      rowsAsArray: true,
      typeCast: (field) => field.buffer()?.toString('utf8') ?? null,
    });
    return {
      name: 'MariaDB',
      dialect: mysql,
      async load(tables) {
        for (const { text } of tables.flatMap((table) => loadStatements(stored, table))) await client.query(text);
      },
      rows: async (text) => (await client.query(text))[0] as (string | null)[][],
      async close() {
        await client.end();
        await server.stop();
      },
    };
  },
};

/** Columns have other names of types than CAST; their texts are compared without case or blanks at the end unless the statement sees to it. */
const stored: Dialect = {
  ...mysql,
  types: {
    ...mysql.types,
    text: sql`LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`,
    whole: sql`BIGINT`,
    truth: sql`BOOLEAN`,
  },
};

/** As MySQL 8 comes, but for what the head of a statement asks for. */
const settings = [
  '--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  '--group-concat-max-len=1048576',
  '--character-set-server=utf8mb4',
  '--max-allowed-packet=64M',
];

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'patron-mariadb-'));
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const socket = join(folder, 's');
  const options = { ...user, cwd: folder, stdio: 'ignore' } as const;
  execFileSync('/usr/bin/mariadb-install-db', ['--no-defaults', `--datadir=${data}`, ...installed], options);
  // A server that starts clears the folder of temporary files: those of another one too, if they share it.
  const folders = [`--datadir=${data}`, `--socket=${socket}`, `--tmpdir=${folder}`];
  const own = [...folders, '--skip-networking', '--innodb-flush-log-at-trx-commit=0'];
  const server = spawn('/usr/sbin/mariadbd', ['--no-defaults', ...own, ...settings], options);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await untilReady(socket, stop);
  return { socket, stop };
}

const installed = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];

async function untilReady(socketPath: string, stop: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const client = await createConnection({ socketPath, user: 'root' });
      await client.query('CREATE DATABASE patron');
      return await client.end();
    } catch (error) {
      if (tries === 2400) {
        await stop();
        throw error;
      }
      await setTimeout(50);
    }
  }
}
