import type { Missing, Name, Node, Text } from './ast.ts';
import type { Span } from './span.ts';

/** The expressions of the syntax tree: immutable plain data, unions on `kind`. Import them from `ast.ts`. */
export type Expression =
  | NumberLiteral
  | PercentLiteral
  | MoneyLiteral
  | DurationLiteral
  | CadenceLiteral
  | DateLiteral
  | TimestampLiteral
  | YesNoLiteral
  | CellLiteral
  | Text
  | Name
  | Member
  | Parentheses
  | Quantified
  | Suggestions
  | Aggregate
  | Windowed
  | OrElse
  | Earlier
  | Movement
  | FunctionCall
  | Arithmetic
  | Negation
  | Comparison
  | Range
  | OneOf
  | TextTest
  | MissingTest
  | Not
  | Logic
  | Missing;

export interface NumberLiteral extends Node {
  readonly kind: 'number';
  /** Digits with an optional point, underscores removed, no sign: `1000`, `1.50`. */
  readonly digits: string;
}

/** `15%`; digits of the number before the sign. */
export interface PercentLiteral extends Node {
  readonly kind: 'percent';
  readonly digits: string;
}

/** `300 CNY`, `¥300`: `currency` is the ISO 4217 code. */
export interface MoneyLiteral extends Node {
  readonly kind: 'money';
  readonly digits: string;
  readonly currency: string;
}

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `30 days`; whole and positive (the parser reports what is not). */
export interface DurationLiteral extends Node {
  readonly kind: 'duration';
  readonly amount: number;
  readonly unit: TimeUnit;
}

/** `weekly` is once per 1 week, `every 2 weeks` once per 2 weeks, `2 per month` twice per 1 month. */
export interface CadenceLiteral extends Node {
  readonly kind: 'cadence';
  readonly times: number;
  readonly every: number;
  readonly unit: TimeUnit;
}

export interface DateLiteral extends Node {
  readonly kind: 'date';
  /** ISO 8601, a day that exists (the parser reports 2026-02-30): `2026-10-31`. */
  readonly iso: string;
}

export interface TimestampLiteral extends Node {
  readonly kind: 'timestamp';
  /** `2026-10-31T18:00:00` */
  readonly iso: string;
}

export interface YesNoLiteral extends Node {
  readonly kind: 'yes-no';
  readonly value: boolean;
}

/** A cell with parts left open: `4x5`. Cells of digits only are number literals, those that begin with `x` are names. */
export interface CellLiteral extends Node {
  readonly kind: 'cell';
  readonly pattern: string;
}

/** `orders.total`, `orders.product.category` */
export interface Member extends Node {
  readonly kind: 'member';
  readonly of: Name | Member;
  readonly name: Name | Missing;
}

