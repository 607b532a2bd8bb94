import type * as Ir from '../../ir/index.ts';
import { alias, isSimple, list, type Sql, sql } from './fragment.ts';

/** A column of a result: its name comes from a counter. */
export interface Named {
  readonly name: Sql;
  readonly value: Sql;
}

/** What a value is, for whoever reads the statement: its name in the words of the rules, and where it was written. */
export interface Label {
  readonly name: string;
  readonly origin?: Ir.Origin;
  readonly kind?: 'metrics' | 'scores' | 'segments' | 'rules' | 'decisions' | 'campaigns' | 'limits';
}

/** Values over one input that are computed once, however many need them. */
export interface Layers {
  /** The name of a value, by which whatever needs it knows it. */
  bind(value: Sql, label?: Label): Sql;
  /** The input with all that was bound; stands after FROM. */
  relation(): Sql;
  /** What queries over all rows find, in one row: it stands beside every row from now on. Absent where no query can be added. */
  beside?(found: Found): readonly Sql[];
}

/** Queries of which each reads the one before it, the first of them all rows, and the last finds one row. */
export interface Found {
  readonly label: Label;
  readonly steps: readonly Step[];
  readonly finds: readonly { readonly name: string; readonly value: Sql }[];
}

/** The query after it knows its columns by their names. */
export interface Step {
  readonly title: string;
  readonly columns: readonly Named[];
  readonly where?: Sql;
  readonly groupBy?: Sql;
}

/**
 * Values over one input, computed in layers: what is needed twice is computed once, in a layer below, and named. So nothing is written out twice,
 * however deeply definitions refer to each other, and nothing nests.
 */
export class Projection implements Layers {
  readonly #from: () => Sql;
  readonly #letter: string;
  readonly #layers: Named[][] = [];
  readonly #bound = new Map<string, Sql>();
  #count = 0;

  /** `from` stands after FROM and is asked for last; `letter` tells the names of this projection from those of its input. */
  constructor(from: () => Sql, letter: string) {
    this.#from = from;
    this.#letter = letter;
  }

  bind(value: Sql): Sql {
    if (isSimple(value)) return value;
    const known = this.#bound.get(value.text);
    if (known) return known;
    const name = alias(this.#letter, this.#count++, value.layer + 1);
    this.#bound.set(value.text, name);
    const layer = this.#layers[value.layer] ?? [];
    this.#layers[value.layer] = layer;
    layer.push({ name, value });
    return name;
  }

  relation(): Sql {
    return this.#layers.reduce((from, layer) => sql`(SELECT *, ${named(layer)} FROM ${from}) AS p`, this.#from());
  }
}

export function named(columns: readonly Named[]): Sql {
  return list(columns.map(({ name, value }) => sql`${value} AS ${name}`));
}
