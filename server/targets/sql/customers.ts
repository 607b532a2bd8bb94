import type * as Ir from '../../ir/index.ts';
import { condition, type Reading } from './condition.ts';
import type { CadenceRanks, Context, Leaves, Problem } from './context.ts';
import { Decisions, decidedType } from './decisions.ts';
import { type Cuts, definitionOf } from './definition.ts';
import type { Dialect } from './dialect.ts';
import { exactOf } from './exact.ts';
import { narrow } from './exact-number.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import { type Found, type Label, type Layers, type Named, named, Projection } from './projection.ts';
import { textOf } from './text.ts';

/** A program over one state of its data, on one engine. */
export interface Computation {
  readonly program: Ir.Program;
  readonly dialect: Dialect;
  readonly asOf: string;
  readonly cuts: Cuts;
  /** Bands and classes are fitted by the statement itself. */
  readonly fitsItself?: boolean;
  readonly cadences: CadenceRanks;
  /** One row a customer, with everything that comes from data. */
  readonly facts: Facts;
  readonly checks: Checks;
  /** Where what is computed of customers is put. Absent: into queries within queries over the facts. */
  readonly layers?: Layers;
}

/** Columns of the subject and aggregates, which are there already. */
export interface Facts {
  /** Stands after FROM. */
  readonly from: Sql;
  column(column: Ir.Column): Sql;
  aggregate(aggregate: Ir.Aggregate): Sql;
  /** Where the rows are no customers: values of the customers that they belong to. */
  readonly customer?: CustomerFacts;
}

export interface CustomerFacts {
  /** The program that the customers are of. */
  readonly program: Ir.Program;
  /** The data of the customers, where each row belongs to one: the key of that customer is the column `o`. */
  readonly owner?: Ir.Source;
  value(leaf: Ir.Reference | Ir.DecisionReference): Sql;
  /** NULL for unknown. */
  truth(reference: Ir.Reference): Sql;
}

/** What can go wrong with numbers of the data, numbered so that an engine's error can be led back to the rules. */
export class Checks {
  readonly #all: { readonly problem: Problem; readonly owner: string }[] = [];

  add(problem: Problem, owner: string): number {
    const known = this.#all.findIndex((check) => check.problem === problem && check.owner === owner);
    return known >= 0 ? known : this.#all.push({ problem, owner }) - 1;
  }

  get size(): number {
    return this.#all.length;
  }

  /** By their numbers, from 0. */
  [Symbol.iterator](): Iterator<{ readonly problem: Problem; readonly owner: string }> {
    return this.#all.values();
  }

  at(number: number): { readonly problem: Problem; readonly owner: string } | undefined {
    return this.#all[number];
  }
}

/**
 * A query over the customers: definitions and decisions are emitted when they are asked for, once each, with all that they need below them. `owner`
 * is what a data error names: a definition, or a rule as `policy: rule`.
 */
export class Customers implements Leaves {
  readonly computation: Computation;
  readonly decisions: Decisions;
  readonly #layers: Layers;
  readonly #definitions: ReadonlyMap<string, Ir.Definition>;
  readonly #values = new Map<string, Sql>();
  readonly #truths = new Map<string, Sql>();

  constructor(computation: Computation) {
    this.computation = computation;
    this.#layers = computation.layers ?? new Projection(() => computation.facts.from, 't');
    this.#definitions = new Map(computation.program.definitions.map((definition) => [definition.name, definition]));
    this.decisions = new Decisions(this);
  }

  context(owner: string): Context {
    const { dialect, asOf, cadences, checks, program, facts } = this.computation;
    const layers = this.#layers;
    return {
      dialect,
      asOf,
      cadences,
      leaves: this,
      decidedType: (decision) => decidedType(facts.customer?.program ?? program, decision),
      bind: (each, label = { name: `${owner} part` }) => this.bind(each, label),
      ...(dialect.keepsQueries && layers.beside && { beside: (found: Found) => layers.beside!(found) }),
      raise: (problem, witness, unless) => dialect.raise(checks.add(problem, owner), witness, unless),
    };
  }

  bind(each: Sql, label?: Label): Sql {
    return this.#layers.bind(each, label);
  }

  value(expression: Ir.Expression, owner: string): Sql {
    return value(this.context(owner), expression);
  }

  condition(expression: Ir.Expression, reading: Reading, owner: string): Sql {
    return condition(this.context(owner), expression, reading);
  }

  textOf(expression: Ir.Expression, type: Ir.Type, owner: string): Sql {
    return textOf(this.context(owner), expression, type);
  }

  definition(name: string): Sql {
    const known = this.#values.get(name);
    if (known) return known;
    const { program, cuts, fitsItself } = this.computation;
    const definition = this.#definitionOf(name);
    const found = this.bind(
      definitionOf(this.context(name), definition, { definitions: program.definitions, cuts, fitsItself }),
      labelOf(definition),
    );
    this.#values.set(name, found);
    return found;
  }

  column(column: Ir.Column): Sql {
    return this.computation.facts.column(column);
  }

  reference(reference: Ir.Reference): Sql {
    return this.computation.facts.customer?.value(reference) ?? this.definition(reference.name);
  }

  truth(reference: Ir.Reference): Sql {
    const { name } = reference;
    const { customer } = this.computation.facts;
    if (customer) return customer.truth(reference);
    const definition = this.#definitionOf(name);
    if (definition.kind !== 'segment') return this.definition(name);
    const known = this.#truths.get(name);
    if (known) return known;
    const found = this.bind(this.condition(definition.when, 'truth', name), {
      ...labelOf(definition),
      name: `${name} is known`,
    });
    this.#truths.set(name, found);
    return found;
  }

  /** An action may hold its numbers with fewer places than whoever uses them. */
  decision(decision: Ir.DecisionReference): Sql {
    const { program, facts } = this.computation;
    if (facts.customer) return facts.customer.value(decision);
    const held = decidedType(program, decision);
    const value = this.decisions.decided(decision.action, decision.label);
    const [from, to] = [held && exactOf(held), exactOf(decision.type)];
    return from && to ? this.bind(narrow(this.context(decision.action), value, from, to)) : value;
  }

  aggregate(aggregate: Ir.Aggregate): Sql {
    return this.computation.facts.aggregate(aggregate);
  }

  /** The customers with all that was asked for; stands after FROM. */
  relation(): Sql {
    return this.#layers.relation();
  }

  select(columns: readonly Named[]): Sql {
    return sql`SELECT ${named(columns)} FROM ${this.relation()}`;
  }

  #definitionOf(name: string): Ir.Definition {
    const definition = this.#definitions.get(name);
    if (!definition) throw new Error(`there is no definition ${name}`);
    return definition;
  }
}

const kinds = {
  metric: 'metrics',
  bands: 'scores',
  cell: 'scores',
  'share-class': 'scores',
  'rank-class': 'scores',
  stages: 'segments',
  segment: 'segments',
  checklist: 'segments',
  affinity: 'metrics',
} as const satisfies Record<Ir.Definition['kind'], Label['kind']>;

function labelOf({ name, origin, kind }: Ir.Definition): Label {
  return { name, origin, kind: kinds[kind] };
}
