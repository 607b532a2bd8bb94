import type { Client } from 'pg';
import type { DatabaseDriver, DatabaseOptions } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { connect, loadPg } from './connect.ts';
import { translate } from './errors.ts';
import { begin, Postgres } from './postgres.ts';
import { type Settings, settingsOf } from './settings.ts';

/** PostgreSQL, by the package `pg`. */
export const postgresDriver: DatabaseDriver = {
  schemes: ['postgres', 'postgresql'],
  async open(url, options) {
    const settings = settingsOf(url, options.environment);
    const pg = await loadPg();
    const client = await connect(pg, settings, options);
    try {
      const process = await prepare(client, settings, options);
      return new Postgres(pg, client, settings, options, process);
    } catch (error) {
      await client.end().catch(() => undefined);
      options.signal?.throwIfAborted();
      throw translate(error, settings.place);
    }
  },
};

/** What must be the same wherever a statement runs. Resolves to the number of the process that serves the connection. */
async function prepare(client: Client, { place }: Settings, options: DatabaseOptions): Promise<string> {
  const { rows } = await client.query<{ encoding: string; process: string }>(
    `SELECT pg_catalog.current_setting('server_encoding') AS encoding, pg_catalog.pg_backend_pid()::text AS process`,
  );
  const [{ encoding, process } = { encoding: '', process: '' }] = rows;
  if (encoding !== 'UTF8') throw new DatabaseError('PTN6122', { place, encoding });
  await client.query(`SET standard_conforming_strings = on; SET DateStyle = 'ISO'; SET extra_float_digits = 1`);
  if (!options.writes) await client.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY');
  await begin(client, options);
  return process;
}
