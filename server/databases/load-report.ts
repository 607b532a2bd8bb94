import { DataError } from '../evaluate/data-error.ts';
import type { LoadReport, RejectReport, SourceReport } from '../evaluate/engine.ts';
import { refuseDayBefore } from '../evaluate/first-days.ts';
import { columnOf } from '../evaluate/load/checks.ts';
import { refuseOrphans } from '../evaluate/load/orphans.ts';
import { daysAsked } from '../ir/days-asked.ts';
import type * as Ir from '../ir/index.ts';
import { dialects } from '../targets/sql/dialects.ts';
import { type ReportInput, reportStatement } from '../targets/sql/export/load-report.ts';
import { type Fate, fates } from '../targets/sql/export/row-fates.ts';
import { planOfRows } from '../targets/sql/plan.ts';
import { type RowProgram, rowProgram } from '../targets/sql/row-program.ts';
import type { DatabaseRow } from './database.ts';
import type { Deciding } from './decide.ts';

/** What becomes of the rows of the tables, as a run over files reports it; throws a `DataError` for what such a run refuses. */
export async function reportOn(deciding: Deciding): Promise<LoadReport> {
  const { program, asOf } = deciding;
  const counts = await countsOn(deciding, { program });
  const report = reportOf(program, counts);
  refuse(program, asOf, report, counts);
  for (const other of program.others ?? []) {
    const rows = rowProgram(program, other);
    const about = { program: rows.program, plan: planOfRows(rows), of: [rows.data] };
    refuseWithoutKey(rows, await countsOn(deciding, about));
  }
  return report;
}

async function countsOn(
  { database, reading, asOf }: Deciding,
  about: Pick<ReportInput, 'program' | 'plan' | 'of'>,
): Promise<readonly DatabaseRow[]> {
  const dialect = dialects[database.dialect];
  if (!dialect) throw new Error(`there is no dialect ${database.dialect}`);
  const statement = reportStatement({ ...about, dialect, asOf, bindings: reading.bindings });
  const counts: DatabaseRow[] = [];
  for await (const row of database.rows(reading.before(statement))) counts.push(row);
  return counts;
}

/** Rows that are decided about have keys that tell them apart. */
function refuseWithoutKey({ data, program }: RowProgram, counts: readonly DatabaseRow[]): void {
  const place = program.sources.findIndex(({ name }) => name === data);
  const fates = found(counts, place);
  const [repeated, missing] = [fates.get('duplicate-key'), fates.get('missing-key')];
  if (repeated) throw new DataError('PTN5030', { data, rows: repeated.rows });
  if (missing) throw new DataError('PTN5031', { data, rows: missing.rows });
}

/** From the rows of `reportStatement`. */
export function reportOf(program: Ir.Program, counts: readonly DatabaseRow[]): LoadReport {
  const told = new Map(
    program.sources.map((source, place) => [source.name, sourceReport(source, found(counts, place))]),
  );
  const sources = program.sources.map(({ name, from }) => {
    const own = told.get(name)!;
    return from.kind === 'derived' ? { ...own, read: told.get(from.data)!.read } : own;
  });
  return { sources };
}

/** The same that a run over files refuses. */
export function refuse(
  program: Ir.Program,
  asOf: string,
  { sources }: LoadReport,
  counts: readonly DatabaseRow[],
): void {
  refuseOrphans(program, (data) => sources.find(({ source }) => source === data)!);
  for (const asked of daysAsked(program)) {
    const place = program.sources.findIndex(({ name }) => name === asked.data);
    refuseDayBefore(found(counts, place).get('in-use')?.first, asked, asOf);
  }
}

interface Found {
  readonly rows: number;
  readonly money?: string;
  readonly first?: string;
}

function found(counts: readonly DatabaseRow[], place: number): ReadonlyMap<Fate, Found> {
  return new Map(
    counts
      .filter(([data]) => data === String(place))
      .map(([, fate, rows, money, first]) => [
        fates[Number(fate)]!,
        { rows: Number(rows), ...(money != null && { money }), ...(first != null && { first }) },
      ]),
  );
}

function sourceReport(source: Ir.Source, found: ReadonlyMap<Fate, Found>): SourceReport {
  const rows = (fate: Fate) => found.get(fate)?.rows ?? 0;
  const left = { rows: rows('orphan'), ...moneyOf(found.get('orphan')) };
  return {
    source: source.name,
    read: [...found.values()].reduce((sum, each) => sum + each.rows, 0),
    loaded: rows('in-use'),
    future: rows('future'),
    rejected: fates.flatMap((fate) => rejected(source, fate, found.get(fate))),
    coerced: [],
    ...((source.parent ?? source.attributesOf) && { orphaned: left }),
  };
}

/** Rows of tables have no numbers. */
function rejected(source: Ir.Source, fate: Fate, found: Found | undefined): readonly RejectReport[] {
  if (!found || fate === 'in-use' || fate === 'future' || fate === 'orphan') return [];
  const column = columnOf(source, fate);
  return [
    { reason: fate, ...(column !== undefined && { column }), rows: found.rows, ...moneyOf(found), firstRows: [] },
  ];
}

function moneyOf(found: Found | undefined): { readonly money?: string } {
  return found?.money === undefined ? {} : { money: found.money };
}
