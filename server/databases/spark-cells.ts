import type * as Ir from '../ir/index.ts';
import { type Exact, exactOf, power, type Sql, sql, typeName } from '../targets/sql/index.ts';
import { spark } from '../targets/sql/spark.ts';
import type { DatabaseColumn } from './database.ts';
import type { ReadCell } from './reading.ts';

/** By the rules by which cells of Parquet are read: a value of the column's type, or none. Times with a zone are those of the session's, which is ours. */
export const sparkCell: ReadCell = ({ type }, raw, held, _zone, bind) => {
  switch (type.kind) {
    case 'text':
      return held.float ? textOfFloat(raw) : sql`nullif(CAST(${raw} AS STRING), '')`;
    case 'number':
    case 'money':
      return numberCell(type, raw, held, bind);
    case 'date':
      return sql`CAST(${held.zoned ? sql`CAST(${raw} AS TIMESTAMP_NTZ)` : raw} AS DATE)`;
    case 'timestamp':
      return sql`CAST(${raw} AS TIMESTAMP_NTZ)`;
    case 'duration': {
      const text = held.float ? textOfFloat(raw) : sql`CAST(${raw} AS STRING)`;
      return sql`CASE WHEN ${text} RLIKE '^[0-9]{1,18}$' THEN CAST(${text} AS BIGINT) END`;
    }
    default:
      return sql`CAST(${raw} AS ${typeName(spark, type)})`;
  }
};

function textOfFloat(raw: Sql): Sql {
  const double = sql`CAST(${raw} AS DOUBLE)`;
  return sql`CASE WHEN ${spark.isFinite(double)} THEN ${spark.textOfDouble(double)} END`;
}

/** More places than the column has room for are no value of it: nothing is rounded unseen. */
function numberCell(type: Ir.Type, raw: Sql, held: DatabaseColumn, bind: (value: Sql) => Sql): Sql {
  const to = exactOf(type);
  if (!to) throw new Error('no column holds doubles');
  if (held.float) return roundedFloat(raw, to, bind);
  const value = sql`try_cast(${raw} AS ${typeName(spark, type)})`;
  const from = held.type && exactOf(held.type);
  if (!from || from.scale <= to.scale) return value;
  const unit = spark.decimal(1n, { digits: to.scale + 1, scale: to.scale });
  return sql`CASE WHEN ${raw} % ${unit} = 0 THEN ${value} END`;
}

/** Half away from zero in the arithmetic of doubles, which is the same everywhere. */
function roundedFloat(raw: Sql, to: Exact, bind: (value: Sql) => Sql): Sql {
  const double = bind(sql`CAST(${raw} AS DOUBLE)`);
  const whole = bind(spark.floorDouble(sql`abs(${double}) * ${spark.double(`1e${to.scale}`)} + 0.5`));
  const most = spark.double(String(power(Math.min(to.digits, 15))));
  const signed = sql`CAST(sign(${double}) * ${whole} AS BIGINT)`;
  return sql`CASE WHEN ${whole} < ${most} THEN ${spark.scaled(signed, to)} END`;
}
