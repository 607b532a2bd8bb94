import type * as Ir from '../../ir/index.ts';
import type { CadenceRanks } from '../../targets/sql/index.ts';
import type { Truth } from './condition.ts';
import type { Result } from './value.ts';

/** What is known of one customer. */
export interface Environment {
  /** The day in use. */
  readonly asOf: string;
  readonly cadences: CadenceRanks;
  column(column: Ir.Column): Result;
  reference(reference: Ir.Reference): Result;
  /** A reference in the reading that knows "unknown": a segment is unknown where its condition is. */
  truth(reference: Ir.Reference): Truth;
  /** What a reference is to, where somebody wants to tell why it is as it is. */
  definition?(name: string): Ir.Definition | undefined;
  decision(decision: Ir.DecisionReference): Result;
  aggregate(aggregate: Ir.Aggregate): Result;
}
