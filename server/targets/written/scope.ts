import type * as Ir from '../../ir/index.ts';

/** Where an expression stands, which decides what its names mean. */
export interface Scope {
  readonly program: Ir.Program;
  /** The data whose row is at hand. */
  readonly row: string;
  /** Inside an aggregate. */
  readonly isAggregated: boolean;
}

export function scopeOf(program: Ir.Program, data = program.subject): Scope {
  return { program, row: data, isAggregated: false };
}
