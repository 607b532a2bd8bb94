import type { Type } from './type.ts';

/**
 * Expressions of the intermediate representation: typed, desugared, plain JSON.
 *
 * Truth: a condition is true or false, never missing. Every comparison with a missing side is false (`!=` and `not-one-of` included); only `not`
 * turns a failed comparison true. Read with a third value "unknown" for comparisons with a missing side (Kleene), the same tree tells whom a
 * condition *passed over*: false here, unknown there.
 */
interface Node {
  /** Of its value. */
  readonly type: Type;
  /** Half-open range in UTF-16 code units, relative to the start of the definition's source text. */
  readonly span?: readonly [start: number, end: number];
}

export type Expression =
  | Literal
  | Reference
  | Column
  | DecisionReference
  | Aggregate
  | Arithmetic
  | Quotient
  | ToDouble
  | RoundExact
  | RoundQuotient
  | RoundDouble
  | Floor
  | Extreme
  | Weighted
  | HowMany
  | First
  | OrElse
  | WhereThere
  | DaysSince
  | MonthsBetween
  | CalendarPart
  | DateOf
  | Compare
  | OneOf
  | TextTest
  | KnownTest
  | Not
  | Logic
  | Holding;

/**
 * A constant. `value` by type: decimal number, money and percent: its digits as text (`"-300.00"`, exactly `scale` digits after the point);
 * duration: the whole number in the dimension, as a number, below zero too; date `"2026-10-31"`; timestamp `"2026-10-31T18:00:00"`; yes-no: boolean;
 * text and choice: text; cadence: its canonical text, with `perYear` beside it; list: its texts as a JSON array (only in tests).
 */
export interface Literal extends Node {
  readonly op: 'literal';
  readonly value: string | number | boolean;
  /** Of a cadence: times a year as a fraction in lowest terms (day 365, week 52, month 12, quarter 4, year 1). */
  readonly perYear?: readonly [number, number];
  /** Of a duration: as written, `30 days`. */
  readonly written?: string;
  /** Of a number that was written as a percentage: so people are told it. Hashes leave it out. */
  readonly percent?: true;
}

/** The value of another definition for the same customer. */
export interface Reference extends Node {
  readonly op: 'reference';
  readonly name: string;
  /** Of a definition as it was on an earlier day: its name in the text, and when. */
  readonly earlier?: { readonly of: string; readonly ago: Ago };
}

/**
 * An earlier day: from as-of back by each step in turn, which is months (clamped to the month's end), then days. What has an `ago` counts from
 * that day instead of as-of, in every respect, as if the program ran with it as its as-of; nothing after it exists.
 */
export type Ago = readonly { readonly months: number; readonly days: number }[];

/**
 * A column, reached from the row at hand: the subject outside an aggregate, the event's row inside one.
 * `from` is the data where the path begins; inside an aggregate it may also be the subject.
 */
export interface Column extends Node {
  readonly op: 'column';
  readonly from: string;
  /** Steps that lead to the data of the column, many to one each; empty: the data `from` itself. */
  readonly path: readonly Step[];
  readonly column: string;
}

export type Step =
  /** From events up to the data that they belong to (`of customers by …`). */
  | { readonly kind: 'parent'; readonly data: string }
  /** Through a key column to a lookup (`item product_id of products`). */
  | { readonly kind: 'lookup'; readonly column: string; readonly data: string }
  /** To attributes kept elsewhere (`data demographics … for customers by …`). */
  | { readonly kind: 'attributes'; readonly data: string };

/** What was decided for the customer by policies that stand before: the value of an action or of one of its labels. */
export interface DecisionReference extends Node {
  readonly op: 'decision';
  readonly action: string;
  readonly label?: string;
}

