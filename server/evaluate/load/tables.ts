import type * as Ir from '../../ir/index.ts';
import { alias, type Sql, type When } from '../../targets/sql/index.ts';

/** A table of the rows in use of a data, each once: `k` is the key, `f3` the column at 3 of the source. */
export interface KeyedTable {
  readonly name: Sql;
  readonly columns: readonly Sql[];
  /** Its column `w` is when the row was. */
  readonly when?: When['type'];
  /** Keys (`k`) of rows after as-of, where there are any. */
  readonly future?: Sql;
}

/** What was loaded. Tables are known by counters: no name of rules or data is ever one of the engine's. */
export class Tables {
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

  futureOf(data: string): Sql | undefined {
    return this.#keyed.get(data)?.future;
  }
}

export function columnName(source: Ir.Source, column: string): Sql {
  const index = source.columns.findIndex(({ name }) => name === column);
  if (index < 0) throw new Error(`${source.name} has no column ${column}`);
  return alias('f', index);
}
