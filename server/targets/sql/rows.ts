import type * as Ir from '../../ir/index.ts';
import type { When } from './aggregate.ts';
import { type Sql, sql } from './fragment.ts';
import { type Plan, sourceOf } from './plan.ts';

/** Where the rows of a data come from: its file, or a table that was filled from it. */
export interface Start {
  readonly data: string;
  /** Stands after FROM; asked for last. */
  from(): Sql;
  /** A column of the row itself. */
  own(column: string): Sql;
  /** The key of the customer that a row belongs to, where the start knows it without a join. */
  owner?(): Sql;
  /** Where the start knows it. */
  when?(): When | undefined;
}

/** The rows in use of each data that others reach through its key, once for each key. */
export interface RowTables {
  /** `LEFT JOIN …` of the row with that key; `letter` tells its cells from those of other joins. */
  joined(letter: string, data: string, key: Sql): Sql;
  /** Of a row that was joined: a column, its key, the key of its customer, when it was. */
  cell(letter: string, data: string, cell: Cell): Sql;
  whenOf(data: string): When['type'] | undefined;
  /** The same for keys of rows after as-of; undefined where there are none. */
  joinedFuture(letter: string, data: string, key: Sql): Sql | undefined;
}

export type Cell = 'key' | 'owner' | 'when' | { readonly column: string };

/** Rows of a data with all that can be reached from them. Every step of a path is one join, however many columns lie at its end. */
export class Rows {
  readonly #plan: Plan;
  readonly #tables: RowTables;
  readonly #start: Start;
  readonly #joins = new Map<string, { readonly sql: Sql; readonly letter: string }>();

  constructor(plan: Plan, tables: RowTables, start: Start) {
    this.#plan = plan;
    this.#tables = tables;
    this.#start = start;
  }

  /** Paths begin at the row, or at the customer that it belongs to. */
  column({ from, path, column }: Ir.Column): Sql {
    const { data } = this.#start;
    const root = from === data ? undefined : this.#customer();
    let at: Place = { data: from, ...(root && { join: root }) };
    for (const step of path) at = { data: step.data, join: this.#step(at, step) };
    return this.#cell(at, column);
  }

  /** The key of the customer; NULL where the row belongs to nobody. */
  owner(): Sql {
    const start = this.#start;
    if (start.owner) return start.owner();
    const { parent } = sourceOf(this.#plan, start.data);
    if (!parent) throw new Error(`${start.data} belongs to nobody`);
    if (parent.data === this.#plan.program.subject) return start.own(parent.by);
    return this.#tables.cell(this.#parent(), parent.data, 'owner');
  }

  /** Of the row itself, else of the row that it belongs to. */
  when(): When | undefined {
    const start = this.#start;
    if (start.when) return start.when();
    const { subject } = this.#plan.program;
    const source = sourceOf(this.#plan, start.data);
    if (source.time !== undefined) return { value: start.own(source.time), type: timeType(source) };
    if (!source.parent || start.data === subject || source.parent.data === subject) return undefined;
    const type = this.#tables.whenOf(source.parent.data);
    return type && { value: this.#tables.cell(this.#parent(), source.parent.data, 'when'), type };
  }

  /** Whether the row that this one belongs to, or describes, is there. */
  hasParent(): Sql {
    const { parent, attributesOf } = sourceOf(this.#plan, this.#start.data);
    if (!attributesOf) return sql`${this.#tables.cell(this.#parent(), parent?.data ?? '', 'key')} IS NOT NULL`;
    if (parent) throw new Error(`${this.#start.data} has two parents`);
    const join = this.#join('described', (letter) =>
      this.#tables.joined(letter, attributesOf.data, this.#start.own(attributesOf.by)),
    );
    return sql`${this.#tables.cell(join, attributesOf.data, 'key')} IS NOT NULL`;
  }

  /** Whether the row that this one belongs to lies after as-of; undefined where none does. */
  hasFutureParent(): Sql | undefined {
    const { parent, attributesOf } = sourceOf(this.#plan, this.#start.data);
    const above = parent ?? attributesOf;
    if (!above) return undefined;
    const key = this.#start.own(above.by);
    if (!this.#tables.joinedFuture('', above.data, key)) return undefined;
    const join = this.#join('future', (letter) => this.#tables.joinedFuture(letter, above.data, key)!);
    return sql`${this.#tables.cell(join, above.data, 'key')} IS NOT NULL`;
  }

  /** Stands after FROM, with all joins that were needed. */
  from(): Sql {
    return [...this.#joins.values()].reduce((from, join) => sql`${from} ${join.sql}`, this.#start.from());
  }

  #parent(): string {
    const { data } = this.#start;
    const { parent } = sourceOf(this.#plan, data);
    if (!parent) throw new Error(`${data} belongs to nothing`);
    return this.#step({ data }, { kind: 'parent', data: parent.data });
  }

  #customer(): string {
    const { subject } = this.#plan.program;
    const owner = this.owner();
    return this.#join('customer', (letter) => this.#tables.joined(letter, subject, owner));
  }

  #step(at: Place, step: Ir.Step): string {
    const key = JSON.stringify([at.join ?? '', step]);
    return this.#join(key, (letter) => this.#tables.joined(letter, step.data, this.#link(at, step)));
  }

  /** The key of the row that a step leads to. */
  #link(at: Place, step: Ir.Step): Sql {
    const source = sourceOf(this.#plan, at.data);
    if (step.kind === 'lookup') return this.#cell(at, step.column);
    if (step.kind === 'parent') return this.#cell(at, source.parent?.by ?? '');
    return at.join === undefined ? this.#start.own(source.key ?? '') : this.#tables.cell(at.join, at.data, 'key');
  }

  #cell(at: Place, column: string): Sql {
    if (at.join === undefined) return this.#start.own(column);
    return this.#tables.cell(at.join, at.data, { column });
  }

  #join(key: string, make: (letter: string) => Sql): string {
    const known = this.#joins.get(key);
    if (known) return known.letter;
    const letter = `j${this.#joins.size}`;
    this.#joins.set(key, { sql: make(letter), letter });
    return letter;
  }
}

interface Place {
  readonly data: string;
  /** The letter of the join that led here; absent for the row itself. */
  readonly join?: string;
}

export function timeType(source: Ir.Source): When['type'] {
  const type = source.columns.find(({ name }) => name === source.time)?.type;
  return type?.kind === 'date' ? 'date' : 'timestamp';
}
