import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, isoDate } from './calendar.ts';
import { type Cell, writeTable } from './csv-file.ts';
import { money } from './money.ts';
import { makeName } from './names.ts';
import { type Purpose, Random } from './random.ts';

/** What the small samples have in common: people with names, and sales to them. */

export interface Sale {
  readonly customer: number;
  readonly day: Day;
  readonly hundredths: number;
  /** Further cells behind the amount. */
  readonly more?: readonly Cell[];
}

export const seed = 1909;

/** The stream of random numbers of one customer of a sample. */
export function randomOf(purpose: Purpose, customer: number): Random {
  return new Random(seed, purpose, customer);
}

export function nameOf(random: Random): string {
  return makeName(random, random.chance(0.5) ? 'female' : 'male');
}

/** `C007` */
export function customerId(customer: number): string {
  return `C${String(customer).padStart(3, '0')}`;
}

/** Writes `orders.csv`, by day, with numbers in that order. */
export function writeOrders(folder: string, sales: readonly Sale[], more: readonly string[] = []): void {
  const sorted = [...sales].sort((one, other) => one.day - other.day || one.customer - other.customer);
  const rows = sorted.map(({ customer, day, hundredths, more: cells = [] }, index): Cell[] => [
    `O${String(index + 1).padStart(5, '0')}`,
    customerId(customer),
    isoDate(day),
    money(hundredths),
    ...cells,
  ]);
  writeIn(folder, 'orders.csv', ['order_id', 'customer_id', 'ordered_on', 'total', ...more], rows);
}

export function writeIn(folder: string, file: string, columns: readonly string[], rows: readonly Cell[][]): void {
  mkdirSync(folder, { recursive: true });
  writeTable(join(folder, file), columns, rows);
}

/** The numbers from 1 to `count`. */
export function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
