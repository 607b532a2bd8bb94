import type { CompileOptions } from '../../target.ts';
import type { Dialect } from '../dialect.ts';
import { join, list, type Sql, sql, verbatim } from '../fragment.ts';
import type { ExportedStatement } from './export.ts';

export interface Kept {
  readonly as: CompileOptions['as'];
  /** `schema`, `name` */
  readonly name: readonly string[];
}

/** What stands around a query so that its rows are kept: lines before it, and what ends the last statement. */
export function kept(
  dialect: Dialect,
  { columns }: Pick<ExportedStatement, 'columns'>,
  { as, name }: Kept,
): { readonly before: readonly string[]; readonly after: string } {
  const table = tableName(dialect, name);
  switch (as) {
    case 'query':
      return { before: [], after: ';' };
    case 'view':
      return { before: [sql`CREATE OR REPLACE VIEW ${table} AS`.text], after: ';' };
    case 'table': {
      const { before, after } = dialect.replaceTable(table);
      return { before: before.map(({ text }) => text), after: `${after.text};` };
    }
    case 'insert': {
      const names = list(columns.map(({ column }) => verbatim(column)));
      return { before: [sql`INSERT INTO ${table} (${names})`.text], after: ';' };
    }
  }
}

function tableName(dialect: Dialect, name: readonly string[]): Sql {
  return join(
    name.map((part) => dialect.identifier(part)),
    verbatim('.'),
  );
}
