import type * as Ir from '../../ir/index.ts';
import { list, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { isKeyed, type Plan, sourceOf, wayToSubject } from '../../targets/sql/plan.ts';
import { Rows } from '../../targets/sql/rows.ts';
import { DataError } from '../data-error.ts';
import { count, oneRow } from '../runner.ts';
import { codeOf, fate, fateOf, passes, rowChecks } from './checks.ts';
import { detail } from './details.ts';
import type { Loading } from './loading.ts';
import type { Scan } from './scan.ts';
import { FileRows } from './starts.ts';
import { columnName, type KeyedTable } from './tables.ts';

/**
 * Loads the rows in use of a data that others reach by key into a table. What it belongs to is loaded already. `trusting`: keys of rows
 * in use are taken to be there once, whoever asks for that finds out.
 */
export async function loadKeyed(loading: Loading, source: Ir.Source, { trusting = false } = {}): Promise<void> {
  const table = loading.tables.next('d');
  const loaded = await loading.files.read(source.name, async (scan) => ({
    scan,
    ...(await fill(loading, source, scan, table)),
  }));
  const trusted = trusting && !(await leavesRowsOut(loading, table));
  const duplicates = trusted ? 0 : await markDuplicates(loading, table);
  if (loading.besides && source.name === loading.plan.program.subject) await refuseWithoutKey(loading, source, table);
  await tell(loading, source, loaded.scan, table, duplicates);
  const future = await keepFutureKeys(loading, table);
  await loading.runner.run(sql`DELETE FROM ${table} WHERE x <> ${fate.inUse}`);
  loading.tables.add(source.name, { source, name: table, ...loaded.shape, ...(future && { future }) });
}

interface Filled {
  readonly shape: Omit<KeyedTable, 'source' | 'name' | 'future'>;
}

/** All rows of the file: `x` is what becomes of each, `z` whether a cell of it could not be read, `y` whether one was changed. */
async function fill(loading: Loading, source: Ir.Source, scan: Scan, table: Sql): Promise<Filled> {
  const file = new FileRows(scan);
  const rows = new Rows(loading.plan, loading.tables, file);
  const needed = neededColumns(loading, source);
  const columns = needed.map((name) => ({ name: columnName(source, name), value: file.own(name) }));
  const between = isBetween(loading, source);
  const when = between ? rows.when() : undefined;
  const all = [
    { name: verbatim('k'), value: file.own(source.key ?? source.attributesOf?.by ?? '') },
    ...columns,
    ...(between ? [{ name: verbatim('o'), value: rows.owner() }] : []),
    ...(when ? [{ name: verbatim('w'), value: when.value }] : []),
  ];
  const cells = readColumns(loading, source);
  const [bad, changed] = [file.anyBad(cells) ?? sql`FALSE`, file.anyChanged(cells) ?? sql`FALSE`];
  const x = sql`CAST(${fateOf(loading, source, file, rows)} AS TINYINT) AS x, ${bad} AS z, ${changed} AS y`;
  const selected = list(all.map(({ name, value }) => sql`${value} AS ${name}`));
  await loading.runner.run(sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${selected}, ${x} FROM ${rows.from()}`);
  return { shape: { columns: all.map(({ name }) => name), ...(when && { when: when.type }) } };
}

/** Columns that something reaches through the key of this data, its label, and the way up. */
function neededColumns({ plan }: Loading, source: Ir.Source): readonly string[] {
  const needed = new Set(plan.needs.get(source.name));
  if (source.name === plan.program.subject && source.label !== undefined) needed.add(source.label);
  if (source.parent) needed.add(source.parent.by);
  return [...needed];
}

/** Columns whose bad cells are reported: those that are needed and those that have a role. */
export function readColumns(loading: Loading, source: Ir.Source): readonly string[] {
  const { time, amount } = source;
  return [
    ...new Set([
      ...neededColumns(loading, source),
      ...(time === undefined ? [] : [time]),
      ...(amount === undefined ? [] : [amount]),
    ]),
  ];
}

/** Data between the subject and other events: its rows know whom they belong to. */
function isBetween({ plan }: Loading, { name }: Ir.Source): boolean {
  return name !== plan.program.subject && wayToSubject(plan, name) !== undefined;
}

/** Whether a key may be there once more in a row that is not in use for its day, or for whom it belongs to: nobody would find that out. */
async function leavesRowsOut({ runner }: Loading, table: Sql): Promise<boolean> {
  const [found] = await oneRow(runner, sql`SELECT count(*) FROM ${table} WHERE x >= ${fate.future}`);
  return count(found) > 0;
}

/** No row of a key that another one has is better than the other: none is used, so that nothing depends on their order. */
async function markDuplicates({ runner, tables }: Loading, table: Sql): Promise<number> {
  const candidate = sql`(x = ${fate.inUse} OR x >= ${fate.future})`;
  const several = sql`SELECT k FROM ${table} WHERE ${candidate} GROUP BY k HAVING count(*) > 1`;
  const [found] = await oneRow(runner, sql`SELECT count(*) FROM (${several})`);
  if (count(found) === 0) return 0;
  const keys = tables.next('u');
  await runner.run(sql`CREATE TABLE ${keys} AS ${several}`);
  await runner.run(
    sql`UPDATE ${table} SET x = ${codeOf('duplicate-key')} WHERE ${candidate} AND k IN (SELECT k FROM ${keys})`,
  );
  return count(found);
}

/** Decisions about rows that cannot be told apart would be decisions about nobody. */
async function refuseWithoutKey({ runner }: Loading, { name: data }: Ir.Source, table: Sql): Promise<void> {
  const [repeated, missing] = [sql`x = ${codeOf('duplicate-key')}`, sql`x = ${codeOf('missing-key')}`];
  const found = await oneRow(
    runner,
    sql`SELECT count(*) FILTER (${repeated}), count(*) FILTER (${missing}) FROM ${table}`,
  );
  const [duplicates = 0, without = 0] = found.map(count);
  if (duplicates > 0) throw new DataError('PTN5030', { data, rows: duplicates });
  if (without > 0) throw new DataError('PTN5031', { data, rows: without });
}

async function tell(loading: Loading, source: Ir.Source, scan: Scan, table: Sql, duplicates: number): Promise<void> {
  const [all, inUse, future, orphans, bad, changed] = (
    await oneRow(
      loading.runner,
      sql`SELECT count(*), count(*) FILTER (x = ${fate.inUse}), count(*) FILTER (x = ${fate.future}), count(*) FILTER (x = ${fate.orphan}), count(*) FILTER (x = ${fate.inUse} AND z), count(*) FILTER (y) FROM ${table}`,
    )
  ).map(count) as [number, number, number, number, number, number];
  const report = loading.report.begin(source.name);
  Object.assign(report, { read: all + scan.ragged.length, loaded: inUse, future });
  report.coerced.push(...scan.coerced);
  if (source.parent || source.attributesOf) report.orphaned = { rows: orphans };
  const rejected = all - inUse - future - orphans + scan.ragged.length > 0 || duplicates > 0;
  await detail(loading, source, { rejected, orphans: orphans > 0, bad: bad > 0, changed: changed > 0 }, table);
}

/** What belongs to a row after as-of does not exist either, so that the keys of such rows have to be known. */
async function keepFutureKeys({ runner, tables }: Loading, table: Sql): Promise<Sql | undefined> {
  const [found] = await oneRow(runner, sql`SELECT count(*) FROM ${table} WHERE x = ${fate.future}`);
  if (count(found) === 0) return undefined;
  const keys = tables.next('y');
  await runner.run(sql`CREATE TABLE ${keys} AS SELECT k FROM ${table} WHERE x = ${fate.future}`);
  return keys;
}

/** A subject with nothing but its key: the known values of a column of its events, those after as-of included. */
export async function loadDerived(
  loading: Loading,
  source: Ir.Source,
  from: { readonly data: string; readonly by: string },
): Promise<void> {
  const { runner, tables, plan, files, report } = loading;
  const table = tables.next('d');
  const events = sourceOf(plan, from.data);
  const columns = [
    verbatim('k'),
    ...source.columns.filter(({ name }) => name === source.key).map(({ name }) => columnName(source, name)),
  ];
  await files.read(from.data, async (scan) => {
    const keys = sql`SELECT DISTINCT q FROM (${named(plan, events, new FileRows(scan), from.by)}) WHERE q IS NOT NULL`;
    await runner.run(
      sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${list(columns.map((name) => sql`q AS ${name}`))} FROM (${keys})`,
    );
  });
  const [loaded] = await oneRow(runner, sql`SELECT count(*) FROM ${table}`);
  report.of(source.name).loaded = count(loaded);
  tables.add(source.name, { source, name: table, columns });
}

/** What a column names in the rows that have all that they must have; of rows whose keys are there twice none is used. */
function named(plan: Plan, events: Ir.Source, file: FileRows, by: string): Sql {
  const passing = passes(rowChecks(plan, events, file));
  if (events.key === undefined || !isKeyed(plan, events))
    return sql`SELECT ${file.own(by)} AS q FROM ${file.from()} WHERE ${passing}`;
  const keyed = sql`SELECT ${file.own(by)} AS q, ${file.own(events.key)} AS k FROM ${file.from()} WHERE ${passing}`;
  return sql`SELECT min(q) AS q FROM (${keyed}) GROUP BY k HAVING count(*) = 1`;
}
