import type * as Ir from '../../../server/ir/index.ts';
import { type DayNumber, parseDay } from './calendar.ts';
import { add, type Decimal, floor } from './decimal.ts';
import { compareValues, type Maybe, text, type Value, whole } from './value.ts';

/** Aggregates that look at the rows of a customer in groups, over rows that all count. */
export interface GroupRow {
  readonly day: DayNumber | undefined;
  readonly value: Maybe;
}

/** `worth` is what the values are ranked by, over the rows with one of them. */
export function top<Row extends GroupRow>(
  { by, limit }: Ir.Aggregate,
  rows: readonly Row[],
  worth: (rows: readonly Row[]) => Maybe,
): Maybe {
  const entries = [...new Set(rows.flatMap(({ value }) => (value?.kind === 'text' ? [value.text] : [])))].map(
    (name) => ({
      name,
      worth: worth(rows.filter(({ value }) => value?.kind === 'text' && value.text === name)),
    }),
  );
  const known = entries.filter((entry): entry is { name: string; worth: Value } => entry.worth !== undefined);
  known.sort((a, b) => {
    const order = compareValues(by!.type, b.worth, a.worth);
    return order === 0 ? Buffer.compare(Buffer.from(a.name, 'utf8'), Buffer.from(b.name, 'utf8')) : order;
  });
  return known.length === 0 ? undefined : { kind: 'list', items: known.slice(0, limit).map(({ name }) => text(name)) };
}

export function usualGap(rows: readonly GroupRow[]): Maybe {
  const days = distinctDays(rows);
  const gaps: number[] = [];
  for (let at = 1; at < days.length; at += 1) gaps.push(days[at]! - days[at - 1]!);
  if (gaps.length === 0) return undefined;
  gaps.sort((a, b) => a - b);
  const half = gaps.length / 2;
  const middle = Number.isInteger(half) ? (gaps[half - 1]! + gaps[half]!) / 2 : gaps[Math.floor(half)]!;
  return whole(Math.ceil(middle));
}

function distinctDays(rows: readonly GroupRow[]): DayNumber[] {
  return [...new Set(rows.flatMap(({ day }) => day ?? []))].sort((a, b) => a - b);
}

/** From the last day back: what is bought on a day comes before what is bought later. */
export function nextDue(rows: readonly GroupRow[]): Maybe {
  let stock: Decimal = { unscaled: 0n, scale: 0 };
  let latest: DayNumber | undefined;
  for (const day of distinctDays(rows).reverse()) {
    const uses = rows.flatMap((row) => (row.day === day && row.value ? [exact(row.value)] : []));
    stock = uses.reduce(add, stock);
    if (!uses.some(({ unscaled }) => unscaled > 0n)) continue;
    const due = dueDay(day, floor(stock).unscaled);
    latest = latest === undefined || due > latest ? due : latest;
  }
  return latest === undefined ? undefined : { kind: 'day', day: latest };
}

function dueDay(day: DayNumber, stock: bigint): DayNumber {
  const last = parseDay('9999-12-31')!;
  if (stock <= 0n) return day;
  return stock >= BigInt(last - day) ? last : day + Number(stock);
}

function exact(value: Value): Decimal {
  if (value.kind !== 'decimal') throw new Error(`a ${value.kind} lasts for no number of days`);
  return value;
}
