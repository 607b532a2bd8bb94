import type { Client } from 'pg';
import type { DatabaseOptions } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { isAboutTls, partsOf, refused } from './errors.ts';
import { passwordOf } from './password.ts';
import type { Settings } from './settings.ts';
import { tlsWays } from './tls.ts';

export type Pg = Pick<typeof import('pg'), 'Client' | 'Query'>;

const patience = 30_000;

/** The package is loaded where a server is asked for, and nowhere before. */
export async function loadPg(): Promise<Pg> {
  try {
    return (await import('pg')).default;
  } catch (error) {
    throw partsOf(error).code.endsWith('MODULE_NOT_FOUND') ? new DatabaseError('PTN6121', { package: 'pg' }) : error;
  }
}

/** A connection that waits for its first statement. */
export async function connect(pg: Pg, settings: Settings, options: DatabaseOptions): Promise<Client> {
  const ways = await tlsWays(settings);
  for (const [index, way] of ways.entries()) {
    try {
      return await connectBy(way, pg, settings, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      const { code, message } = partsOf(error);
      const isLast = index === ways.length - 1;
      if (isLast || !(isAboutTls(code, message) || code === '28000'))
        throw refused(error, settings.place, settings.user);
    }
  }
  throw new Error('there is no way to connect');
}

async function connectBy(
  ssl: Awaited<ReturnType<typeof tlsWays>>[number],
  { Client }: Pg,
  settings: Settings,
  { environment, signal }: DatabaseOptions,
): Promise<Client> {
  const { host, port, user, database } = settings;
  const client = new Client({
    host,
    port,
    user,
    database,
    password: () => passwordOf(settings, environment),
    ssl,
    connectionTimeoutMillis: Number(environment['PGCONNECT_TIMEOUT']) * 1000 || patience,
    keepAlive: true,
    application_name: 'patron',
  });
  // What breaks the connection is told by the statement that it breaks.
  client.on('error', () => undefined);
  const stop = () => client.connection.stream.destroy();
  signal?.addEventListener('abort', stop);
  try {
    await client.connect();
    return client;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
