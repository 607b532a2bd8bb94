import type * as Ir from '../../ir/index.ts';
import type { Body } from './body.ts';

/** Where an expression is written: the function that it stands in, and what its leaves are there. */
export interface Scope {
  readonly body: Body;
  /** All cadences of the program, the rarest first, and whether some come equally often. */
  readonly cadences: Cadences;
  /** A function that comes along in the module. */
  kernel(name: string): string;
  column(column: Ir.Column): string;
  reference(reference: Ir.Reference): string;
  decision(decision: Ir.DecisionReference): string;
  aggregate(aggregate: Ir.Aggregate): string;
  /** As-of, or an earlier day. */
  day(ago: Ir.Ago | undefined): string;
  /** The type of one value of an action or a label. */
  decidedType(decision: Ir.DecisionReference): Ir.Type | undefined;
}

export interface Cadences {
  readonly texts: readonly string[];
  /** How often each comes, as a number that grows; equal ones have equal ranks. */
  readonly ranks: readonly number[];
  readonly areDistinct: boolean;
}

/** A value that is looked at more than once is computed once: `name` stands for it behind the place where `kept` stands. */
export function once(scope: Scope, code: string): { readonly kept: string; readonly name: string } {
  if (isSimple(code)) return { kept: code, name: code };
  const name = scope.body.keep();
  return { kept: `(${name} = ${code})`, name };
}

/** A variable or a literal: to look at it costs nothing. */
export function isSimple(code: string): boolean {
  return /^[A-Za-z_$][\w$]*(\.\w+)?$|^\d+n?$|^\(-\d+n?\)$|^"(?:[^"\\]|\\.)*"$/.test(code);
}
