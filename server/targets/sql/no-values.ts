import type * as Ir from '../../ir/index.ts';
import type { Dialect } from './dialect.ts';
import { type Sql, sql } from './fragment.ts';
import { typeName } from './literal.ts';

type Reading = Required<Pick<Dialect, 'fromColumn' | 'isValue'>>;

/** Of engines that have infinite days, and some NaN as an exact number: a cell with one is missing. */
export function withoutNoValues(dialect: Pick<Dialect, 'types'>, hasNaN: boolean): Reading {
  const cellOf = (column: Sql, type: Ir.Type) => sql`CAST(${column} AS ${typeName(dialect as Dialect, type)})`;
  const mayBeNaN = ({ kind }: Ir.Type) => hasNaN && (kind === 'number' || kind === 'money');
  return {
    fromColumn(column, type) {
      const cell = cellOf(column, type);
      if (isDay(type)) return sql`CASE WHEN isfinite(${cell}) THEN ${cell} END`;
      return mayBeNaN(type) ? sql`nullif(${cell}, 'NaN')` : cell;
    },
    isValue(column, type) {
      const cell = cellOf(column, type);
      if (isDay(type)) return sql`isfinite(${cell})`;
      return mayBeNaN(type) ? sql`${cell} IS DISTINCT FROM 'NaN'` : undefined;
    },
  };
}

function isDay({ kind }: Ir.Type): boolean {
  return kind === 'date' || kind === 'timestamp';
}
