import type { Type } from '../ir/index.ts';
import { duckdb, type Sql, sql } from '../targets/sql/index.ts';
import type { DatabaseColumn, DatabaseRow, TableName } from './database.ts';
import { decimalType } from './decimal-type.ts';

export type Ask = (statement: Sql) => Promise<readonly DatabaseRow[]>;

export async function tablesOf(ask: Ask): Promise<readonly TableName[]> {
  const rows = await ask(sql`
    SELECT DISTINCT schema_name, table_name FROM duckdb_columns()
    WHERE database_name = current_database() AND NOT internal ORDER BY ALL`);
  return rows.map(([schema, table]) => (schema === 'main' ? [table ?? ''] : [schema ?? '', table ?? '']));
}

/** The columns of a table; undefined where there is none. */
export async function columnsOf(table: TableName, ask: Ask): Promise<readonly DatabaseColumn[] | undefined> {
  const rows = await ask(sql`
    SELECT column_name, data_type FROM duckdb_columns()
    WHERE ${isNamed(table)} AND NOT internal ORDER BY column_index`);
  return rows.length === 0 ? undefined : rows.map(([name, type]) => columnOf(name ?? '', type ?? ''));
}

/** Whether a row of the catalog is of the table, as a bare name would find it. */
export function isNamed(table: TableName): Sql {
  const [name = '', schema, database] = [...table].reverse();
  const inSchema = schema === undefined ? sql`current_schema()` : duckdb.text(schema);
  const inDatabase = database === undefined ? sql`current_database()` : duckdb.text(database);
  return sql`lower(table_name) = lower(${duckdb.text(name)}) AND lower(schema_name) = lower(${inSchema}) AND database_name = ${inDatabase}`;
}

function columnOf(name: string, written: string): DatabaseColumn {
  const column = { name, written };
  if (written === 'FLOAT' || written === 'DOUBLE') return { ...column, type: decimalType(18, 6), float: true };
  const type = typeOf(written);
  return { ...column, ...(type && { type }), ...(written === zoned && { zoned: true as const }) };
}

const zoned = 'TIMESTAMP WITH TIME ZONE';

function typeOf(written: string): Type | undefined {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(written);
  if (decimal) return decimalType(Number(decimal[1]), Number(decimal[2]));
  const digits = integers.get(written);
  if (digits !== undefined) return decimalType(digits, 0);
  if (written === 'DATE') return { kind: 'date' };
  if (written === zoned || /^TIMESTAMP(_S|_MS|_NS)?$/.test(written)) return { kind: 'timestamp' };
  if (written === 'BOOLEAN') return { kind: 'yes-no' };
  return written === 'VARCHAR' || written === 'UUID' || written.startsWith('ENUM(') ? { kind: 'text' } : undefined;
}

/** Digits of whole numbers that rules can hold. */
const integers = new Map([
  ['TINYINT', 3],
  ['UTINYINT', 3],
  ['SMALLINT', 5],
  ['USMALLINT', 5],
  ['INTEGER', 10],
  ['UINTEGER', 10],
  ['BIGINT', 19],
  ['UBIGINT', 20],
]);
