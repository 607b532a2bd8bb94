import type { Type } from '../../ir/index.ts';
import type { DatabaseColumn } from '../database.ts';
import { decimalType } from '../decimal-type.ts';

/** A column by its type as Spark writes it: `decimal(12,2)`. */
export function columnOf(name: string, written: string): DatabaseColumn {
  const column = { name, written };
  if (written === 'float' || written === 'double') return { ...column, type: decimalType(18, 6), float: true };
  const type = typeOf(written);
  return { ...column, ...(type && { type }), ...(written === 'timestamp' && { zoned: true as const }) };
}

function typeOf(written: string): Type | undefined {
  const [, digits, scale] = /^decimal\((\d+),(-?\d+)\)$/.exec(written) ?? [];
  if (digits !== undefined && Number(scale) >= 0) return decimalType(Number(digits), Number(scale));
  return /^(var)?char\(\d+\)$|^string\b/.test(written) ? { kind: 'text' } : plainTypes.get(written);
}

const plainTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['boolean', { kind: 'yes-no' }],
  ['date', { kind: 'date' }],
  ['timestamp', { kind: 'timestamp' }],
  ['timestamp_ntz', { kind: 'timestamp' }],
  ['tinyint', decimalType(3, 0)],
  ['smallint', decimalType(5, 0)],
  ['int', decimalType(10, 0)],
  ['bigint', decimalType(19, 0)],
]);
