import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataError } from './data-error.ts';
import { largestWorkbook, readExcel, type Sheet } from './excel-rows-node.ts';
import { type RecordFile, recordOf, Unusable } from './record-file-node.ts';

export interface ExcelSource {
  readonly data: string;
  readonly path: string;
  /** Absent: the first. */
  readonly sheet?: string;
}

/** Throws a `DataError` where the workbook cannot be read or has no such sheet. */
export async function rewriteExcel(source: ExcelSource, to: string, signal?: AbortSignal): Promise<RecordFile> {
  const sheet = await sheetOf(source);
  const unusable = new Unusable();
  for (const { number, errors } of sheet.rows) {
    for (const column of errors) unusable.add(sheet.header[column] ?? '', number);
  }
  const records = sheet.rows.map(({ number, cells }) => recordOf(number, cells));
  await pipeline(Readable.from(records), createWriteStream(to, { mode: 0o600 }), ...(signal ? [{ signal }] : []));
  return { path: to, header: sheet.header, rows: records.length, ragged: [], coerced: unusable.report() };
}

async function sheetOf({ data, path, sheet }: ExcelSource): Promise<Sheet> {
  try {
    if ((await stat(path)).size > largestWorkbook) throw new Error('too large');
    const sheets = readExcel(await readFile(path), sheet === undefined ? {} : { sheet });
    const found = sheets.find(({ name }) => sheet === undefined || name === sheet);
    if (found) return found;
  } catch {
    throw unreadable(data);
  }
  throw unreadable(data);
}

function unreadable(data: string): DataError {
  return new DataError('PTN5101', { data }, 'unreadable');
}
