import type * as Ir from '../ir/index.ts';
import { expressionsOf, expressionsOfProgram, walk, within } from '../ir/walk.ts';
import {
  aggregateOf,
  alias,
  type Computation,
  Customers,
  type Cuts,
  isGrouped,
  type Leaves,
  list,
  type Named,
  named,
  type Sql,
  sql,
  verbatim,
} from '../targets/sql/index.ts';
import { customerLeaves, keyOf, type PlannedAggregate } from '../targets/sql/plan.ts';
import { RowExpressions } from '../targets/sql/row-expressions.ts';
import { ownerColumn } from '../targets/sql/row-program.ts';
import { computedParts } from './computed-parts.ts';
import type { Fit, Fits } from './engine.ts';
import { refuseDaysBeforeData } from './first-days.ts';
import { fitDefinition, isFitted } from './fit/fit.ts';
import { groupedQuery, type KeptRows, keptRows } from './load/events.ts';
import { addToFacts, type FactsTable, factsOf, NotYet } from './load/facts.ts';
import type { Loaded } from './load/loader.ts';
import type { Loading } from './load/loading.ts';
import type { Runner } from './runner.ts';

/** What an earlier computation over the same data found out. */
export interface Remembered {
  fit(definition: Ir.Definition): Fit | undefined;
  /** What of an expression has to be computed for all customers to know that it fails for none. */
  unchecked(expression: Ir.Expression): readonly Ir.Expression[];
}

const nothingRemembered: Remembered = { fit: () => undefined, unchecked: computedParts };

/** Of other data: its fits are taken, and nothing else is. */
export function withFits(fits: Fits): Remembered {
  return { ...nothingRemembered, fit: ({ name }) => fits.get(name) };
}

/**
 * What is computed when everything is loaded: definitions are fitted in their order, and aggregates that need values of customers are computed when
 * something needs them.
 */
export class Computing {
  readonly #loading: Loading;
  readonly #kept: ReadonlyMap<string, KeptRows>;
  readonly #fits = new Map<string, Fit>();
  readonly #remembered: Remembered;
  /** Keys of the aggregates that are known. */
  readonly #known: Set<string>;
  #facts: FactsTable;

  constructor(loading: Loading, { facts, kept }: Loaded, remembered = nothingRemembered) {
    this.#loading = loading;
    this.#remembered = remembered;
    this.#facts = facts;
    this.#kept = kept;
    this.#known = new Set(facts.aggregates.map(({ aggregate }) => keyOf(aggregate)));
  }

  get fits(): Fits {
    return this.#fits;
  }

  get facts(): FactsTable {
    return this.#facts;
  }

  get computation(): Computation {
    const { plan, dialect, asOf, checks } = this.#loading;
    const cuts: Cuts = new Map([...this.#fits].map(([name, { cuts }]) => [name, cuts]));
    return {
      program: plan.program,
      dialect,
      asOf,
      cuts,
      cadences: plan.cadences,
      facts: factsOf(plan, this.#facts),
      checks,
    };
  }

  /** Computes all that later queries take for granted. */
  async all(onDefinition: (share: number) => void): Promise<void> {
    const { runner, plan } = this.#loading;
    const { definitions } = plan.program;
    await refuseDaysBeforeData(runner, this.computation);
    for (const [index, definition] of definitions.entries()) {
      for (const expression of expressionsOf(definition)) await this.#await(expression);
      onDefinition(index / definitions.length);
      if (!isFitted(definition)) continue;
      const fit = this.#remembered.fit(definition) ?? (await fitDefinition(runner, this.computation, definition));
      this.#fits.set(definition.name, fit);
    }
    for (const { expression } of expressionsOfProgram(plan.program)) await this.#await(expression);
    await this.#check();
  }

  /** Computes the aggregates of an expression that had to wait. */
  async #await(expression: Ir.Expression): Promise<void> {
    for (const each of walk(expression)) {
      if (each.op === 'aggregate' && !this.#known.has(keyOf(each))) await this.#aggregate(each);
    }
  }

  async #aggregate(aggregate: Ir.Aggregate): Promise<void> {
    const planned = this.#loading.plan.aggregates.get(keyOf(aggregate));
    const rows = this.#kept.get(aggregate.data);
    if (!planned || !rows) throw new Error('an aggregate was not planned');
    const values = await this.#valuesFor(planned);
    const table = this.#loading.tables.next('g');
    await this.#loading.runner.run(sql`CREATE TABLE ${table} AS ${lateGroups(this.#loading, planned, rows, values)}`);
    this.#facts = await addToFacts(this.#loading, this.#facts, {
      data: aggregate.data,
      name: table,
      aggregates: [planned],
    });
    this.#known.add(keyOf(aggregate));
    await this.#loading.runner.run(sql`DROP TABLE ${table}`);
    await this.#loading.runner.run(sql`DROP TABLE ${values.table}`);
  }