export interface Parentheses extends Node {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** `all of aware`, `at least 2 of (loyal, consent, spend > 300 CNY)`, `how many of aware` */
export interface Quantified extends Node {
  readonly kind: 'quantified';
  readonly quantifier: Quantifier;
  /** The words before the checklist, `of` included. */
  readonly quantifierSpan: Span;
  /** Of `at least` and `at most`. */
  readonly count?: NumberLiteral;
  readonly of: Name | Member | Conditions;
}

/** `suggestions of pairs`, and the best of them: `suggestion of pairs` */
export interface Suggestions extends Node {
  readonly kind: 'suggestions';
  readonly which: 'all' | 'best';
  readonly wordSpan: Span;
  readonly of: Name;
}

export type Quantifier = 'all' | 'any' | 'at least' | 'at most' | 'how many';

/** `(loyal, consent)` */
export interface Conditions extends Node {
  readonly kind: 'conditions';
  readonly items: readonly Expression[];
}

export type AggregateFunction =
  | 'count'
  | 'sum'
  | 'average'
  | 'lowest'
  | 'highest'
  | 'median'
  | 'distinct'
  | 'latest'
  | 'earliest'
  | 'share'
  | 'top'
  | 'usual gap'
  | 'next due';

/**
 * `AGGREGATE of WHAT [window] [per PERIOD] [where CONDITION]`; what belongs to one aggregate alone stands before the window:
 * `top 3 of WHAT by AGGREGATE`, `next due of WHAT at USE each`.
 */
export interface Aggregate extends Node {
  readonly kind: 'aggregate';
  readonly function: AggregateFunction;
  readonly functionSpan: Span;
  /** A data, a column of it, or an expression over its rows in parentheses. */
  readonly of: Expression;
  /** Of `top`: how many values, and by what each of them is ranked: an aggregate without suffixes. */
  readonly count?: NumberLiteral;
  readonly by?: Expression;
  /** Of `next due`: how long one piece lasts. */
  readonly each?: Expression;
  readonly window?: Window;
  readonly per?: Period;
  readonly where?: Expression;
}

/** A suffix on anything but an aggregate: `spend in last 3 months`, `frequency per month`. At least one of the three is there. */
export interface Windowed extends Node {
  readonly kind: 'windowed';
  readonly of: Expression;
  readonly window?: Window;
  readonly per?: Period;
  readonly where?: Expression;
}

export interface Period extends Node {
  readonly unit: TimeUnit;
}

export interface Window extends Node {
  readonly kind: 'window';
  readonly range:
    | { readonly kind: 'last' | 'previous'; readonly length: Expression }
    | { readonly kind: 'this-calendar' | 'last-calendar'; readonly unit: 'month' | 'quarter' | 'year' }
    | { readonly kind: 'year'; readonly year: number }
    | { readonly kind: 'since' | 'before'; readonly date: Expression }
    | { readonly kind: 'between'; readonly from: Expression; readonly to: Expression }
    | { readonly kind: 'ever' }
    /** Only `in same period last year` is written: the aggregate's own window is shifted. */
    | { readonly kind: 'own' };
  readonly samePeriodLastYear: boolean;
}

/** `x or else 0` */
export interface OrElse extends Node {
  readonly kind: 'or-else';
  readonly of: Expression;
  readonly otherwise: Expression;
}

/** `loyal as of 60 days ago` */
export interface Earlier extends Node {
  readonly kind: 'earlier';
  readonly of: Expression;
  readonly ago: Expression;
}

/** `entered loyal in last 30 days`, `left lifecycle active in last 2 months` */
export interface Movement extends Node {
  readonly kind: 'entered' | 'left';
  readonly wordSpan: Span;
  /** A segment, or the choice that `member` is one of. */
  readonly of: Name;
  readonly member?: Name;
  readonly length: Expression;
}

export type FunctionName =
  | 'days since'
  | 'days until'
  | 'months between'
  | 'age'
  | 'month'
  | 'weekday'
  | 'round'
  | 'floor'
  | 'min'
  | 'max';

export interface FunctionCall extends Node {
  readonly kind: 'call';
  readonly function: FunctionName;
  readonly functionSpan: Span;
  readonly arguments: readonly Expression[];
}

export interface Arithmetic extends Node {
  readonly kind: 'arithmetic';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Negation extends Node {
  readonly kind: 'negation';
  readonly of: Expression;
}

export type Comparator = '<' | '<=' | '>' | '>=' | 'is' | 'is not';

/** What is written with `was`: how long ago, `60 days`. */
interface Past {
  readonly ago?: Expression;
}

export interface Comparison extends Node, Past {
  readonly kind: 'comparison';
  readonly comparator: Comparator;
  readonly comparatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

/** `X A to B`, both bounds included. */
export interface Range extends Node, Past {
  readonly kind: 'range';
  readonly of: Expression;
  readonly from: Expression;
  readonly to: Expression;
}

export interface OneOf extends Node, Past {
  readonly kind: 'one-of';
  readonly of: Expression;
  readonly negated: boolean;
  readonly values: readonly Expression[];
}

export interface TextTest extends Node {
  readonly kind: 'contains' | 'starts-with';
  readonly of: Expression;
  readonly text: Expression;
}

/** `x is missing`, `x is known` */
export interface MissingTest extends Node, Past {
  readonly kind: 'is-missing' | 'is-known';
  readonly of: Expression;
}

export interface Not extends Node {
  readonly kind: 'not';
  readonly of: Expression;
}

/** A flat chain: `a and b and c` has three operands. */
export interface Logic extends Node {
  readonly kind: 'and' | 'or';
  readonly operands: readonly Expression[];
}
