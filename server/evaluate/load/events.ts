import type * as Ir from '../../ir/index.ts';
import { children, within } from '../../ir/walk.ts';
import {
  aggregateOf,
  alias,
  groupedOf,
  isGrouped,
  join,
  type Leaves,
  list,
  named,
  type Sql,
  sql,
  verbatim,
  type When,
} from '../../targets/sql/index.ts';
import { keyOf, type Plan, type PlannedAggregate } from '../../targets/sql/plan.ts';
import { RowExpressions, type RowSource } from '../../targets/sql/row-expressions.ts';
import { ownerColumn } from '../../targets/sql/row-program.ts';
import { Rows } from '../../targets/sql/rows.ts';
import { count, oneRow } from '../runner.ts';
import { exists, passes, rowChecks } from './checks.ts';
import { readColumns } from './keyed.ts';
import type { Loading } from './loading.ts';
import type { Scan } from './scan.ts';
import { FileRows, tableRows } from './starts.ts';

/** The events of one data by customer: `k` is the customer's key, `n` the number of rows in use, and the aggregates under their names. */
export interface Groups {
  readonly data: string;
  readonly name: Sql;
  readonly aggregates: readonly PlannedAggregate[];
  /** The rows themselves, where aggregates need values of customers that are not known yet. */
  readonly kept?: KeptRows;
}

/** `o` is the customer's key, `w` when it was; the columns by `keyOf`. */
export interface KeptRows {
  readonly name: Sql;
  readonly when?: When['type'];
  readonly columns: ReadonlyMap<string, Sql>;
}

/** What one pass over a file tells besides. */
export interface Pass {
  readonly groups: Groups;
  /** Rows of the file that are as long as its header. */
  readonly read: number;
  readonly ragged: number;
  readonly coerced: Scan['coerced'];
  /** Rows that exist and have all they must have, if there is whom they belong to. */
  readonly used: number;
  /** Cells of theirs may be no values of their types. */
  readonly bad: boolean;
  /** Cells of the file may have been changed while it was read. */
  readonly changed: boolean;
}

/** One pass over the rows of a file, in which all aggregates over them are computed. */
export async function aggregateFile(
  loading: Loading,
  source: Ir.Source,
  aggregates: readonly PlannedAggregate[],
): Promise<Pass> {
  const { files, tables } = loading;
  const table = tables.next('g');
  if (!aggregates.some((each) => needsRows(loading, each)))
    return files.read(source.name, (scan) => aggregateScan(loading, source, scan, aggregates, table));
  const rows = tables.next('e');
  return files.read(source.name, async (scan) => {
    const file = new FileRows(scan);
    const reached = new Rows(loading.plan, tables, file);
    const where = isUsable(loading, source, file, reached);
    const kept = await keepRows(loading, reached, aggregates, rows, where, file.anyBad(readColumns(loading, source)));
    const groups = await aggregateKept(loading, source.name, aggregates, kept, table);
    const [used, bad] = await oneRow(loading.runner, sql`SELECT count(*), count(*) FILTER (z) FROM ${rows}`);
    return {
      groups,
      read: await readRows(loading, scan),
      ragged: scan.ragged.length,
      coerced: scan.coerced,
      used: count(used),
      bad: count(bad) > 0,
      changed: true,
    };
  });
}

