import type * as Ir from '../../ir/index.ts';

type Window = NonNullable<Ir.Aggregate['window']>;

/** `in last 12 months`, `since 2026-01-01`; nothing for a window that no words make. */
export function writtenWindow(window: Window): string | undefined {
  return named(window) ?? aYearBefore(window);
}

function named(window: Window): string | undefined {
  return relative(window) ?? calendar(window) ?? dated(window);
}

function aYearBefore({ from, to }: Window): string | undefined {
  const later = (day: Ir.Day): Ir.Day => ({ ...day, months: day.months + 12 });
  const name = named({ ...(from && { from: later(from) }), ...(to && { to: later(to) }) });
  return name === undefined || name.startsWith('before') ? undefined : `${name} in same period last year`;
}

function relative({ from, to }: Window): string | undefined {
  if (from?.anchor !== 'as-of' || to?.anchor !== 'as-of') return undefined;
  if (from.months < 0 && from.days === 1 && to.days === 0) {
    if (to.months === 0) return `in last ${counted(-from.months, 'month')}`;
    return from.months === 2 * to.months ? `in previous ${counted(-to.months, 'month')}` : undefined;
  }
  if (from.months !== 0 || to.months !== 0) return undefined;
  if (to.days === 0 && from.days <= 0) return `in last ${counted(1 - from.days, 'day')}`;
  return to.days < 0 && from.days === 1 + 2 * to.days ? `in previous ${counted(-to.days, 'day')}` : undefined;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const units = {
  'start-of-month': ['month', 1],
  'start-of-quarter': ['quarter', 3],
  'start-of-year': ['year', 12],
} as const;

function calendar({ from, to }: Window): string | undefined {
  if (!from || !to || typeof from.anchor !== 'string' || from.anchor === 'as-of' || from.days !== 0) return undefined;
  const [unit, months] = units[from.anchor];
  if (from.months === 0 && isAsOf(to)) return `in this ${unit}`;
  const isLast = from.months === -months && to.anchor === from.anchor && to.months === 0 && to.days === -1;
  return isLast ? `in last ${unit}` : undefined;
}

function dated({ from, to }: Window): string | undefined {
  const [first, last] = [from && dateOf(from), to && dateOf(to)];
  if (first && from?.days === 0) {
    if (to && isAsOf(to)) return `since ${first}`;
    return last && to?.days === 0 ? `between ${first} and ${last}` : undefined;
  }
  return !from && last && to?.days === -1 ? `before ${last}` : undefined;
}

function isAsOf({ anchor, months, days }: Ir.Day): boolean {
  return anchor === 'as-of' && months === 0 && days === 0;
}

function dateOf({ anchor, months }: Ir.Day): string | undefined {
  return typeof anchor === 'object' && months === 0 ? anchor.date : undefined;
}
