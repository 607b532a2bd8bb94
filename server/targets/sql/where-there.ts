import type * as Ir from '../../ir/index.ts';
import { dayOf } from './calendar.ts';
import type { Context } from './context.ts';
import { type Sql, sql } from './fragment.ts';
import { dayBack } from './window.ts';

/** Of customers who were there on an earlier day; NULL for all others. */
export function whereThere(context: Context, { of, since, ago }: Ir.WhereThere, emit: (of: Ir.Expression) => Sql): Sql {
  const { dialect, asOf } = context;
  // Computed for everybody, so that a data error shows whoever was there.
  const value = context.bind(emit(of));
  return sql`(CASE WHEN ${dayOf(context, since)} <= ${dialect.date(dayBack(ago, asOf))} THEN ${value} END)`;
}
