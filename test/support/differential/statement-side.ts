import type { Fits } from '../../../server/ir/fits.ts';
import type * as Ir from '../../../server/ir/index.ts';
import { noBindings } from '../../../server/targets/bindings.ts';
import { type ExportedStatement, exportStatement, type ResultName } from '../../../server/targets/sql/export/export.ts';
import { type Dialect, errorMark } from '../../../server/targets/sql/index.ts';
import type { TestEngine, TestTable } from '../engines/engine.ts';
import { parseCell } from '../reference/cell.ts';
import { printValue, type RawTable } from '../reference/index.ts';
import type { Observation, Observed } from './observed.ts';

/** The data of a program as tables have it: what is no value of its column's type is missing. */
export function tablesOf(program: Ir.Program, raw: ReadonlyMap<string, RawTable>): readonly TestTable[] {
  return program.sources.flatMap((source) => {
    const table = raw.get(source.name);
    return table && source.from.kind !== 'derived' ? [tableOf(source, table, program.asOf.zone)] : [];
  });
}

function tableOf({ name, columns, amount }: Ir.Source, table: RawTable, zone: string): TestTable {
  const rows = table.rows.flatMap((cells) => {
    if (cells.length !== table.columns.length) return [];
    const raw = (column: string) => cells[table.columns.indexOf(column)] ?? '';
    const row = columns.map((column) => cellOf(raw(column.name), column.type, zone));
    // No column of amounts holds what is no amount: such a row is nowhere.
    const isBad = columns.some((column, index) => column.name === amount && raw(amount) !== '' && row[index] === null);
    return isBad ? [] : [row];
  });
  return { name, columns: columns.map((column) => ({ name: column.name, type: column.type })), rows };
}

function cellOf(raw: string, type: Ir.Type, zone: string): string | null {
  const value = raw === '' ? undefined : parseCell(type, raw, zone);
  return value ? printValue(value, type) : null;
}

export interface StatementRun {
  readonly engine: TestEngine;
  readonly asOf: string;
  readonly fits?: Fits;
}

/** Runs the statements of a program on an engine whose tables are loaded. */
export async function observeStatements(
  program: Ir.Program,
  run: StatementRun,
  names: readonly ResultName[] = ['values', 'decisions'],
): Promise<Observed> {
  const results = new Map<string, Observation>();
  try {
    for (const name of names) {
      const { text, columns } = statementOf(program, run.engine.dialect, name, run);
      const rows = await run.engine.rows(text);
      results.set(titleOf(name), { kind: 'relation', columns: columns.map((column) => column.name), rows });
    }
    return { results };
  } catch (error) {
    if (!String(error).includes(errorMark)) throw error;
    return { failure: 'data error', results: new Map() };
  }
}

/** As both evaluators call it. */
export function titleOf(result: ResultName): string {
  return typeof result === 'object' ? `${result.kind} ${result.data}` : result;
}

export function statementOf(
  program: Ir.Program,
  dialect: Dialect,
  result: ResultName,
  { asOf, fits }: Pick<StatementRun, 'asOf' | 'fits'>,
): ExportedStatement {
  return exportStatement({
    program,
    dialect,
    asOf,
    ...(fits && { fits }),
    bindings: noBindings,
    result,
    cells: 'text',
    isSorted: true,
  });
}
