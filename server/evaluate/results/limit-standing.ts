import type * as Ir from '../../ir/index.ts';
import { tellsPii } from '../../ir/pii.ts';
import { fractionText, partsPer } from '../../ir/work.ts';
import { type Computation, sql } from '../../targets/sql/index.ts';
import { mask } from '../../text/mask.ts';
import type { Explanation, LimitTrace } from '../engine.ts';
import type { Runner } from '../runner.ts';
import type { DecidedLimit } from './limits.ts';

/** Why one customer keeps what is limited, or loses it: in the order of the program, only of actions that the customer has when the limit comes. */
export async function limitTraces(
  runner: Runner,
  { program, dialect }: Computation,
  limits: readonly DecidedLimit[],
  key: string,
): Promise<readonly LimitTrace[]> {
  const found: LimitTrace[] = [];
  for (const { limit, table, measure } of limits) {
    const [row] = await runner.rows(
      sql`SELECT c.x, c.r, c.u, CAST(c.f AS INTEGER), count(*), max(CASE WHEN o.f THEN o.r END) FROM ${table} AS c JOIN ${table} AS o ON o.x IS NOT DISTINCT FROM c.x WHERE c.k = ${dialect.text(key)} GROUP BY c.x, c.r, c.u, c.f`,
    );
    if (!row) continue;
    const [group = null, rank, parts, keeps, all, last] = row;
    found.push(
      traceOf(program, limit, measure, {
        group,
        rank: Number(rank),
        parts: BigInt(parts ?? 0),
        kept: keeps === '1',
        customers: Number(all),
        last: Number(last ?? 0),
      }),
    );
  }
  return found;
}

/** What was found of a customer, whoever found it. */
export interface Ranked {
  readonly group: string | null;
  readonly rank: number;
  /** The customer's own work, in parts of the measure. */
  readonly parts: bigint;
  readonly kept: boolean;
  /** How many there are in the group, and the rank of the last who keeps the action; 0 where nobody does. */
  readonly customers: number;
  readonly last: number;
}

export function traceOf(
  program: Ir.Program,
  limit: Ir.Limit,
  measure: bigint,
  { group, parts, last, ...ranked }: Ranked,
): LimitTrace {
  const isPersonal = limit.group && tellsPii(program)(limit.group.of);
  const shown = group !== null && isPersonal ? mask(group) : group;
  return {
    limit: limit.text,
    action: limit.action,
    most: limit.most,
    unit: limit.unit,
    ...(limit.group && { per: limit.group.text, group: shown }),
    ...ranked,
    ...(last > 0 && { last }),
    work: fractionText(parts, partsPer(limit.unit, measure)),
  };
}

/** What a limit withholds, as a guard does, and why. */
export function withLimitTraces(explanation: Explanation, limits: readonly LimitTrace[]): Explanation {
  if (limits.length === 0) return explanation;
  const lost = new Set(limits.filter(({ kept }) => !kept).map(({ action }) => action));
  const decisions = explanation.decisions.map((each) => (lost.has(each.action) ? { ...each, withheld: true } : each));
  return { ...explanation, decisions, limits };
}
