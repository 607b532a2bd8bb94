import type { Dialect } from './dialect.ts';
import { list, type Sql, sql, verbatim } from './fragment.ts';

export const sparkTypes: Dialect['types'] = {
  text: sql`STRING`,
  whole: sql`BIGINT`,
  number: sql`INT`,
  double: sql`DOUBLE`,
  truth: sql`BOOLEAN`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP_NTZ`,
  list: sql`ARRAY<STRING>`,
  decimal: ({ digits, scale }) => sql`DECIMAL(${digits}, ${scale})`,
};

/**
 * An expression over values that are computed once: Spark has no other way to name a value within an expression. `letter` tells them from those of an
 * expression around it.
 */
export function within<Name extends string>(
  values: Readonly<Record<Name, Sql>>,
  body: (named: Readonly<Record<Name, Sql>>) => Sql,
  letter = 'l',
): Sql {
  const entries = Object.entries(values) as [Name, Sql][];
  const named = Object.fromEntries(entries.map(([name]) => [name, verbatim(`${letter}.${name}`)]));
  const fields = list(entries.map(([name, value]) => sql`${verbatim(`'${name}'`)}, ${value}`));
  const over = sql`array(named_struct(${fields}))`;
  return sql`get(transform(${over}, ${verbatim(letter)} -> ${body(named as Record<Name, Sql>)}), 0)`;
}
