import type * as Ir from '../../ir/index.ts';
import { canonical, exactOf, list, type Sql, sql, verbatim } from '../../targets/sql/index.ts';
import { Rows } from '../../targets/sql/rows.ts';
import { count, oneRow } from '../runner.ts';
import { codeOf, columnOf, fate, fateOf, reasons } from './checks.ts';
import { readColumns } from './keyed.ts';
import type { Loading } from './loading.ts';
import { mostFirstRows } from './report.ts';
import type { Scan } from './scan.ts';
import { FileRows } from './starts.ts';

/** What the first pass over a file has counted: only where something is there to tell, the file is read again, row by row. */
export interface Found {
  readonly rejected: boolean;
  readonly orphans: boolean;
  readonly bad: boolean;
  readonly changed: boolean;
}

/** The tables that `rejects` and `orphans` are read from: `s` is the place of the source, `n` the number of the row. */
export const rejectsTable = verbatim('rejects');
export const orphansTable = verbatim('orphans');

export async function createDetailTables({ runner, besides = false }: Loading): Promise<void> {
  if (besides) return;
  await runner.run(sql`CREATE TABLE ${rejectsTable} (s INTEGER, n BIGINT, x TINYINT)`);
  await runner.run(sql`CREATE TABLE ${orphansTable} (s INTEGER, n BIGINT, k VARCHAR)`);
}

/** Code of rows that are not as long as the header; such rows have no cells at all. */
export const raggedCode = 10;

/**
 * Tells which rows are not used and why, and which cells are not what they should be. `keyed` is the table that the data was loaded into, where
 * duplicates are marked.
 */
export async function detail(loading: Loading, source: Ir.Source, found: Found, keyed?: Sql): Promise<void> {
  if (loading.besides) return;
  await loading.files.read(source.name, async (scan) => {
    if (found.rejected || found.orphans) await fates(loading, source, scan, keyed);
    if (found.bad) await badCells(loading, source, scan);
    if (found.changed) await changedCells(loading, source, scan);
  });
}

async function fates(loading: Loading, source: Ir.Source, scan: Scan, keyed: Sql | undefined): Promise<void> {
  const { runner, dialect } = loading;
  const file = new FileRows(scan, { numbered: true });
  const rows = new Rows(loading.plan, loading.tables, file);
  const fated = fateOf(loading, source, file, rows);
  const link = source.key ?? source.attributesOf?.by;
  const duplicate = sql`SELECT k FROM ${keyed ?? sql`d`} WHERE x = ${codeOf('duplicate-key')}`;
  const code =
    keyed && link !== undefined
      ? sql`CASE WHEN (${fated} = 0 OR ${fated} >= ${fate.future}) AND ${file.own(link)} IN (${duplicate}) THEN ${codeOf('duplicate-key')} ELSE ${fated} END`
      : fated;
  const by = source.parent?.by ?? source.attributesOf?.by;
  const columns = list([
    sql`n`,
    sql`${code} AS x`,
    sql`${by === undefined ? dialect.cast(sql`NULL`, dialect.types.text) : file.own(by)} AS k`,
    sql`${source.amount === undefined ? sql`NULL` : file.own(source.amount)} AS m`,
  ]);
  const named = sql`SELECT ${columns} FROM ${rows.from()}`;
  await runner.run(
    sql`CREATE OR REPLACE TEMP TABLE q AS SELECT * FROM (${named}) WHERE x NOT IN (${fate.inUse}, ${fate.future})`,
  );
  await keep(loading, source, scan);
  await summarise(loading, source, scan);
}

