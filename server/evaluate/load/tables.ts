import type * as Ir from '../../ir/index.ts';
import { alias, type Cell, list, type RowTables, type Sql, sql, verbatim, type When } from '../../targets/sql/index.ts';

/** A table of the rows in use of a data, each once: `k` is the key, `f3` the column at 3 of the source. */
export interface KeyedTable {
  readonly source: Ir.Source;
  readonly name: Sql;
  readonly columns: readonly Sql[];
  /** Its column `w` is when the row was. */
  readonly when?: When['type'];
  /** Keys (`k`) of rows after as-of, where there are any. */
  readonly future?: Sql;
}

/** What was loaded. Tables are known by counters: no name of rules or data is ever one of the engine's. */
export class Tables implements RowTables {
  readonly #keyed = new Map<string, KeyedTable>();
  readonly #names: Sql[] = [];
  readonly #first: number;

  /** Of several in one place each begins with another number. */
  constructor(first = 0) {
    this.#first = first;
  }

  next(letter: string): Sql {
    const name = alias(letter, this.#first + this.#names.length);
    this.#names.push(name);
    return name;
  }

  /** The names of all tables that there may be. */
  all(): readonly Sql[] {
    return this.#names;
  }

  add(data: string, table: KeyedTable): void {
    this.#keyed.set(data, table);
  }

  has(data: string): boolean {
    return this.#keyed.has(data);
  }

  keyed(data: string): KeyedTable {
    const table = this.#keyed.get(data);
    if (!table) throw new Error(`${data} is needed before it is loaded`);
    return table;
  }

  whenOf(data: string): When['type'] | undefined {
    return this.#keyed.get(data)?.when;
  }

  joined(letter: string, data: string, key: Sql): Sql {
    const table = this.keyed(data);
    const columns = table.columns.map((name) => sql`${name} AS ${cellOf(letter, name.text)}`);
    return sql`LEFT JOIN (SELECT ${list(columns)} FROM ${table.name}) AS ${cellOf(letter, 't')} ON ${cellOf(letter, 'k')} = ${key}`;
  }

  cell(letter: string, data: string, cell: Cell): Sql {
    if (typeof cell === 'string') return cellOf(letter, fixed[cell]);
    return cellOf(letter, columnName(this.keyed(data).source, cell.column).text);
  }

  joinedFuture(letter: string, data: string, key: Sql): Sql | undefined {
    const future = this.#keyed.get(data)?.future;
    if (!future) return undefined;
    const own = cellOf(letter, 'k');
    return sql`LEFT JOIN (SELECT k AS ${own} FROM ${future}) AS ${cellOf(letter, 't')} ON ${own} = ${key}`;
  }
}

const fixed = { key: 'k', owner: 'o', when: 'w' } as const;

/** A column of a joined table: `j0_f3`. */
function cellOf(letter: string, column: string): Sql {
  return verbatim(`${letter}_${column}`);
}

export function columnName(source: Ir.Source, column: string): Sql {
  const index = source.columns.findIndex(({ name }) => name === column);
  if (index < 0) throw new Error(`${source.name} has no column ${column}`);
  return alias('f', index);
}
