import type { TableBinding } from '../../bindings.ts';
import type { Problem } from '../context.ts';
import { join, type Sql, sql } from '../fragment.ts';
import type { Exporting, Must, UsedRows } from './rows-in-use.ts';

/**
 * Rows that are decided about, each with a key of its own. Decisions about rows that cannot be told apart would be decisions about nobody: the
 * statement fails.
 */
export function toldApart(
  { dialect, checks, statement, words }: Exporting,
  rows: UsedRows,
  key: Sql,
  binding: TableBinding | undefined,
): UsedRows {
  const { name: data } = rows.source;
  const fails = (problem: Problem, witness: Sql, unless: Sql) =>
    dialect.raise(checks.add(problem, data), witness, unless);
  const without = fails('missing-key', sql`CASE WHEN ${key} IS NULL THEN 1 ELSE 0 END`, sql`${key} IS NOT NULL`);
  const one = sql`CASE WHEN ${key} IS NULL THEN ${without} ELSE 1 END`;
  const comment = words?.toldApart(data);
  const said = { ...(comment !== undefined && { comment }), all: true };
  const fence = dialect.fence;
  if (binding?.isUnique) {
    const query = { ...said, columns: [], from: rows.name, where: sql`${one} = 1`, fence };
    return { ...rows, name: statement.add(`${data} told apart`, query) };
  }
  const copies = rows.names.take('rows with this key');
  const again = fails('repeated-key', copies, sql`${copies} = 1`);
  // A window is over all rows: no condition of a later query comes before it.
  const counted = { ...said, columns: [{ name: copies, value: sql`sum(${one}) OVER (PARTITION BY ${key})` }] };
  const name = statement.add(`${data} told apart`, {
    all: true,
    columns: [],
    from: statement.add(`${data} keys`, { ...counted, from: rows.name }),
    where: sql`CASE WHEN ${copies} > 1 THEN ${again} ELSE 1 END = 1`,
    fence,
  });
  return { ...rows, name };
}

export function allOf(must: readonly Must[]): Sql | undefined {
  if (must.length === 0) return undefined;
  return join(
    must.map(({ has }) => has),
    sql` AND `,
  );
}

/** Whatever else they lack, rows without a key say that keys are missing. */
export function orWithoutKey(must: readonly Must[]): Sql | undefined {
  const key = must.find(({ lack }) => lack === 'missing-key');
  const others = allOf(must.filter((each) => each !== key));
  return key && others ? sql`(NOT (${key.has}) OR (${others}))` : others;
}
