import { type Dialect, list, literal, literalOf, type Sql, sql, typeName } from '../../../server/targets/sql/index.ts';
import type { TestTable } from './engine.ts';

const rowsPerInsert = 500;

/** The statements that make a table and fill it. `suffix` stands behind the columns. */
export function loadStatements(dialect: Dialect, table: TestTable, suffix: Sql = sql``): readonly Sql[] {
  const name = dialect.identifier(table.name);
  const columns = table.columns.map(
    (column) => sql`${dialect.identifier(column.name)} ${typeName(dialect, column.type)}`,
  );
  const inserts: Sql[] = [];
  for (let at = 0; at < table.rows.length; at += rowsPerInsert) {
    const rows = table.rows.slice(at, at + rowsPerInsert).map((row) => rowOf(dialect, table, row));
    inserts.push(sql`INSERT INTO ${name} VALUES ${list(rows)}`);
  }
  return [sql`DROP TABLE IF EXISTS ${name}`, sql`CREATE TABLE ${name} (${list(columns)})${suffix}`, ...inserts];
}

function rowOf(dialect: Dialect, { columns }: TestTable, row: readonly (string | null)[]): Sql {
  return sql`(${list(row.map((cell, index) => (cell === null ? sql`NULL` : literal(dialect, literalOf(cell, columns[index]!.type)))))})`;
}
