import { typeName } from '../analysis/types.ts';
import type * as Ir from '../ir/index.ts';
import type { BoundData, Problem } from './bind-tables.ts';

/** Columns whose tables hold something else than the rules declare. What text says is not guessed: a cast could fail at any row. */
export function typeProblems({ sources }: Ir.Program, tables: ReadonlyMap<string, BoundData>): readonly Problem[] {
  return sources.flatMap((source) => {
    const bound = tables.get(source.name);
    return bound ? source.columns.flatMap((column) => problemOf(column, bound)) : [];
  });
}

function problemOf({ name, type }: Ir.SourceColumn, { data, binding, columns }: BoundData): readonly Problem[] {
  const held = columns.get(name);
  if (!held?.type || canHold(held.type, type)) return [];
  return [
    {
      code: 'PTN6129',
      at: data.columns.get(name.normalize('NFC'))?.typed ?? data.declared,
      data: { column: held.name, table: binding.table.join('.'), type: held.written, wanted: typeName(type) },
    },
  ];
}

function canHold(held: Ir.Type, wanted: Ir.Type): boolean {
  switch (wanted.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return held.kind === 'number';
    case 'date':
    case 'timestamp':
      return held.kind === 'date' || held.kind === 'timestamp';
    case 'yes-no':
      return held.kind === 'yes-no';
    default:
      return true;
  }
}
