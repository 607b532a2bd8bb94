import type { Dialect } from '../dialect.ts';
import { isSimple, nameOf, type Sql } from '../fragment.ts';
import type { Label, Layers } from '../projection.ts';
import type { Names } from './names.ts';
import type { SaidColumn, Statement } from './statement.ts';

interface Part {
  readonly name: Sql;
  readonly value: Sql;
  readonly label: Label | undefined;
}

/** Layers as named queries, each over the one before it: what a value needs stands in a query above it, and everything stands there once. */
export class Chain implements Layers {
  readonly #statement: Statement;
  readonly #dialect: Dialect;
  readonly #names: Names;
  readonly #from: () => Sql;
  readonly #title: string;
  readonly #layers: Part[][] = [];
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
    if (this.#relation) throw new Error('a value is bound after its query was written');
    const name = nameOf(this.#names.take(label?.name ?? 'value'), value.layer + 1);
    this.#bound.set(value.text, name);
    const layer = this.#layers[value.layer] ?? [];
    this.#layers[value.layer] = layer;
    layer.push({ name, value, label });
    return name;
  }

  /** The same query, however often it is asked for. */
  relation(): Sql {
    this.#relation ??= this.#layers.reduce((from, layer) => this.#add(from, layer), this.#from());
    return this.#relation;
  }

  #add(from: Sql, layer: readonly Part[]): Sql {
    return this.#statement.add(titleOf(layer) ?? this.#title, {
      all: true,
      columns: layer.map(columnOf),
      from,
      fence: this.#dialect.fence,
    });
  }
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
