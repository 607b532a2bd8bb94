import { resolveDay } from '../ir/days.ts';
import type { Aggregate, Day } from '../ir/index.ts';
import { wordsOf } from '../text/catalogue.ts';
import type { Language } from '../text/language.ts';
import type { Telling } from './telling.ts';

export type Window = NonNullable<Aggregate['window']>;

/** `over the last 12 months (2025-11-01 to 2026-10-31)`; empty for all of time. */
export function windowInWords(window: Window | undefined, { language, asOf }: Telling): string {
  if (!window || (!window.from && !window.to)) return '';
  const { say } = wordsOf(language).hover;
  const name = nameOf(window, language) ?? nameOfYearBefore(window, language);
  const days = asOf === undefined || isDated(window) ? '' : daysOf(window, asOf, language);
  if (name !== undefined) return say.window(name, days);
  return days === '' ? say.inDays : days;
}

/** The first and the last day of a window: `2025-11-01 to 2026-10-31`. */
export function daysOf(window: Window, asOf: string, language: Language): string {
  const { window: words } = wordsOf(language).hover;
  const from = window.from && resolveDay(window.from, asOf);
  const to = window.to && resolveDay(window.to, asOf);
  if (from !== undefined && to !== undefined) return words.days(from, to);
  if (from !== undefined) return words.from(from);
  return to === undefined ? '' : words.to(to);
}

/** Its days are written: telling them would say the same again. */
function isDated({ from, to }: Window): boolean {
  return [from, to].every((day) => day === undefined || dateOf(day) !== undefined || isAsOf(day));
}

function nameOf(window: Window, language: Language): string | undefined {
  return relativeName(window, language) ?? calendarName(window, language) ?? datedName(window, language);
}

function relativeName({ from, to }: Window, language: Language): string | undefined {
  const { say } = wordsOf(language).hover;
  if (from?.anchor !== 'as-of' || to?.anchor !== 'as-of') return undefined;
  if (from.days === 1 && to.days === 0 && from.months < 0) {
    if (to.months === 0) return say.lastMonths(-from.months);
    return from.months === 2 * to.months ? say.previousMonths(-to.months) : undefined;
  }
  if (from.months !== 0 || to.months !== 0) return undefined;
  if (to.days === 0) return say.lastDays(1 - from.days);
  return from.days === 1 + 2 * to.days ? say.previousDays(-to.days) : undefined;
}

const starts = { 'start-of-month': 'month', 'start-of-quarter': 'quarter', 'start-of-year': 'year' } as const;
const months = { month: 1, quarter: 3, year: 12 } as const;

function calendarName({ from, to }: Window, language: Language): string | undefined {
  const { say } = wordsOf(language).hover;
  if (!from || !to || typeof from.anchor !== 'string' || from.anchor === 'as-of' || from.days !== 0) return undefined;
  const unit = starts[from.anchor];
  if (from.months === 0 && isAsOf(to)) return say.this[unit];
  const isLast = to.anchor === from.anchor && to.months === 0 && to.days === -1 && from.months === -months[unit];
  return isLast ? say.last[unit] : undefined;
}

function datedName({ from, to }: Window, language: Language): string | undefined {
  const { say } = wordsOf(language).hover;
  const [first, last] = [from && dateOf(from), to && dateOf(to)];
  if (first !== undefined && last !== undefined) return say.between(first, last);
  if (first !== undefined && (!to || isAsOf(to))) return say.since(first);
  return last !== undefined && !from ? say.until(last) : undefined;
}

/** `in same period last year`: what the window is called when it is moved a year on. */
function nameOfYearBefore(window: Window, language: Language): string | undefined {
  const later = (day: Day): Day => ({ ...day, months: day.months + 12 });
  const moved = { ...(window.from && { from: later(window.from) }), ...(window.to && { to: later(window.to) }) };
  const name = nameOf(moved, language);
  return name === undefined ? undefined : wordsOf(language).hover.say.yearBefore(name);
}

function isAsOf({ anchor, months, days }: Day): boolean {
  return anchor === 'as-of' && months === 0 && days === 0;
}

/** The day that is written, moved by whole days only (`before D` is up to the day before). */
function dateOf(day: Day): string | undefined {
  return typeof day.anchor === 'object' && day.months === 0 ? resolveDay(day, day.anchor.date) : undefined;
}
