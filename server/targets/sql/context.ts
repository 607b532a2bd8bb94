import type * as Ir from '../../ir/index.ts';
import type { Dialect } from './dialect.ts';
import type { Sql } from './fragment.ts';
import type { Found, Label } from './projection.ts';

/** What an expression is emitted in: for which engine, over which rows, as of when. */
export interface Context {
  readonly dialect: Dialect;
  readonly leaves: Leaves;
  /** The day in use, `2026-10-31`. */
  readonly asOf: string;
  readonly cadences: CadenceRanks;
  /** The type in which an action holds what was decided, which may have fewer places than whoever uses it. */
  decidedType(decision: Ir.DecisionReference): Ir.Type | undefined;
  /** Names a value in a layer below, so that it can be used twice; see `Projection`. */
  bind(value: Sql, label?: Label): Sql;
  /** What queries over all rows find, where the engine computes once what is read several times; see `Layers`. */
  beside?(found: Found): readonly Sql[];
  /**
   * An expression that fails the statement: a number of the data cannot be computed with. The engine's error leads back to this use. `witness` is a
   * value of the row; it is not reached where `unless` holds.
   */
  raise(problem: Problem, witness: Sql, unless: Sql): Sql;
}

/** Why the data cannot be computed with. */
export type Problem =
  /** An operand of a quotient, a double or a floor whose integer is not below 2^53. */
  | 'inexact-double'
  /** A result with more digits than its type has. */
  | 'too-many-digits'
  /** Rows that are decided about and that no key tells apart; the owner is their data. */
  | 'repeated-key'
  | 'missing-key';

/** Where the values come from that an expression refers to. Each has the type that the IR gives it. */
export interface Leaves {
  column(column: Ir.Column): Sql;
  reference(reference: Ir.Reference): Sql;
  /** A reference in the reading that knows "unknown", as NULL: a segment is unknown where its condition is. */
  truth(reference: Ir.Reference): Sql;
  decision(decision: Ir.DecisionReference): Sql;
  aggregate(aggregate: Ir.Aggregate): Sql;
}

/** The cadences that a program names, from the rarest (1) to the most frequent; equal times a year have one rank. */
export type CadenceRanks = ReadonlyMap<string, number>;
