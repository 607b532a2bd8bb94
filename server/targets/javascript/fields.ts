import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { expressionsOf, walk } from '../../ir/walk.ts';
import { aggregateTitle, aggregateWords } from './aggregate-title.ts';
import type { Graph, Leaves } from './graph.ts';
import type { Module } from './module.ts';

/** Something that somebody who wants a decision has to know of a customer. */
export interface Field {
  readonly variable: string;
  readonly name: string;
  readonly kind: 'metric' | 'column' | 'aggregate';
  readonly type: Ir.Type;
  /** What it is, where its name does not say it. */
  readonly words?: string;
  /** The customer's own key. */
  readonly isKey: boolean;
  /** What it is to whoever works it out from rows. */
  readonly expression: Ir.Expression;
}

type Wanted = Omit<Field, 'name' | 'isKey'> & { readonly title: string };

/** Of fields, by their variables. Where several functions ask for the same thing, it has one name. */
export type Names = Map<string, string>;

/** What decisions about `subject` are made of: values that only rows tell, and columns of the row at hand. All else is computed. */
export class Fields {
  readonly #module: Module;
  readonly #subject: string;
  readonly #names: Names;
  readonly #wanted = new Map<string, Wanted>();

  constructor(module: Module, subject: string, names: Names) {
    this.#module = module;
    this.#subject = subject;
    this.#names = names;
  }

  /** Definitions first: they keep their names. */
  get all(): readonly Field[] {
    const taken = new Set(this.#names.values());
    const order = ['metric', 'column', 'aggregate'];
    const sorted = [...this.#wanted.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return sorted.map(({ title, ...field }) => ({
      ...field,
      name: this.#nameOf(field, title, taken),
      isKey: this.#isKey(field.expression),
    }));
  }

  #nameOf({ variable, kind }: Pick<Field, 'variable' | 'kind'>, title: string, taken: Set<string>): string {
    const name = this.#names.get(variable) ?? free(this.#titleOf(kind, title, taken), taken);
    this.#names.set(variable, name);
    taken.add(name);
    return name;
  }

  column(column: Ir.Column): string {
    const { path, column: name, type } = column;
    const title = [...path.map(({ data }) => data), name].join('.');
    return this.#want({
      variable: this.#module.name('c', columnKey(column)),
      title,
      kind: 'column',
      type,
      expression: column,
    });
  }

  definition({ name, type }: Ir.Definition): string {
    const expression: Ir.Reference = { op: 'reference', name, type };
    return this.#want({ variable: this.#module.name('d', name), title: name, kind: 'metric', type, expression });
  }

  aggregate(aggregate: Ir.Aggregate): string {
    const variable = this.#module.name('a', aggregateKey(aggregate, this.#subject));
    const { program } = this.#module;
    const title = aggregateTitle(aggregate, program);
    const words = aggregateWords(aggregate, program);
    return this.#want({
      variable,
      title,
      kind: 'aggregate',
      type: aggregate.type,
      ...(words !== undefined && words !== title && { words }),
      expression: aggregate,
    });
  }

  #want(wanted: Wanted): string {
    if (!this.#wanted.has(wanted.variable)) this.#wanted.set(wanted.variable, wanted);
    return wanted.variable;
  }

  #isKey(expression: Ir.Expression): boolean {
    if (expression.op !== 'column' || expression.path.length > 0) return false;
    return expression.column === this.#module.sources.get(this.#subject)?.key;
  }

  #titleOf(kind: Field['kind'], title: string, taken: ReadonlySet<string>): string {
    if (!taken.has(title) || kind === 'metric') return title;
    return kind === 'column' ? `${this.#subject}.${title}` : `${title} (${this.#subject})`;
  }
}

/** The same words count other rows for another subject. */
export function aggregateKey(aggregate: Ir.Aggregate, subject: string): string {
  return JSON.stringify([subject, canonical(aggregate)]);
}

export function columnKey({ from, path, column }: Ir.Column): string {
  return JSON.stringify([from, path, column]);
}

function free(title: string, taken: ReadonlySet<string>): string {
  let name = title;
  for (let number = 2; taken.has(name); number++) name = `${title} (${number})`;
  return name;
}

/** Only rows tell it. */
export function isLeaf(definition: Ir.Definition): boolean {
  if (definition.kind === 'affinity') return true;
  if (definition.kind !== 'metric') return false;
  return expressionsOf(definition).some((each) => [...walk(each)].some(({ op }) => op === 'aggregate'));
}

/** The leaves of whoever decides from values. */
export function fieldLeaves(fields: Fields, decision: Leaves['decision']): Leaves {
  return {
    column: (_, column) => fields.column(column),
    aggregate: (_, aggregate) => fields.aggregate(aggregate),
    definition: (_: Graph, definition) => (isLeaf(definition) ? fields.definition(definition) : undefined),
    decision,
  };
}
