import type * as Ast from '../../../grammar/index.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from '../context.ts';
import * as types from '../types.ts';
import { constant, isLength, lowest } from './literals.ts';
import { inserting, snippet } from './messages.ts';

/** A window as two days, and how long it is, which `per` needs. */
export interface WindowSpec {
  readonly from?: Ir.Day;
  readonly to?: Ir.Day;
  /** Absent: it has no length, because a side is open. */
  readonly length?: WindowLength;
}

/** Whole months, whole days, or the days from a day up to as-of. */
export type WindowLength = { readonly months: number } | { readonly days: number } | { readonly since: string };

/** All bounds come from as-of in one step. `own` is what `in same period last year` shifts when no other window is written. */
export function elaborateWindow(c: Context, ast: Ast.Window, own: WindowSpec | undefined): WindowSpec | undefined {
  const window = ast.range.kind === 'own' ? own : rangeOf(c, ast);
  if (!ast.samePeriodLastYear) return window;
  if (window?.from || window?.to) return aYearBefore(window);
  if (window || ast.range.kind === 'own') c.report('PTN3017', ast.span, {});
  return undefined;
}

function rangeOf(c: Context, ast: Ast.Window): WindowSpec | undefined {
  const { range } = ast;
  switch (range.kind) {
    case 'last':
    case 'previous':
      return relative(c, range.kind, range.length);
    case 'this-calendar':
      return { from: day(start(range.unit)), to: day('as-of'), length: { months: monthsIn(range.unit) } };
    case 'last-calendar': {
      const months = monthsIn(range.unit);
      return { from: day(start(range.unit), -months), to: day(start(range.unit), 0, -1), length: { months } };
    }
    case 'year':
      return {
        from: day({ date: `${range.year}-01-01` }),
        to: day({ date: `${range.year}-12-31` }),
        length: { months: 12 },
      };
    case 'since': {
      const date = dateOf(c, range.date);
      return date === undefined ? undefined : { from: day({ date }), to: day('as-of'), length: { since: date } };
    }
    case 'before': {
      const date = dateOf(c, range.date);
      return date === undefined ? undefined : { to: day({ date }, 0, -1) };
    }
    case 'between':
      return between(c, ast, dateOf(c, range.from), dateOf(c, range.to));
    default:
      return {};
  }
}

/** `in last n` is (as-of − n, as-of], `in previous n` is (as-of − 2n, as-of − n]. */
function relative(c: Context, which: 'last' | 'previous', ast: Ast.Expression): WindowSpec | undefined {
  const length = constant(c, ast);
  if (!length) return undefined;
  const dimension = isLength(length) && length.type.kind === 'duration' ? length.type.dimension : undefined;
  if (dimension !== 'days' && dimension !== 'months') {
    reportLength(c, ast, length);
    return undefined;
  }
  const n = Number(length.value);
  const first = which === 'last' ? n : 2 * n;
  const last = which === 'last' ? 0 : n;
  if (dimension === 'days') {
    return { from: day('as-of', 0, 1 - first), to: day('as-of', 0, 0 - last), length: { days: n } };
  }
  return { from: day('as-of', -first, 1), to: day('as-of', 0 - last), length: { months: n } };
}

function reportLength(c: Context, ast: Ast.Expression, length: Ir.Literal): void {
  const fixes =
    ast.kind === 'number' && /^[1-9]\d*$/.test(ast.digits)
      ? [' days', ' months'].map((unit) => inserting(c, ast.span.end, unit, { text: `${ast.digits}${unit}` }))
      : [];
  c.report('PTN3018', ast.span, { found: snippet(c, ast), type: types.typeName(length.type) }, { fixes });
}

function between(
  c: Context,
  ast: Ast.Window,
  from: string | undefined,
  to: string | undefined,
): WindowSpec | undefined {
  if (from === undefined || to === undefined) return undefined;
  if (from > to) {
    c.report('PTN3030', ast.span, { from, to });
    return undefined;
  }
  return { from: day({ date: from }), to: day({ date: to }), length: lengthBetween(from, to) };
}

/** Whole months where the days fit, else days. Both days belong to the window. */
function lengthBetween(from: string, to: string): WindowLength {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + dayLength);
  const months = (after.getUTCFullYear() - fromYear) * 12 + after.getUTCMonth() + 1 - fromMonth;
  if (after.getUTCDate() === fromDay) return { months };
  return { days: (after.getTime() - Date.parse(`${from}T00:00:00Z`)) / dayLength };
}

const dayLength = 24 * 60 * 60 * 1000;

function dateOf(c: Context, ast: Ast.Expression): string | undefined {
  return c.literal(ast, types.date)?.value.toString();
}

function aYearBefore({ from, to, length }: WindowSpec): WindowSpec {
  const move = (bound: Ir.Day): Ir.Day => ({ ...bound, months: bound.months - 12 });
  return { ...(from && { from: move(from) }), ...(to && { to: move(to) }), ...(length && { length }) };
}

function day(anchor: Ir.Day['anchor'], months = 0, days = 0): Ir.Day {
  return { anchor, months: months || 0, days: days || 0 };
}

function start(unit: 'month' | 'quarter' | 'year') {
  return `start-of-${unit}` as const;
}

function monthsIn(unit: 'month' | 'quarter' | 'year'): number {
  return { month: 1, quarter: 3, year: 12 }[unit];
}

/**
 * How many times the period goes into the window, as a fraction in lowest terms; `days` where it is so many times the days of the window,
 * which only as-of tells.
 */
export interface PeriodShare {
  readonly times: number;
  readonly by: number;
  readonly since?: string;
}

/** A month is 365/12 days wherever one meets the other, and a week is 7. */
export function perPeriod(length: WindowLength, unit: Ast.TimeUnit): PeriodShare | undefined {
  if (unit === 'hour') return undefined;
  const inMonths = unit === 'month' || unit === 'quarter' || unit === 'year';
  const size = inMonths ? monthsIn(unit) : unit === 'week' ? 7 : 1;
  if ('months' in length) return share(inMonths ? [size, length.months] : [size * 12, 365 * length.months]);
  const [times, by] = inMonths ? [size * 365, 12] : [size, 1];
  if ('days' in length) return share([times, by * length.days]);
  return { ...share([times, by]), since: length.since };
}

function share([times, by]: readonly [number, number]): PeriodShare {
  const [a, b] = lowest(times, by);
  return { times: a, by: b };
}
