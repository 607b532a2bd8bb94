import type * as Ir from '../../ir/index.ts';
import { type Context, decidedType, type Leaves, Projection, type Sql, type When } from '../../targets/sql/index.ts';
import type { Loading } from './loading.ts';

/** Rows of events, from wherever they come. */
export interface RowSource {
  column(column: Ir.Column): Sql;
  /** The key of the customer. */
  owner(): Sql;
  when(): When | undefined;
  /** Stands after FROM; asked for last. */
  from(): Sql;
}

/** Expressions over the rows of a source; `customer` tells values of the customer, where they are known. */
export class RowExpressions {
  readonly #loading: Pick<Loading, 'dialect' | 'plan' | 'asOf' | 'checks'>;
  readonly #rows: RowSource;
  readonly #customer: Omit<Leaves, 'column'>;
  readonly #projection: Projection;

  constructor(
    loading: Pick<Loading, 'dialect' | 'plan' | 'asOf' | 'checks'>,
    rows: RowSource,
    customer: Omit<Leaves, 'column'> = nobody,
  ) {
    this.#loading = loading;
    this.#rows = rows;
    this.#customer = customer;
    this.#projection = new Projection(() => rows.from(), 'u');
  }

  context(owner: string): Context {
    const { dialect, plan, asOf, checks } = this.#loading;
    const { reference, truth, decision, aggregate } = this.#customer;
    return {
      dialect,
      asOf,
      cadences: plan.cadences,
      leaves: { column: (column) => this.#rows.column(column), reference, truth, decision, aggregate },
      decidedType: (decision) => decidedType(plan.program, decision),
      bind: (value) => this.#projection.bind(value),
      raise: (problem, witness) => dialect.raise(checks.add(problem, owner), witness),
    };
  }

  relation(): Sql {
    return this.#projection.relation();
  }
}

const unknown = () => {
  throw new Error('a value of the customer is needed before it is known');
};

const nobody: Omit<Leaves, 'column'> = { reference: unknown, truth: unknown, decision: unknown, aggregate: unknown };
