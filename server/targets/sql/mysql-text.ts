import { type Sql, sql, verbatim } from './fragment.ts';

/** There is no error of one's own: a number out of range is one, and its message has the expression. `message` is one of this code. */
export function mysqlFailure(message: string, witness: Sql): Sql {
  return sql`CAST(POW(10, 400 + LENGTH(CONCAT(${mysqlText(message, '')}, ${witness}))) AS SIGNED)`;
}

/** Whether a backslash escapes is a setting of the server: texts with one are written as their bytes. */
export function mysqlText(value: string, introducer = '_binary'): Sql {
  if (!value.includes('\\')) return verbatim(`${introducer}'${value.replaceAll("'", "''")}'`);
  const bytes = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0'));
  return verbatim(`X'${bytes.join('').toUpperCase()}'`);
}
