/**
 * The syntax tree of a Patron file: immutable plain data, unions on `kind`, without methods and without meaning.
 * Wherever recovery left a hole stands an explicit `Missing`, which was reported already; whoever meets one stays silent.
 */
import type {
  ActionDeclaration,
  BareRules,
  GuardDeclaration,
  LabelledValue,
  LimitDeclaration,
  PolicyDeclaration,
} from './ast-decisions.ts';
import type {
  ChecklistDeclaration,
  ClassDeclaration,
  ScoreDeclaration,
  SegmentDeclaration,
  StagesDeclaration,
} from './ast-definitions.ts';
import type { Comparator, Expression, Member, Quantified, Window } from './ast-expressions.ts';
import type { Span } from './span.ts';

export type * from './ast-decisions.ts';
export type * from './ast-definitions.ts';
export type * from './ast-expressions.ts';

export interface Node {
  readonly span: Span;
}

/** A hole that recovery left. Its issue is in `Chunk.issues`. */
export interface Missing extends Node {
  readonly kind: 'missing';
}

/** A bare or backticked name; `text` is what it names (backticks removed, nothing else rewritten). */
export interface Name extends Node {
  readonly kind: 'name';
  readonly text: string;
  readonly quoted: boolean;
}

export interface Text extends Node {
  readonly kind: 'text';
  /** The value, escapes resolved. */
  readonly value: string;
}

// ---------------------------------------------------------------- files

/**
 * A file is a sequence of chunks. A chunk begins where a reserved declaration word is first on its line (or with the comment lines
 * directly above it) and usually holds one declaration. Chunks are the unit of incremental parsing: a chunk object is reused, identically,
 * as long as its text does not change, wherever it moves to.
 */
export interface SourceFile {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
}

export interface PlacedChunk {
  /** Offset of the chunk in the file, UTF-16 code units. */
  readonly start: number;
  readonly chunk: Chunk;
}

export interface Chunk {
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly issues: readonly SyntaxIssue[];
}

/** `code` is a key of the registry of diagnostics; `data` fills its message. The grammar knows no prose. */
export interface SyntaxIssue extends Node {
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Replacements that mend it, if there is a sure way: the fix's title is made from `code`. */
  readonly edits?: readonly { readonly span: Span; readonly text: string }[];
}

// ---------------------------------------------------------------- declarations

export type Declaration =
  | AsOfDeclaration
  | DataDeclaration
  | LetDeclaration
  | ValueDeclaration
  | MetricDeclaration
  | ScoreDeclaration
  | ClassDeclaration
  | StagesDeclaration
  | SegmentDeclaration
  | ChecklistDeclaration
  | AffinityDeclaration
  | ActionDeclaration
  | PolicyDeclaration
  | BareRules
  | GuardDeclaration
  | LimitDeclaration
  | TestDeclaration
  | UseDeclaration
  | UnknownDeclaration;

/** What the declarations that bind a name have in common. `doc` is the text of the `##` lines above. */
export interface Named extends Node {
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly doc?: string;
}

/** `as of 2026-10-31 in Asia/Shanghai` */
export interface AsOfDeclaration extends Node {
  readonly kind: 'as-of';
  /** The text of the `##` lines above: what the file as a whole is for. */
  readonly doc?: string;
  readonly date: Expression;
  readonly zone?: { readonly text: string; readonly span: Span };
}

export interface DataDeclaration extends Named {
  readonly kind: 'data';
  readonly from: DataOrigin | Missing;
  /** `of customers by customer_id`: these rows are events of another data. */
  readonly of?: DataLink;
  /** `for customers by household_id`: these rows are attributes of another data. */
  readonly for?: DataLink;
  readonly columns: readonly Column[];
}

export type DataOrigin =
  /** `sheet` of a workbook: `from "book.xlsx" sheet "Orders"`. */
  | ({ readonly kind: 'file'; readonly path: Text; readonly sheet?: Text } & Node)
  | ({ readonly kind: 'table'; readonly table: Text } & Node)
  /** `data customers from orders by customer_id`: the distinct keys of the events. */
  | ({ readonly kind: 'derived'; readonly data: Name; readonly by: Name | Missing } & Node);

export interface DataLink extends Node {
  readonly data: Name | Missing;
  readonly by: Name | Missing;
}

export type ColumnRole = 'key' | 'label' | 'time' | 'amount' | 'item' | 'quantity' | 'column';

/** `item product_id: text of products pii` */
export interface Column extends Node {
  readonly kind: 'column';
  readonly role: ColumnRole;
  readonly name: Name | Missing;
  readonly type?: TypeReference;
  /** `of products`: the column is a key of that lookup data. */
  readonly of?: Name | Missing;
  readonly pii: boolean;
}

