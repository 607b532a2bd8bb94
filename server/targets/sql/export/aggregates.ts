import type * as Ir from '../../../ir/index.ts';
import { expressionsOf, walk } from '../../../ir/walk.ts';
import { aggregateOf } from '../aggregate.ts';
import type { Leaves } from '../context.ts';
import { list, type Sql, sql, verbatim } from '../fragment.ts';
import { groupedOf, isGrouped } from '../grouped.ts';
import { keyOf, type PlannedAggregate } from '../plan.ts';
import { RowExpressions, type RowSource } from '../row-expressions.ts';
import { ownerColumn } from '../row-program.ts';
import { Rows } from '../rows.ts';
import { Chain, commentOf } from './chain.ts';
import { Names } from './names.ts';
import { type Exporting, keyColumn, type RowsInUse, startOf } from './rows-in-use.ts';
import type { SaidColumn } from './statement.ts';

/** What events say of customers: a query with one row a customer who has any. */
export interface Aggregated {
  readonly name: Sql;
  /** The customer. */
  readonly key: Sql;
  /** By `keyOf`. */
  readonly columns: ReadonlyMap<string, Sql>;
}

export interface Aggregating extends Exporting {
  readonly rows: RowsInUse;
}

/** Values of customers, in a query with the column `key`: aggregates over events may ask for them. */
export interface CustomerValues {
  readonly name: Sql;
  readonly key: Sql;
  readonly columns: ReadonlyMap<string, Sql>;
}

/** Aggregates over events of any data. */
export function allAggregated(
  aggregating: Aggregating,
  aggregates: readonly PlannedAggregate[],
  customers?: CustomerValues,
): readonly Aggregated[] {
  const data = [...new Set(aggregates.map(({ aggregate }) => aggregate.data))];
  return data.flatMap((each) =>
    aggregated(
      aggregating,
      each,
      aggregates.filter(({ aggregate }) => aggregate.data === each),
      customers,
    ),
  );
}

/** Aggregates over the events of one data; those that group the rows of a customer once more are queries of their own. */
export function aggregated(
  aggregating: Aggregating,
  data: string,
  aggregates: readonly PlannedAggregate[],
  customers?: CustomerValues,
): readonly Aggregated[] {
  const { dialect } = aggregating;
  const flat = aggregates.filter(({ aggregate }) => !isGrouped(aggregate, dialect));
  const grouped = aggregates.filter(({ aggregate }) => isGrouped(aggregate, dialect));
  return [
    ...(flat.length > 0 ? [groupBy(aggregating, data, flat, customers)] : []),
    ...grouped.map((each) => groupAgain(aggregating, data, each, customers)),
  ];
}

function groupBy(
  aggregating: Aggregating,
  data: string,
  aggregates: readonly PlannedAggregate[],
  customers: CustomerValues | undefined,
): Aggregated {
  const { statement, plan, dialect } = aggregating;
  const { rows, expressions } = rowsOf(aggregating, data, customers);
  const names = new Names(dialect);
  const key = names.take(`${plan.program.subject} key`);
  const owner = rows.owner();
  const columns = new Map<string, Sql>();
  const said = aggregates.map(({ aggregate, owner: where }): SaidColumn => {
    const name = names.take(wordsOf(plan.program, aggregate));
    columns.set(keyOf(aggregate), name);
    const metric = metricOf(plan.program, aggregate);
    return { name, value: aggregateOf(expressions.context(where), aggregate, rows.when()), ...commentOf(metric) };
  });
  const about = plan.customers === undefined ? undefined : plan.program.subject;
  const comment = aggregating.words?.aggregates(data, about);
  const name = statement.add(`${data} of ${about ?? 'customers'}`, {
    ...(comment !== undefined && { comment }),
    columns: [{ name: key, value: owner }, ...said],
    from: expressions.relation(),
    groupBy: owner,
  });
  return { name, key, columns };
}

