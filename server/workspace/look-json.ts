import { inferColumns } from '../analysis/infer.ts';
import type { DataLook, LookProblem } from '../analysis/look.ts';
import { type JsonCell, type JsonRow, JsonRows, nested } from '../evaluate/json-rows.ts';
import { type Beginning, mostColumns } from './look-csv.ts';

/**
 * Looks at the beginning of a JSON file. A column is a name that some row seen has; those that hold nothing but lists and objects are left out. `undefined`:
 * the beginning is too short to hold a row. `isLines`: the name of the file says that its lines are objects.
 */
export function lookAtJson({ bytes, cut }: Beginning, isLines = false): DataLook | LookProblem | undefined {
  const rows: JsonRow[] = [];
  const parser = new JsonRows((row) => rows.push(row));
  try {
    parser.write(bytes);
    if (!cut) parser.end();
  } catch {
    return { kind: 'not-json' };
  }
  if (rows.length === 0) return cut ? undefined : { kind: 'empty' };
  // One object alone is a document of settings.
  if (!parser.isArray && rows.length === 1 && !cut && !isLines) return { kind: 'not-json' };
  return columnsOf(rows);
}

function columnsOf(rows: readonly JsonRow[]): DataLook | LookProblem {
  const names = new Set(rows.flatMap((row) => [...row.keys()]));
  const header = [...names].filter((name) => name !== '' && !isStructured(name, rows));
  if (header.length > mostColumns) return { kind: 'too-many-columns', columns: header.length };
  const records = rows.map((row) => header.map((name) => textOf(row.get(name))));
  return { format: 'json', columns: inferColumns(header, records), rows: rows.length };
}

function isStructured(name: string, rows: readonly JsonRow[]): boolean {
  const cells = rows.map((row) => row.get(name));
  return cells.includes(nested) && !cells.some((cell) => textOf(cell) !== '');
}

function textOf(cell: JsonCell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
