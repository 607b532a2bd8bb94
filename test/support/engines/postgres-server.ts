import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { postgres } from '../../../server/targets/sql/postgres.ts';
import type { EngineKind } from './engine.ts';
import { serverUser } from './server-user.ts';
import { loadStatements } from './tables.ts';

/** A server of its own, in a folder of its own, which nobody can reach but by a socket in that folder. */
export const postgresServer: EngineKind = {
  name: 'PostgreSQL',
  missing: () => (binaries() ? undefined : 'no PostgreSQL server is installed (Debian: apt-get install postgresql)'),
  async start() {
    const cluster = await startCluster();
    const client = await connect(cluster.folder);
    return {
      name: 'PostgreSQL',
      dialect: postgres,
      async load(tables) {
        for (const { text } of tables.flatMap((table) => loadStatements(postgres, table))) await client.query(text);
      },
      rows: async (sql) => (await client.query<(string | null)[]>({ text: sql, rowMode: 'array' })).rows,
      async close() {
        await client.end();
        await cluster.stop();
      },
    };
  },
};

/** A running server; clients connect as `patron` through the socket in its folder. */
export interface Cluster {
  readonly folder: string;
  stop(): Promise<void>;
}

export async function startCluster(settings: readonly string[] = []): Promise<Cluster> {
  const bin = binaries();
  if (!bin) throw new Error('there is no PostgreSQL server');
  const folder = mkdtempSync(join(tmpdir(), 'patron-postgres-'));
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, stdio: 'ignore' } as const;
  const flags = ['--username=patron', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['-D', data, ...flags], options);
  const own = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off', ...settings];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...own.flatMap((each) => ['-c', each])], options);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => server.kill('SIGINT');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitFor(folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, stop };
}

async function connect(folder: string): Promise<Client> {
  const client = new Client({ host: folder, user: 'patron', database: 'postgres' });
  await client.connect();
  return client;
}

/** It listens before it answers. */
async function waitFor(folder: string, tries = 300): Promise<void> {
  try {
    await (await connect(folder)).end();
  } catch (error) {
    if (tries === 0) throw error;
    await setTimeout(50);
    await waitFor(folder, tries - 1);
  }
}

/** The newest of what is installed. */
function binaries(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}
