import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type * as Ir from '../ir/index.ts';
import { alias, duckdb, list, type Sql, sql, typeName } from '../targets/sql/index.ts';
import { createInstance, DuckDbRunner } from './duckdb-connection.ts';
import { writeFile } from './duckdb-relation.ts';
import type { Relation } from './engine.ts';
import { makeTempFolder, removeTempFolder } from './temp-folder-node.ts';

export type TextRows = AsyncIterable<readonly (string | null)[]>;

/**
 * A result that was computed elsewhere: its rows arrive as canonical text, once, and go straight into the file. `rows` of it is known when they have been
 * read.
 */
export function relationOfTexts(
  columns: Relation['columns'],
  texts: () => TextRows,
  signal: AbortSignal | undefined,
): Relation {
  let rows = 0;
  const read = async function* () {
    for await (const row of texts()) {
      rows += 1;
      yield row;
    }
  };
  return {
    columns,
    get rows() {
      return rows;
    },
    read,
    write: (path, format, { pii }) => writeTexts(columns, read(), { path, format, pii, signal }),
  };
}

interface Writing {
  readonly path: string;
  readonly format: 'csv' | 'parquet' | 'json';
  readonly pii: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The rows go to an engine that has nothing but them, and stay in order. */
async function writeTexts(
  columns: Relation['columns'],
  rows: TextRows,
  { path, format, pii, signal }: Writing,
): Promise<void> {
  const spill = await makeTempFolder();
  const instance = await createInstance({ spill });
  try {
    const runner = await DuckDbRunner.open(instance, signal);
    try {
      await fill(runner, columns.length, rows, signal);
      const planned = columns.map(({ type, ...column }, index) => ({
        ...column,
        type: type.kind === 'list' ? text : type,
        value: typed(alias('c', index), type),
      }));
      await writeFile(
        runner,
        planned.filter((column) => pii || !column.pii),
        path,
        format,
      );
    } finally {
      runner.close();
    }
  } finally {
    instance.closeSync();
    await removeTempFolder(spill);
  }
}

const text: Ir.Type = { kind: 'text' };

const rowsAtOnce = 2048;

async function fill(runner: DuckDbRunner, width: number, rows: TextRows, signal?: AbortSignal): Promise<void> {
  const columns = Array.from({ length: width }, (_, index) => sql`${alias('c', index)} VARCHAR`);
  await runner.run(sql`CREATE TABLE o (${list(columns)})`);
  const types = columns.map(() => VARCHAR);
  const appender = await runner.connection.createAppender('o');
  const append = (batch: readonly (readonly (string | null)[])[]) => {
    signal?.throwIfAborted();
    const chunk = DuckDBDataChunk.create(types, batch.length);
    chunk.setRows(batch);
    appender.appendDataChunk(chunk);
  };
  let batch: (readonly (string | null)[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    append(batch);
    batch = [];
  }
  if (batch.length > 0) append(batch);
  appender.closeSync();
}

/** The way back from canonical text. What a list had between its items is not to be told apart from them: it stays text. */
function typed(cell: Sql, type: Ir.Type): Sql {
  if (type.kind === 'yes-no') return sql`(${cell} = 'yes')`;
  const name = type.kind === 'list' ? duckdb.types.text : typeName(duckdb, type);
  return name.text === duckdb.types.text.text ? cell : sql`CAST(${cell} AS ${name})`;
}
