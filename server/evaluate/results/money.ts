import type * as Ir from '../../ir/index.ts';
import { canonical, type Dialect, exactOf, type Sql, sql } from '../../targets/sql/index.ts';
import type { Group } from '../engine.ts';
import { count } from '../runner.ts';

/** The columns of a GROUP BY that make a `Group`: the customers, and the sum of the money `m` where there is any. */
export function groupColumns(dialect: Dialect, money: Ir.Type | undefined): Sql {
  return sql`count(*), ${money ? sumOfMoney(dialect, money) : sql`NULL`}`;
}

/** An exact sum as text, '0.00' of nothing. */
function sumOfMoney(dialect: Dialect, type: Ir.Type): Sql {
  const held = exactOf(type);
  if (!held) throw new Error('money that is no exact number cannot be added up');
  const wide = { digits: 38, scale: held.scale };
  const sum = dialect.cast(sql`coalesce(sum(m), 0)`, dialect.types.decimal(wide));
  return canonical(dialect, sum, { kind: 'number', held: { kind: 'decimal', ...wide } });
}

export function groupOf(customers: string | null | undefined, money: string | null | undefined): Group {
  return { customers: count(customers), ...(money !== null && money !== undefined && { money }) };
}