  /** A table of what an aggregate needs of customers; what that needs in turn is computed first. */
  async #valuesFor(planned: PlannedAggregate): Promise<CustomerValues> {
    for (;;) {
      try {
        return await this.#keepValues(planned);
      } catch (error) {
        if (!(error instanceof NotYet)) throw error;
        await this.#aggregate(error.aggregate);
      }
    }
  }

  async #keepValues({ aggregate, owner }: PlannedAggregate): Promise<CustomerValues> {
    const { tables, runner } = this.#loading;
    const customers = new Customers(this.computation);
    const columns = new Map<string, Sql>();
    const selected: Named[] = [{ name: verbatim('vk'), value: verbatim('k') }];
    for (const leaf of within(aggregate).flatMap(customerLeaves)) {
      if (columns.has(keyOf(leaf))) continue;
      const name = alias('v', columns.size);
      columns.set(keyOf(leaf), name);
      selected.push({ name, value: customers.value(leaf, owner) });
    }
    const statement = customers.select(selected);
    const table = tables.next('w');
    await runner.run(sql`CREATE TABLE ${table} AS ${statement}`);
    return { table, columns };
  }

  /**
   * Lets every data error show now, and whether or not an operand before it decides: expressions that can fail are computed for all customers, each
   * on its own.
   */
  async #check(): Promise<void> {
    await checkNumbers(this.#loading.runner, this.computation, this.#remembered);
  }
}

export async function checkNumbers(
  runner: Runner,
  computation: Computation,
  remembered = nothingRemembered,
): Promise<void> {
  const { checks, program } = computation;
  const customers = new Customers(computation);
  const failing: Sql[] = [];
  const all = expressionsOfProgram(program).flatMap(({ owner, expression }) =>
    remembered.unchecked(expression).map((part) => ({ owner, part })),
  );
  for (const { owner, part } of all) {
    const before = checks.size;
    const value = customers.value(part, owner);
    if (checks.size > before || mayFail(part)) failing.push(sql`count(${value})`);
  }
  if (all.length > 0) for (const { name } of program.definitions) customers.definition(name);
  if (failing.length > 0) await runner.rows(sql`SELECT ${list(failing)} FROM ${customers.relation()}`);
}

/** Whether the emitted expression itself can fail; what it refers to is computed on its own. */
function mayFail(expression: Ir.Expression): boolean {
  return [...walk(expression)].some(
    ({ op }) => op === 'quotient' || op === 'to-double' || op.startsWith('round-') || op === 'floor',
  );
}

/** What was computed of each customer for an aggregate: `vk` is the key, the columns by `keyOf`. */
export interface CustomerValues {
  readonly table: Sql;
  readonly columns: ReadonlyMap<string, Sql>;
}

export function lateGroups(
  loading: Loading,
  { aggregate, name, owner }: PlannedAggregate,
  rows: KeptRows,
  { table, columns }: CustomerValues,
): Sql {
  const source = keptRows(rows);
  const leaf = (expression: Ir.Expression): Sql => {
    const found = columns.get(keyOf(expression));
    if (!found) throw new Error('a value of the customer was not kept');
    return found;
  };
  const customer: Omit<Leaves, 'column'> = { reference: leaf, truth: leaf, decision: leaf, aggregate: leaf };
  const { customers, sources } = loading.plan;
  const key = customers === undefined ? verbatim('o') : source.column(ownerColumn(sources, customers, aggregate.data));
  const from = () => sql`${source.from()} JOIN ${table} AS v ON vk = ${key}`;
  if (isGrouped(aggregate, loading.dialect)) {
    const query = groupedQuery(loading, { aggregate, name, owner, late: true }, { ...source, from }, customer);
    return sql`SELECT k, ${named([{ name, value: verbatim('value') }])} FROM (${query}) AS q`;
  }
  const expressions = new RowExpressions(loading, { ...source, from }, customer);
  const value = aggregateOf(expressions.context(owner), aggregate, source.when());
  return sql`SELECT o AS k, ${named([{ name, value }])} FROM ${expressions.relation()} GROUP BY o`;
}
