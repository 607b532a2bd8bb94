import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import type { Sql } from './fragment.ts';

/** The context in which these references, each this very object, stand for values that are computed already. */
export function withHeld(context: Context, held: ReadonlyMap<Ir.Reference, Sql>): Context {
  const { leaves } = context;
  return {
    ...context,
    leaves: {
      column: (column) => leaves.column(column),
      reference: (reference) => held.get(reference) ?? leaves.reference(reference),
      truth: (reference) => leaves.truth(reference),
      decision: (decision) => leaves.decision(decision),
      aggregate: (aggregate) => leaves.aggregate(aggregate),
    },
  };
}
