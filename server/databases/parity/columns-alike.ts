import type * as Ir from '../../ir/index.ts';
import type { BoundData, Problem } from '../bind-tables.ts';

/** Columns that are read out to a file of Parquet, in which case alone tells no names apart. */
export function columnsAlike({ sources }: Ir.Program, tables: ReadonlyMap<string, BoundData>): readonly Problem[] {
  return sources.flatMap((source) => {
    const bound = tables.get(source.name);
    return bound ? alikeIn(source, bound) : [];
  });
}

function alikeIn({ columns }: Ir.Source, { data, binding }: BoundData): readonly Problem[] {
  const first = new Map<string, string>();
  return columns.flatMap(({ name: column }): readonly Problem[] => {
    const other = first.get(column.toLowerCase());
    if (other === undefined) first.set(column.toLowerCase(), column);
    if (other === undefined) return [];
    const at = data.columns.get(column.normalize('NFC'))?.declared ?? data.declared;
    return [{ code: 'PTN6141', at, data: { table: binding.table.join('.'), column, other } }];
  });
}
