import type * as Ir from '../../ir/index.ts';
import { cadencesOf, commonMeasure, partsOf, partsWithin } from '../../ir/work.ts';
import {
  alias,
  type Computation,
  type Customers,
  canonical,
  drawn,
  join,
  list,
  rankOfCustomer,
  type Sql,
  sql,
  verbatim,
} from '../../targets/sql/index.ts';
import type { Runner } from '../runner.ts';
import type { Add, DecidedAction } from './decided-parts.ts';

/** The columns that a limit needs of each customer, whatever is decided. */
export interface PlannedLimit {
  readonly limit: Ir.Limit;
  /** Canonical text of the group; absent where all are one. */
  readonly group?: Sql;
  readonly rank?: Sql;
  /** Whether the limit withholds the action. */
  readonly isWithheld: Sql;
}

/** What became of a limit. */
export interface DecidedLimit extends PlannedLimit {
  /**
   * One row for each who has the action when the limit comes: the key `k`, the money `m`, the group `x`, the rank `r` in it, the work `u` in parts of
   * `measure`, that of all up to there as `s`, and whether the customer keeps the action as `f`.
   */
  readonly table: Sql;
  readonly measure: bigint;
}

export function planLimit(customers: Customers, limit: Ir.Limit, add: Add): PlannedLimit {
  const { dialect } = customers.computation;
  const { group, rank, text } = limit;
  return {
    limit,
    ...(group && { group: add('x', canonical(dialect, customers.value(group.of, text), group.of.type)) }),
    ...(rank && { rank: add('o', rankOfCustomer(customers, text, rank.of)) }),
    isWithheld: add('n', dialect.truth(false)),
  };
}

/** Limits one after the other: each sees what those before it have left. */
export async function withhold(
  runner: Runner,
  computation: Computation,
  decided: Sql,
  planned: readonly PlannedLimit[],
  actions: ReadonlyMap<string, DecidedAction>,
): Promise<readonly DecidedLimit[]> {
  if (planned.length === 0) return [];
  const measure = commonMeasure(cadencesOf(computation.program).values());
  const found: DecidedLimit[] = [];
  for (const [place, each] of planned.entries()) {
    const action = withLimits(actions.get(each.limit.action)!, found);
    const table = alias('limited', place);
    await runner.run(sql`CREATE TABLE ${table} AS ${walkedDown(computation, decided, action, each, measure)}`);
    await runner.run(
      sql`UPDATE ${decided} SET ${each.isWithheld} = TRUE FROM ${table} AS q WHERE ${decided}.k = q.k AND NOT q.f`,
    );
    found.push({ ...each, table, measure });
  }
  return found;
}

/** What is left of an action by its limits. */
export function withLimits(decided: DecidedAction, limits: readonly PlannedLimit[]): DecidedAction {
  const lost = limits.filter(({ limit }) => limit.action === decided.action.name).map(({ isWithheld }) => isWithheld);
  if (lost.length === 0) return decided;
  const left = (value: Sql) => sql`CASE WHEN ${join(lost, sql` OR `)} THEN NULL ELSE ${value} END`;
  return {
    ...decided,
    value: left(decided.value),
    labels: decided.labels.map((label) => ({ ...label, value: left(label.value) })),
    rule: left(decided.rule),
    needs: [...decided.needs, ...lost],
  };
}

/** Work is never nothing: once somebody does not fit, nobody below does. */
function walkedDown(
  computation: Computation,
  decided: Sql,
  { value }: DecidedAction,
  { limit, group, rank }: PlannedLimit,
  measure: bigint,
): Sql {
  const money = computation.program.value ? sql`m` : sql`NULL AS m`;
  const draw = drawn({ computation }, limit.draw, verbatim('k'));
  const work = limit.unit === 'customers' ? sql`1` : workOf(computation, value, measure);
  const standing = sql`SELECT k, ${money}, ${group ?? sql`NULL`} AS x, ${rank ?? sql`0`} AS o, ${draw} AS d, ${work} AS u FROM ${decided} WHERE ${value} IS NOT NULL`;
  const best = limit.rank?.best === 'lowest' ? sql`ASC` : sql`DESC`;
  const walk = sql`w AS (PARTITION BY x ORDER BY o ${best} NULLS LAST, d, k ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const walked = sql`SELECT *, row_number() OVER w AS r, sum(u) OVER w AS s FROM (${standing}) AS e WINDOW ${walk}`;
  const most = computation.dialect.wide(partsWithin(limit, measure));
  return sql`SELECT ${list(['k', 'm', 'x', 'r', 'u', 's'].map(verbatim))}, s <= ${most} AS f FROM (${walked}) AS q`;
}

/** The work of a cadence in a year, in parts of the measure. */
function workOf({ program, dialect }: Computation, value: Sql, measure: bigint): Sql {
  const arms = [...cadencesOf(program)].map(
    ([text, perYear]) => sql`WHEN ${dialect.text(text)} THEN ${verbatim(partsOf(perYear, measure).toString())} `,
  );
  const all = arms.reduce((before, arm) => sql`${before}${arm}`, sql``);
  return dialect.cast(sql`CASE ${value} ${all}END`, dialect.types.whole);
}