/**
 * Over the rows of `data` that belong to the customer, are not after as-of, lie in the window and satisfy `where`.
 * count: rows; count-known, sum, lowest, highest, median, distinct: over the known values of `of`; of no rows count, sum and distinct are 0,
 * all others missing. median is exact: the middle value or the mean of the two middle ones (one more digit of scale).
 * top: the known values of the text `of`, each with what `by` is over the rows with that value (no entry where that is missing); the `limit` with the
 * greatest `by`, greatest first, ties by the UTF-8 bytes of the text; missing where there is none.
 * usual-gap: the days on which rows lie, each once; the median of the days from each to the next, of two middle ones the mean, rounded up to
 * the whole day; missing with fewer than two days. Rows without a time lie on no day.
 * next-due: `of` is an exact number, for how many days a row lasts. A day on which some row has a positive `of` is a day of purchase; its due day is
 * that day and, added to it, the sum of `of` over all rows of that day and later, rounded down to whole days and at least 0, at most 9999-12-31;
 * the result is the latest of all due days. Rows where `of` is missing count for nothing; missing where there is no day of purchase.
 * baskets: rows with the same known `basket` are one basket, without `basket` all rows are one. An entry for each basket and each known text `of` in
 * it, `number:text`, in no order: numbers from 1 on tell baskets apart, and nothing else.
 * Inside `of`, `by`, `basket` and `where`, columns start at `data`; references are values of the customer.
 */
export interface Aggregate extends Node {
  readonly op: 'aggregate';
  readonly function:
    | 'count'
    | 'count-known'
    | 'sum'
    | 'lowest'
    | 'highest'
    | 'median'
    | 'distinct'
    | 'top'
    | 'usual-gap'
    | 'next-due'
    | 'baskets';
  readonly data: string;
  readonly of?: Expression;
  /** Of `top`: how many, and an aggregate of the same data without window, `where` and `by` of its own: those of the whole hold for it. */
  readonly limit?: number;
  readonly by?: Aggregate;
  readonly basket?: Expression;
  readonly where?: Expression;
  /**
   * Local days, both bounds included; an absent bound is open (but nothing after as-of exists). They bound the `time` of `data`; data without a
   * time of its own takes that of its nearest parent with one.
   */
  readonly window?: { readonly from?: Day; readonly to?: Day };
  /** Rows after that day do not exist, unless their data has no time; the window counts from it. */
  readonly ago?: Ago;
}

/**
 * The value of `of` for customers who were there on an earlier day: whose `since`, a date or time of the subject, is known and its local day not
 * after that day. Missing for all others. What `of` itself counts from says its own `ago`.
 */
export interface WhereThere extends Node {
  readonly op: 'where-there';
  readonly of: Expression;
  readonly since: Column;
  readonly ago: Ago;
}

/** A local day: the anchor, moved by months (clamped to the month's end, in one step), then by days. */
export interface Day {
  readonly anchor: 'as-of' | 'start-of-month' | 'start-of-quarter' | 'start-of-year' | { readonly date: string };
  readonly months: number;
  readonly days: number;
}

/** Exact decimals, whole durations, or doubles on both sides (never mixed: see `to-double`). Missing when a side is. */
export interface Arithmetic extends Node {
  readonly op: 'add' | 'subtract' | 'multiply';
  readonly left: Expression;
  readonly right: Expression;
}

/**
 * The IEEE double nearest to numerator / denominator, both exact: one division of the two unscaled integers at a common scale, each of
 * magnitude below 2^53 (else a data error). Missing when a side is missing or the denominator is 0. Doubles on both sides: plain IEEE division.
 */
export interface Quotient extends Node {
  readonly op: 'quotient';
  readonly numerator: Expression;
  readonly denominator: Expression;
}

/** An exact number as double: the quotient of its unscaled integer and 10^scale (integer below 2^53, else a data error). */
export interface ToDouble extends Node {
  readonly op: 'to-double';
  readonly of: Expression;
}

/** Half away from zero, to `places` digits. A result with more digits than its type has is a data error; so with the other two. */
export interface RoundExact extends Node {
  readonly op: 'round-exact';
  readonly of: Expression;
  readonly places: number;
}

/** numerator / denominator of exact operands, rounded half away from zero in integer arithmetic; missing like a quotient. */
export interface RoundQuotient extends Node {
  readonly op: 'round-quotient';
  readonly numerator: Expression;
  readonly denominator: Expression;
  readonly places: number;
}

/** sign(x) * floor(|x| * 10^places + 0.5) in IEEE doubles (that integer below 2^53, else a data error), as an exact decimal of `places`. */
export interface RoundDouble extends Node {
  readonly op: 'round-double';
  readonly of: Expression;
  readonly places: number;
}

