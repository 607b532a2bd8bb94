import type { Dialect } from '../dialect.ts';
import { isSimple, nameOf, type Sql, sql } from '../fragment.ts';
import type { Found, Label, Layers, Step } from '../projection.ts';
import type { Names } from './names.ts';
import type { SaidColumn, Statement } from './statement.ts';

interface Part {
  readonly name: Sql;
  readonly value: Sql;
  readonly label: Label | undefined;
}

interface Beside extends Omit<Found, 'finds'> {
  readonly columns: readonly SaidColumn[];
}

/** Layers as named queries, each over the one before it: what a value needs stands in a query above it, and everything stands there once. */
export class Chain implements Layers {
  readonly #statement: Statement;
  readonly #dialect: Dialect;
  readonly #names: Names;
  readonly #from: () => Sql;
  readonly #title: string;
  readonly #layers: Part[][] = [];
  /** By the layer whose query has it beside its rows. */
  readonly #beside: Beside[][] = [];
  readonly #bound = new Map<string, Sql>();
  #relation: Sql | undefined;

  /** `from` is asked for last; `names` has those of its columns; `title` is the name of a query about nothing in particular. */
  constructor(statement: Statement, dialect: Dialect, names: Names, from: () => Sql, title: string) {
    this.#statement = statement;
    this.#dialect = dialect;
    this.#names = names;
    this.#from = from;
    this.#title = title;
  }

  /** How many columns the last query has. */
  get width(): number {
    return this.#names.size;
  }

  bind(value: Sql, label?: Label): Sql {
    if (isSimple(value)) return value;
    const known = this.#bound.get(value.text);
    if (known) return known;
    const name = nameOf(this.#names.take(label?.name ?? 'value'), value.layer + 1);
    this.#bound.set(value.text, name);
    this.#put(this.#layers, value.layer, { name, value, label });
    return name;
  }

  beside({ label, steps, finds }: Found): readonly Sql[] {
    const layer = layerOf(steps[0]);
    const columns = finds.map(({ name, value }) => ({ name: nameOf(this.#names.take(name), layer), value }));
    this.#put(this.#beside, layer, { label, steps, columns });
    return columns.map(({ name }) => name);
  }

  #put<T>(layers: T[][], index: number, part: T): void {
    if (this.#relation) throw new Error('a value is bound after its query was written');
    const layer = layers[index] ?? [];
    layers[index] = layer;
    layer.push(part);
  }

  /** The same query, however often it is asked for. */
  relation(): Sql {
    this.#relation ??= this.#written();
    return this.#relation;
  }

  #written(): Sql {
    let from = this.#from();
    for (let index = 0; index < Math.max(this.#layers.length, this.#beside.length); index++) {
      const [parts = [], beside = []] = [this.#layers[index], this.#beside[index]];
      if (parts.length > 0 || beside.length > 0) from = this.#add(from, parts, beside);
    }
    return from;
  }

  #add(rows: Sql, layer: readonly Part[], beside: readonly Beside[]): Sql {
    const found = beside.map((each) => this.#find(rows, each));
    return this.#statement.add(titleOf(layer) ?? this.#title, {
      all: true,
      columns: layer.map(columnOf),
      from: found.reduce((from, one) => sql`${from} CROSS JOIN ${one}`, rows),
      fence: this.#dialect.fence,
    });
  }

  #find(rows: Sql, { label, steps, columns }: Beside): Sql {
    const from = steps.reduce((from, { title, ...query }) => this.#statement.add(title, { ...query, from }), rows);
    return this.#statement.add(label.name, { ...commentOf(label), columns, from });
  }
}

/** The lowest layer where all that a query reads is there. */
function layerOf(step: Step | undefined): number {
  const { columns = [], where, groupBy } = step ?? {};
  const read = [...columns.map(({ value }) => value), where, groupBy];
  return Math.max(0, ...read.map((each) => each?.layer ?? 0));
}

function columnOf({ name, value, label }: Part): SaidColumn {
  return { name, value, ...commentOf(label) };
}

/** Where in the rules something is written. */
export function commentOf(label: Pick<Label, 'name' | 'origin'> | undefined): Pick<SaidColumn, 'comment' | 'origin'> {
  if (!label?.origin) return {};
  const { file, line } = label.origin;
  return { comment: `${label.name} · ${file}:${line}`, origin: label.origin };
}

/** What most of its values are that stand in the rules, or else of all. */
function titleOf(layer: readonly Part[]): string | undefined {
  const written = layer.filter(({ label }) => label?.origin);
  const counts = new Map<string, number>();
  for (const { label } of written.length > 0 ? written : layer)
    if (label?.kind) counts.set(label.kind, (counts.get(label.kind) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
