// The rules by which cells are read, for DuckDB; `server/analysis/infer.ts` says what they are.

import type * as Ir from '../ir/index.ts';
import { duckdb, exactOf, list, type Sql, sql, typeName } from '../targets/sql/index.ts';
import type { ReadCell, ScanColumn } from './load/scan.ts';
import { type Transition, transitionsOf } from './zone.ts';

const text = duckdb.text;

const datePattern = '[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}';
const clockPattern = '[T ]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?';
const offsetPattern = '(Z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)';

type Bind = (value: Sql) => Sql;

/** A cell of text as a value of its column's type. `raw` is a name; it is NULL for an empty cell. */
export function cellOf(column: Ir.SourceColumn, raw: Sql, zone: string): ScanColumn {
  const { type } = column;
  if (isPlainText(type)) return { column, read: () => ({ value: raw }) };
  if (type.kind === 'timestamp')
    return { column, changes: 'offset-to-zone', read: (bind) => timestampCell(raw, zone, bind) };
  return {
    column,
    read: (bind) => {
      const value = bind(typed(type, raw, zone, bind));
      return { value, bad: isBad(raw, value) };
    },
  };
}

function isPlainText({ kind }: Ir.Type): boolean {
  return kind === 'text' || kind === 'cadence' || kind === 'cell' || kind === 'list';
}

function isBad(raw: Sql, value: Sql): Sql {
  return sql`(${raw} IS NOT NULL AND ${value} IS NULL)`;
}

function typed(type: Ir.Type, raw: Sql, zone: string, bind: Bind): Sql {
  switch (type.kind) {
    case 'number':
    case 'money':
      return numberOf(type, raw);
    case 'duration':
      return sql`CASE WHEN ${fits(raw, '[0-9]+')} THEN TRY_CAST(${raw} AS BIGINT) END`;
    case 'date':
      return sql`CASE WHEN ${fits(raw, datePattern)} THEN ${dateOf(raw)} ELSE CAST(${timestampCell(raw, zone, bind).value} AS DATE) END`;
    case 'yes-no':
      return sql`CASE WHEN lower(${raw}) IN ('yes', 'true', 'y', '是') THEN TRUE WHEN lower(${raw}) IN ('no', 'false', 'n', '否') THEN FALSE END`;
    case 'choice':
      return sql`CASE WHEN ${raw} IN (${list(type.members.map(text))}) THEN ${raw} END`;
    default:
      throw new Error(`no column holds a ${type.kind}`);
  }
}

/** `TRY_CAST` alone would take exponents and blanks, and round what has more places. */
function numberOf(type: Ir.Type, raw: Sql): Sql {
  const held = exactOf(type);
  if (!held) throw new Error('no column holds doubles');
  const fraction = held.scale === 0 ? '' : `(\\.[0-9]{1,${held.scale}})?`;
  return sql`CASE WHEN ${fits(raw, `-?[0-9]+${fraction}`)} THEN TRY_CAST(${raw} AS ${typeName(duckdb, type)}) END`;
}

/** A day that exists, from the year 1 on. */
function dateOf(raw: Sql): Sql {
  return sql`CASE WHEN ${raw} >= '0001' THEN TRY_CAST(${raw} AS DATE) END`;
}

/** Without an offset it is local, with one it is moved to the zone; digits of a second after the sixth are cut off. */
function timestampCell(raw: Sql, zone: string, bind: Bind): ReadCell {
  const isLocal = bind(fits(raw, `${datePattern}(${clockPattern})?`));
  const instant = bind(
    sql`CASE WHEN NOT ${isLocal} AND ${fits(raw, `${datePattern}${clockPattern}${offsetPattern}`)} THEN ${instantOf(raw)} END`,
  );
  const local = sql`CASE WHEN ${raw} >= '0001' THEN TRY_CAST(${raw} AS TIMESTAMP) END`;
  const value = bind(
    sql`CASE WHEN ${isLocal} THEN ${local} WHEN ${instant} IS NOT NULL THEN ${inZone(instant, zone)} END`,
  );
  return { value, bad: isBad(raw, value), changed: sql`(${instant} IS NOT NULL)` };
}

/** Microseconds from 1970 of UTC. */
function instantOf(raw: Sql): Sql {
  const local = sql`TRY_CAST(regexp_replace(${raw}, ${text(`${offsetPattern}$`)}, '') AS TIMESTAMP)`;
  const offset = sql`regexp_extract(${raw}, ${text(`${offsetPattern}$`)})`;
  const digits = sql`rpad(replace(substr(${offset}, 2), ':', ''), 4, '0')`;
  const seconds = sql`(CAST(substr(${digits}, 1, 2) AS BIGINT) * 3600 + CAST(substr(${digits}, 3, 2) AS BIGINT) * 60)`;
  const signed = sql`CASE WHEN ${offset} LIKE '-%' THEN -${seconds} WHEN ${offset} LIKE '+%' THEN ${seconds} ELSE 0 END`;
  return sql`CASE WHEN ${raw} >= '0001' THEN epoch_us(${local}) - ${signed} * 1000000 END`;
}

/** The local time of an instant, given as microseconds from 1970 of UTC. */
export function inZone(instant: Sql, zone: string): Sql {
  return sql`make_timestamp(${instant} + CAST(${offsetAt(instant, transitionsOf(zone))} AS BIGINT) * 1000000)`;
}

/** The offset in seconds: halves are searched, since zones have hundreds of changes. */
function offsetAt(instant: Sql, transitions: readonly Transition[]): Sql {
  const first = transitions[0];
  if (!first) return sql`0`;
  if (transitions.length === 1) return duckdb.whole(BigInt(first.offset));
  const middle = transitions.length >> 1;
  const [early, late] = [transitions.slice(0, middle), transitions.slice(middle)];
  const change = duckdb.whole(transitions[middle]?.from ?? 0n);
  return sql`CASE WHEN ${instant} < ${change} THEN ${offsetAt(instant, early)} ELSE ${offsetAt(instant, late)} END`;
}

function fits(raw: Sql, pattern: string): Sql {
  return sql`regexp_full_match(${raw}, ${text(pattern)})`;
}
