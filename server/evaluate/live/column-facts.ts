import type * as Ir from '../../ir/index.ts';
import { canonical, list, sql } from '../../targets/sql/index.ts';
import type { Loading } from '../load/loading.ts';
import { FileRows } from '../load/starts.ts';
import { count, oneRow } from '../runner.ts';
import type { ColumnFacts } from './live.ts';

/** Rows of a file that are looked at, from its beginning. */
const mostRows = 1_000_000;

const mostValues = 50;

/** What the columns of all files hold, before any of their rows is left out. */
export async function columnFacts(loading: Loading): Promise<ReadonlyMap<string, ReadonlyMap<string, ColumnFacts>>> {
  const facts = new Map<string, ReadonlyMap<string, ColumnFacts>>();
  for (const source of loading.plan.program.sources) {
    if (source.from.kind === 'file') facts.set(source.name, await factsOfSource(loading, source));
  }
  return facts;
}

async function factsOfSource(loading: Loading, source: Ir.Source): Promise<ReadonlyMap<string, ColumnFacts>> {
  const { files, runner, tables } = loading;
  const table = tables.next('s');
  await files.read(source.name, async (scan) => {
    const file = new FileRows(scan);
    const columns = source.columns.map(({ name }, index) => sql`${file.own(name)} AS x${index}`);
    const rows = sql`SELECT ${list([sql`1 AS one`, ...columns])} FROM ${file.from()} LIMIT ${mostRows}`;
    await runner.run(sql`CREATE OR REPLACE TEMP TABLE ${table} AS ${rows}`);
  });
  const known = source.columns.map((_, index) => sql`count(x${index})`);
  const [all, ...counts] = await oneRow(runner, sql`SELECT ${list([sql`count(*)`, ...known])} FROM ${table}`);
  const facts = new Map<string, ColumnFacts>();
  for (const [index, column] of source.columns.entries()) {
    const rows = count(counts[index]);
    const values = tells(source, column) ? await frequent(loading, sql`${table}`, index, column) : undefined;
    facts.set(column.name, { known: rows, missing: count(all) - rows, ...values });
  }
  await runner.run(sql`DROP TABLE ${table}`);
  return facts;
}

/** Whether values of a column may be shown, and tell something. */
function tells({ key, label, parent, attributesOf }: Ir.Source, { name, pii, type }: Ir.SourceColumn): boolean {
  const isKey = [key, label, parent?.by, attributesOf?.by].includes(name);
  return !pii && !isKey && (type.kind === 'text' || type.kind === 'choice' || type.kind === 'yes-no');
}

async function frequent(
  { runner, dialect }: Loading,
  table: ReturnType<typeof sql>,
  index: number,
  { type }: Ir.SourceColumn,
): Promise<Pick<ColumnFacts, 'values' | 'more'>> {
  const value = canonical(dialect, sql`x${index}`, type);
  const rows = await runner.rows(
    sql`SELECT ${value} AS v, count(*) AS n FROM ${table} WHERE x${index} IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT ${mostValues + 1}`,
  );
  const values = rows.slice(0, mostValues).map(([text, number]) => ({ value: text ?? '', rows: count(number) }));
  return { values, ...(rows.length > mostValues && { more: true }) };
}