/** Puts the rows where `rejects` and `orphans` will find them. */
async function keep({ runner, plan }: Loading, source: Ir.Source, scan: Scan): Promise<void> {
  const place = plan.program.sources.indexOf(source);
  await runner.run(sql`DELETE FROM ${rejectsTable} WHERE s = ${place}`);
  await runner.run(sql`DELETE FROM ${orphansTable} WHERE s = ${place}`);
  await runner.run(sql`INSERT INTO ${rejectsTable} SELECT ${place}, n, x FROM q WHERE x < ${fate.future}`);
  await runner.run(sql`INSERT INTO ${orphansTable} SELECT ${place}, n, k FROM q WHERE x = ${fate.orphan}`);
  for (let from = 0; from < scan.ragged.length; from += 1000) {
    const rows = scan.ragged.slice(from, from + 1000).map((row) => sql`(${place}, ${row}, ${raggedCode})`);
    await runner.run(sql`INSERT INTO ${rejectsTable} VALUES ${list(rows)}`);
  }
}

async function summarise({ runner, report, dialect }: Loading, source: Ir.Source, scan: Scan): Promise<void> {
  const type = source.columns.find(({ name }) => name === source.amount)?.type;
  const money =
    type && exactOf(type)
      ? canonical(dialect, sql`sum(m)`, {
          ...type,
          kind: 'number',
          held: { kind: 'decimal', digits: 38, scale: exactOf(type)!.scale },
        })
      : sql`NULL`;
  const groups = await runner.rows(
    sql`SELECT x, count(*), ${money}, array_to_string(min(n, ${mostFirstRows}), ' ') FROM q GROUP BY x ORDER BY x`,
  );
  const told = report.of(source.name);
  told.rejected =
    scan.ragged.length === 0
      ? []
      : [{ reason: 'ragged-row', rows: scan.ragged.length, firstRows: scan.ragged.slice(0, mostFirstRows) }];
  for (const [code, rows, sum, first] of groups) {
    const amounts = sum === null || sum === undefined ? {} : { money: sum };
    const reason = reasons[Number(code) - 1];
    if (!reason) told.orphaned = { rows: count(rows), ...amounts };
    else {
      const column = columnOf(source, reason);
      told.rejected.push({
        reason,
        ...(column !== undefined && { column }),
        rows: count(rows),
        ...amounts,
        firstRows: numbers(first),
      });
    }
  }
}

/** Cells of rows in use that are no values of their type. */
async function badCells(loading: Loading, source: Ir.Source, scan: Scan): Promise<void> {
  const file = new FileRows(scan, { numbered: true });
  const rows = new Rows(loading.plan, loading.tables, file);
  const columns = readColumns(loading, source).flatMap((column) => {
    const bad = file.cell(column).bad;
    return bad ? [{ column, bad }] : [];
  });
  const counts = columns.map(
    ({ bad }) => sql`count(*) FILTER (${bad}), array_to_string(min(n, ${mostFirstRows}) FILTER (${bad}), ' ')`,
  );
  const inUse = sql`${fateOf(loading, source, file, rows)} = ${fate.inUse}`;
  const found = await oneRow(loading.runner, sql`SELECT ${list(counts)} FROM ${rows.from()} WHERE ${inUse}`);
  const told = loading.report.of(source.name);
  columns.forEach(({ column }, index) => {
    const cells = count(found[2 * index]);
    if (cells > 0)
      told.coerced.push({ column, kind: 'became-missing', cells, firstRows: numbers(found[2 * index + 1]) });
  });
}

/** Cells that reading has changed; which rows they are in tells nothing. */
async function changedCells(loading: Loading, source: Ir.Source, scan: Scan): Promise<void> {
  const file = new FileRows(scan);
  const columns = readColumns(loading, source).flatMap((column) => {
    const changes = scan.columns.get(column)?.changes;
    const changed = changes && file.cell(column).changed;
    return changes && changed ? [{ column, changes, changed }] : [];
  });
  if (columns.length === 0) return;
  const counts = columns.map(({ changed }) => sql`count(*) FILTER (${changed})`);
  const found = await oneRow(loading.runner, sql`SELECT ${list(counts)} FROM ${file.from()}`);
  const told = loading.report.of(source.name);
  columns.forEach(({ column, changes }, index) => {
    const cells = count(found[index]);
    if (cells > 0) told.coerced.push({ column, kind: changes, cells, firstRows: [] });
  });
}

function numbers(text: string | null | undefined): number[] {
  return text ? text.split(' ').map(Number) : [];
}
