import type * as Ir from '../../ir/index.ts';
import { memberOfRank, rankOf } from './choice.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import type { AggregateCall } from './dialect.ts';
import { exactOf, isWholeDuration, mustBeExact } from './exact.ts';
import { value } from './expression.ts';
import { join, type Sql, sql } from './fragment.ts';
import { typeName } from './literal.ts';
import { meanOfMiddle, middleOf } from './median.ts';
import { dayAfter, dayBack, resolveDay } from './window.ts';

/** When a row was: its day or its moment, which has no offset. */
export interface When {
  readonly value: Sql;
  readonly type: 'date' | 'timestamp';
}

/**
 * An aggregate in a GROUP BY over rows that all exist at as-of: over none of them it is NULL, see `overNothing`. `when` is absent for rows that have
 * no time.
 */
export function aggregateOf(context: Context, aggregate: Ir.Aggregate, when: When | undefined): Sql {
  const { dialect } = context;
  const where = rowsOf(context, aggregate, when);
  const over = (call: AggregateCall) => dialect.aggregate(call, where);
  if (aggregate.function === 'count') return typed(context, over({ function: 'count' }), aggregate);
  const of = aggregate.of;
  if (!of) throw new Error(`${aggregate.function} has nothing to aggregate`);
  const held = value(context, of);
  const ranked = of.type.kind === 'choice' || of.type.kind === 'cadence';
  switch (aggregate.function) {
    case 'count-known':
      return typed(context, over({ function: 'count', of: held }), aggregate);
    case 'distinct':
      return typed(
        context,
        over({
          function: 'count',
          of: of.type.kind === 'cadence' ? rankOf(context, held, of.type) : held,
          distinct: true,
        }),
        aggregate,
      );
    case 'sum':
      return typed(context, over({ function: 'sum', of: held, ...heldAs(of.type) }), aggregate);
    case 'lowest':
    case 'highest': {
      const best = over({
        function: aggregate.function === 'lowest' ? 'min' : 'max',
        of: ranked ? rankOf(context, held, of.type) : held,
      });
      return ranked ? memberOfRank(context, best, of.type) : best;
    }
    case 'median':
      return meanOfMiddle(context, middleOf(dialect, held, where), aggregate);
    default:
      throw new Error(`${aggregate.function} is a query of its own`);
  }
}

/** What an aggregate is of no rows at all. */
export function overNothing(
  { dialect }: Pick<Context, 'dialect'>,
  { function: name, type }: Ir.Aggregate,
  value: Sql,
): Sql {
  if (name !== 'count' && name !== 'count-known' && name !== 'sum' && name !== 'distinct') return value;
  const zero = type.kind === 'duration' ? dialect.whole(0n) : dialect.decimal(0n, mustBeExact(type));
  return sql`coalesce(${value}, ${zero})`;
}

function typed({ dialect }: Context, value: Sql, { type }: Ir.Aggregate): Sql {
  return dialect.cast(value, typeName(dialect, type));
}

/** How the values of a sum are held; nothing of whole numbers. */
export function heldAs(type: Ir.Type): Pick<AggregateCall, 'held'> {
  const held = isWholeDuration(type) ? undefined : exactOf(type);
  return held ? { held } : {};
}

/** Which rows count, of rows that all exist at as-of; undefined where all do. */
export function rowsOf(
  context: Context,
  { window, where, ago }: Ir.Aggregate,
  when: When | undefined,
): Sql | undefined {
  const today = dayBack(ago, context.asOf);
  const ends = [...(window?.to ? [resolveDay(window.to, today)] : []), ...(ago && when ? [today] : [])];
  const [end] = ends.sort();
  const conditions = [
    ...(window?.from ? [since(context, resolveDay(window.from, today), when)] : []),
    ...(end === undefined || (when && end >= context.asOf) ? [] : [until(context, end, when)]),
    ...(where ? [condition(context, where, 'holds')] : []),
  ];
  return conditions.length === 0 ? undefined : join(conditions, sql` AND `);
}

/** Rows without a time lie in no window. Moments are compared as they are: that is faster than to take the day of each. */
function since({ dialect }: Context, day: string, when: When | undefined): Sql {
  if (!when) return dialect.truth(false);
  return sql`${when.value} >= ${when.type === 'date' ? dialect.date(day) : dialect.timestamp(`${day}T00:00:00`)}`;
}

/** That day included. */
export function until({ dialect }: Pick<Context, 'dialect'>, day: string, when: When | undefined): Sql {
  if (!when) return dialect.truth(false);
  if (when.type === 'date') return sql`${when.value} <= ${dialect.date(day)}`;
  return sql`${when.value} < ${dialect.timestamp(`${dayAfter(day)}T00:00:00`)}`;
}
