import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { type Checks, duckdb, type Sql, sql } from '../targets/sql/index.ts';
import { keepByteOrderMarks } from './duckdb-byte-order-marks.ts';
import { translateError } from './duckdb-errors.ts';
import type { Runner, TextRow } from './runner.ts';

export interface InstanceOptions {
  readonly threads?: number;
  /** Bytes. */
  readonly memoryLimit?: number;
  /** A private folder where DuckDB may put what memory has no room for, and nothing else is: it stays open to statements. */
  readonly spill: string;
}

/** A database in memory. Nothing is installed or loaded from anywhere. */
export async function createInstance({ threads, memoryLimit, spill }: InstanceOptions): Promise<DuckDBInstance> {
  keepByteOrderMarks();
  return DuckDBInstance.create(':memory:', {
    ...(threads !== undefined && { threads: String(threads) }),
    ...(memoryLimit !== undefined && { memory_limit: `${Math.floor(memoryLimit)}B` }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: spill,
  });
}

/** One connection, which is interrupted when the signal is aborted. */
export class DuckDbRunner implements Runner {
  readonly #connection: DuckDBConnection;
  readonly #signal: AbortSignal | undefined;
  readonly #checks: Checks | undefined;
  readonly #interrupt = () => this.#connection.interrupt();

  constructor(connection: DuckDBConnection, signal?: AbortSignal, checks?: Checks) {
    this.#connection = connection;
    this.#signal = signal;
    this.#checks = checks;
    signal?.addEventListener('abort', this.#interrupt);
  }

  static async open(instance: DuckDBInstance, signal?: AbortSignal, checks?: Checks): Promise<DuckDbRunner> {
    return new DuckDbRunner(await instance.connect(), signal, checks);
  }

  get connection(): DuckDBConnection {
    return this.#connection;
  }

  async run(statement: Sql): Promise<void> {
    await this.#guarded(() => this.#connection.run(statement.text));
  }

  async rows(statement: Sql): Promise<readonly TextRow[]> {
    return this.#guarded(async () => {
      const reader = await this.#connection.runAndReadAll(statement.text);
      return reader.getRows().map((row) => row.map(textOf));
    });
  }

  /** The result in pieces of some thousand rows, in order, while it is computed. */
  async stream(statement: Sql): Promise<Stream> {
    const result = await this.#guarded(() => this.#connection.stream(statement.text));
    const columns = result.columnNames().map((name, index) => ({ name, type: result.columnType(index).toString() }));
    const next = () => this.#guarded(() => result.fetchChunk());
    return { columns, chunks: chunksOf(next) };
  }

  async *chunks(statement: Sql): AsyncGenerator<DuckDBDataChunk> {
    yield* (await this.stream(statement)).chunks;
  }

  close(): void {
    this.#signal?.removeEventListener('abort', this.#interrupt);
    this.#connection.closeSync();
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    this.#signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      this.#signal?.throwIfAborted();
      throw translateError(error, this.#checks);
    }
  }
}

export interface Stream {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly chunks: AsyncIterable<DuckDBDataChunk>;
}

async function* chunksOf(next: () => Promise<DuckDBDataChunk | null>): AsyncGenerator<DuckDBDataChunk> {
  for (;;) {
    const chunk = await next();
    if (!chunk || chunk.rowCount === 0) return;
    yield chunk;
  }
}

/** From here on no statement can read or write a file outside the spill folder, reach a network or change a setting. */
export async function lockDown(runner: Runner): Promise<void> {
  await runner.run(sql`SET enable_external_access = FALSE`);
  await runner.run(sql`SET lock_configuration = TRUE`);
}

export function textOf(value: DuckDBValue): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : String(value);
}

/** A path as a literal. */
export function pathLiteral(path: string): Sql {
  return duckdb.text(path);
}
