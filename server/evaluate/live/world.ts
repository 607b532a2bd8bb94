import type * as Ir from '../../ir/index.ts';
import { type Computation, sql } from '../../targets/sql/index.ts';
import type { Fit } from '../engine.ts';
import type { FactsTable } from '../load/facts.ts';
import type { Runner } from '../runner.ts';
import type { Column } from './column.ts';
import type { ColumnRequest } from './compile/compiler.ts';
import { Counts } from './counts.ts';
import type { LiveRunner, LoadedData } from './data.ts';
import { type Fetched, fetchColumns, fetchParts } from './fetch.ts';
import { Masks } from './masks.ts';
import { Numbering } from './meaning.ts';
import { type Money, partsOf } from './money.ts';
import { Sets } from './sets.ts';

/** For bits, over all sets that are remembered. */
const mostBytes = 192 * 2 ** 20;

/** For columns that are not in use, but may be again when an edit is taken back. */
const mostIdleBytes = 64 * 2 ** 20;

const mostAnswers = 200;

/** The program at hand, the one before, the saved one, and one to come back to. */
const mostLate = 4;

/** What was found out about the customers of loaded data, whichever program asked. */
export class World {
  readonly data: LoadedData;
  readonly size: number;
  readonly numbering = new Numbering();
  readonly sets = new Sets();
  readonly masks: Masks;
  /** Fits by the meaning of the definition. */
  readonly fits = new Map<number, Fit>();
  /** Meanings of expressions that can be computed for every customer. */
  readonly checked = new Set<number>();
  /** The facts with aggregates that had to wait, by the names of those; the last used is the last. */
  readonly lateFacts = new Map<string, FactsTable>();
  /** Other things that were asked of the engine, by what they are about. */
  readonly #answers = new Map<string, Promise<unknown>>();
  readonly #columns = new Map<number, Fetched>();
  readonly #counts = new Map<number | undefined, Counts>();

  constructor(data: LoadedData) {
    this.data = data;
    this.size = data.customers;
    this.masks = new Masks(this.size, (column) => this.column(column), mostBytes);
  }

  column(column: number): Column {
    const found = this.#columns.get(column);
    if (!found || found === 'wide') throw new Error('a column is used before it is there');
    return found;
  }

  isWide(column: number): boolean {
    return this.#columns.get(column) === 'wide';
  }

  missing(requests: Iterable<ColumnRequest>): readonly ColumnRequest[] {
    return [...requests].filter(({ column }) => !this.#columns.has(column));
  }

  async fetch(runner: LiveRunner, computation: Computation, requests: readonly ColumnRequest[]): Promise<void> {
    const fetched = await fetchColumns(runner, computation, requests, this.size);
    fetched.forEach((column, index) => void this.#columns.set(requests[index]!.column, column));
  }

  /** Forgets what was not asked for in a long time. */
  tidy(inUse: ReadonlySet<number>): void {
    this.masks.forgetOldest();
    let idle = 0;
    for (const [column, found] of [...this.#columns].reverse()) {
      if (found === 'wide' || inUse.has(column)) continue;
      idle += found.values.byteLength;
      if (idle > mostIdleBytes) this.#columns.delete(column);
    }
    for (const key of [...this.#answers.keys()].slice(0, Math.max(0, this.#answers.size - mostAnswers)))
      this.#answers.delete(key);
  }

  /** Asks only if nobody asked before. The same key must always stand for the same question. */
  async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key) as Promise<T> | undefined;
    if (known) return known;
    const answer = ask();
    this.#answers.set(key, answer);
    try {
      return await answer;
    } catch (error) {
      this.#answers.delete(key);
      throw error;
    }
  }

  /** Drops the tables that no program of late was computed over. */
  async keepLate(runner: Runner, key: string, facts: FactsTable): Promise<void> {
    this.lateFacts.delete(key);
    this.lateFacts.set(key, facts);
    for (const [old, { name }] of [...this.lateFacts].slice(0, -mostLate)) {
      this.lateFacts.delete(old);
      await runner.run(sql`DROP TABLE ${name}`);
    }
  }

  /** Counts with the money that a column holds; without a column, with none. */
  async counts(
    runner: LiveRunner,
    computation: Computation,
    value: { readonly expression: Ir.Expression; readonly column: number } | undefined,
  ): Promise<Counts> {
    const known = this.#counts.get(value?.column);
    if (known) return known;
    const money = value && (await this.#money(runner, computation, value));
    const counts = new Counts(this.masks, money);
    this.#counts.clear();
    this.#counts.set(value?.column, counts);
    return counts;
  }

  async #money(
    runner: LiveRunner,
    computation: Computation,
    { expression, column }: { readonly expression: Ir.Expression; readonly column: number },
  ): Promise<Money> {
    const isPlain = this.#columns.has(column) && !this.isWide(column);
    const parts = isPlain ? partsOf(this.column(column)) : await fetchParts(runner, computation, expression, this.size);
    return { parts, type: expression.type };
  }
}
