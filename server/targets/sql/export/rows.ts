import { askedOfCustomers, customerFacts } from '../asked-of-customers.ts';
import { Customers } from '../customers.ts';
import { type Sql, sql } from '../fragment.ts';
import { keyOf, planOfRows } from '../plan.ts';
import { ownerColumn, type RowProgram } from '../row-program.ts';
import { type Aggregating, allAggregated, type CustomerValues } from './aggregates.ts';
import { Chain } from './chain.ts';
import type { ComputedCustomers } from './computed.ts';
import { type CustomerRows, customerRows, factsOf } from './facts.ts';
import { type Exporting, RowsInUse } from './rows-in-use.ts';

/** Rows of other data with all that rules about them ask for: `customers` are those rows. */
export interface ComputedRows extends ComputedCustomers {
  /** The key of the customer, where each row belongs to one. */
  readonly owner?: Sql;
}

/** What rules about rows ask of customers, each with its name in the words of the rules. */
export interface AskedValues extends CustomerValues {
  readonly names: ReadonlyMap<string, string>;
  /** How many columns the widest query has that they come from. */
  readonly width: number;
}

/** The values of customers that rules about rows ask for, as a query. */
export function valuesOfCustomers(
  { statement }: Exporting,
  { customers, rows, chain }: ComputedCustomers,
  program: RowProgram,
): AskedValues {
  const names = rows.names.copy();
  const asked = askedOfCustomers(customers, program).map((each) => ({ ...each, as: names.take(each.name) }));
  const name = statement.add('values of customers', {
    columns: [{ value: rows.key }, ...asked.map(({ as, value }) => ({ name: as, value }))],
    from: customers.relation(),
  });
  const columns = new Map(asked.map(({ key, as }) => [key, as]));
  return {
    name,
    key: rows.key,
    columns,
    names: new Map(asked.map((each) => [each.key, each.name])),
    width: chain.width,
  };
}

/** `whole` is the program about customers; `values` are theirs, where the rows ask for any. */
export function computedRows(whole: Exporting, program: RowProgram, values: AskedValues | undefined): ComputedRows {
  const { statement, dialect, asOf, checks } = whole;
  const { cadences } = whole.plan;
  const exporting = { ...whole, plan: { ...planOfRows(withoutMoney(program)), cadences } };
  const aggregating = { ...exporting, rows: new RowsInUse(exporting) };
  const own = customerRows(aggregating, groupsOf(aggregating, values));
  const owner = program.isBelow ? ownerOf(exporting, own) : undefined;
  const { rows, columns } =
    owner && values ? withCustomers(aggregating, own, owner, values) : { rows: own, columns: none };
  const chain = new Chain(statement, dialect, rows.names.copy(), () => rows.name, 'computed');
  const facts = { ...factsOf(rows), customer: customerFacts(whole.plan.program, program, columns) };
  const computation = { program: exporting.plan.program, dialect, asOf, cuts: new Map(), cadences, facts, checks };
  return { customers: new Customers({ ...computation, layers: chain }), chain, rows, ...(owner && { owner }) };
}

const none: ReadonlyMap<string, Sql> = new Map();

/** What is shown beside the counts of a run. */
function withoutMoney({ program: { value: _, ...program }, ...rows }: RowProgram): RowProgram {
  return { ...rows, program };
}

function groupsOf(aggregating: Aggregating, values: CustomerValues | undefined) {
  const planned = [...aggregating.plan.aggregates.values()];
  return [
    ...allAggregated(
      aggregating,
      planned.filter(({ late }) => !late),
    ),
    ...allAggregated(
      aggregating,
      planned.filter(({ late }) => late),
      values,
    ),
  ];
}

function ownerOf({ plan }: Exporting, { values }: CustomerRows): Sql {
  const { program, sources, customers } = plan;
  const found = values.get(keyOf(ownerColumn(sources, customers ?? '', program.subject)));
  if (!found) throw new Error(`whom a row of ${program.subject} belongs to was not planned`);
  return found;
}

/** The values of its customer beside each row. */
function withCustomers(
  { statement }: Exporting,
  rows: CustomerRows,
  owner: Sql,
  { name: from, key, columns: values, names: wanted }: AskedValues,
): { readonly rows: CustomerRows; readonly columns: ReadonlyMap<string, Sql> } {
  const names = rows.names.copy();
  const columns = new Map([...values.keys()].map((each) => [each, names.take(wanted.get(each) ?? '')]));
  const said = [...values].map(([each, value]) => ({ name: columns.get(each)!, value: sql`w.${value}` }));
  const name = statement.add('with customers', {
    columns: [{ value: sql`r.*` }, ...said],
    from: sql`${rows.name} AS r JOIN ${from} AS w ON w.${key} = r.${owner}`,
  });
  return { rows: { ...rows, name, names }, columns };
}
