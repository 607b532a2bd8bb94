import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Database, DatabaseOptions, DatabaseRow } from '../../../server/databases/database.ts';
import { openDatabase } from '../../../server/databases/open-database.ts';
import { makeTempFolder, removeTempFolder } from '../../../server/evaluate/temp-folder-node.ts';
import { type Cluster, postgresServer, startCluster } from '../../support/engines/postgres-server.ts';

/** A database that somebody keeps their data in. */
export interface TestDatabase {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Statements by its owner, one after another. */
  run(...statements: readonly string[]): Promise<void>;
  /** Rows of a query by its owner. */
  ask(query: string): Promise<readonly DatabaseRow[]>;
}

export interface DatabaseKind {
  readonly name: 'DuckDB' | 'PostgreSQL';
  /** Why there is none here, for the title of a test that is skipped. */
  missing(): string | undefined;
  start(): Promise<TestDatabase & { close(): Promise<void> }>;
}

export const duckDb: DatabaseKind = {
  name: 'DuckDB',
  missing: () => undefined,
  async start() {
    const folder = await makeTempFolder();
    const path = join(folder, 'sales.duckdb');
    // One process has one instance of a file: it is closed before others read it.
    const ask = async (query: string) => {
      const instance = await DuckDBInstance.create(path);
      const connection = await instance.connect();
      try {
        const reader = await connection.runAndReadAll(query);
        return reader.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell))));
      } finally {
        connection.closeSync();
        instance.closeSync();
      }
    };
    await ask('SELECT 1');
    return {
      url: `duckdb:${path}`,
      environment: {},
      ask,
      run: async (...statements) => void (await ask(statements.join(';\n'))),
      close: async () => {
        rmSync(path, { force: true });
        await removeTempFolder(folder);
      },
    };
  },
};

export const postgreSql: DatabaseKind = {
  name: 'PostgreSQL',
  missing: postgresServer.missing,
  async start() {
    const cluster = await startCluster();
    const client = await clientOf(cluster);
    const ask = async (query: string) => {
      const { rows } = await client.query<(string | null)[]>({ text: query, rowMode: 'array' });
      return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    };
    return {
      url: urlOf(cluster),
      environment: {},
      ask,
      run: async (...statements) => {
        for (const statement of statements) await client.query(statement);
      },
      close: async () => {
        await client.end();
        await cluster.stop();
      },
    };
  },
};

async function clientOf({ folder }: Cluster): Promise<Client> {
  const client = new Client({ host: folder, user: 'patron', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export function urlOf({ folder }: Cluster, user = 'patron', database = 'postgres'): string {
  return `postgres://${user}@${encodeURIComponent(folder)}/${database}`;
}

/** The same tests on every kind of database that is there; of others a skipped test says what is missing. */
export function describeDatabases(kinds: readonly DatabaseKind[], tests: (database: () => TestDatabase) => void): void {
  for (const kind of kinds) {
    const reason = kind.missing();
    if (reason === undefined) describe(`on ${kind.name}`, () => onOne(kind, tests));
    else it(`on ${kind.name}: ${reason}`, (context) => context.skip(true, 'the title says what is missing'));
  }
}

function onOne(kind: DatabaseKind, tests: (database: () => TestDatabase) => void): void {
  let database: (TestDatabase & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    database = await kind.start();
  });
  afterAll(() => database?.close());
  tests(() => database!);
}

export const databases = [duckDb, postgreSql];

/** Opens a database as Patron does, and closes it afterwards. */
export async function using<T>(
  { url, environment }: Pick<TestDatabase, 'url' | 'environment'>,
  work: (database: Database) => Promise<T>,
  options: Partial<DatabaseOptions> = {},
): Promise<T> {
  const database = await openDatabase(url, { folder: '/', environment, ...options });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export async function allRows(database: Database, query: string): Promise<readonly DatabaseRow[]> {
  const rows: DatabaseRow[] = [];
  for await (const row of database.rows(query)) rows.push(row);
  return rows;
}
