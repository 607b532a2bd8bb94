import type * as Ir from '../../../server/ir/index.ts';
import { digitsOf, parseDecimal } from './decimal.ts';
import type { RawTable } from './table.ts';

export type Width = { readonly digits: number; readonly scale: number };

/** How wide the plain decimals of each number column are, of those that a decimal of the language can hold. */
export function measureColumns(source: Ir.Source, { columns, rows }: RawTable): ReadonlyMap<string, Width> {
  const numbers = source.columns.filter(({ type }) => type.kind === 'number' || type.kind === 'money');
  return new Map(
    numbers.map(({ name }) => {
      const index = columns.indexOf(name);
      const read = rows.filter((row) => row.length === columns.length).map((row) => parseDecimal(row[index] ?? ''));
      const decimals = read.flatMap((one) => (one && one.scale <= 9 && digitsOf(one) <= 38 ? [one] : []));
      const scale = Math.max(0, ...decimals.map((one) => one.scale));
      const whole = Math.max(0, ...decimals.map((one) => digitsOf(one) - one.scale));
      return [name, { digits: Math.max(1, whole + scale), scale }] as const;
    }),
  );
}
