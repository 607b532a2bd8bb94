import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { WindowSpec } from './windows.ts';

/** An aggregate before it is written out, so that it may still be given another window, a `per` or a further `where`. */
export interface PlainAggregate {
  readonly function: Ast.AggregateFunction;
  readonly data: string;
  /** Absent: the rows themselves are counted. */
  readonly of?: Ir.Expression;
  /** Of `top`. */
  readonly limit?: number;
  readonly by?: Ir.Aggregate;
  readonly where?: Ir.Expression;
  readonly window?: WindowSpec;
  readonly per?: Ast.TimeUnit;
}
