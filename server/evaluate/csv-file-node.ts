import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { type CsvShape, csvShape } from './csv-shape.ts';
import { DataError } from './data-error.ts';
import { type RecordFile, recordOf } from './record-file-node.ts';

/** What the beginning of a CSV file tells. */
export interface CsvLook extends CsvShape {
  readonly encoding: Encoding;
}

export type Encoding = 'utf-8' | 'gb18030';

const lookLength = 64 * 1024;
const longestHeader = 16 * 1024 * 1024;

export async function lookAtCsv(data: string, path: string): Promise<CsvLook> {
  for (let length = lookLength; ; length *= 4) {
    const { bytes, cut } = await beginningOf(data, path, length);
    const encoding = encodingOf(bytes, cut);
    if (!encoding) throw unreadable(data);
    const shape = shapeOf(new TextDecoder(encoding).decode(bytes, { stream: cut }), cut);
    if (shape) return { ...shape, encoding };
    if (!cut || length > longestHeader) throw unreadable(data);
  }
}

async function beginningOf(data: string, path: string, length: number): Promise<{ bytes: Uint8Array; cut: boolean }> {
  try {
    const file = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, 0);
      return { bytes: buffer.subarray(0, bytesRead), cut: bytesRead === length };
    } finally {
      await file.close();
    }
  } catch {
    throw unreadable(data);
  }
}

/** Files of Chinese Windows are no UTF-8, and hardly any text that is no UTF-8 comes from elsewhere. */
function encodingOf(bytes: Uint8Array, cut: boolean): Encoding | undefined {
  return (['utf-8', 'gb18030'] as const).find((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
      return true;
    } catch {
      return false;
    }
  });
}

function shapeOf(beginning: string, cut: boolean): CsvShape | undefined {
  try {
    return csvShape(beginning);
  } catch {
    // A header that is cut inside quotes shows itself only when more is read.
    if (cut) return undefined;
    return undefined;
  }
}

/** Rows are read here, and slowly, only where the engine cannot read the file: other encodings, ragged rows, quotes out of place. */
export async function rewriteCsv(
  data: string,
  path: string,
  to: string,
  look: CsvLook,
  signal?: AbortSignal,
): Promise<RecordFile> {
  const encodings: readonly Encoding[] = look.encoding === 'utf-8' ? ['utf-8', 'gb18030'] : ['gb18030'];
  for (const encoding of encodings) {
    const rewritten = await rewriteAs(encoding, data, path, to, look, signal);
    if (rewritten) return rewritten;
  }
  throw unreadable(data);
}

/** Undefined where the file is not of this encoding. */
async function rewriteAs(
  encoding: Encoding,
  data: string,
  path: string,
  to: string,
  { delimiter, header }: CsvLook,
  signal: AbortSignal | undefined,
): Promise<RecordFile | undefined> {
  const ragged: number[] = [];
  let rows = 0;
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, from: 2 };
  const parser = parse({ ...options, record_delimiter: ['\r\n', '\n', '\r'] });
  try {
    await pipeline(
      createReadStream(path),
      decoded(encoding),
      parser,
      async function* (records: AsyncIterable<string[]>) {
        for await (const cells of records) {
          rows += 1;
          // One delimiter too many at the end of a row is no cell.
          if (cells.length === header.length + 1 && cells.at(-1) === '') cells.pop();
          if (cells.length === header.length) yield recordOf(rows, cells);
          else ragged.push(rows);
        }
      },
      createWriteStream(to, { mode: 0o600 }),
      ...(signal ? [{ signal }] : []),
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WrongEncoding) return undefined;
    throw unreadable(data);
  }
  const coerced = encoding === 'gb18030' ? [{ column: '', kind: 'encoding' as const, cells: rows, firstRows: [] }] : [];
  return { path: to, header, rows, ragged, coerced };
}

class WrongEncoding extends Error {}

function decoded(encoding: Encoding) {
  return async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    const decoder = new TextDecoder(encoding, { fatal: true });
    try {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    } catch {
      throw new WrongEncoding();
    }
  };
}

function unreadable(data: string): DataError {
  return new DataError('PTN5101', { data }, 'unreadable');
}
