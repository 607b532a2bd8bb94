import type * as Ir from '../../ir/index.ts';
import { type CadenceRanks, dayBack, exactOf, resolveDay } from '../../targets/sql/index.ts';
import { dayOf } from './calendar.ts';
import { compareValues } from './compare.ts';
import { truthOf } from './condition.ts';
import type { Environment } from './environment.ts';
import { evaluate } from './expression.ts';
import { nextDue, topOf, usualGap } from './groups.ts';
import { add, compareExact, multiply } from './number.ts';
import { basketsOf } from './suggested.ts';
import { type Exact, heldAs, isExact, isKnown, printValue, type Result, Ungiven, type Value, whole } from './value.ts';

/** One row of events, as a test gives it. */
export interface EventRow {
  /** Columns that are not there are missing. */
  readonly cells: ReadonlyMap<string, Value>;
  /** When it was, in ISO 8601, if it says so. */
  readonly when?: string;
  /** Rows of its data have no time at all. */
  readonly timeless?: boolean;
}

/** An aggregate over rows that are all there are; `inRow` is the environment of one of them. */
export function aggregateRows(
  aggregate: Ir.Aggregate,
  rows: readonly EventRow[],
  environment: Environment,
  inRow: (row: EventRow) => Environment,
): Result {
  const counted: CountedRow[] = [];
  for (const row of rows.filter((each) => isInWindow(aggregate, each, environment.asOf))) {
    const truth = aggregate.where ? truthOf(aggregate.where, inRow(row), 'holds') : true;
    if (truth instanceof Ungiven) return truth;
    if (truth === true) counted.push({ within: inRow(row), day: row.when === undefined ? undefined : dayOf(row.when) });
  }
  return overRows(aggregate, counted, environment.cadences);
}

/** A row that counts. */
interface CountedRow {
  readonly within: Environment;
  readonly day: string | undefined;
}

function overRows(aggregate: Ir.Aggregate, rows: readonly CountedRow[], cadences: CadenceRanks): Result {
  if (aggregate.function === 'count') return whole(rows.length);
  const values = rows.map(({ within }) => (aggregate.of ? evaluate(aggregate.of, within) : null));
  const ungiven = Ungiven.of(...values);
  if (ungiven) return ungiven;
  switch (aggregate.function) {
    case 'top':
      return topOf(aggregate, rows, values, (by, some) => overRows(by, some, cadences));
    case 'usual-gap':
      return usualGap(rows.flatMap(({ day }) => day ?? []));
    case 'baskets':
      return basketsOf(
        rows.map(({ within }) => (aggregate.basket ? evaluate(aggregate.basket, within) : '')),
        values,
      );
    case 'next-due':
      return nextDue(rows.map(({ day }, index) => ({ day, lasts: values[index] ?? null })));
    default:
      return overValues(aggregate, values.filter(isKnown), cadences);
  }
}

function isInWindow({ window, ago }: Ir.Aggregate, { when, timeless }: EventRow, today: string): boolean {
  const asOf = dayBack(ago, today);
  const day = when && dayOf(when);
  if (day !== undefined && day > asOf) return false;
  const [from, to] = [window?.from && resolveDay(window.from, asOf), window?.to && resolveDay(window.to, asOf)];
  if (day === undefined) return from === undefined && to === undefined && (!ago || timeless === true);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function overValues(
  { function: name, of, type }: Ir.Aggregate,
  values: readonly Value[],
  cadences: CadenceRanks,
): Result {
  const of_ = of?.type ?? type;
  switch (name) {
    case 'count':
    case 'count-known':
      return whole(values.length);
    case 'distinct':
      return whole(
        new Set(values.map((value) => (of_.kind === 'cadence' ? cadences.get(String(value)) : printValue(value, of_))))
          .size,
      );
    case 'sum':
      return heldAs(values.map(exact).reduce(add, whole(0)), exactOf(type)?.scale ?? 0);
    case 'lowest':
    case 'highest': {
      const sign = name === 'highest' ? 1 : -1;
      if (values.length === 0) return null;
      return values.reduce((a, b) => (sign * compareValues(of_, a, b, cadences) >= 0 ? a : b));
    }
    case 'median':
      return median(values.map(exact), exactOf(type)?.scale ?? 0);
    default:
      throw new Error(`${name} is made of rows in groups`);
  }
}

/** Half of the sum of the two middle values, which are one for an odd number of them. */
function median(values: readonly Exact[], scale: number): Result {
  const sorted = [...values].sort(compareExact);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  return lower && upper ? heldAs(multiply(add(lower, upper), { unscaled: 5n, scale: 1 }), scale) : null;
}

function exact(value: Value): Exact {
  if (!isExact(value)) throw new Error('only exact numbers are added up');
  return value;
}
