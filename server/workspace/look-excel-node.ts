import { inferColumns } from '../analysis/infer.ts';
import type { DataLook, LookProblem, SheetLook } from '../analysis/look.ts';
import { ExcelProblem, largestWorkbook, readExcel, type Sheet } from '../evaluate/excel-rows-node.ts';
import { headerProblem } from './look-csv.ts';

/** Enough to tell what the columns hold; how wide their numbers are, the whole file is measured for. */
const lookedRows = 1000;

/** Looks at the sheets of a workbook: it is read as a whole, since what its cells say stands in several places of it. */
export function lookAtExcel(size: number, read: () => Uint8Array): DataLook | LookProblem {
  if (size === 0) return { kind: 'empty' };
  if (size > largestWorkbook) return { kind: 'too-large' };
  try {
    const sheets = readExcel(read(), { rows: lookedRows }).map(lookAtSheet);
    const [first] = sheets;
    if (!first) return { kind: 'empty' };
    if (sheets.length === 1 && first.problem) return first.problem;
    return { format: 'excel', columns: first.columns, rows: first.rows, sheets };
  } catch (error) {
    return { kind: error instanceof ExcelProblem ? error.kind : 'unreadable' };
  }
}

function lookAtSheet({ name, header, rows }: Sheet): SheetLook {
  if (header.length === 0) return { name, columns: [], rows: 0, problem: { kind: 'empty' } };
  const problem = headerProblem(header) ?? (rows.length === 0 ? { kind: 'header-only' as const } : undefined);
  if (problem) return { name, columns: [], rows: 0, problem };
  const records = rows.map(({ cells }) => cells);
  const columns = inferColumns(header, records).filter((column) => column.name !== '');
  return { name, columns, rows: rows.length };
}
