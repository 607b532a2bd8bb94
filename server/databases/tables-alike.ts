import { repeated } from '../targets/repeated.ts';
import { type DialectName, dialects } from '../targets/sql/dialects.ts';
import { foldedTable } from '../targets/table-names.ts';
import type { BoundData, Problem } from './bind-tables.ts';

/** Data that a database without case finds in one table, though its name is not spelled the same for both. */
export function tablesAlike(
  tables: ReadonlyMap<string, BoundData>,
  dialect: DialectName,
  place: string,
): readonly Problem[] {
  if (!dialects[dialect]?.ignoresCase) return [];
  return repeated([...tables.values()], ({ binding }) => foldedTable(binding.table))
    .map(([again, first]) => ({ again, first, table: again.binding.table.join('.') }))
    .filter(({ first, table }) => first.binding.table.join('.') !== table)
    .map(({ again: { data }, first, table }) => ({
      code: 'PTN6142',
      at: data.declared,
      data: { data: data.name, other: first.data.name, table, place },
    }));
}
