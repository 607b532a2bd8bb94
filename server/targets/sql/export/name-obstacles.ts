import type * as Ir from '../../../ir/index.ts';
import type { Bindings } from '../../bindings.ts';
import { repeated } from '../../repeated.ts';
import { foldedTable } from '../../table-names.ts';
import type { Obstacle } from '../../target.ts';
import type { Dialect } from '../dialect.ts';

/** Names of tables and columns by which the engine would find others. */
export function nameObstacles({ sources }: Ir.Program, bindings: Bindings, dialect: Dialect): readonly Obstacle[] {
  const read = sources.filter(({ from }) => from.kind !== 'derived').map((source) => named(source, bindings));
  return [
    ...read.flatMap((each) => changed(each, dialect)),
    ...(dialect.ignoresCase
      ? [...read.flatMap((each) => columnsAlike(each, dialect)), ...tablesAlike(read, dialect)]
      : []),
  ];
}

/** A data and what the engine calls it. */
interface Named {
  readonly source: Ir.Source;
  readonly table: readonly string[];
  readonly columns: readonly { readonly name: string; readonly physical: string }[];
}

function named(source: Ir.Source, bindings: Bindings): Named {
  const binding = bindings.data.get(source.name);
  const { columns, parent, attributesOf } = source;
  const links = [parent?.by, attributesOf?.by].filter((by) => by !== undefined);
  const names = new Set([...columns.map(({ name }) => name), ...links]);
  return {
    source,
    table: binding?.table ?? [source.name],
    columns: [...names].map((name) => ({ name, physical: binding?.columns.get(name) ?? name })),
  };
}

/** The engine would cut them, or put something else in. */
function changed({ source, table, columns }: Named, { name: dialect, isWholeName }: Dialect): readonly Obstacle[] {
  const { name: data, origin } = source;
  const names = new Set([...table, ...columns.map(({ physical }) => physical)]);
  return [...names]
    .filter((name) => !isWholeName(name))
    .map((name) => ({ code: 'PTN6026', data: { name, data, dialect }, origin }));
}

/** Columns that case alone tells apart: either name would find the same one. */
function columnsAlike({ source, columns }: Named, { name: dialect }: Dialect): readonly Obstacle[] {
  const { name: data, origin } = source;
  return repeated(columns, ({ physical }) => physical.toLowerCase()).map(([column, other]) => ({
    code: 'PTN6025',
    data: { data, column: column.name, other: other.name, dialect },
    origin,
  }));
}

/** Tables that case alone tells apart. Two data may well be one table, where its name is spelled the same for both. */
function tablesAlike(read: readonly Named[], { name: dialect }: Dialect): readonly Obstacle[] {
  return repeated(read, ({ table }) => foldedTable(table))
    .filter(([again, first]) => again.table.join('.') !== first.table.join('.'))
    .map(([again, first]) => ({
      code: 'PTN6027',
      data: { data: again.source.name, other: first.source.name, dialect },
      origin: again.source.origin,
    }));
}
