import type * as Ir from '../../ir/index.ts';
import type { Exact } from './exact.ts';
import type { Sql } from './fragment.ts';

/**
 * What an engine answers. The emitter asks and never knows whom; an answer that standard SQL gives is in `standard`, every other one must be given,
 * so that a new engine fails to compile rather than to compute.
 *
 * Exact numbers are decimals of `Exact`; whole numbers (durations, counts, days) are integers of 64 bits; days and times have no zone.
 */
export interface Dialect {
  readonly name: string;
  readonly types: Types;

  // ------------------------------------------------ names and literals
  text(value: string): Sql;
  identifier(name: string): Sql;
  /** No table has two columns whose names are equal but for case: either name finds the first. */
  readonly ignoresCase: boolean;
  /** An exact number of this type from the integer of its smallest unit. */
  decimal(unscaled: bigint, held: Exact): Sql;
  /** What an exact number of this type is compared with. Absent: as `decimal`. */
  compared?(unscaled: bigint, held: Exact): Sql;
  whole(value: bigint): Sql;
  /** From the digits of a JavaScript number. */
  double(digits: string): Sql;
  /** `2026-10-31` */
  date(iso: string): Sql;
  /** `2026-10-31T18:00:00` */
  timestamp(iso: string): Sql;
  truth(value: boolean): Sql;

  // ------------------------------------------------ conditions
  /** False where the condition is false or NULL. */
  isTrue(condition: Sql): Sql;
  /** True where the condition is false or NULL. */
  isNotTrue(condition: Sql): Sql;
  /** By code point. */
  contains(text: Sql, part: Sql): Sql;
  startsWith(text: Sql, part: Sql): Sql;
  /** Stands in ORDER BY: texts by their bytes in UTF-8. */
  byBytes(text: Sql): Sql;

  // ------------------------------------------------ numbers
  cast(value: Sql, type: Sql): Sql;
  /** The whole number value × 10^scale, of an exact number with at most `scale` places; up to 38 digits. */
  unscaled(value: Sql, held: Exact, scale: number): Sql;
  /** The exact number of this type whose smallest unit it counts: the way back. */
  scaled(whole: Sql, held: Exact): Sql;
  /** Towards zero, of whole numbers with that many digits at the most. */
  divideWhole(dividend: Sql, divisor: Sql, digits: number): Sql;
  remainder(dividend: Sql, divisor: Sql): Sql;
  /** The exact product, which has the places of both; the factors have room for 38 digits together, or a check has seen to it that the result fits. */
  multiply(one: Factor, other: Factor): Sql;
  /** Of two durations, or of one and a number; fails where 64 bits do not hold the result. */
  multiplyWhole(left: Sql, right: Sql): Sql;
  /** Of a whole number of at most 38 digits. */
  absolute(whole: Sql): Sql;
  negative(whole: Sql): Sql;
  /** Of two exact numbers held so, whose result has room in it too. */
  plus(left: Sql, right: Sql, held: Exact): Sql;
  minus(left: Sql, right: Sql, held: Exact): Sql;
  /** What is left of an exact number without the greatest whole number not above it, which is known. */
  fraction(value: Sql, floor: Sql): Sql;
  /** A whole number of at most 38 digits, as a literal that such division takes. */
  wide(value: bigint): Sql;
  /** Half away from zero; fewer places than the value has. */
  round(value: Sql, held: Exact, places: number): Sql;
  /** The greatest whole number not above an exact number. */
  floor(value: Sql): Sql;
  /** The same of a double, as a double. */
  floorDouble(value: Sql): Sql;
  /** Neither infinite nor NaN. */
  isFinite(double: Sql): Sql;
  /** Of values that are all known. */
  least(values: readonly Sql[]): Sql;
  greatest(values: readonly Sql[]): Sql;

  // ------------------------------------------------ days
  /** Whole days from one day to another. */
  daysBetween(from: Sql, to: Sql): Sql;
  /** Whole numbers; monday is 1. */
  part(part: 'year' | 'month' | 'day' | 'weekday', date: Sql): Sql;
  endOfMonth(date: Sql): Sql;
  addDays(date: Sql, days: Sql): Sql;
  dayOf(timestamp: Sql): Sql;

  // ------------------------------------------------ aggregates
  /** Over the rows where a condition holds; absent: over all. */
  aggregate(call: AggregateCall, where?: Sql): Sql;
  /** The lower and the upper of the two middle values, which are one for an odd number of them. Absent: they are found by row number. */
  middle?(value: Sql, where: Sql | undefined): Middle;

  // ------------------------------------------------ text
  /** A text of the statement as a column of its result: as others read it. */
  resultText(text: Sql): Sql;
  concat(parts: readonly Sql[]): Sql;
  /** Canonical text, as `Relation` has it. */
  textOfDecimal(value: Sql, held: Exact): Sql;
  textOfWhole(value: Sql): Sql;
  textOfDouble(value: Sql): Sql;
  /** It is not known how the engine writes a double, to the last digit. No decision is one; only a result of values would ask. */
  readonly hidesDoubles?: true;
  textOfDate(value: Sql): Sql;
  textOfTimestamp(value: Sql): Sql;

