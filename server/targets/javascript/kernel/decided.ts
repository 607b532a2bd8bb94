import { groupedBy, sumOf } from './aggregate.ts';
import { exactOfText } from './door.ts';
import { printExact } from './number.ts';
import type { Row, Rows } from './rows.ts';
import { compareBytes } from './text.ts';
import { words } from './words.ts';

/** What is decided about a row of other data. */
export interface DecidedRow<D> {
  readonly key: string;
  readonly decisions: D;
}

/** In the order of their keys. */
export function decidedRows<D>({ used }: Rows, decide: (row: Row) => D): DecidedRow<D>[] {
  const rows = used.map((row) => ({ key: row.key!, decisions: decide(row) }));
  return rows.sort((a, b) => compareBytes(a.key, b.key));
}

/** Rows by the one that they belong to, so many steps above. */
export function groupedAbove({ used }: Rows, steps: number): ReadonlyMap<Row, readonly Row[]> {
  return groupedBy(used, (row) => rowAbove(row, steps));
}

export function rowAbove(row: Row, steps: number): Row | null {
  let found: Row | null = row;
  for (let step = 0; step < steps && found !== null; step++) found = found.up;
  return found;
}

export function rowsBelow(groups: ReadonlyMap<Row, readonly Row[]>, row: Row): readonly Row[] {
  return groups.get(row) ?? [];
}

export function unknownData(): TypeError {
  return new TypeError(words.data);
}

/** What the decisions on an action add up to, all with so many digits after the point. */
export function totalOf(
  rows: readonly DecidedRow<Readonly<Record<string, string | null>>>[],
  action: string,
  scale: number,
): string | null {
  const value = (text: string | null | undefined) => (typeof text === 'string' ? exactOfText(text, scale) : undefined);
  return printExact(
    sumOf(rows, ({ decisions }) => value(decisions[action]) ?? Number.NaN),
    scale,
  );
}
