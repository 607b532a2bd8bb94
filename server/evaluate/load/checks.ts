import type * as Ir from '../../ir/index.ts';
import { join, type Sql, sql, until } from '../../targets/sql/index.ts';
import { isKeyed, mayStandAlone, type Plan } from '../../targets/sql/plan.ts';
import type { Rows } from '../../targets/sql/rows.ts';
import type { RejectReport } from '../engine.ts';
import type { Loading } from './loading.ts';
import type { FileRows } from './starts.ts';

/** Why a row is not in use, in the order in which reasons are looked for. */
export const reasons = [
  'missing-key',
  'missing-parent',
  'bad-time',
  'missing-time',
  'bad-amount',
  'duplicate-key',
] as const;

export type Reason = (typeof reasons)[number] & RejectReport['reason'];

/** Codes of rows that are no rejects: those in use, those after as-of, and those that belong to nobody. */
export const fate = { inUse: 0, future: 20, orphan: 21 } as const;

export function codeOf(reason: Reason): number {
  return reasons.indexOf(reason) + 1;
}

export interface RowCheck {
  readonly reason: Reason;
  readonly column: string;
  /** Never NULL. */
  readonly fails: Sql;
}

/** What a row of a file must have. The keys of events matter only where other rows refer to them. */
export function rowChecks(plan: Plan, source: Ir.Source, row: FileRows): readonly RowCheck[] {
  const { key, time, amount } = source;
  const by = source.parent?.by ?? source.attributesOf?.by;
  const missing = (column: string) => row.isMissing(column);
  const bad = (reason: Reason, column: string): RowCheck[] => {
    const fails = row.cell(column).bad;
    return fails ? [{ reason, column, fails }] : [];
  };
  return [
    ...(key !== undefined && isKeyed(plan, source)
      ? [{ reason: 'missing-key' as const, column: key, fails: missing(key) }]
      : []),
    ...(by === undefined || mayStandAlone(plan, source)
      ? []
      : [{ reason: 'missing-parent' as const, column: by, fails: missing(by) }]),
    ...(time === undefined ? [] : bad('bad-time', time)),
    ...(time === undefined ? [] : [{ reason: 'missing-time' as const, column: time, fails: missing(time) }]),
    ...(amount === undefined ? [] : bad('bad-amount', amount)),
  ];
}

/** The column that a reason is about. */
export function columnOf(source: Ir.Source, reason: Reason): string | undefined {
  switch (reason) {
    case 'missing-key':
      return source.key;
    case 'duplicate-key':
      return source.key ?? source.attributesOf?.by;
    case 'missing-parent':
      return source.parent?.by ?? source.attributesOf?.by;
    case 'bad-time':
    case 'missing-time':
      return source.time;
    case 'bad-amount':
      return source.amount;
  }
}

/** Whether a row has all that it must have. A bad cell has no value, so that a missing time covers a bad one. */
export function passes(checks: readonly RowCheck[]): Sql {
  const needed = checks.filter(({ reason }) => reason !== 'bad-time');
  if (needed.length === 0) return sql`TRUE`;
  return join(
    needed.map(({ fails }) => sql`NOT (${fails})`),
    sql` AND `,
  );
}

/** Whether a row exists at as-of, as far as its own time tells. */
export function exists({ asOf, dialect }: Loading, source: Ir.Source, rows: Rows): Sql | undefined {
  const when = source.time === undefined ? undefined : rows.when();
  return when && until({ dialect }, asOf, when);
}

/** What becomes of a row, as a code: a reason, or a `fate`. */
export function fateOf(loading: Loading, source: Ir.Source, file: FileRows, rows: Rows): Sql {
  const { plan, tables } = loading;
  const arms = rowChecks(plan, source, file).map(({ reason, fails }) => sql`WHEN ${fails} THEN ${codeOf(reason)} `);
  const existing = exists(loading, source, rows);
  if (existing) arms.push(sql`WHEN NOT (${existing}) THEN ${fate.future} `);
  const above = source.parent ?? source.attributesOf;
  if (above && tables.has(above.data)) {
    const future = rows.hasFutureParent();
    if (future) arms.push(sql`WHEN ${future} THEN ${fate.future} `);
    const belongs = mayStandAlone(plan, source)
      ? sql`(${rows.hasParent()} OR ${file.isMissing(above.by)})`
      : rows.hasParent();
    arms.push(sql`WHEN NOT (${belongs}) THEN ${fate.orphan} `);
  }
  return arms.length === 0 ? sql`${fate.inUse}` : sql`CASE ${join(arms, sql``)}ELSE ${fate.inUse} END`;
}