/** Words as written (`money CNY` is `['money','CNY']`, `yes/no` is `['yes/no']`): the grammar gives type names no meaning. */
export interface TypeReference extends Node {
  readonly kind: 'type';
  readonly words: readonly string[];
}

export interface LetDeclaration extends Named {
  readonly kind: 'let';
  readonly value: Expression;
}

/** `value is spend`: the money shown beside every count. */
export interface ValueDeclaration extends Node {
  readonly kind: 'value';
  readonly value: Expression;
}

export interface MetricDeclaration extends Named {
  readonly kind: 'metric';
  readonly value: Expression;
}

export interface TestDeclaration extends Node {
  readonly kind: 'test';
  readonly doc?: string;
  readonly title: Text | Missing;
  readonly given: readonly (Given | Missing)[];
  readonly expect: readonly (Expectation | Contract | Missing)[];
}

/** The word `missing` where a test gives or expects a value. */
export interface MissingWord extends Node {
  readonly kind: 'is-missing';
}

/** `R 5`, `spend missing`, `aware.ability yes`, `orders (2026-01-01, 300 CNY, "skin care")`; with `ago`: `lifecycle was active 60 days ago` */
export type Given =
  | ({
      readonly kind: 'given-value';
      readonly name: Name | Member;
      readonly value: Expression;
      readonly ago?: Expression;
    } & Node)
  | ({ readonly kind: 'given-missing'; readonly name: Name | Member; readonly ago?: Expression } & Node)
  | ({ readonly kind: 'given-row'; readonly data: Name; readonly cells: readonly (Expression | MissingWord)[] } & Node);

/**
 * `tier star`, `offer 15% for 30 days`, `no message`, `loyal`, `not loyal`, `spend 300 CNY`, `lifecycle is active`, `aware.ability`,
 * `at least 3 of aware`.
 * What the name is (action, segment, metric …) is for the checker to find out.
 */
export interface Expectation extends Node {
  readonly kind: 'expectation';
  /** `no`: the action is not decided; `not`: the segment does not hold. */
  readonly negation?: 'no' | 'not';
  readonly name: Name | Member | Quantified;
  readonly comparator?: Comparator;
  readonly value?: Expression | MissingWord;
  /** `favourites ("skin care", "hair")`: all texts of a list, two of them at least. */
  readonly list?: readonly Expression[];
  /** `favourites contains "hair"` */
  readonly contains?: Expression;
  readonly labels: readonly LabelledValue[];
}

/**
 * What a test without `given` expects of all customers: `share of tier star between 5% and 15%`, `share of spend where loyal at least 30%`,
 * `count of customers where loyal at least 100`, `average of spend at most 500 CNY`.
 */
export interface Contract extends Node {
  readonly kind: 'contract';
  readonly measure: 'share' | 'count' | 'sum' | 'average' | 'lowest' | 'highest' | 'median';
  readonly measureSpan: Span;
  /** The customers themselves, what tells them apart (`tier`, `loyal`), or what is added up or compared (`spend`). */
  readonly of: Name | Member;
  /** `star` */
  readonly value?: Expression;
  readonly where?: Expression;
  readonly bound: ContractBound;
}

/** Both ends are included; `exactly 5%` has the same twice. */
export interface ContractBound extends Node {
  readonly kind: 'contract-bound';
  readonly least?: Expression;
  readonly most?: Expression;
}

/**
 * `affinity pairs "搭配" from orders by category, support at least 1%, lift at least 1.2`: values of `by` that are found together, in rows of one
 * parent or, with `within order_no`, in rows of one customer with the same value there.
 */
export interface AffinityDeclaration extends Named {
  readonly kind: 'affinity';
  readonly rows: Name | Missing;
  readonly by: Expression;
  readonly within?: Expression;
  readonly window?: Window;
  readonly where?: Expression;
  readonly limits: readonly AffinityLimit[];
}

/** `support at least 1%`, `lift at least 1.2` */
export interface AffinityLimit extends Node {
  readonly kind: 'affinity-limit';
  readonly of: 'support' | 'confidence' | 'lift';
  readonly least: Expression;
}

/** `use patron/rfm` (library) or `use "shared/common.patron"` (file). */
export interface UseDeclaration extends Node {
  readonly kind: 'use';
  readonly target:
    | ({ readonly kind: 'library'; readonly name: string } & Node)
    | ({ readonly kind: 'file'; readonly path: Text } & Node)
    | Missing;
}

/** What begins with no word that begins a declaration, or with one of a later version. It was reported. */
export interface UnknownDeclaration extends Node {
  readonly kind: 'unknown';
  /** What it seems to name, so that uses of the name are not reported as well. */
  readonly name?: Name;
}
