import type * as Ir from '../../ir/index.ts';
import {
  alias,
  type Computation,
  type CustomerFacts,
  Customers,
  type Named,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import { keyOf, type Plan, planOf } from '../../targets/sql/plan.ts';
import { customerLeavesOf, metricOf, ownerColumn, type RowProgram, rowProgram } from '../../targets/sql/row-program.ts';
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

function planOfRows({ program, customers, keyed }: RowProgram): Plan {
  return planOf(program, { customers, keyed });
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
    facts: { ...factsOf(plan, facts), customer: customerFacts(customers.program, rows, values) },
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

/** All that the rules ask of customers, in one table: of a condition also whether it is unknown. */
async function keepValues(
  computation: Computation,
  { program, guards }: RowProgram,
  { tables, runner }: Loading,
): Promise<CustomerValues> {
  const customers = new Customers(computation);
  const columns = new Map<string, Sql>();
  const selected: Named[] = [{ name: verbatim('vk'), value: verbatim('k') }];
  const add = (key: string, value: Sql) => {
    const name = alias('v', columns.size);
    columns.set(key, name);
    selected.push({ name, value });
  };
  for (const [key, leaf] of customerLeavesOf(program)) {
    const guard = leaf.op === 'reference' ? guards.get(leaf.name) : undefined;
    if (guard) add(key, customers.condition(guard, 'holds', leaf.op));
    else add(key, customers.value(leaf, leaf.op));
    if (leaf.op === 'reference' && leaf.type.kind === 'yes-no')
      add(truthKey(key), guard ? customers.condition(guard, 'truth', leaf.op) : customers.truth(leaf));
  }
  const table = tables.next('w');
  await runner.run(sql`CREATE TABLE ${table} AS ${customers.select(selected)}`);
  return { table, columns };
}

function truthKey(key: string): string {
  return `truth ${key}`;
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

function customerFacts(
  program: Ir.Program,
  { isBelow, customers }: RowProgram,
  { columns }: CustomerValues,
): CustomerFacts {
  const owner = isBelow ? program.sources.find(({ name }) => name === customers) : undefined;
  const column = (key: string): Sql => {
    const found = columns.get(key);
    if (!found) throw new Error('a value of the customer was not kept');
    return found;
  };
  return {
    program,
    ...(owner && { owner }),
    value: (leaf) => column(keyOf(leaf)),
    truth: (leaf) => columns.get(truthKey(keyOf(leaf))) ?? column(keyOf(leaf)),
  };
}
