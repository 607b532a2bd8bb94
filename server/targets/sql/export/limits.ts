import type * as Ir from '../../../ir/index.ts';
import { cadencesOf, commonMeasure, partsOf, partsWithin } from '../../../ir/work.ts';
import { drawn, rankOfCustomer } from '../campaign.ts';
import type { Customers } from '../customers.ts';
import { join, list, type Sql, sql, verbatim } from '../fragment.ts';
import type { Label } from '../projection.ts';
import { canonical } from '../text.ts';
import { mapStanding, type Standing } from './standing.ts';

/** What limits leave, one after the other: each sees what those before it have left. */
export function withLimits(customers: Customers, standing: readonly Standing[], key: Sql): readonly Standing[] {
  let left = standing;
  for (const limit of customers.computation.program.limits ?? []) {
    left = left.map((each) => (each.action.name === limit.action ? withhold(customers, each, limit, key) : each));
  }
  return left;
}

function withhold(customers: Customers, standing: Standing, limit: Ir.Limit, key: Sql): Standing {
  const label = (name: string): Label => ({
    name: `limit ${limit.action} ${name}`,
    origin: limit.origin,
    kind: 'limits',
  });
  const value = customers.bind(standing.value, label('wanted'));
  const isWanted = customers.bind(sql`(${value} IS NOT NULL)`, label('is wanted'));
  const isKept = customers.bind(kept(customers, limit, { value, isWanted, key, label }), label('kept'));
  return mapStanding(standing, (each) => sql`CASE WHEN ${isKept} THEN ${each} END`);
}

interface Wanted {
  readonly value: Sql;
  readonly isWanted: Sql;
  readonly key: Sql;
  label(name: string): Label;
}

/** Work is never nothing: once somebody does not fit, nobody below does. */
function kept(customers: Customers, limit: Ir.Limit, { value, isWanted, key, label }: Wanted): Sql {
  const { dialect, program } = customers.computation;
  const { group, rank, text } = limit;
  const measure = commonMeasure(cadencesOf(program).values());
  const work = limit.unit === 'customers' ? sql`1` : customers.bind(workOf(customers, value, measure), label('work'));
  const within =
    group && customers.bind(canonical(dialect, customers.value(group.of, text), group.of.type), label('group'));
  const by = rank && customers.bind(rankOfCustomer(customers, text, rank.of), label('rank by'));
  const draw = customers.bind(drawn(customers, limit.draw, key), label('draw'));
  const direction = rank?.best === 'lowest' ? 'ascending' : 'descending';
  const order = list([...(by ? [dialect.ordered(by, direction)] : []), draw, dialect.byBytes(key)]);
  const parts = list([isWanted, ...(within ? [within] : [])]);
  const walk = sql`(PARTITION BY ${parts} ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
  const sum = customers.bind(sql`sum(${work}) OVER ${walk}`, label('sum'));
  return sql`(${isWanted} AND ${sum} <= ${dialect.wide(partsWithin(limit, measure))})`;
}

/** The work of a cadence in a year, in parts of the measure. */
function workOf({ computation: { program, dialect } }: Customers, value: Sql, measure: bigint): Sql {
  const arms = [...cadencesOf(program)].map(
    ([text, perYear]) => sql`WHEN ${dialect.text(text)} THEN ${verbatim(partsOf(perYear, measure).toString())} `,
  );
  return dialect.cast(sql`CASE ${value} ${join(arms, sql``)}END`, dialect.types.whole);
}