/** The greatest whole number not above: exact, scale 0. Of a double: its floor, below 2^53 (else a data error). */
export interface Floor extends Node {
  readonly op: 'floor';
  readonly of: Expression;
}

/** The smallest or greatest operand; missing if one is. */
export interface Extreme extends Node {
  readonly op: 'min' | 'max';
  readonly operands: readonly Expression[];
}

/**
 * The sum of weight × value over exact values of one kind and unit; the weights are positive and add up to 1. Without `least` it is missing where a
 * part is, and exact. With it: over the known parts, sum of weight × value / sum of weight, rounded half away from zero, in integer
 * arithmetic, to the scale of the type (also where all are known); missing where fewer than `least` parts are known.
 */
export interface Weighted extends Node {
  readonly op: 'weighted';
  readonly parts: readonly { readonly weight: Literal; readonly of: Expression }[];
  readonly least?: number;
}

/** How many of some conditions hold: 0 where none does, never missing; what is unknown does not hold. */
export interface HowMany extends Node {
  readonly op: 'how-many';
  readonly operands: readonly Expression[];
}

/** The first of a list; missing where the list is. */
export interface First extends Node {
  readonly op: 'first';
  readonly of: Expression;
}

/** `of`, and where that is missing `otherwise`. */
export interface OrElse extends Node {
  readonly op: 'or-else';
  readonly of: Expression;
  readonly otherwise: Expression;
}

/** days-since: local days from the day of `of` to as-of; days-until: from as-of to the day of `of`. Negative the other way round. */
export interface DaysSince extends Node {
  readonly op: 'days-since' | 'days-until';
  readonly of: Expression;
  readonly ago?: Ago;
}

/**
 * Whole months between two days a ≤ b: 12·years + months, less one if b's day is before a's (a's day capped at the end of b's month);
 * negative the other way round. Without `to` it is as-of. `years` is that, divided by 12 towards zero.
 */
export interface MonthsBetween extends Node {
  readonly op: 'months-between' | 'years-between';
  readonly from: Expression;
  readonly to?: Expression;
  /** Only without `to`. */
  readonly ago?: Ago;
}

/** month: 1..12; weekday: a member of the choice Monday … Sunday (`monday` …). */
export interface CalendarPart extends Node {
  readonly op: 'month' | 'weekday';
  readonly of: Expression;
}

/** The local day of a timestamp. */
export interface DateOf extends Node {
  readonly op: 'date-of';
  readonly of: Expression;
}

/**
 * Sides have the same kind and unit; exact decimals may differ in digits and scale (they compare by value). Ordered choices compare by rank
 * (best is greatest), cadences by times a year, yes-no and text by equality alone. Lists compare in tests alone: the same texts in the same order.
 */
export interface Compare extends Node {
  readonly op: '<' | '<=' | '>' | '>=' | '=' | '!=';
  readonly left: Expression;
  readonly right: Expression;
}

/** Compared as `=` does; both are false where `of` is missing. */
export interface OneOf extends Node {
  readonly op: 'one-of' | 'not-one-of';
  readonly of: Expression;
  readonly values: readonly Literal[];
}

/** By code point; the operand may also be a list (contains an equal value). */
export interface TextTest extends Node {
  readonly op: 'contains' | 'starts-with';
  readonly of: Expression;
  readonly text: Expression;
}

/** Always definite, never "unknown". */
export interface KnownTest extends Node {
  readonly op: 'is-missing' | 'is-known';
  readonly of: Expression;
}

/** True where the condition is false. */
export interface Not extends Node {
  readonly op: 'not';
  readonly of: Expression;
}

/** All of the conditions, or at least one of them. */
export interface Logic extends Node {
  readonly op: 'and' | 'or';
  readonly operands: readonly Expression[];
}

/**
 * From `least` to `most` of some conditions hold; an absent bound is open, at least one is there. What is unknown does not hold. Read with
 * "unknown", where t operands are true and u unknown: true where least <= t and t + u <= most; false where t + u < least or t > most;
 * else unknown. With `least` of all operands it is `and`, with `least: 1` it is `or`.
 */
export interface Holding extends Node {
  readonly op: 'holding';
  readonly operands: readonly Expression[];
  readonly least?: number;
  readonly most?: number;
}
