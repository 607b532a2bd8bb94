import { aggregateCode } from './aggregate.ts';
import { aggregateKey, columnKey } from './fields.ts';
import { Graph, type Leaves } from './graph.ts';
import type { Module } from './module.ts';
import type { Tables } from './tables.ts';

/** The leaves of whoever decides from rows: columns of the customer's row, and aggregates over rows below it. */
export function eventsGraph(module: Module, tables: Tables): Graph {
  const leaves: Leaves = {
    column: (graph, column) =>
      graph.variable('c', columnKey(column), ({ body }) => tables.cell(body, body.use('row'), column)),
    aggregate: (graph, aggregate) =>
      graph.variable('a', aggregateKey(aggregate, module.program.subject), ({ body }) =>
        aggregateCode(graph, tables, aggregate, body, `${body.use(tables.rows(aggregate.data))}.used`),
      ),
    definition: () => undefined,
    decision: () => {
      throw new Error('nothing is decided yet');
    },
  };
  return new Graph(module, leaves);
}
