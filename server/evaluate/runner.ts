import type { Sql } from '../targets/sql/index.ts';

/** A row of text, as the engine writes its values; null is NULL. */
export type TextRow = readonly (string | null)[];

/** A connection to an engine. Errors are `DataError`s where data caused them, and of the kind of the signal's reason when it was aborted. */
export interface Runner {
  run(statement: Sql): Promise<void>;
  rows(statement: Sql): Promise<readonly TextRow[]>;
}

export async function oneRow(runner: Runner, statement: Sql): Promise<TextRow> {
  const [row] = await runner.rows(statement);
  if (!row) throw new Error('a query for one row has none');
  return row;
}

/** A count is never NULL. */
export function count(cell: string | null | undefined): number {
  return Number(cell ?? '0');
}
