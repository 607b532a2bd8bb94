import type * as Ir from '../../ir/index.ts';
import type { When } from './aggregate.ts';
import type { Context, Leaves } from './context.ts';
import type { Computation } from './customers.ts';
import { decidedType } from './decisions.ts';
import type { Sql } from './fragment.ts';
import type { Plan } from './plan.ts';
import { type Layers, Projection } from './projection.ts';

/** Rows of events, from wherever they come. */
export interface RowSource {
  column(column: Ir.Column): Sql;
  /** The key of the customer. */
  owner(): Sql;
  when(): When | undefined;
  /** Stands after FROM; asked for last. */
  from(): Sql;
}

type Over = Pick<Computation, 'dialect' | 'asOf' | 'checks'> & { readonly plan: Plan };

/** Expressions over the rows of a source; `customer` tells values of the customer, where they are known. */
export class RowExpressions {
  readonly #over: Over;
  readonly #rows: RowSource;
  readonly #customer: Omit<Leaves, 'column'>;
  readonly #layers: Layers;
  #mayFail = false;

  constructor(
    over: Over,
    rows: RowSource,
    customer: Omit<Leaves, 'column'> = nobody,
    layers: Layers = new Projection(() => rows.from(), 'u'),
  ) {
    this.#over = over;
    this.#rows = rows;
    this.#customer = customer;
    this.#layers = layers;
  }

  context(owner: string): Context {
    const { dialect, plan, asOf, checks } = this.#over;
    const { reference, truth, decision, aggregate } = this.#customer;
    return {
      dialect,
      asOf,
      cadences: plan.cadences,
      leaves: { column: (column) => this.#rows.column(column), reference, truth, decision, aggregate },
      decidedType: (decision) => decidedType(plan.program, decision),
      bind: (value) => this.#layers.bind(value),
      raise: (problem, witness, unless) => {
        this.#mayFail = true;
        return dialect.raise(checks.add(problem, owner), witness, unless);
      },
    };
  }

  /** Whether a number of a row may be one that cannot be computed with. */
  get mayFail(): boolean {
    return this.#mayFail;
  }

  relation(): Sql {
    return this.#layers.relation();
  }
}

const unknown = () => {
  throw new Error('a value of the customer is needed before it is known');
};

const nobody: Omit<Leaves, 'column'> = { reference: unknown, truth: unknown, decision: unknown, aggregate: unknown };