async function aggregateScan(
  loading: Loading,
  source: Ir.Source,
  scan: Scan,
  aggregates: readonly PlannedAggregate[],
  table: Sql,
): Promise<Pass> {
  const { runner, checks, plan, tables } = loading;
  const file = new FileRows(scan);
  const rows = new Rows(plan, tables, file);
  const before = checks.size;
  const grouping = groupRows(loading, rows, aggregates);
  const where = isUsable(loading, source, file, rows);
  const cells = readColumns(loading, source);
  const [bad, changed] = [file.anyBad(cells), file.anyChanged(cells)];
  const key = keyOfRows(source, plan.program.subject, scan) ?? { value: rows.owner(), text: (value: Sql) => value };
  // A row that is not used must not fail a check; where none can, one pass counts those rows as well, as rows of nobody.
  const countsAll = scan.rows === undefined && checks.size === before;
  const group = countsAll ? sql`CASE WHEN ${where} THEN ${key.value} END` : key.value;
  const counted = sql`${group} AS q, count(*) AS n, ${counting(bad)} AS z, ${counting(changed)} AS y`;
  const filter = countsAll ? sql`` : sql` WHERE ${where}`;
  const grouped = sql`SELECT ${counted}${grouping.columns} FROM ${grouping.relation()}${filter} GROUP BY q`;
  await runner.run(
    sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${key.text(sql`q`)} AS k, * EXCLUDE (q) FROM (${grouped})`,
  );
  const [all, used, badRows, changedRows] = await oneRow(
    runner,
    sql`SELECT coalesce(sum(n), 0), coalesce(sum(n) FILTER (k IS NOT NULL), 0), coalesce(sum(z) FILTER (k IS NOT NULL), 0), coalesce(sum(y), 0) FROM ${table}`,
  );
  return {
    groups: { data: source.name, name: table, aggregates },
    read: countsAll ? count(all) : await readRows(loading, scan),
    ragged: scan.ragged.length,
    coerced: scan.coerced,
    used: count(used),
    bad: count(badRows) > 0,
    changed: count(changedRows) > 0,
  };
}

/** The rows where a condition holds, if there is one. */
function counting(where: Sql | undefined): Sql {
  return where ? sql`count(*) FILTER (${where})` : sql`0`;
}

/** Keys that are numbers in the file: the groups are theirs, and only their keys become text. */
function keyOfRows({ parent }: Ir.Source, subject: string, scan: Scan) {
  return parent?.data === subject ? scan.columns.get(parent.by)?.native : undefined;
}

async function readRows({ runner }: Loading, scan: Scan): Promise<number> {
  if (scan.rows !== undefined) return scan.rows - scan.ragged.length;
  const [rows] = await oneRow(runner, sql`SELECT count(*) FROM ${scan.from}`);
  return count(rows);
}

/** Whether a row exists and has all that it must have; of one that belongs to other events, whether these do. */
function isUsable(loading: Loading, source: Ir.Source, file: FileRows, rows: Rows): Sql {
  const existing = exists(loading, source, rows);
  const direct = source.parent?.data === loading.plan.program.subject;
  const parts = [
    passes(rowChecks(loading.plan, source, file)),
    ...(existing ? [existing] : []),
    ...(direct ? [] : [rows.hasParent()]),
  ];
  return parts.reduce((all, part) => sql`${all} AND ${part}`);
}

/** Events that are in a table already, since others belong to them. */
export async function aggregateTable(
  loading: Loading,
  source: Ir.Source,
  aggregates: readonly PlannedAggregate[],
): Promise<Groups> {
  const { plan, tables, runner } = loading;
  const rows = new Rows(plan, tables, tableRows(source, tables.keyed(source.name)));
  const table = tables.next('g');
  if (aggregates.some((each) => needsRows(loading, each))) {
    const kept = await keepRows(loading, rows, aggregates, tables.next('e'), sql`TRUE`, undefined);
    return aggregateKept(loading, source.name, aggregates, kept, table);
  }
  await runner.run(sql`CREATE OR REPLACE TABLE ${table} AS ${groupsOf(loading, rows, aggregates)}`);
  return { data: source.name, name: table, aggregates };
}

async function keepRows(
  { runner, plan }: Loading,
  rows: Rows,
  aggregates: readonly PlannedAggregate[],
  table: Sql,
  where: Sql,
  bad: Sql | undefined,
): Promise<KeptRows> {
  const columns = new Map<string, Sql>();
  const selected: Sql[] = [];
  for (const column of [...rowColumns(aggregates), ...ownerColumns(plan, aggregates)]) {
    const key = keyOf(column);
    if (columns.has(key)) continue;
    const name = alias('e', columns.size);
    columns.set(key, name);
    selected.push(sql`, ${rows.column(column)} AS ${name}`);
  }
  const when = rows.when();
  const fixed = sql`${rows.owner()} AS o, ${when?.value ?? sql`NULL`} AS w, ${bad ?? sql`FALSE`} AS z`;
  const all = selected.reduce((text, part) => sql`${text}${part}`, fixed);
  await runner.run(sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${all} FROM ${rows.from()} WHERE ${where}`);
  return { name: table, columns, ...(when && { when: when.type }) };
}

