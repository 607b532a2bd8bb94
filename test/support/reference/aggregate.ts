import type * as Ir from '../../../server/ir/index.ts';
import { baskets } from './affinity.ts';
import { addMonths, civil, type DayNumber, dayNumber, parseDay } from './calendar.ts';
import { holds } from './condition.ts';
import { add, compareDecimals, type Decimal } from './decimal.ts';
import { evaluate } from './expression.ts';
import { type GroupRow, nextDue, top, usualGap } from './groups.ts';
import type { Scope } from './scope.ts';
import { dayOf, type Row } from './table.ts';
import { compareValues, equalValues, heldAs, type Maybe, scaleOf, type Value, whole } from './value.ts';

/** An aggregate over the customer's rows of a data. */
export function aggregate(expression: Ir.Aggregate, scope: Scope): Maybe {
  return over(expression, rowsOf(expression, scope));
}

interface CountedRow extends GroupRow {
  /** What values are ranked by, of this row. */
  readonly ranked: Maybe;
  readonly basket?: { readonly is: Maybe };
}

function over(expression: Ir.Aggregate, rows: readonly CountedRow[]): Maybe {
  if (expression.function === 'count') return whole(rows.length);
  const values = rows.flatMap(({ value }) => value ?? []);
  switch (expression.function) {
    case 'count-known':
      return whole(values.length);
    case 'sum':
      return heldAs(expression.type, values.map(exact).reduce(add, { unscaled: 0n, scale: scaleOf(expression.type) }));
    case 'distinct':
      return whole(distinct(expression.of!.type, values).length);
    case 'lowest':
    case 'highest':
      return extreme(expression, values);
    case 'median':
      return median(expression, values);
    case 'top':
      return top(expression, rows, (some) =>
        over(
          expression.by!,
          some.map((row) => ({ ...row, value: row.ranked })),
        ),
      );
    case 'usual-gap':
      return usualGap(rows);
    case 'next-due':
      return nextDue(rows);
    case 'baskets':
      return baskets(rows);
  }
}

/**
 * Those that exist at as-of, lie in the window and satisfy `where`. Value and condition are computed for all rows of the customer: whether a data
 * error shows must not depend on the window.
 */
function rowsOf(expression: Ir.Aggregate, scope: Scope): CountedRow[] {
  const { about } = scope;
  const rows = about
    ? about.belongings.of(about.row, expression.data)
    : scope.belongings.of(scope.customer, expression.data);
  return rows
    .map((row) => {
      const inner = within(expression, scope, row);
      const value = expression.of && evaluate(expression.of, inner);
      const satisfies = holds(expression.where, inner);
      const basket = expression.basket && { is: evaluate(expression.basket, inner) };
      const ranked = expression.by?.of && evaluate(expression.by.of, inner);
      return {
        value,
        ranked,
        ...(basket && { basket }),
        day: dayOf(scope.tables, expression.data, row),
        counts: satisfies && liesIn(expression, scope, row),
      };
    })
    .filter(({ counts }) => counts);
}

function liesIn({ window, data, ago }: Ir.Aggregate, { tables, asOf: today }: Scope, row: Row): boolean {
  const asOf = back(today, ago);
  const day = dayOf(tables, data, row);
  if (day !== undefined && day > asOf) return false;
  if (window?.from && (day === undefined || day < resolveDay(window.from, asOf))) return false;
  return !window?.to || (day !== undefined && day <= resolveDay(window.to, asOf));
}

function within(expression: Ir.Aggregate, scope: Scope, row: Row): Scope {
  const { about, ...outer } = scope;
  return { ...(about?.customerOf(expression.data, row) ?? outer), row: { data: expression.data, row } };
}

/** The day that something counts from. */
export function back(asOf: DayNumber, ago: Ir.Ago | undefined): DayNumber {
  let day = asOf;
  for (const step of ago ?? []) day = addMonths(day, -step.months) - step.days;
  return day;
}

/** The anchor, moved by months in one step, then by days. */
export function resolveDay(day: Ir.Day, asOf: DayNumber): DayNumber {
  return addMonths(anchor(day, asOf), day.months) + day.days;
}

function anchor({ anchor: from }: Ir.Day, asOf: DayNumber): DayNumber {
  const { year, month } = civil(asOf);
  switch (from) {
    case 'as-of':
      return asOf;
    case 'start-of-month':
      return dayNumber({ year, month, day: 1 });
    case 'start-of-quarter':
      return dayNumber({ year, month: month - ((month - 1) % 3), day: 1 });
    case 'start-of-year':
      return dayNumber({ year, month: 1, day: 1 });
    default:
      return parseDay(from.date)!;
  }
}

function extreme(expression: Ir.Aggregate, values: readonly Value[]): Maybe {
  const sign = expression.function === 'highest' ? 1 : -1;
  const type = expression.of!.type;
  return values.reduce<Maybe>(
    (best, value) => (best && sign * compareValues(type, best, value) >= 0 ? best : value),
    undefined,
  );
}

function distinct(type: Ir.Type, values: readonly Value[]): Value[] {
  const seen: Value[] = [];
  for (const value of values) if (!seen.some((other) => equalValues(type, value, other))) seen.push(value);
  return seen;
}

/** The middle value, or half of the sum of the two middle ones: five tenths of it, so with one more digit. */
function median(expression: Ir.Aggregate, values: readonly Value[]): Maybe {
  if (values.length === 0) return undefined;
  const sorted = values.map(exact).sort(compareDecimals);
  const above = sorted[Math.floor(sorted.length / 2)]!;
  const below = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const sum = add(above, below);
  return heldAs(expression.type, { unscaled: sum.unscaled * 5n, scale: sum.scale + 1 });
}

function exact(value: Value): Decimal {
  if (value.kind !== 'decimal') throw new Error(`a ${value.kind} is no exact number`);
  return value;
}
