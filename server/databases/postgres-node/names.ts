import type { TableName } from '../database.ts';

/** Longer names are cut, in bytes. */
export const longestName = 63;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function namePath(table: TableName): string {
  return table.map(quoted).join('.');
}

/** The server would cut a longer name and find another table, and fail over one of another database. */
export function mayBeThere(table: TableName, database: string): boolean {
  const isHere = table.length < 3 || (table.length === 3 && table[0] === database);
  return isHere && table.every((part) => Buffer.byteLength(part) <= longestName);
}
