import { type FileMetaData, parquetMetadata, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet';
import type { DataLook, LookColumn, LookProblem } from '../analysis/look.ts';
import type { Type } from '../ir/index.ts';
import { mostColumns } from './look-csv.ts';

/** The last bytes of every Parquet file: the length of the footer before them, and `PAR1`. */
export const tailLength = 8;

/** The length of the footer with its tail, from the last 8 bytes of a file; undefined when this is no Parquet file. */
export function footerLength(tail: Uint8Array): number | undefined {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  if (tail.length !== tailLength || view.getUint32(4, true) !== 0x31_52_41_50) return undefined;
  return view.getUint32(0, true) + tailLength;
}

/** Looks at a footer. Columns of lists and structures are left out: a row has one value in a column. */
export function lookAtParquet(footer: Uint8Array): DataLook | LookProblem {
  const metadata = read(footer);
  if (!metadata) return { kind: 'not-parquet' };
  const { children } = parquetSchema(metadata);
  if (children.length > mostColumns) return { kind: 'too-many-columns', columns: children.length };
  const seen = new Set<string>();
  for (const { element } of children) {
    if (seen.has(element.name)) return { kind: 'duplicate-column', column: element.name };
    seen.add(element.name);
  }
  const rows = Number(metadata.num_rows);
  const empty = emptyCells(metadata);
  const columns = children.filter(isFlat).map(({ element }): LookColumn => {
    const { name } = element;
    const known = rows - (empty.get(name) ?? 0);
    return { name, known, unique: false, ...typeOf(element) };
  });
  return { format: 'parquet', columns, rows };
}

function read(footer: Uint8Array): FileMetaData | undefined {
  try {
    return parquetMetadata(footer, { geoparquet: false });
  } catch {
    return undefined;
  }
}

function isFlat({ children, element }: SchemaTree): boolean {
  return children.length === 0 && element.repetition_type !== 'REPEATED';
}

/** How many cells of each column are empty, as far as the file counted them. */
function emptyCells({ row_groups }: FileMetaData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { meta_data } of row_groups.flatMap(({ columns }) => columns)) {
    const [name, ...deeper] = meta_data?.path_in_schema ?? [];
    if (name === undefined || deeper.length > 0) continue;
    counts.set(name, (counts.get(name) ?? 0) + Number(meta_data?.statistics?.null_count ?? 0));
  }
  return counts;
}

function typeOf(element: SchemaElement): { type: Type; float?: true } {
  if (element.type === 'BOOLEAN') return { type: { kind: 'yes-no' } };
  if (isDecimal(element)) return { type: decimal(element.precision ?? 0, element.scale ?? 0) };
  if (isFloat(element)) return { type: decimal(0, 6), float: true };
  if (isDate(element)) return { type: { kind: 'date' } };
  if (isTimestamp(element)) return { type: { kind: 'timestamp' } };
  if (isWhole(element)) return { type: decimal(element.type === 'INT32' ? 10 : 20, 0) };
  return { type: { kind: 'text' } };
}

function decimal(digits: number, scale: number): Type {
  return { kind: 'number', held: { kind: 'decimal', digits: Math.max(18, digits), scale } };
}

function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
}

function isFloat({ type, logical_type }: SchemaElement): boolean {
  return type === 'FLOAT' || type === 'DOUBLE' || logical_type?.type === 'FLOAT16';
}

function isDate({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DATE' || logical_type?.type === 'DATE';
}

function isTimestamp({ type, converted_type, logical_type }: SchemaElement): boolean {
  return type === 'INT96' || logical_type?.type === 'TIMESTAMP' || converted_type?.startsWith('TIMESTAMP') === true;
}

function isWhole({ type, converted_type, logical_type }: SchemaElement): boolean {
  const clock = logical_type?.type === 'TIME' || converted_type?.startsWith('TIME_') === true;
  return (type === 'INT32' || type === 'INT64') && !clock;
}