/** By which rows find their customers, where those are not the subject. */
function ownerColumns({ customers, sources }: Plan, aggregates: readonly PlannedAggregate[]): readonly Ir.Column[] {
  if (customers === undefined) return [];
  return aggregates.flatMap(({ late, aggregate }) => (late ? [ownerColumn(sources, customers, aggregate.data)] : []));
}

/** Columns that aggregates take from rows; those of aggregates inside them are of other rows. */
export function rowColumns(aggregates: readonly Pick<PlannedAggregate, 'aggregate'>[]): readonly Ir.Column[] {
  const columnsIn = (expression: Ir.Expression): readonly Ir.Column[] => {
    if (expression.op === 'aggregate') return [];
    return expression.op === 'column' ? [expression] : children(expression).flatMap(columnsIn);
  };
  return aggregates.flatMap(({ aggregate }) => within(aggregate).flatMap(columnsIn));
}

async function aggregateKept(
  loading: Loading,
  data: string,
  aggregates: readonly PlannedAggregate[],
  kept: KeptRows,
  table: Sql,
): Promise<Groups> {
  const early = aggregates.filter(({ late }) => !late);
  const flat = groupsOf(
    loading,
    keptRows(kept),
    early.filter(({ aggregate }) => !isGrouped(aggregate, loading.dialect)),
  );
  const all = withGrouped(loading, flat, early, kept);
  await loading.runner.run(sql`CREATE OR REPLACE TABLE ${table} AS ${all}`);
  return { data, name: table, aggregates: early, kept };
}

/** Whether the rows have to be there twice: for values of customers, or to be grouped in another way. */
function needsRows({ dialect }: Loading, { aggregate, late }: PlannedAggregate): boolean {
  return late || isGrouped(aggregate, dialect);
}

/** The aggregates of a GROUP BY, and beside them those that are queries of their own. */
function withGrouped(loading: Loading, flat: Sql, aggregates: readonly PlannedAggregate[], kept: KeptRows): Sql {
  const grouped = aggregates.filter(({ aggregate }) => isGrouped(aggregate, loading.dialect));
  if (grouped.length === 0) return flat;
  const columns = grouped.map(({ name }, index) => ({ name, value: sql`h${index}.value` }));
  const joins = grouped.map(
    (each, index) => sql` LEFT JOIN (${groupedQuery(loading, each, keptRows(kept))}) AS h${index} ON h${index}.k = g.k`,
  );
  return sql`SELECT g.*, ${named(columns)} FROM (${flat}) AS g${join(joins, sql``)}`;
}

/** `k` is the customer; `customer` tells values of theirs, where they are known. */
export function groupedQuery(
  loading: Loading,
  { aggregate, owner }: PlannedAggregate,
  rows: RowSource,
  customer?: Omit<Leaves, 'column'>,
): Sql {
  const expressions = new RowExpressions(loading, rows, customer);
  return groupedOf(expressions.context(owner), aggregate, {
    owner: rows.owner(),
    when: rows.when(),
    relation: () => expressions.relation(),
  });
}

export function keptRows({ name, columns, when }: KeptRows): RowSource {
  return {
    from: () => sql`${name} AS e`,
    owner: () => verbatim('o'),
    when: () => when && { value: verbatim('w'), type: when },
    column: (column) => {
      const found = columns.get(keyOf(column));
      if (!found) throw new Error(`${column.column} was not kept`);
      return found;
    },
  };
}

function groupsOf(loading: Loading, rows: RowSource, aggregates: readonly PlannedAggregate[]): Sql {
  const grouping = groupRows(loading, rows, aggregates);
  const owner = rows.owner();
  return sql`SELECT ${owner} AS k, count(*) AS n${grouping.columns} FROM ${grouping.relation()} GROUP BY ${owner}`;
}

/** The aggregates over rows as columns of a GROUP BY, each after a comma. */
function groupRows(loading: Loading, rows: RowSource, aggregates: readonly PlannedAggregate[]) {
  const expressions = new RowExpressions(loading, rows);
  const columns = aggregates.map(({ aggregate, name, owner }) => ({
    name,
    value: aggregateOf(expressions.context(owner), aggregate, rows.when()),
  }));
  return {
    columns: columns.length === 0 ? list([]) : sql`, ${named(columns)}`,
    relation: () => expressions.relation(),
  };
}
