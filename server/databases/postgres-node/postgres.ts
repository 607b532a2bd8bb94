import type { Client } from 'pg';
import type { Database, DatabaseOptions, DatabaseRow, TableName } from '../database.ts';
import { columnsOf, tablesOf } from './catalog.ts';
import { connect, type Pg } from './connect.ts';
import { translate } from './errors.ts';
import { mayBeThere } from './names.ts';
import { replaceTable } from './replace.ts';
import type { Settings } from './settings.ts';
import { rowsOf, statementOf } from './stream.ts';

/** One connection, in one transaction that sees one state. */
export class Postgres implements Database {
  readonly dialect = 'postgres';
  readonly #pg: Pg;
  readonly #client: Client;
  readonly #settings: Settings;
  readonly #options: DatabaseOptions;
  readonly #process: string;
  readonly #abort = () => void this.#stop();
  #stopping: Promise<void> | undefined;

  constructor(pg: Pg, client: Client, settings: Settings, options: DatabaseOptions, process: string) {
    this.#pg = pg;
    this.#client = client;
    this.#settings = settings;
    this.#options = options;
    this.#process = process;
    options.signal?.addEventListener('abort', this.#abort);
  }

  tables(): Promise<readonly TableName[]> {
    return tablesOf(this.#ask);
  }

  async columns(table: TableName): ReturnType<Database['columns']> {
    return mayBeThere(table, this.#settings.database) ? columnsOf(table, this.#ask) : undefined;
  }

  async useZone(zone: string): Promise<void> {
    await this.#ask(`SELECT pg_catalog.set_config('TimeZone', $1, false)`, [zone]);
  }

  async *rows(query: string): AsyncGenerator<DatabaseRow> {
    this.#options.signal?.throwIfAborted();
    try {
      yield* rowsOf(this.#client, this.#pg, query, () => this.#stop());
    } catch (error) {
      throw this.#told(error);
    }
  }

  async replace(table: TableName, query: string): Promise<number> {
    return this.#guarded(async () => {
      const rows = await replaceTable(table, query, this.#settings.place, {
        ask: this.#plain,
        write: async (statement) => (await this.#client.query(statementOf(statement))).rowCount ?? 0,
        columnsOf: async (each) => {
          const { fields } = await this.#client.query(statementOf(`SELECT * FROM (${each}) AS q LIMIT 0`));
          return fields.map(({ name, dataTypeID, dataTypeModifier }) => ({
            name,
            type: dataTypeID,
            modifier: dataTypeModifier,
          }));
        },
      });
      await this.#client.query('COMMIT');
      await begin(this.#client, this.#options);
      return rows;
    });
  }

  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#abort);
    await this.#stopping;
    await this.#client.end().catch(() => undefined);
  }

  readonly #plain = async (statement: string, values: readonly string[] = []): Promise<readonly DatabaseRow[]> => {
    const { rows } = await this.#client.query<(string | null)[]>(statementOf(statement), [...values]);
    return rows;
  };

  readonly #ask = (statement: string, values?: readonly string[]) =>
    this.#guarded(() => this.#plain(statement, values));

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    this.#options.signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      throw this.#told(error);
    }
  }

  #told(error: unknown): unknown {
    const { signal } = this.#options;
    return signal?.aborted ? signal.reason : translate(error, this.#settings.place);
  }

  /** Another connection tells the server to end what this one runs; where there is none to be had, this one is cut. */
  #stop(): Promise<void> {
    this.#stopping ??= this.#cancel().finally(() => {
      this.#stopping = undefined;
    });
    return this.#stopping;
  }

  async #cancel(): Promise<void> {
    try {
      const { signal: _, ...options } = this.#options;
      const other = await connect(this.#pg, this.#settings, options);
      await other.query('SELECT pg_catalog.pg_cancel_backend($1)', [this.#process]);
      await other.end();
    } catch {
      this.#client.connection.stream.destroy();
    }
  }
}

/** One state for all that is read, and nothing written unless it was asked for. */
export async function begin(client: Client, { writes }: DatabaseOptions): Promise<void> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${writes ? 'READ WRITE' : 'READ ONLY'}`);
}
