import type * as Ir from '../../ir/index.ts';
import { tellsPii } from '../../ir/pii.ts';
import { fractionText, partsPer } from '../../ir/work.ts';
import { type Computation, sql } from '../../targets/sql/index.ts';
import { mask } from '../../text/mask.ts';
import type { Group, LimitGroup, LimitPreview } from '../engine.ts';
import type { Runner } from '../runner.ts';
import type { DecidedLimit } from './limits.ts';
import { groupColumns, groupOf } from './money.ts';
import { Tally } from './tally.ts';

export async function previewLimit(
  runner: Runner,
  { program, dialect }: Computation,
  { limit, table, measure }: DecidedLimit,
): Promise<LimitPreview> {
  const money = program.value?.type;
  const rows = await runner.rows(
    sql`SELECT x, CAST(f AS INTEGER), sum(u), ${groupColumns(dialect, money)} FROM ${table} GROUP BY x, f`,
  );
  const counted = rows.map(([group = null, keeps, parts, customers, sum]) => ({
    group,
    keeps: keeps === '1',
    parts: BigInt(parts ?? 0),
    customers: () => groupOf(customers, sum),
  }));
  return previewOfLimit(program, limit, measure, counted);
}

/** Customers of one group who keep the action, or lose it. */
export interface CountedGroup {
  readonly group: string | null;
  readonly keeps: boolean;
  /** Their work, in parts of the measure. */
  readonly parts: bigint;
  /** Asked for only where it is shown. */
  customers(): Group;
}

/** So many groups are told, those with the most work. */
export const mostGroups = 50;

/** What was counted of a limit, whoever counted it; `total` where all groups together are counted faster than each. */
export function previewOfLimit(
  program: Ir.Program,
  limit: Ir.Limit,
  measure: bigint,
  counted: readonly CountedGroup[],
  total?: readonly CountedGroup[],
): LimitPreview {
  const money = program.value?.type;
  const one = partsPer(limit.unit, measure);
  const isPersonal = limit.group && tellsPii(program)(limit.group.of);
  const names = limit.group ? [...new Set(counted.map(({ group }) => group))] : [];
  const groups = names.map((name) =>
    demandOf(
      name,
      counted.filter(({ group }) => group === name),
    ),
  );
  const shown = groups.sort(byDemand).slice(0, mostGroups);
  return {
    limit: limit.text,
    action: limit.action,
    most: limit.most,
    unit: limit.unit,
    ...numbersOf(total ?? counted, one, money),
    ...(limit.group && {
      per: limit.group.text,
      groups: shown.map((each): LimitGroup => {
        const name = each.name !== null && isPersonal ? mask(each.name) : each.name;
        return { group: name, ...numbersOf(each.counted, one, money) };
      }),
      groupCount: groups.length,
    }),
  };
}

interface Demand {
  readonly name: string | null;
  readonly demand: bigint;
  readonly counted: readonly CountedGroup[];
}

function demandOf(name: string | null, counted: readonly CountedGroup[]): Demand {
  return { name, demand: sumOf(counted), counted };
}

function sumOf(counted: readonly CountedGroup[]): bigint {
  return counted.reduce((sum, { parts }) => sum + parts, 0n);
}

function numbersOf(counted: readonly CountedGroup[], one: bigint, money: Ir.Type | undefined) {
  const keeping = counted.filter(({ keeps }) => keeps);
  const losing = counted.filter(({ keeps }) => !keeps);
  return {
    demand: fractionText(sumOf(counted), one),
    used: fractionText(sumOf(keeping), one),
    customers: together(counted, money),
    withheld: together(losing, money),
  };
}

function together(counted: readonly CountedGroup[], money: Ir.Type | undefined): Group {
  const tally = new Tally(money);
  for (const { customers } of counted) tally.add(customers());
  return tally.group();
}

/** The most work first; those who miss a group last among as many. */
function byDemand(a: Demand, b: Demand): number {
  if (a.demand !== b.demand) return a.demand > b.demand ? -1 : 1;
  if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
  return a.name < b.name ? -1 : 1;
}
