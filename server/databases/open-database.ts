import type { Database, DatabaseDriver, DatabaseOptions } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { hasPassword, placeOf, schemeOf } from './place.ts';

/** Each driver is loaded when a URL asks for it. */
const drivers: Readonly<Record<string, () => Promise<DatabaseDriver>>> = {
  duckdb: async () => (await import('./duckdb-driver.ts')).duckDbDriver,
  postgres: async () => (await import('./postgres-node/driver.ts')).postgresDriver,
  spark: async () => (await import('./spark-node/driver.ts')).sparkDriver,
};

/** Other names, by which it is known too. */
const aliases: typeof drivers = { postgresql: drivers['postgres']! };

/** Opens the database that a URL names: `duckdb:sales.duckdb`, `postgres://user@host:5432/sales`. Throws a `DatabaseError` that says what is in the way. */
export async function openDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  const place = placeOf(url);
  if (hasPassword(url)) throw new DatabaseError('PTN6102', { place }, 'usage');
  const scheme = schemeOf(url);
  const load = scheme === undefined ? undefined : driverOf(scheme);
  if (!load) {
    const known = Object.keys(drivers).join(', ');
    throw new DatabaseError('PTN6100', { scheme: scheme ?? place, known }, 'usage');
  }
  return (await load()).open(url, options);
}

function driverOf(scheme: string) {
  return [drivers, aliases].find((known) => Object.hasOwn(known, scheme))?.[scheme];
}
