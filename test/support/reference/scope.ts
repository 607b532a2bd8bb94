import type * as Ir from '../../../server/ir/index.ts';
import type { DayNumber } from './calendar.ts';
import type { Belongings, Row, Tables } from './table.ts';
import type { Maybe } from './value.ts';

/** What an expression is evaluated over: one customer, and inside an aggregate one row of its events. */
export interface Scope {
  readonly asOf: DayNumber;
  readonly tables: Tables;
  /** What cannot be computed with is missing, instead of an error: to find out whether anything depends on it. */
  readonly badNumbers?: 'missing';
  readonly subject: string;
  readonly belongings: Belongings;
  readonly customer: Row;
  readonly row?: { readonly data: string; readonly row: Row };
  /** In rules about other data: the row at hand, and what belongs to it. */
  readonly about?: {
    readonly row: Row;
    readonly belongings: Belongings;
    /** The scope of the customer that a row of data at or below customers belongs to. */
    customerOf(data: string, row: Row): Scope;
  };
  readonly definitions: ReadonlyMap<string, Ir.Definition>;
  /** The value of a definition for the customer. */
  value(name: string): Maybe;
  /** What policies before decided for the customer. */
  decided(action: string, label?: string): Maybe;
}
