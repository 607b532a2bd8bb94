import type * as Ir from '../../ir/index.ts';
import { calendarDistance, dayOf, weekdayOf } from './calendar.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import { wholeAs } from './exact-number.ts';
import type { Sql } from './fragment.ts';
import { literal } from './literal.ts';
import {
  arithmetic,
  extreme,
  floor,
  orElse,
  quotient,
  roundDouble,
  roundExact,
  roundQuotient,
  toDouble,
} from './number.ts';

/** The value of an expression, of exactly the type that it has; NULL is missing. A condition is true or false, never NULL. */
export function value(context: Context, expression: Ir.Expression): Sql {
  const { dialect, leaves } = context;
  switch (expression.op) {
    case 'literal':
      return literal(dialect, expression);
    case 'reference':
      return leaves.reference(expression);
    case 'column':
      return leaves.column(expression);
    case 'decision':
      return leaves.decision(expression);
    case 'aggregate':
      return leaves.aggregate(expression);
    case 'add':
    case 'subtract':
    case 'multiply':
      return arithmetic(context, expression);
    case 'quotient':
      return quotient(context, expression);
    case 'to-double':
      return toDouble(context, expression);
    case 'round-exact':
      return roundExact(context, expression);
    case 'round-quotient':
      return roundQuotient(context, expression);
    case 'round-double':
      return roundDouble(context, expression);
    case 'floor':
      return floor(context, expression);
    case 'min':
    case 'max':
      return extreme(context, expression);
    case 'or-else':
      return orElse(context, expression);
    case 'days-since':
      return dialect.daysBetween(dayOf(context, expression.of), dialect.date(context.asOf));
    case 'months-between':
    case 'years-between':
      return calendarDistance(context, expression);
    case 'month':
      return wholeAs(dialect, dialect.part('month', dayOf(context, expression.of)), expression.type);
    case 'weekday':
      return weekdayOf(context, expression);
    case 'date-of':
      return dayOf(context, expression.of);
    default:
      return dialect.isTrue(condition(context, expression, 'holds'));
  }
}
