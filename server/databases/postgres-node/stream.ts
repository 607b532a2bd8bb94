import type { Client, QueryArrayConfig } from 'pg';
import type { DatabaseRow } from '../database.ts';

/** Rows that may wait for whoever reads them before the server is told to wait. */
const mostWaiting = 4096;

/** One statement, never several; all values stay text. */
export function statementOf(text: string): QueryArrayConfig {
  const config: QueryArrayConfig & { queryMode: 'extended' } = {
    text,
    rowMode: 'array',
    queryMode: 'extended',
    types: { getTypeParser: () => (value: unknown) => value } as NonNullable<QueryArrayConfig['types']>,
  };
  return config;
}

/**
 * The rows of a statement while the server computes them. Not by a cursor: for one the server would plan for the first few rows and use one core. When
 * the reader leaves early, or is too slow, the socket is not read; `stop` makes the server end the statement.
 */
export async function* rowsOf(
  client: Client,
  { Query }: Pick<typeof import('pg'), 'Query'>,
  text: string,
  stop: () => Promise<void>,
): AsyncGenerator<DatabaseRow> {
  const arriving = new Arriving(client);
  const query = client.query(new Query(statementOf(text)));
  query.on('row', (row: DatabaseRow) => arriving.add(row));
  query.on('end', () => arriving.end());
  query.on('error', (error: Error) => arriving.end(error));
  try {
    for (let rows = await arriving.take(); rows.length > 0; rows = await arriving.take()) yield* rows;
  } finally {
    if (!arriving.isOver) await stop();
    await arriving.over();
  }
}

class Arriving {
  readonly #client: Client;
  #rows: DatabaseRow[] = [];
  #error: Error | undefined;
  #wake: () => void = () => undefined;
  isOver = false;

  constructor(client: Client) {
    this.#client = client;
  }

  add(row: DatabaseRow): void {
    this.#rows.push(row);
    if (this.#rows.length >= mostWaiting) this.#client.connection.stream.pause();
    this.#wake();
  }

  end(error?: Error): void {
    this.isOver = true;
    this.#error = error;
    this.#wake();
  }

  /** What has arrived; none: all has. */
  async take(): Promise<readonly DatabaseRow[]> {
    while (this.#rows.length === 0 && !this.isOver) await this.#news();
    if (this.#rows.length === 0 && this.#error) throw this.#error;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Nothing more will come. */
  async over(): Promise<void> {
    while (!this.isOver) {
      this.#rows = [];
      await this.#news();
    }
  }

  #news(): Promise<void> {
    this.#client.connection.stream.resume();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
