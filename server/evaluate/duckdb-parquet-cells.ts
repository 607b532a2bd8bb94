import type * as Ir from '../ir/index.ts';
import { duckdb, type Exact, exactOf, power, type Sql, sql, typeName } from '../targets/sql/index.ts';
import { cellOf, inZone } from './duckdb-cells.ts';
import type { ReadCell, ScanColumn } from './load/scan.ts';

type Bind = (value: Sql) => Sql;

/** A cell of Parquet as a value of its column's type; `native` is DuckDB's type of the column. Whatever is not foreseen is read as its text. */
export function parquetCell(column: Ir.SourceColumn, raw: Sql, native: string, zone: string): ScanColumn {
  const { type } = column;
  const read = readerOf(type, raw, native, zone);
  if (!read) return cellOf(column, sql`nullif(CAST(${raw} AS VARCHAR), '')`, zone);
  return { column, read, ...nativeKey(type, raw, native), ...changesOf(type, native) };
}

/** Keys as the file holds them, and whether there is none: to group by them no key has to be changed. */
function nativeKey({ kind }: Ir.Type, raw: Sql, native: string): Pick<ScanColumn, 'native'> {
  if (kind !== 'text') return {};
  if (native === 'VARCHAR')
    return { native: { value: raw, isMissing: sql`coalesce(${raw}, '') = ''`, text: (key) => key } };
  if (!isInteger(native)) return {};
  return { native: { value: raw, isMissing: sql`${raw} IS NULL`, text: (key) => sql`CAST(${key} AS VARCHAR)` } };
}

function changesOf({ kind }: Ir.Type, native: string): Pick<ScanColumn, 'changes'> {
  if (isFloat(native) && (kind === 'number' || kind === 'money')) return { changes: 'float-rounded' };
  return native === 'TIMESTAMP WITH TIME ZONE' ? { changes: 'offset-to-zone' } : {};
}

function readerOf(type: Ir.Type, raw: Sql, native: string, zone: string): ((bind: Bind) => ReadCell) | undefined {
  switch (type.kind) {
    case 'text':
      return textReader(raw, native);
    case 'number':
    case 'money':
      return numberReader(type, raw, native);
    case 'date':
    case 'timestamp':
      return timeReader(type.kind, raw, native, zone);
    case 'yes-no':
      return native === 'BOOLEAN' ? () => ({ value: raw }) : undefined;
    default:
      return undefined;
  }
}

/** Text as it stands; whole numbers without a point, also those that a tool turned into binary floats because some were missing. */
function textReader(raw: Sql, native: string): ((bind: Bind) => ReadCell) | undefined {
  if (native === 'VARCHAR') return () => ({ value: sql`nullif(${raw}, '')` });
  if (isInteger(native)) return () => ({ value: sql`CAST(${raw} AS VARCHAR)` });
  if (!isFloat(native)) return undefined;
  return (bind) => {
    const double = bind(sql`CAST(${raw} AS DOUBLE)`);
    return { value: sql`CASE WHEN isfinite(${double}) THEN ${duckdb.textOfDouble(double)} END` };
  };
}

function numberReader(type: Ir.Type, raw: Sql, native: string): ((bind: Bind) => ReadCell) | undefined {
  const to = exactOf(type);
  if (!to) return undefined;
  const name = typeName(duckdb, type);
  if (isFloat(native)) return (bind) => roundedFloat(raw, to, bind);
  const from = decimalOf(native);
  if (!from) return undefined;
  // A narrower decimal of the same scale computes in the same way, and faster.
  if (from.scale === to.scale && from.digits <= to.digits && !isInteger(native)) return () => ({ value: raw });
  const hasRoom = from.scale <= to.scale && from.digits - from.scale <= to.digits - to.scale;
  if (hasRoom) return () => ({ value: sql`CAST(${raw} AS ${name})` });
  return (bind) => {
    // More places than the column has room for are no value of it, as in a CSV file: nothing is rounded unseen.
    const fits = from.scale <= to.scale ? sql`TRUE` : sql`${raw} = round(${raw}, ${to.scale})`;
    const value = bind(sql`CASE WHEN ${fits} THEN TRY_CAST(${raw} AS ${name}) END`);
    return { value, bad: sql`(${raw} IS NOT NULL AND ${value} IS NULL)` };
  };
}

/** Half away from zero in the arithmetic of doubles, which is the same everywhere: sign(x) · floor(|x| · 10^scale + 0.5). */
function roundedFloat(raw: Sql, to: Exact, bind: Bind): ReadCell {
  const double = bind(sql`CAST(${raw} AS DOUBLE)`);
  const whole = bind(sql`floor(abs(${double}) * ${duckdb.double(`1e${to.scale}`)} + 0.5)`);
  const most = power(Math.min(to.digits, 15));
  const signed = sql`CAST(sign(${double}) * ${whole} AS BIGINT)`;
  const value = bind(sql`CASE WHEN ${whole} < ${duckdb.double(String(most))} THEN ${duckdb.scaled(signed, to)} END`);
  return {
    value,
    bad: sql`(${double} IS NOT NULL AND ${value} IS NULL)`,
    changed: sql`coalesce(CAST(${value} AS DOUBLE) <> ${double}, FALSE)`,
  };
}

function timeReader(
  kind: 'date' | 'timestamp',
  raw: Sql,
  native: string,
  zone: string,
): ((bind: Bind) => ReadCell) | undefined {
  const type = kind === 'date' ? sql`DATE` : sql`TIMESTAMP`;
  // There are infinite days and times.
  const isDay = sql`isfinite(${raw})`;
  const bad = sql`(${raw} IS NOT NULL AND NOT ${isDay})`;
  if (native === 'DATE' || /^TIMESTAMP(_S|_MS|_NS)?$/.test(native)) {
    const cell = native === type.text ? raw : sql`CAST(${raw} AS ${type})`;
    return () => ({ value: sql`CASE WHEN ${isDay} THEN ${cell} END`, bad });
  }
  if (native !== 'TIMESTAMP WITH TIME ZONE') return undefined;
  return (bind) => {
    const instant = bind(sql`CASE WHEN ${isDay} THEN epoch_us(${raw}) END`);
    const local = inZone(instant, zone);
    return {
      value: bind(kind === 'date' ? sql`CAST(${local} AS DATE)` : local),
      bad,
      changed: sql`coalesce(${isDay}, FALSE)`,
    };
  };
}

function isFloat(native: string): boolean {
  return native === 'DOUBLE' || native === 'FLOAT';
}

function isInteger(native: string): boolean {
  return integers.has(native);
}

/** Digits that the integers of DuckDB may have. */
const integers = new Map([
  ['TINYINT', 3],
  ['UTINYINT', 3],
  ['SMALLINT', 5],
  ['USMALLINT', 5],
  ['INTEGER', 10],
  ['UINTEGER', 10],
  ['BIGINT', 19],
  ['UBIGINT', 20],
  ['HUGEINT', 39],
  ['UHUGEINT', 39],
]);

function decimalOf(native: string): Exact | undefined {
  const digits = integers.get(native);
  if (digits !== undefined) return { digits, scale: 0 };
  const found = /^DECIMAL\((\d+),(\d+)\)$/.exec(native);
  return found ? { digits: Number(found[1]), scale: Number(found[2]) } : undefined;
}
