import type * as Ir from '../../../ir/index.ts';
import { within } from '../../../ir/walk.ts';
import { type Computation, Customers } from '../customers.ts';
import type { Sql } from '../fragment.ts';
import { customerLeaves, keyOf, type PlannedAggregate } from '../plan.ts';
import { type Aggregating, aggregated, allAggregated, type CustomerValues } from './aggregates.ts';
import { Chain } from './chain.ts';
import { type CustomerRows, customerRows, factsOf, NotYet, withMore } from './facts.ts';

export interface ComputedCustomers {
  readonly customers: Customers;
  readonly chain: Chain;
  readonly rows: CustomerRows;
}

/** Customers with everything that events say of them, and with whatever `ask` asks for on top. */
export function computedCustomers<T>(
  aggregating: Aggregating,
  computation: Omit<Computation, 'facts' | 'layers'>,
  ask: (computed: ComputedCustomers) => T,
): T {
  const { plan } = aggregating;
  const early = [...plan.aggregates.values()].filter(({ late }) => !late);
  const groups = allAggregated(aggregating, early);
  return new Computed(aggregating, computation, customerRows(aggregating, groups)).ask(ask);
}

class Computed {
  readonly #aggregating: Aggregating;
  readonly #computation: Omit<Computation, 'facts' | 'layers'>;
  #rows: CustomerRows;

  constructor(aggregating: Aggregating, computation: Omit<Computation, 'facts' | 'layers'>, rows: CustomerRows) {
    this.#aggregating = aggregating;
    this.#computation = computation;
    this.#rows = rows;
  }

  /** Again whenever an aggregate is found to be needed first. */
  ask<T>(work: (computed: ComputedCustomers) => T): T {
    for (;;) {
      try {
        return work(this.#customers());
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
        this.#addLate(error.aggregate);
      }
    }
  }

  #customers(): ComputedCustomers {
    const { statement, dialect } = this.#aggregating;
    const rows = this.#rows;
    const chain = new Chain(statement, dialect, rows.names.copy(), () => rows.name, 'computed');
    return { customers: new Customers({ ...this.#computation, facts: factsOf(rows), layers: chain }), chain, rows };
  }

  #addLate(aggregate: Ir.Aggregate): void {
    const planned = this.#aggregating.plan.aggregates.get(keyOf(aggregate));
    if (!planned) throw new Error('an aggregate was not planned');
    const values = this.ask((computed) => valuesFor(this.#aggregating, computed, planned));
    const [group] = aggregated(this.#aggregating, aggregate.data, [planned], values);
    this.#rows = withMore(this.#aggregating, this.#rows, group!, aggregate);
  }
}

/** What an aggregate needs of customers, as a query. */
function valuesFor(
  { statement }: Aggregating,
  { customers, rows }: ComputedCustomers,
  { aggregate, owner }: PlannedAggregate,
): CustomerValues {
  const columns = new Map<string, Sql>();
  const names = rows.names.copy();
  const said = within(aggregate)
    .flatMap(customerLeaves)
    .flatMap((leaf) => {
      if (columns.has(keyOf(leaf))) return [];
      const name = names.take('customer value');
      columns.set(keyOf(leaf), name);
      return [{ name, value: customers.value(leaf, owner) }];
    });
  const from = customers.relation();
  const name = statement.add('values of customers', { columns: [{ value: rows.key }, ...said], from });
  return { name, key: rows.key, columns };
}
