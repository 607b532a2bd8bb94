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
import { howMany } from './quantified.ts';
import { weighted } from './weighted.ts';
import { whereThere } from './where-there.ts';
import { dayBack } from './window.ts';

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
    case 'weighted':
      return weighted(context, expression);
    case 'how-many':
      return howMany(context, expression);
    case 'first':
      return dialect.listItem(value(context, expression.of), 1);
    case 'or-else':
      return orElse(context, expression);
    case 'days-since':
      return dialect.daysBetween(dayOf(context, expression.of), dialect.date(dayBack(expression.ago, context.asOf)));
    case 'where-there':
      return whereThere(context, expression, (of) => value(context, of));
    case 'days-until':
      return dialect.daysBetween(dialect.date(dayBack(expression.ago, context.asOf)), dayOf(context, expression.of));
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
