import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Database, DatabaseColumn, DatabaseOptions, DatabaseRow, TableName } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { madeByPatron } from '../made-by-patron.ts';
import { columnOf } from './catalog.ts';
import { isAbsent, translate } from './errors.ts';
import type { SparkSession, Told } from './session.ts';

/** What a session of Spark sees: tables of its catalogue, and folders of files as `parquet` and their path. */
export class Spark implements Database {
  readonly dialect = 'spark';
  readonly #session: SparkSession;
  readonly #place: string;
  readonly #options: DatabaseOptions;
  readonly #tidy: () => Promise<void>;
  #unfinished: string | undefined;

  constructor(session: SparkSession, place: string, options: DatabaseOptions, tidy: () => Promise<void>) {
    this.#session = session;
    this.#place = place;
    this.#options = options;
    this.#tidy = tidy;
  }

  /** A file or folder of Parquet is a table by its path, in which these would stand for other characters. */
  tableOfFile(path: string, root: string): TableName | undefined {
    return /\.parquet\/?$/i.test(path) ? ['parquet', resolve(root, path).replace(/[\\{}[\]*?]/g, '\\$&')] : undefined;
  }

  async tables(): Promise<readonly TableName[]> {
    return (await this.#ask({ do: 'tables' })) as readonly TableName[];
  }

  async columns(table: TableName): Promise<readonly DatabaseColumn[] | undefined> {
    this.#session.send({ do: 'columns', table });
    const told = await this.#session.next();
    if (told.error && isAbsent(told.error)) return undefined;
    const found = (await this.#answered(told)) as readonly (readonly [string, string])[];
    return found.map(([name, written]) => columnOf(name, written));
  }

  async useZone(zone: string): Promise<void> {
    await this.#ask({ do: 'zone', zone });
  }

  async *rows(query: string): AsyncGenerator<DatabaseRow> {
    this.#session.send({ do: 'rows', query });
    for (;;) {
      const told = await this.#session.next();
      if (!told.rows) {
        await this.#answered(told);
        return;
      }
      yield* told.rows;
    }
  }

  async replace(table: TableName, query: string): Promise<number> {
    this.#mustWrite();
    const kept = (await this.#ask({ do: 'keep', table, query, mark: madeByPatron })) as Kept;
    if (kept.isOfOthers) throw new DatabaseError('PTN6119', { place: this.#place, table: table.join('.') }, 'usage');
    return kept.rows ?? 0;
  }

  /** As a folder of Parquet, wholly or not at all, on whatever file system the path names. */
  async writeFolder(folder: string, query: string): Promise<number> {
    const part = `.part-${randomUUID()}`;
    try {
      const kept = (await this.#ask({ do: 'write', folder, query, part })) as Kept;
      if (kept.isOfOthers) throw new DatabaseError('PTN6134', { folder }, 'usage');
      return kept.rows ?? 0;
    } catch (error) {
      // A driver that had to be killed has not cleaned up.
      this.#unfinished = `${folder}${part}`;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#session.close();
    if (this.#unfinished !== undefined) await rm(this.#unfinished, { recursive: true, force: true });
    await this.#tidy();
  }

  #mustWrite(): void {
    if (!this.#options.writes) throw new Error('Spark was not opened to write tables');
  }

  async #ask(request: object): Promise<unknown> {
    this.#session.send(request);
    return this.#answered(await this.#session.next());
  }

  async #answered({ error, answer }: Told): Promise<unknown> {
    if (error) throw await translate(error, this.#place, () => this.#session.keepLog());
    return answer;
  }
}

interface Kept {
  readonly rows?: number;
  readonly isOfOthers?: boolean;
}
