import { refuse, reportOf } from '../../../server/databases/load-report.ts';
import { DataError } from '../../../server/evaluate/data-error.ts';
import type { LoadReport } from '../../../server/evaluate/engine.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { noBindings } from '../../../server/targets/bindings.ts';
import { reportStatement } from '../../../server/targets/sql/export/load-report.ts';
import type { TestEngine } from '../engines/index.ts';
import { parseCell } from '../reference/cell.ts';
import type { RawTable } from '../reference/index.ts';
import type { State } from './case.ts';
import { factsOf } from './observed.ts';
import { observeReference } from './reference-side.ts';
import { tablesOf } from './statement-side.ts';

export interface ComparedReports {
  /** A line for each difference. */
  readonly differences: readonly string[];
  /** What the reference refuses, or whether it leaves rows out. */
  readonly meant: 'refused' | 'left out' | 'all in use' | 'not compared';
}

/** What statements report of the rows of tables, against what the reference reports of the same rows in files: a line for each difference. */
export async function compareReports(
  program: Ir.Program,
  { tables }: State,
  engines: readonly TestEngine[],
): Promise<ComparedReports> {
  const meant = meantBy(program, asTables(program, tables));
  if (!meant) return { differences: [], meant: 'not compared' };
  const differences: string[] = [];
  for (const engine of engines) {
    await engine.load(tablesOf(program, tables));
    const found = await foundOn(engine, program, meant.asOf);
    if (found !== meant.told) differences.push(`${engine.name}: ${found}\nreference: ${meant.told}`);
  }
  const kind = codes.has(meant.told) ? 'refused' : /rejected|orphaned/.test(meant.told) ? 'left out' : 'all in use';
  return { differences, meant: kind };
}

const refusals: Readonly<Record<string, string>> = {
  'too-many-orphans': 'PTN5106',
  'earlier-date-before-data': 'PTN5023',
};
const codes = new Set(Object.values(refusals));

/** The facts as text, or the code of the refusal; undefined where something else is wrong with the numbers, which no report tells. */
function meantBy(
  program: Ir.Program,
  tables: ReadonlyMap<string, RawTable>,
): { readonly asOf: string; readonly told: string } | undefined {
  const { failure, results } = observeReference(program, tables);
  const [day, sources] = [results.get('day'), results.get('sources')];
  const code = refusals[failure ?? ''];
  const { date } = program.asOf;
  if (code !== undefined) return date === undefined ? undefined : { asOf: date, told: code };
  if (day?.kind !== 'facts' || sources?.kind !== 'facts') return undefined;
  return { asOf: day.facts.get('date')!, told: written(sources.facts) };
}

async function foundOn({ dialect, rows }: TestEngine, program: Ir.Program, asOf: string): Promise<string> {
  const counts = await rows(reportStatement({ program, dialect, asOf, bindings: noBindings }));
  const report = reportOf(program, counts);
  try {
    refuse(program, asOf, report, counts);
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  }
  return written(factsOf(sourceFacts(report)));
}

function sourceFacts({ sources }: LoadReport): unknown {
  return new Map(
    sources.map(({ source, read, loaded, future, rejected, orphaned }) => [
      source,
      {
        read,
        loaded,
        future,
        orphaned,
        rejected: new Map(rejected.map(({ reason, rows, money }) => [reason, { rows, money }])),
      },
    ]),
  );
}

/** Rows of tables have no numbers. */
function written(facts: ReadonlyMap<string, string>): string {
  return [...facts]
    .filter(([name]) => !name.endsWith('› first'))
    .map(([name, fact]) => `${name} ${fact}`)
    .sort()
    .join('; ');
}

/** The cells that tables can hold: what is no value of its type is nothing, and rows that no table holds are not there. */
function asTables(program: Ir.Program, tables: ReadonlyMap<string, RawTable>): ReadonlyMap<string, RawTable> {
  const held = program.sources.flatMap((source) => {
    const table = tables.get(source.name);
    return table ? [[source.name, asTable(source, table, program.asOf.zone)] as const] : [];
  });
  return new Map(held);
}

function asTable({ columns, amount }: Ir.Source, table: RawTable, zone: string): RawTable {
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  const rows = table.rows.flatMap((cells) => {
    if (cells.length !== table.columns.length) return [];
    const row = cells.map((cell, index) => {
      const type = types.get(table.columns[index]!);
      return !type || cell === '' || parseCell(type, cell, zone) ? cell : '';
    });
    const at = table.columns.indexOf(amount ?? '');
    return at >= 0 && cells[at] !== '' && row[at] === '' ? [] : [row];
  });
  return { columns: table.columns, rows };
}
