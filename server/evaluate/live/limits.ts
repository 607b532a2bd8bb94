import { cadencesOf } from '../../ir/work.ts';
import { Customers, sql } from '../../targets/sql/index.ts';
import type { LimitPreview, LimitTrace, WorkPreview } from '../engine.ts';
import { traceOf } from '../results/limit-standing.ts';
import { type CountedGroup, previewOfLimit } from '../results/preview-limit.ts';
import { WorkTally } from '../results/work.ts';
import { customersIn, isIn } from './bitmask.ts';
import { rowOf } from './campaigns.ts';
import { valueAt } from './column.ts';
import { type CompiledLimit, groupNumber, groupText } from './compile/limit.ts';
import type { Frame } from './frame.ts';
import { PartsSum } from './limited.ts';
import { inOrder } from './walk.ts';

/** What the cadences that were decided come to, before limits. */
export function previewWork({ program, compiled, world, counts }: Frame): readonly WorkPreview[] {
  if (compiled.work.length === 0) return [];
  const cadences = cadencesOf(program);
  return compiled.work.map(({ action, wishes }) => {
    const tally = new WorkTally(action.action.name, cadences, action.wishes);
    wishes.forEach(({ set, parts }, index) => {
      if (typeof parts === 'number') tally.addParts(index, BigInt(parts) * BigInt(counts.group(set).customers));
      else {
        const [column, sum] = [world.column(parts.column), new PartsSum()];
        for (const customer of customersIn(world.masks.of(set))) sum.add(valueAt(column, customer));
        tally.addParts(index, sum.value);
      }
    });
    return tally.preview();
  });
}

export async function previewLimits(frame: Frame): Promise<readonly LimitPreview[]> {
  const found: LimitPreview[] = [];
  for (const limit of frame.compiled.limits) {
    const names = await namesOfGroups(frame, limit);
    const counted = countedGroups(frame, limit, names);
    const total = [true, false].map((keeps) => countedTogether(frame, limit, keeps));
    found.push(previewOfLimit(frame.program, limit.limit, limit.measure, counted, total));
  }
  return found;
}

/** The name of each group by its number, from 1. */
async function namesOfGroups(
  frame: Frame,
  { limit, limiting }: CompiledLimit,
): Promise<ReadonlyMap<number, string | null>> {
  const { group } = limit;
  const { computation, runner, world } = frame;
  if (!group) return new Map();
  return world.once(`names of groups ${limiting.groups}`, async () => {
    const customers = new Customers(computation);
    const columns = [
      { name: sql`x`, value: groupNumber(customers, group.of, limit.text) },
      { name: sql`y`, value: groupText(customers, group.of, limit.text) },
    ];
    const rows = await runner.rows(sql`SELECT DISTINCT x, y FROM (${customers.select(columns)}) AS q`);
    return new Map(rows.map(([number, name = null]) => [Number(number), name]));
  });
}

function countedTogether(
  { compiler: { sets }, counts, world }: Frame,
  limit: CompiledLimit,
  keeps: boolean,
): CountedGroup {
  const set = keeps ? sets.and(limit.standing, limit.keeps) : limit.loses;
  const [work, sum] = [world.masks.work(limit.limiting.work), new PartsSum()];
  for (const customer of customersIn(world.masks.of(set))) sum.add(work[customer]!);
  return { group: null, keeps, parts: sum.value, customers: () => counts.group(set) };
}

function countedGroups(
  { compiler: { sets }, counts, world }: Frame,
  { limiting, standing, keeps }: CompiledLimit,
  names: ReadonlyMap<number, string | null>,
): readonly CountedGroup[] {
  if (limiting.groups === undefined) return [];
  const groups = world.column(limiting.groups);
  const work = world.masks.work(limiting.work);
  const kept = world.masks.of(keeps);
  const sums = [new Map<number, PartsSum>(), new Map<number, PartsSum>()] as const;
  for (const customer of customersIn(world.masks.of(standing))) {
    const own = sums[isIn(kept, customer) ? 0 : 1];
    const group = valueAt(groups, customer);
    const sum = own.get(group) ?? new PartsSum();
    sum.add(work[customer]!);
    own.set(group, sum);
  }
  const inGroup = (group: number, isKept: boolean) => {
    const all = sets.and(standing, sets.between(limiting.groups!, { low: group, high: group }));
    return isKept ? sets.and(all, keeps) : sets.but(all, keeps);
  };
  return sums.flatMap((all, index) =>
    [...all].map(([group, sum]): CountedGroup => {
      const isKept = index === 0;
      const customers = () => counts.group(inGroup(group, isKept));
      return { group: names.get(group) ?? null, keeps: isKept, parts: sum.value, customers };
    }),
  );
}

/** Why one customer keeps what is limited, or loses it. */
export async function limitTracesIn(frame: Frame, key: string): Promise<readonly LimitTrace[]> {
  const { limits } = frame.compiled;
  const customer = limits.length === 0 ? undefined : await rowOf(frame, key);
  if (customer === undefined) return [];
  const found: LimitTrace[] = [];
  for (const limit of limits) {
    const names = await namesOfGroups(frame, limit);
    const trace = traceIn(frame, limit, names, customer);
    if (trace) found.push(trace);
  }
  return found;
}

function traceIn(
  { program, world }: Frame,
  { limit, limiting, measure, standing, keeps }: CompiledLimit,
  names: ReadonlyMap<number, string | null>,
  customer: number,
): LimitTrace | undefined {
  const [all, kept] = [world.masks.of(standing), world.masks.of(keeps)];
  if (!isIn(all, customer)) return undefined;
  const groups = limiting.groups === undefined ? undefined : world.column(limiting.groups);
  const groupOf = (each: number) => (groups ? valueAt(groups, each) : 0);
  const group = groupOf(customer);
  let [customers, rank, last] = [0, 0, 0];
  for (const each of inOrder(world.column(limiting.places))) {
    if (!isIn(all, each) || groupOf(each) !== group) continue;
    customers++;
    if (each === customer) rank = customers;
    if (isIn(kept, each)) last = customers;
  }
  const parts = BigInt(world.masks.work(limiting.work)[customer]!);
  const ranked = { group: names.get(group) ?? null, rank, parts, kept: isIn(kept, customer), customers, last };
  return traceOf(program, limit, measure, ranked);
}
