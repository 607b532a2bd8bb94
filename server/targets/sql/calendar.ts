import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import { wholeAs } from './exact-number.ts';
import { value } from './expression.ts';
import { join, type Sql, sql } from './fragment.ts';
import { dayBack } from './window.ts';

/** The local day of a date or timestamp. */
export function dayOf(context: Context, expression: Ir.Expression): Sql {
  const held = value(context, expression);
  return expression.type.kind === 'timestamp' ? context.dialect.dayOf(held) : held;
}

export function calendarDistance(context: Context, { op, from, to, ago, type }: Ir.MonthsBetween): Sql {
  const { dialect } = context;
  const a = context.bind(dayOf(context, from));
  const b = to ? context.bind(dayOf(context, to)) : dialect.date(dayBack(ago, context.asOf));
  const months = sql`CASE WHEN ${a} <= ${b} THEN ${monthsUp(context, a, b)} ELSE -${monthsUp(context, b, a)} END`;
  return wholeAs(
    dialect,
    op === 'months-between' ? months : dialect.divideWhole(context.bind(months), sql`12`, 18),
    type,
  );
}

/**
 * Whole months from a day to a later one: less one if the later's day is before the earlier's, that one capped at the end of the later's month, so
 * that the end of a month is never before.
 */
function monthsUp({ dialect }: Context, from: Sql, to: Sql): Sql {
  const years = sql`(${dialect.part('year', to)} - ${dialect.part('year', from)})`;
  const months = sql`(${dialect.part('month', to)} - ${dialect.part('month', from)})`;
  const early = sql`${dialect.part('day', to)} < ${dialect.part('day', from)} AND ${to} <> ${dialect.endOfMonth(to)}`;
  return sql`(12 * ${years} + ${months} - CASE WHEN ${early} THEN 1 ELSE 0 END)`;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function weekdayOf(context: Context, { of }: Ir.CalendarPart): Sql {
  const { dialect } = context;
  const arms = weekdays.map((name, index) => sql`WHEN ${index + 1} THEN ${dialect.text(name)} `);
  return sql`CASE ${dialect.part('weekday', dayOf(context, of))} ${join(arms, sql``)}END`;
}
