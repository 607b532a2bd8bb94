import type * as Ir from '../ir/index.ts';
import { type Exact, exactOf, power, type Sql, sql, typeName } from '../targets/sql/index.ts';
import { postgres } from '../targets/sql/postgres.ts';
import type { ReadCell } from './reading.ts';

/** By the rules by which cells of Parquet are read: a value of the column's type, or none. */
export const postgresCell: ReadCell = ({ type }, raw, { written, float, zoned }, zone, bind) => {
  switch (type.kind) {
    case 'text':
      return textCell(raw, float === true);
    case 'number':
    case 'money':
      return numberCell(type, raw, float === true, bind);
    case 'date':
    case 'timestamp': {
      const local = zoned ? sql`(${raw} AT TIME ZONE ${postgres.text(zone)})` : raw;
      return sql`CASE WHEN isfinite(${raw}) THEN CAST(${local} AS ${typeName(postgres, type)}) END`;
    }
    case 'duration':
      return sql`CASE WHEN CAST(${raw} AS text) ~ '^[0-9]{1,18}$' THEN CAST(${raw} AS bigint) END`;
    default:
      return written === 'boolean' ? raw : sql`CAST(${raw} AS ${typeName(postgres, type)})`;
  }
};

function textCell(raw: Sql, isFloat: boolean): Sql {
  if (!isFloat) return sql`nullif(CAST(${raw} AS text), '')`;
  const double = sql`CAST(${raw} AS double precision)`;
  return sql`CASE WHEN ${postgres.isFinite(double)} THEN ${postgres.textOfDouble(double)} END`;
}

/** More places than the column has room for are no value of it: nothing is rounded unseen. So are NaN and what is infinite. */
function numberCell(type: Ir.Type, raw: Sql, isFloat: boolean, bind: (value: Sql) => Sql): Sql {
  const to = exactOf(type);
  if (!to) throw new Error('no column holds doubles');
  if (isFloat) return roundedFloat(raw, to, bind);
  const value = bind(sql`CAST(${raw} AS numeric)`);
  const most = postgres.decimal(power(to.digits - to.scale), { digits: to.digits - to.scale + 1, scale: 0 });
  const fits = sql`${value} = round(${value}, ${to.scale}) AND abs(${value}) < ${most}`;
  return sql`CASE WHEN ${fits} THEN CAST(${value} AS ${typeName(postgres, type)}) END`;
}

/** Half away from zero in the arithmetic of doubles, which is the same everywhere. */
function roundedFloat(raw: Sql, to: Exact, bind: (value: Sql) => Sql): Sql {
  const double = bind(sql`CAST(${raw} AS double precision)`);
  const whole = bind(sql`floor(abs(${double}) * ${postgres.double(`1e${to.scale}`)} + 0.5)`);
  const most = postgres.double(String(power(Math.min(to.digits, 15))));
  const signed = sql`CAST(sign(${double}) * ${whole} AS bigint)`;
  return sql`CASE WHEN ${whole} < ${most} THEN ${postgres.scaled(signed, to)} END`;
}
