import type { TableName } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import { madeByPatron } from '../made-by-patron.ts';
import { longestName, namePath } from './names.ts';

export interface Column {
  readonly name: string;
  readonly type: number;
  readonly modifier: number;
}

/** What is needed of a connection. */
export interface Writer {
  ask(statement: string, values?: readonly string[]): Promise<readonly (readonly (string | null)[])[]>;
  /** The rows that a statement wrote. */
  write(statement: string): Promise<number>;
  /** The columns of a query, which is not run. */
  columnsOf(query: string): Promise<readonly Column[]>;
}

/**
 * Within a transaction. A table of the same columns is filled anew, so that whoever may read it still may, and views of it stay; one of other columns
 * is made anew.
 */
export async function replaceTable(table: TableName, query: string, place: string, writer: Writer): Promise<number> {
  refuseLong(table, place);
  const name = namePath(table);
  const before = await tableBefore(table, writer);
  if (before && !before.isOurs) throw new DatabaseError('PTN6119', { place, table: table.join('.') }, 'usage');
  if (before && isSame(before.columns, await writer.columnsOf(query))) {
    await writer.write(`DELETE FROM ${name}`);
    return writer.write(`INSERT INTO ${name} ${query}`);
  }
  if (before) await writer.write(`DROP TABLE ${name}`);
  const rows = await writer.write(`CREATE TABLE ${name} AS ${query}`);
  await writer.write(`COMMENT ON TABLE ${name} IS '${madeByPatron}'`);
  return rows;
}

function refuseLong(table: TableName, place: string): void {
  const long = table.find((part) => Buffer.byteLength(part) > longestName);
  if (long !== undefined) throw new DatabaseError('PTN6120', { place, name: long, bytes: longestName }, 'usage');
}

interface Before {
  readonly isOurs: boolean;
  readonly columns: readonly Column[];
}

async function tableBefore(table: TableName, { ask }: Writer): Promise<Before | undefined> {
  const name = namePath(table);
  const [found] = await ask(
    `SELECT relkind, pg_catalog.obj_description(oid, 'pg_class') FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass($1)`,
    [name],
  );
  if (!found) return undefined;
  const columns = await ask(
    `SELECT attname, atttypid, atttypmod FROM pg_catalog.pg_attribute
    WHERE attrelid = pg_catalog.to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [name],
  );
  return {
    isOurs: found[0] === 'r' && found[1] === madeByPatron,
    columns: columns.map(([column, type, modifier]) => ({
      name: column ?? '',
      type: Number(type),
      modifier: Number(modifier),
    })),
  };
}

function isSame(before: readonly Column[], now: readonly Column[]): boolean {
  const text = (columns: readonly Column[]) =>
    JSON.stringify(columns.map(({ name, type, modifier }) => [name, type, modifier]));
  return text(before) === text(now);
}
