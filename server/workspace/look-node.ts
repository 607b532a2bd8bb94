import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DataLook, LookProblem } from '../analysis/look.ts';
import { type DataFormat, dataFormatOf } from '../ir/data-format.ts';
import { type Beginning, lookAtCsv } from './look-csv.ts';
import { lookAtExcel } from './look-excel-node.ts';
import { lookAtJson } from './look-json.ts';
import { footerLength, lookAtParquet, tailLength } from './look-parquet.ts';

/** How much of a CSV or JSON file is read: a longer beginning only where a shorter one does not hold the header and a row. */
const beginnings = [64 * 1024, 1024 * 1024, 16 * 1024 * 1024];

const longestFooter = 256 * 1024 * 1024;

/** Looks at a data file. `path` is absolute and names a regular file. */
export function lookAtFile(path: string): DataLook | LookProblem {
  const format = dataFormatOf(path);
  if (!format) return { kind: 'unknown-format' };
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return { kind: 'unreadable' };
  }
  try {
    const { size } = fstatSync(file);
    return looks[format](file, size, path);
  } catch {
    return { kind: 'unreadable' };
  } finally {
    closeSync(file);
  }
}

const looks: Readonly<Record<DataFormat, (file: number, size: number, path: string) => DataLook | LookProblem>> = {
  csv: (file, size) => beginningOf(file, size, lookAtCsv),
  json: (file, size, path) =>
    beginningOf(file, size, (beginning) => lookAtJson(beginning, /\.(?:jsonl|ndjson)$/i.test(path))),
  parquet,
  excel: (file, size) => lookAtExcel(size, () => readAt(file, 0, size)),
};

function beginningOf(
  file: number,
  size: number,
  lookAt: (beginning: Beginning) => DataLook | LookProblem | undefined,
): DataLook | LookProblem {
  for (const length of beginnings) {
    const look = lookAt({ bytes: readAt(file, 0, Math.min(length, size)), cut: length < size });
    if (look) return look;
  }
  return { kind: 'unreadable' };
}

function parquet(file: number, size: number): DataLook | LookProblem {
  if (size === 0) return { kind: 'empty' };
  if (size < tailLength) return { kind: 'not-parquet' };
  const length = footerLength(readAt(file, size - tailLength, tailLength));
  if (length === undefined || length > size || length > longestFooter) return { kind: 'not-parquet' };
  return lookAtParquet(readAt(file, size - length, length));
}

/** A read may return less than was asked for. */
function readAt(file: number, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, bytes, read, length - read, position + read);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
}