  // ------------------------------------------------ lists of text
  /** Without those that are NULL. */
  listOfKnown(items: readonly Sql[]): Sql;
  listContains(list: Sql, item: Sql): Sql;
  listLength(list: Sql): Sql;
  /** An aggregate: the texts of a group in the order of a number; with `most` there are no more, and their numbers go from 1 on. */
  listOrdered(item: Sql, order: Sql, most?: number): Sql;
  /** Each of the items once, in any order. */
  listDistinct(list: Sql): Sql;
  /** What stands behind the first colon of each item. */
  listBehindColon(list: Sql): Sql;
  /** Of pairs in their order the second, where the list has the first and not the second. */
  listLedTo(list: Sql, pairs: readonly (readonly [Sql, Sql])[]): Sql;
  /** The first of the items, each once where it is first. The list is written out several times. */
  listFirst(list: Sql, most: number): Sql;
  listItem(list: Sql, number: number): Sql;
  /** One behind the other; a list that is NULL has no items, and where all are the result is NULL. */
  listConcat(lists: readonly Sql[]): Sql;
  /** One row for each item, in order: stands for a column of a SELECT. Absent where nothing there makes rows; no statement needs it. */
  unnest?(list: Sql): Sql;
  listText(list: Sql, separator: string): Sql;
  /** Items with `;` between them, where `\\` stands before each `;` and `\\` of an item, so that they can be told apart again. */
  listEscaped(list: Sql): Sql;

  /** The first 8 hexadecimal digits of the MD5 of the UTF-8 bytes of a text, as a whole number. */
  md5Number(text: Sql): Sql;

  /** The constant of that number, from 1; of a whole number that may be NULL. */
  nth(number: Sql, constants: readonly Sql[]): Sql;

  /**
   * An expression that fails, where it is reached, with a message in which `errorMark` and the number can be found. `witness` is a value of the row:
   * engines compute what depends on no row before they look at any. It is not for rows where `unless` holds, for engines that reach it all the same.
   */
  raise(check: number, witness: Sql, unless: Sql): Sql;

  // ------------------------------------------------ statements
  /** An aggregate of a value as a window function over all rows. */
  overAll(aggregate: Sql, of: Sql): Sql;
  /** Stands in ORDER BY: missing values last, whatever the direction. */
  ordered(value: Sql, direction: 'ascending' | 'descending'): Sql;
  /** Stands behind a query in FROM: keeps the engine from computing what it names once for each use. */
  readonly fence: Sql;
  /** Lines before a query, and what stands behind it, that keep its rows in a table in place of the one that there was. */
  replaceTable(table: Sql): { readonly before: readonly Sql[]; readonly after: Sql };
  /** A named query that several read is computed once. Elsewhere each of them would compute it again. */
  readonly keepsQueries?: true;
  /** How many columns a query has at the most. Absent: more than any program needs. */
  readonly mostColumns?: number;
  /** How many named queries a statement has at the most. Absent: any number. */
  readonly mostQueries?: number;
  /** A setting of the engine that statements take for granted, as its documentation names it. */
  readonly assumes?: string;
  /** A column may be read as a zone of its own has it. Absent: as the zone of the session has it. */
  readonly keepsZones?: true;
  /** Stands at the end of a statement: how the engine must read it. Empty where it does anyway. */
  readonly settings: Sql;
  /** A column of a table of the user's, read as a value of a type. Absent: a cast to it. */
  fromColumn?(column: Sql, type: Ir.Type): Sql;
  /** Whether a known cell of such a type is a value for the rules, and not NaN or an infinite day. Absent, or nothing: each is. */
  isValue?(column: Sql, type: Ir.Type): Sql | undefined;
  /** A name that a statement may give to its own columns and queries: without what the engine would take it apart at. */
  ownName(name: string): string;
  /** Whether a name is used as it is written: longer ones are cut by some engines, and then may be equal. */
  isWholeName(name: string): boolean;
}

/** An exact number and how it is held. */
export interface Factor {
  readonly value: Sql;
  readonly held: Exact;
}

export interface Middle {
  readonly lower: Sql;
  readonly upper: Sql;
}

/** `of` absent: rows are counted. */
export interface AggregateCall {
  readonly function: 'count' | 'sum' | 'min' | 'max';
  readonly of?: Sql;
  /** Of a sum: how each value is held. Absent: as a whole number. */
  readonly held?: Exact;
  /** Each value once. */
  readonly distinct?: true;
}

/** Names of types. */
export interface Types {
  readonly text: Sql;
  readonly whole: Sql;
  /** Numbers of rules and ranks, which are small. */
  readonly number: Sql;
  readonly double: Sql;
  readonly truth: Sql;
  readonly date: Sql;
  readonly timestamp: Sql;
  readonly list: Sql;
  decimal(held: Exact): Sql;
}

/** What the message of a data error begins with; the number of the check follows. */
export const errorMark = 'patron-check-';
