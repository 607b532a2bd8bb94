import type * as Ir from '../../ir/index.ts';
import { askedOfCustomers, customerFacts } from '../../targets/sql/asked-of-customers.ts';
import { alias, type Computation, Customers, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { keyOf, type Plan, planOf, planOfRows } from '../../targets/sql/plan.ts';
import { metricOf, ownerColumn, type RowProgram, rowProgram } from '../../targets/sql/row-program.ts';
import { type CustomerValues, checkNumbers, lateGroups } from '../computing.ts';
import { addToFacts, type FactsTable, factsOf } from '../load/facts.ts';
import { type Loaded, load } from '../load/loader.ts';
import type { Loading } from '../load/loading.ts';
import { Report } from '../load/report.ts';
import { Tables } from '../load/tables.ts';

/** The rows of other data that is decided about, with all that comes from files. */
export interface LoadedRows {
  readonly rows: RowProgram;
  readonly loading: Loading;
  readonly loaded: Loaded;
}

/** The same, with what was found out about the customers that they belong to. */
export interface ComputedRows {
  readonly data: string;
  readonly plan: Plan;
  readonly computation: Computation;
  readonly facts: FactsTable;
}

/** Numbers of tables begin here: so many no other part of a program has. */
const mostTables = 1_000_000;

/** Reads what is decided about besides customers. Programs without such decisions read nothing twice. */
export async function loadRows(main: Loading, planFor = planOfRows): Promise<readonly LoadedRows[]> {
  const { program } = main.plan;
  const found: LoadedRows[] = [];
  for (const [index, other] of (program.others ?? []).entries()) {
    const rows = rowProgram(program, other);
    const plan = { ...planFor(rows), cadences: main.plan.cadences };
    const tables = new Tables((index + 1) * mostTables);
    const loading: Loading = { ...main, plan, tables, report: new Report(plan), besides: true };
    found.push({ rows, loading, loaded: await load(loading, () => undefined) });
  }
  return found;
}

/** With whatever else of a row, and of what it belongs to, a rule may ask for next. */
export function roomyRows({ program, customers, keyed, data }: RowProgram): Plan {
  const sources = new Map(program.sources.map((source) => [source.name, source]));
  const columns: Ir.Column[] = [];
  const path: Ir.Step[] = [];
  for (let at = sources.get(data); at; at = sources.get(path.at(-1)?.data ?? '')) {
    for (const { name, type } of at.columns)
      columns.push({ op: 'column', type, from: data, path: [...path], column: name });
    if (!at.parent || path.length > sources.size) break;
    path.push({ kind: 'parent', data: at.parent.data });
  }
  const metrics = columns.map((value, index) => ({ ...metricOf(value), name: `column ${index}` }));
  return planOf({ ...program, definitions: [...program.definitions, ...metrics] }, { customers, keyed });
}

/** When everything about customers is known. */
export async function computeRows(
  customers: Computation,
  { rows, loading, loaded }: LoadedRows,
): Promise<ComputedRows> {
  const { plan, runner, dialect, asOf, checks } = loading;
  const values = await keepValues(customers, rows, loading);
  let { facts } = loaded;
  for (const planned of plan.aggregates.values()) {
    const kept = loaded.kept.get(planned.aggregate.data);
    if (!planned.late || !kept) continue;
    const name = loading.tables.next('g');
    await runner.run(sql`CREATE TABLE ${name} AS ${lateGroups(loading, planned, kept, values)}`);
    facts = await addToFacts(loading, facts, { data: planned.aggregate.data, name, aggregates: [planned] });
    await runner.run(sql`DROP TABLE ${name}`);
  }
  const owner = rows.isBelow ? ownerOf(rows, plan) : undefined;
  if (owner) facts = await joinCustomers(loading, facts, values, owner);
  await runner.run(sql`DROP TABLE ${values.table}`);
  const computation: Computation = {
    program: rows.program,
    dialect,
    asOf,
    cuts: new Map(),
    cadences: plan.cadences,
    facts: { ...factsOf(plan, facts), customer: customerFacts(customers.program, rows, values.columns) },
    checks,
  };
  await checkNumbers(runner, computation);
  return { data: rows.data, plan, computation, facts };
}

function ownerOf({ customers, data }: RowProgram, plan: Plan): Sql {
  const planned = plan.columns.get(keyOf(ownerColumn(plan.sources, customers, data)));
  if (!planned) throw new Error(`whom a row of ${data} belongs to was not planned`);
  return planned.name;
}

/** All that the rules ask of customers, in one table. */
async function keepValues(
  computation: Computation,
  rows: RowProgram,
  { tables, runner }: Loading,
): Promise<CustomerValues> {
  const customers = new Customers(computation);
  const asked = askedOfCustomers(customers, rows).map((each, index) => ({ ...each, name: alias('v', index) }));
  const table = tables.next('w');
  const selected = customers.select([{ name: verbatim('vk'), value: verbatim('k') }, ...asked]);
  await runner.run(sql`CREATE TABLE ${table} AS ${selected}`);
  return { table, columns: new Map(asked.map(({ key, name }) => [key, name])) };
}

/** A row exists as long as its customer does. */
async function joinCustomers(
  { runner, tables }: Loading,
  facts: FactsTable,
  { table }: CustomerValues,
  owner: Sql,
): Promise<FactsTable> {
  const name = tables.next('b');
  await runner.run(
    sql`CREATE TABLE ${name} AS SELECT b.*, v.*, ${owner} AS o FROM ${facts.name} AS b JOIN ${table} AS v ON vk = ${owner} ORDER BY b.k`,
  );
  if (!facts.shared) await runner.run(sql`DROP TABLE ${facts.name}`);
  return { ...facts, name, shared: false };
}
