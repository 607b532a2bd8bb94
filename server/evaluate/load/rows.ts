import type * as Ir from '../../ir/index.ts';
import { list, type Sql, sql, verbatim, type When } from '../../targets/sql/index.ts';
import { type Plan, sourceOf } from '../plan.ts';
import { columnName, type Tables } from './tables.ts';

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

/** Rows of a data with all that can be reached from them. Every step of a path is one join, however many columns lie at its end. */
export class Rows {
  readonly #plan: Plan;
  readonly #tables: Tables;
  readonly #start: Start;
  readonly #joins = new Map<string, { readonly sql: Sql; readonly letter: string }>();

  constructor(plan: Plan, tables: Tables, start: Start) {
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
    return cellOf(this.#parent(), 'o');
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
    return type && { value: cellOf(this.#parent(), 'w'), type };
  }

  /** Whether the row that this one belongs to, or describes, is there. */
  hasParent(): Sql {
    const { parent, attributesOf } = sourceOf(this.#plan, this.#start.data);
    if (!attributesOf) return sql`${cellOf(this.#parent(), 'k')} IS NOT NULL`;
    if (parent) throw new Error(`${this.#start.data} has two parents`);
    const join = this.#join('described', (letter) =>
      this.#joined(letter, attributesOf.data, this.#start.own(attributesOf.by)),
    );
    return sql`${cellOf(join, 'k')} IS NOT NULL`;
  }

  /** Whether the row that this one belongs to lies after as-of; undefined where none does. */
  hasFutureParent(): Sql | undefined {
    const { parent, attributesOf } = sourceOf(this.#plan, this.#start.data);
    const above = parent ?? attributesOf;
    const future = above && this.#tables.futureOf(above.data);
    if (!above || !future) return undefined;
    const join = this.#join('future', (letter) => {
      const key = cellOf(letter, 'k');
      return sql`LEFT JOIN (SELECT k AS ${key} FROM ${future}) AS ${cellOf(letter, 't')} ON ${key} = ${this.#start.own(above.by)}`;
    });
    return sql`${cellOf(join, 'k')} IS NOT NULL`;
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
    return this.#join('customer', (letter) => this.#joined(letter, subject, owner));
  }

  #step(at: Place, step: Ir.Step): string {
    const key = JSON.stringify([at.join ?? '', step]);
    return this.#join(key, (letter) => this.#joined(letter, step.data, this.#link(at, step)));
  }

  /** The key of the row that a step leads to. */
  #link(at: Place, step: Ir.Step): Sql {
    const source = sourceOf(this.#plan, at.data);
    if (step.kind === 'lookup') return this.#cell(at, step.column);
    if (step.kind === 'parent') return this.#cell(at, source.parent?.by ?? '');
    return at.join === undefined ? this.#start.own(source.key ?? '') : cellOf(at.join, 'k');
  }

  #cell(at: Place, column: string): Sql {
    if (at.join === undefined) return this.#start.own(column);
    const name = columnName(sourceOf(this.#plan, at.data), column);
    return cellOf(at.join, name.text);
  }

  #joined(letter: string, data: string, key: Sql): Sql {
    const table = this.#tables.keyed(data);
    const columns = table.columns.map((name) => sql`${name} AS ${cellOf(letter, name.text)}`);
    return sql`LEFT JOIN (SELECT ${list(columns)} FROM ${table.name}) AS ${cellOf(letter, 't')} ON ${cellOf(letter, 'k')} = ${key}`;
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

/** A column of a joined table: `j0_f3`. */
function cellOf(join: string, column: string): Sql {
  return verbatim(`${join}_${column}`);
}

export function timeType(source: Ir.Source): When['type'] {
  const type = source.columns.find(({ name }) => name === source.time)?.type;
  return type?.kind === 'date' ? 'date' : 'timestamp';
}
