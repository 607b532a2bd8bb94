import type { AggregateFunction, Expression, LabelWord } from './ast.ts';

/** A place for something that is no keyword: a name of some kind, a literal, a text. */
export type Slot =
  | Operand
  /** Behind an aggregate: data or a column of it. */
  | { readonly kind: 'rows'; readonly function: AggregateFunction; readonly rows?: Rows }
  /** Behind a dot. */
  | { readonly kind: 'column'; readonly path: readonly string[]; readonly rows?: Rows }
  /** The name of an action; `header`: the head of a column of a table. */
  | { readonly kind: 'action'; readonly place: 'decision' | 'guard' | 'header' }
  /** What an action takes, or one of its labels. */
  | { readonly kind: 'value'; readonly action: string; readonly label?: LabelWord }
  | { readonly kind: 'given' }
  | { readonly kind: 'expectation'; readonly negation?: 'no' | 'not' }
  /** What a test gives or expects of a name. */
  | { readonly kind: 'value-of'; readonly name: string }
  /** A cell of a row of events that a test gives, counted from 0. */
  | { readonly kind: 'row-cell'; readonly data: string; readonly cell: number }
  /** `position`: of events alone. */
  | { readonly kind: 'data'; readonly position?: 'events' }
  /** A column of some data, by which other data belongs to it: `of customers by …` is a column of `data` itself. */
  | { readonly kind: 'link-column'; readonly data: string }
  /** The column that a line of a data block declares. */
  | { readonly kind: 'declared-column'; readonly data: string; readonly role: string }
  | { readonly kind: 'type'; readonly of: 'column' | 'action' }
  | { readonly kind: 'currency' }
  /** A segment, or a choice with the member that customers came to. */
  | { readonly kind: 'moved' }
  /** Whose conditions are counted. */
  | { readonly kind: 'checklist' }
  /** What a contract measures of all customers. */
  | {
      readonly kind: 'measured';
      readonly measure: 'share' | 'count' | 'sum' | 'average' | 'lowest' | 'highest' | 'median';
    }
  /** The name of an affinity. */
  | { readonly kind: 'affinity' }
  /** A score that a cell is made of. */
  | { readonly kind: 'score-part' }
  /** The length of a window, the cuts of bands, the share of a class. */
  | { readonly kind: 'length' | 'date' | 'share' | 'money' }
  | { readonly kind: 'cut'; readonly of?: Expression }
  | { readonly kind: 'zone' }
  | { readonly kind: 'library'; readonly path: readonly string[] }
  | { readonly kind: 'data-file' | 'rules-file' }
  /** Of the workbook with this path. */
  | { readonly kind: 'sheet'; readonly path: string }
  /** A name or a text that nobody knows yet. */
  | { readonly kind: 'new-name' | 'title' | 'reason' };

/** Where a value of a condition, of arithmetic or of a table stands. */
export interface Operand {
  readonly kind: 'operand';
  /** `first` begins a condition, `compared` stands beside `beside`, `computed` in arithmetic, `argument` in a function. */
  readonly role: 'first' | 'compared' | 'computed' | 'argument' | 'column';
  readonly beside?: Expression;
  /** A list or a comparison that only takes texts, such as `contains`. */
  readonly argumentOf?: string;
  readonly rows?: Rows;
  /** Definitions do not see decisions; rules and guards do. */
  readonly decisions: boolean;
}

/** Inside an aggregate names are first columns of its rows: of those that this expression counts or sums. */
export interface Rows {
  readonly of: Expression;
}
