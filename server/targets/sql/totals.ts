import type * as Ir from '../../ir/index.ts';
import type { Dialect } from './dialect.ts';
import { type Exact, exactOf, mostDigits } from './exact.ts';
import { type Sql, sql } from './fragment.ts';

/** An action whose values add up: one exact number or amount a row. */
export interface Summed {
  readonly action: Ir.Action;
  /** Of the sum. */
  readonly type: Ir.Type;
  /** Over values of the action; of no rows 0. */
  sum(dialect: Dialect, value: Sql): Sql;
}

/** Of how many rows a customer has. */
export const rowsType: Ir.Type = { kind: 'number', held: { kind: 'decimal', digits: 18, scale: 0 } };

export function summedActions(actions: Iterable<Ir.Action>): readonly Summed[] {
  return [...actions].flatMap((action) => {
    const { keep, takes } = action;
    const held = keep === 'all' || !takes ? undefined : exactOf(takes);
    if (!held || (takes?.kind !== 'number' && takes?.kind !== 'money')) return [];
    const wide: Exact = { digits: mostDigits, scale: held.scale };
    const sum = (dialect: Dialect, of: Sql) => {
      const all = dialect.aggregate({ function: 'sum', of, held });
      return dialect.cast(sql`coalesce(${all}, ${dialect.decimal(0n, wide)})`, dialect.types.decimal(wide));
    };
    return [{ action, type: { ...takes, held: { kind: 'decimal', ...wide } }, sum }];
  });
}
