import type * as Ir from '../ir/index.ts';
import type { Bindings, TableBinding } from '../targets/bindings.ts';
import { type Dialect, join, list, Projection, type Sql, sql, verbatim } from '../targets/sql/index.ts';
import type { DatabaseColumn } from './database.ts';

/** A cell of a table as a value of its column's type; `bind` names what is needed twice. */
export type ReadCell = (
  column: Ir.SourceColumn,
  raw: Sql,
  held: DatabaseColumn,
  zone: string,
  bind: (value: Sql) => Sql,
) => Sql;

/** A data of a program with the table that it is. */
export interface BoundTable {
  readonly source: Ir.Source;
  readonly binding: TableBinding;
  /** By the names that the rules use. */
  readonly columns: ReadonlyMap<string, DatabaseColumn>;
}

/** Data as rules read them, whatever types their tables have: queries that stand before a statement over `bindings`. */
export interface Reading {
  readonly bindings: Bindings;
  /** The statement with them in front. */
  before(statement: string): string;
  /** A query of the columns of a data, by the names that `bindings` have for them. */
  queryOf(data: string): Sql;
}

/**
 * How values are read must not depend on the engine: that an empty text is none, how a float becomes a decimal, what day it is in the zone of the
 * rules. Statements then read the columns of these queries, not those of tables.
 */
export function readingOf(
  tables: readonly BoundTable[],
  dialect: Dialect,
  cell: ReadCell,
  { asOf: { zone } }: Ir.Program,
): Reading {
  const taken = new Set(tables.flatMap(({ binding }) => binding.table));
  const names = new Map<string, string>();
  for (const { source } of tables) {
    let number = names.size + 1;
    while (taken.has(`source ${number}`)) number += tables.length;
    names.set(source.name, `source ${number}`);
  }
  const queries = new Map(tables.map((table) => [table.source.name, queryOf(table, dialect, cell, zone)]));
  const named = [...names].map(
    ([data, name]) => `${dialect.identifier(name).text} AS (\n  ${queries.get(data)!.text}\n)`,
  );
  return {
    bindings: {
      data: new Map(
        tables.map(({ source, binding: { isUnique } }) => [
          source.name,
          {
            table: [names.get(source.name)!],
            columns: readNames(source),
            isUnique,
            ...(source.amount !== undefined && { badAmount }),
          },
        ]),
      ),
    },
    before: (statement) => {
      const rest = statement.replace(/^\s*WITH\b/, '');
      return `WITH ${named.join(',\n')}${rest === statement ? '\n' : ','}${rest}`;
    },
    queryOf: (data) => queries.get(data)!,
  };
}

/** Names of the rules could be one name to the engine: it may cut them, or compare them without case. */
function readNames({ columns }: Ir.Source): ReadonlyMap<string, string> {
  return new Map(columns.map(({ name }, index) => [name, `column ${index + 1}`]));
}

function queryOf({ source, binding, columns }: BoundTable, dialect: Dialect, cell: ReadCell, zone: string): Sql {
  const table = join(
    binding.table.map((part) => dialect.identifier(part)),
    verbatim('.'),
  );
  const held = source.columns.map((column) => ({ column, in: columns.get(column.name)! }));
  // Names of the table could be those of what is bound in between.
  const raw = held.map((each, index) => sql`${dialect.identifier(each.in.name)} AS ${verbatim(`c${index}`)}`);
  const projection = new Projection(() => sql`(SELECT ${list(raw)} FROM ${table}) AS t`, 's');
  const bind = (value: Sql) => projection.bind(value);
  const names = readNames(source);
  const cells = held.flatMap((each, index) => {
    const own = verbatim(`c${index}`);
    const value = cell(each.column, own, each.in, zone, bind);
    const cellOf = (read: Sql) => sql`${read} AS ${dialect.identifier(names.get(each.column.name)!)}`;
    if (each.column.name !== source.amount) return [cellOf(value)];
    const amount = bind(value);
    return [cellOf(amount), sql`(${own} IS NOT NULL AND ${amount} IS NULL) AS ${dialect.identifier(badAmount)}`];
  });
  return sql`SELECT ${list(cells)} FROM ${projection.relation()}`;
}

const badAmount = 'bad amount';