function groupAgain(
  aggregating: Aggregating,
  data: string,
  { aggregate, owner }: PlannedAggregate,
  customers: CustomerValues | undefined,
): Aggregated {
  const { rows, expressions } = rowsOf(aggregating, data, customers);
  const whole = groupedOf(expressions.context(owner), aggregate, {
    owner: rows.owner(),
    when: rows.when(),
    relation: () => expressions.relation(),
  });
  const name = aggregating.statement.add(wordsOf(aggregating.plan.program, aggregate), { whole });
  return { name, key: verbatim('k'), columns: new Map([[keyOf(aggregate), verbatim('value')]]) };
}

function rowsOf(aggregating: Aggregating, data: string, customers: CustomerValues | undefined) {
  const { plan, rows: inUse, statement, dialect } = aggregating;
  const used = inUse.of(data);
  const names = used.names.copy();
  const known = customers && joinOf(customers, names);
  const start = startOf(used);
  const reached = new Rows(plan, inUse.tablesFor(names), start);
  const owner = reached.owner();
  const customer =
    plan.customers === undefined ? owner : reached.column(ownerColumn(plan.sources, plan.customers, data));
  const from = () => {
    if (known) return sql`${reached.from()} JOIN ${known.from} ON ${known.key} = ${customer}`;
    if (!expressions.mayFail) return reached.from();
    // Rows that belong to nobody count nowhere: a bad number of theirs must not fail the statement.
    const belonging = joinOf(ownersOf(inUse, plan.program.subject), names);
    return sql`${reached.from()} JOIN ${belonging.from} ON ${belonging.key} = ${owner}`;
  };
  const rows: RowSource = {
    from,
    owner: () => owner,
    when: () => reached.when(),
    column: (column) => reached.column(column),
  };
  const chain = new Chain(statement, dialect, names, from, `${data} values`);
  const expressions = new RowExpressions(aggregating, rows, known && leavesOf(known.columns), chain);
  return { rows, expressions };
}

/** Nothing but the keys of those that rows belong to. */
function ownersOf(inUse: RowsInUse, subject: string): CustomerValues {
  const { name, source, columns } = inUse.of(subject);
  return { name, key: columns.get(keyColumn(source) ?? '')!, columns: new Map() };
}

/** Values of customers under names that no column of the rows has. */
function joinOf({ name, key: from, columns: values }: CustomerValues, names: Names) {
  const key = names.take('customer');
  const columns = new Map([...values.keys()].map((each) => [each, names.take('customer value')]));
  const selected = [...values].map(([each, value]) => sql`${value} AS ${columns.get(each)!}`);
  return { key, columns, from: sql`(SELECT ${list([sql`${from} AS ${key}`, ...selected])} FROM ${name}) AS w` };
}

function leavesOf(columns: ReadonlyMap<string, Sql>): Omit<Leaves, 'column'> {
  const leaf = (expression: Ir.Expression): Sql => {
    const found = columns.get(keyOf(expression));
    if (!found) throw new Error('a value of the customer is needed before it is known');
    return found;
  };
  return { reference: leaf, truth: leaf, decision: leaf, aggregate: leaf };
}

/** What an aggregate is called: as the metric that is nothing but this aggregate, else by the first that asks for it, and what it does. */
export function wordsOf(program: Ir.Program, aggregate: Ir.Aggregate): string {
  const named = metricOf(program, aggregate);
  if (named) return named.name;
  const key = keyOf(aggregate);
  const asking = program.definitions.find((each) =>
    expressionsOf(each).some((expression) =>
      [...walk(expression)].some((part) => part.op === 'aggregate' && keyOf(part) === key),
    ),
  );
  const of = aggregate.of?.op === 'column' ? ` of ${aggregate.of.column}` : '';
  const does = aggregate.function === 'count-known' ? 'count' : aggregate.function;
  return `${asking ? `${asking.name}: ` : ''}${does}${of || ` of ${aggregate.data}`}`;
}

function metricOf({ definitions }: Ir.Program, aggregate: Ir.Aggregate): Ir.Definition | undefined {
  const key = keyOf(aggregate);
  return definitions.find((each) => each.kind === 'metric' && keyOf(each.value) === key);
}
