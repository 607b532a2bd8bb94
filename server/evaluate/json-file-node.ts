import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DataError } from './data-error.ts';
import { type JsonRow, JsonRows, nested } from './json-rows.ts';
import { type RecordFile, recordOf, Unusable } from './record-file-node.ts';

export interface JsonSource {
  readonly data: string;
  readonly path: string;
  /** The columns that are wanted; a row without one has no value there. */
  readonly columns: readonly string[];
}

/** Throws a `DataError` where the file holds no rows. */
export async function rewriteJson(source: JsonSource, to: string, signal?: AbortSignal): Promise<RecordFile> {
  const records = new Records(source.columns);
  try {
    await pipeline(
      createReadStream(source.path),
      (chunks: AsyncIterable<Uint8Array>) => records.of(chunks),
      createWriteStream(to, { mode: 0o600 }),
      ...(signal ? [{ signal }] : []),
    );
  } catch {
    signal?.throwIfAborted();
    throw new DataError('PTN5101', { data: source.data }, 'unreadable');
  }
  return {
    path: to,
    header: source.columns,
    rows: records.rows,
    ragged: [],
    coerced: records.unusable.report(),
  };
}

class Records {
  readonly unusable = new Unusable();
  readonly #columns: readonly string[];
  rows = 0;

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  async *of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    let written = '';
    const parser = new JsonRows((row) => {
      written += this.#record(row);
    });
    for await (const chunk of chunks) {
      parser.write(chunk);
      if (written !== '') yield written;
      written = '';
    }
    parser.end();
    yield written;
  }

  #record(row: JsonRow): string {
    this.rows += 1;
    const cells = this.#columns.map((column) => {
      const cell = row.get(column) ?? '';
      if (cell !== nested) return cell;
      this.unusable.add(column, this.rows);
      return '';
    });
    return recordOf(this.rows, cells);
  }
}
