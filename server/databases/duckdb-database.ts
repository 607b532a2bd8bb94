import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { textOf } from '../evaluate/duckdb-connection.ts';
import { duckdb, join, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import type { Database, DatabaseOptions, DatabaseRow, TableName } from './database.ts';
import { DatabaseError } from './database-error.ts';
import { columnsOf, isNamed, tablesOf } from './duckdb-catalog.ts';
import { translate } from './duckdb-refused.ts';
import { madeByPatron } from './made-by-patron.ts';

/** A file of DuckDB that one connection reads, in one transaction that sees one state. */
export class DuckDbDatabase implements Database {
  readonly dialect = 'duckdb';
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #place: string;
  readonly #options: DatabaseOptions;
  readonly #tidy: () => Promise<void>;
  readonly #interrupt = () => this.#connection.interrupt();

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    place: string,
    options: DatabaseOptions,
    tidy: () => Promise<void>,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#place = place;
    this.#options = options;
    this.#tidy = tidy;
    options.signal?.addEventListener('abort', this.#interrupt);
  }

  static async open(
    instance: DuckDBInstance,
    place: string,
    options: DatabaseOptions,
    tidy: () => Promise<void>,
  ): Promise<DuckDbDatabase> {
    const database = new DuckDbDatabase(instance, await instance.connect(), place, options, tidy);
    // Views of the file may name other files: they are out of reach from here on.
    await database.#run(sql`SET enable_external_access = FALSE`);
    await database.#run(sql`SET enable_progress_bar = TRUE`);
    await database.#run(sql`SET enable_progress_bar_print = FALSE`);
    await database.#run(options.writes ? sql`BEGIN TRANSACTION` : sql`BEGIN TRANSACTION READ ONLY`);
    return database;
  }

  tables(): Promise<readonly TableName[]> {
    return tablesOf(this.#ask);
  }

  columns(table: TableName): ReturnType<Database['columns']> {
    return columnsOf(table, this.#ask);
  }

  async useZone(zone: string): Promise<void> {
    await this.#run(sql`SET TimeZone = ${duckdb.text(zone)}`);
    await this.#run(sql`SET lock_configuration = TRUE`);
  }

  async *rows(query: string): AsyncGenerator<DatabaseRow> {
    const progress = this.#watch();
    try {
      const result = await this.#guarded(() => this.#connection.stream(query));
      for (;;) {
        const chunk = await this.#guarded(() => result.fetchChunk());
        if (!chunk || chunk.rowCount === 0) return;
        for (const row of chunk.getRows()) yield row.map(textOf);
      }
    } finally {
      clearInterval(progress);
    }
  }

  async replace(table: TableName, query: string): Promise<number> {
    const name = join(table.map(duckdb.identifier), verbatim('.'));
    await this.#refuseOthers(table);
    const progress = this.#watch();
    try {
      await this.#run(sql`CREATE OR REPLACE TABLE ${name} AS ${verbatim(query)}`);
      await this.#run(sql`COMMENT ON TABLE ${name} IS ${duckdb.text(madeByPatron)}`);
      const [[rows] = []] = await this.#ask(sql`SELECT count(*) FROM ${name}`);
      await this.#run(sql`COMMIT`);
      await this.#run(sql`BEGIN TRANSACTION`);
      return Number(rows);
    } finally {
      clearInterval(progress);
    }
  }

  async close(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#interrupt);
    this.#connection.closeSync();
    this.#instance.closeSync();
    await this.#tidy();
  }

  /** What is there and was not made by an earlier run. */
  async #refuseOthers(table: TableName): Promise<void> {
    const made = sql`SELECT comment FROM duckdb_tables() WHERE ${isNamed(table)}`;
    const [found] = await this.#ask(sql`SELECT (${made}) FROM duckdb_columns() WHERE ${isNamed(table)} LIMIT 1`);
    if (found && found[0] !== madeByPatron)
      throw new DatabaseError('PTN6119', { place: this.#place, table: table.join('.') }, 'usage');
  }

  readonly #ask = async (statement: Sql): Promise<readonly DatabaseRow[]> =>
    this.#guarded(async () => {
      const reader = await this.#connection.runAndReadAll(statement.text);
      return reader.getRows().map((row) => row.map(textOf));
    });

  async #run(statement: Sql): Promise<void> {
    await this.#guarded(() => this.#connection.run(statement.text));
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      throw translate(error, this.#place);
    }
  }

  /** The engine does not tell how far it is unless it is asked. */
  #watch(): NodeJS.Timeout {
    const timer = setInterval(() => {
      const { percentage } = this.#connection.progress;
      if (percentage > 0) this.#options.onProgress?.(Math.min(1, percentage / 100));
    }, 250);
    return timer.unref();
  }
}
