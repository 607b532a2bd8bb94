import { join } from 'node:path';
import { relationOfTexts } from '../../evaluate/duckdb-texts.ts';
import type { FilePaths } from '../../evaluate/engine.ts';
import type * as Ir from '../../ir/index.ts';
import { dialects } from '../../targets/sql/dialects.ts';
import { canonical, list, sql } from '../../targets/sql/index.ts';
import type { Deciding } from '../decide.ts';

/** The rows that the rules read from a database, as files in a private folder: the engine then decides about the very same. */
export async function readOut(
  { database, program, reading }: Deciding,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<FilePaths> {
  const dialect = dialects[database.dialect];
  if (!dialect) throw new Error(`there is no dialect ${database.dialect}`);
  const paths = new Map<string, string>();
  for (const [index, source] of program.sources.entries()) {
    if (source.from.kind === 'derived') continue;
    const { columns: names, badAmount } = reading.bindings.data.get(source.name)!;
    const cells = source.columns.map(({ name, type }) =>
      canonical(dialect, dialect.identifier(names.get(name)!), type),
    );
    // A file of what was read would not tell what could not be.
    const where = badAmount === undefined ? sql`` : sql` WHERE NOT ${dialect.identifier(badAmount)}`;
    const { text } = sql`SELECT ${list(cells)} FROM (${reading.queryOf(source.name)}) AS q${where}`;
    const path = join(folder, `${index}.parquet`);
    const rows = relationOfTexts(columnsOf(source), () => database.rows(text), signal);
    await rows.write(path, 'parquet', { pii: true });
    paths.set(source.name, path);
  }
  return paths;
}

function columnsOf({ columns }: Ir.Source) {
  return columns.map(({ name, type, pii }) => ({ name, type, pii }));
}
