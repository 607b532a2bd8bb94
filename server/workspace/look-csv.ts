import { parse } from 'csv-parse/sync';
import { inferColumns } from '../analysis/infer.ts';
import type { DataLook, LookProblem } from '../analysis/look.ts';
import { delimiterOf } from '../evaluate/csv-shape.ts';

/** The beginning of a file; `cut`: there is more. */
export interface Beginning {
  readonly bytes: Uint8Array;
  readonly cut: boolean;
}

export const mostColumns = 10_000;

/**
 * Looks at the beginning of a CSV file. The last record of a beginning that was cut is left out, since it may be cut as well. `undefined`: the
 * beginning is too short to hold the header and a row, a longer one is needed.
 */
export function lookAtCsv(beginning: Beginning): DataLook | LookProblem | undefined {
  if (beginning.bytes.length === 0) return { kind: 'empty' };
  const decoded = decode(beginning);
  if (!decoded) return { kind: 'unreadable' };
  const records = readRecords(decoded.text, beginning.cut);
  if (!records) return { kind: 'unreadable' };
  const [header, ...rows] = records;
  if (!header) return beginning.cut ? undefined : { kind: 'empty' };
  const problem = headerProblem(header);
  if (problem) return problem;
  if (rows.length === 0) return beginning.cut ? undefined : { kind: 'header-only' };
  const columns = inferColumns(header, rows).filter(({ name }) => name !== '');
  return { format: 'csv', columns, rows: rows.length, ...(decoded.encoding && { encoding: decoded.encoding }) };
}

/** Files of Chinese Windows are no UTF-8; the bytes of other encodings, and what is no text, are refused rather than guessed at. */
function decode({ bytes, cut }: Beginning): { text: string; encoding?: 'gb18030' } | undefined {
  const utf8 = decodeAs('utf-8', bytes, cut);
  const text = utf8 ?? decodeAs('gb18030', bytes, cut);
  if (text === undefined || text.includes('\0')) return undefined;
  return utf8 === undefined ? { text, encoding: 'gb18030' } : { text };
}

/** A character that the cut went through is left out. The decoder removes a byte order mark. */
function decodeAs(encoding: string, bytes: Uint8Array, cut: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
  } catch {
    return undefined;
  }
}

function readRecords(text: string, cut: boolean): string[][] | undefined {
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch {
    // A cut inside quotes leaves them open; what came before was read.
    return cut ? records : undefined;
  }
  return cut ? records.slice(0, -1) : records;
}

export function headerProblem(header: readonly string[]): LookProblem | undefined {
  if (header.length > mostColumns) return { kind: 'too-many-columns', columns: header.length };
  const names = new Set<string>();
  for (const name of header) {
    if (name !== '' && names.has(name)) return { kind: 'duplicate-column', column: name };
    names.add(name);
  }
  return undefined;
}
