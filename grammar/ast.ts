/**
 * The syntax tree of a Patron file: immutable plain data, unions on `kind`, without methods and without meaning.
 * Wherever recovery left a hole stands an explicit `Missing`, which was reported already; whoever meets one stays silent.
 */
import type { Comparator, Expression, NumberLiteral } from './ast-expressions.ts';
import type { Span } from './span.ts';

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
  | ActionDeclaration
  | PolicyDeclaration
  | BareRules
  | GuardDeclaration
  | TestDeclaration
  | UseDeclaration
  | UnknownDeclaration;

/** What the declarations that bind a name have in common. `doc` is the text of the `##` lines above. */
interface Named extends Node {
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly doc?: string;
}

/** `as of 2026-10-31 in Asia/Shanghai` */
export interface AsOfDeclaration extends Node {
  readonly kind: 'as-of';
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
  | ({ readonly kind: 'file'; readonly path: Text } & Node)
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

export interface ScoreDeclaration extends Named {
  readonly kind: 'score';
  readonly body: Bands | Composite | Missing;
}

/** `5 bands of recency at 30, 60, 90, 180 days, lowest best where …` */
export interface Bands extends Node {
  readonly kind: 'bands';
  readonly count?: NumberLiteral;
  readonly of: Expression;
  /** Given cuts; a cut without a unit takes the unit of the last (the parser has already given it that). */
  readonly cuts?: readonly Expression[];
  readonly best: 'highest' | 'lowest';
  readonly where?: Expression;
}

/** `RFM is R F M` */
export interface Composite extends Node {
  readonly kind: 'composite';
  readonly parts: readonly Name[];
}

export interface ClassDeclaration extends Named {
  readonly kind: 'class';
  readonly by: 'share' | 'rank' | Missing;
  readonly of: Expression;
  readonly where?: Expression;
  readonly members: readonly ClassMember[];
}

/** `A top 75%`, `B next 20%`, `C rest` */
export interface ClassMember extends Node {
  readonly kind: 'class-member';
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly range: 'top' | 'next' | 'rest' | Missing;
  readonly share?: Expression;
}

export interface StagesDeclaration extends Named {
  readonly kind: 'stages';
  readonly members: readonly StageMember[];
}

/** `prospect when …`; without `when` it is `otherwise`. */
export interface StageMember extends Node {
  readonly kind: 'stage-member';
  readonly name: Name | Missing;
  readonly title?: Text;
  readonly when?: Expression;
}

export interface SegmentDeclaration extends Named {
  readonly kind: 'segment';
  readonly when: Expression;
}

/** `action message takes text, by (sms, email, wechat), keep first` */
export interface ActionDeclaration extends Named {
  readonly kind: 'action';
  /** Absent: the action takes no value (`then suppress`). */
  readonly takes?: ValueShape;
  readonly labels: readonly { readonly label: LabelWord; readonly takes: ValueShape; readonly span: Span }[];
  readonly keep: 'first' | 'highest' | 'lowest' | 'all';
}

export type LabelWord = 'for' | 'by' | 'to' | 'with' | 'within' | 'on' | 'via' | 'about';

export type ValueShape =
  | TypeReference
  /** `star > cow > dog` (ordered, best first) or `(sms, email)` (not ordered). */
  | ({ readonly kind: 'members'; readonly members: readonly Name[]; readonly ordered: boolean } & Node)
  | Missing;

export interface PolicyDeclaration extends Named {
  readonly kind: 'policy';
  readonly mode: 'first match' | 'all matches' | 'exactly one match';
  readonly clauses: readonly PolicyClause[];
}

/** Rules outside any policy. They form the policy named after the file, if the file declares none. */
export interface BareRules extends Node {
  readonly kind: 'bare-rules';
  readonly clauses: readonly PolicyClause[];
}

export type PolicyClause = Rule | Table | DeclaredException | MissingClause;

/** A clause that could not be read: it decides nothing and matches nobody. */
export interface MissingClause extends Node {
  readonly kind: 'missing';
}

export interface Rule extends Node {
  readonly kind: 'rule';
  readonly name?: Name;
  readonly doc?: string;
  /** Absent: `otherwise`. */
  readonly when?: Expression;
  readonly decisions: readonly Decision[];
  readonly because?: Text;
}

/** `offer 15% for 30 days` */
export interface Decision extends Node {
  readonly kind: 'decision';
  readonly action: Name | Missing;
  /** Absent: the action takes no value. */
  readonly value?: Expression;
  readonly labels: readonly LabelledValue[];
}

export interface LabelledValue extends Node {
  readonly label: LabelWord;
  readonly value: Expression;
}

/** `uncovered because "…" when …`, `overlaps because "…"` */
export interface DeclaredException extends Node {
  readonly kind: 'uncovered' | 'overlaps';
  readonly because: Text | Missing;
  readonly when?: Expression;
}

export interface Table extends Node {
  readonly kind: 'table';
  readonly conditions: readonly Expression[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (TableRow | Missing)[];
}

/** A column right of `||`: an action (`tier`), an action's label (`offer for`), `rule` or `because`. */
export interface TableColumn extends Node {
  readonly kind: 'action' | 'label' | 'rule' | 'because' | 'missing';
  readonly action?: Name;
  readonly label?: LabelWord;
}

export interface TableRow extends Node {
  readonly kind: 'row';
  readonly doc?: string;
  readonly conditions: readonly ConditionCell[];
  /** `undefined` in a place where the cell is `-`: nothing. */
  readonly values: readonly (Expression | undefined)[];
}

export type ConditionCell =
  | ({ readonly kind: 'any' } & Node)
  | ({ readonly kind: 'comparison'; readonly comparator: Comparator; readonly right: Expression } & Node)
  | ({ readonly kind: 'equals'; readonly right: Expression } & Node)
  | ({ readonly kind: 'range'; readonly from: Expression; readonly to: Expression } & Node)
  | ({ readonly kind: 'one-of'; readonly values: readonly Expression[] } & Node)
  | ({ readonly kind: 'is-missing' } & Node)
  | ({ readonly kind: 'is-known' } & Node)
  | Missing;

/** `never message when not consent`, `always visit when tier is star` */
export interface GuardDeclaration extends Node {
  readonly kind: 'never' | 'always';
  readonly doc?: string;
  readonly action: Name | Missing;
  /** `never tier star when …`: only this value. */
  readonly value?: Expression;
  readonly when: Expression;
}

export interface TestDeclaration extends Node {
  readonly kind: 'test';
  readonly doc?: string;
  readonly title: Text | Missing;
  readonly given: readonly (Given | Missing)[];
  readonly expect: readonly (Expectation | Missing)[];
}

/** The word `missing` where a test gives or expects a value. */
export interface MissingWord extends Node {
  readonly kind: 'is-missing';
}

/** `R 5`, `spend missing`, `consent yes`, `orders (2026-01-01, 300 CNY, "skin care")` */
export type Given =
  | ({ readonly kind: 'given-value'; readonly name: Name; readonly value: Expression } & Node)
  | ({ readonly kind: 'given-missing'; readonly name: Name } & Node)
  | ({ readonly kind: 'given-row'; readonly data: Name; readonly cells: readonly (Expression | MissingWord)[] } & Node);

/**
 * `tier star`, `offer 15% for 30 days`, `no message`, `loyal`, `not loyal`, `spend 300 CNY`, `lifecycle is active`.
 * What the name is (action, segment, metric …) is for the checker to find out.
 */
export interface Expectation extends Node {
  readonly kind: 'expectation';
  /** `no`: the action is not decided; `not`: the segment does not hold. */
  readonly negation?: 'no' | 'not';
  readonly name: Name;
  readonly comparator?: Comparator;
  readonly value?: Expression | MissingWord;
  readonly labels: readonly LabelledValue[];
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
