import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { alias, Checks, sql, verbatim } from '../../targets/sql/index.ts';
import { keyOf, type Plan, planOf } from '../../targets/sql/plan.ts';
import { type RowProgram, rowProgram } from '../../targets/sql/row-program.ts';
import type { DataPreview } from '../engine.ts';
import { rowColumns } from '../load/events.ts';
import { previewRows } from '../others/row-session.ts';
import { computeRows, type LoadedRows, roomyRows } from '../others/rows.ts';
import { decide } from '../results/decided.ts';
import type { Frame } from './frame.ts';

/** Whether what a plan loads is enough for what a program decides about other data. */
export function coversRows(loaded: Ir.Program, program: Ir.Program): boolean {
  return (program.others ?? []).every((other) => {
    const same = loaded.others?.find(({ data }) => data === other.data);
    return same !== undefined && isEnough(roomyRows(rowProgram(loaded, same)), planFor(rowProgram(program, other)));
  });
}

function planFor({ program, customers, keyed }: RowProgram): Plan {
  return planOf(program, { customers, keyed });
}

function isEnough(loaded: Plan, needed: Plan): boolean {
  const isKept = ({ aggregate }: Plan['aggregates'] extends ReadonlyMap<string, infer T> ? T : never): boolean => {
    const late = [...loaded.aggregates.values()].filter((each) => each.late && each.aggregate.data === aggregate.data);
    const kept = new Set(rowColumns(late).map(keyOf));
    return late.length > 0 && rowColumns([{ aggregate }]).every((column) => kept.has(keyOf(column)));
  };
  return (
    [...needed.sources.keys()].every((name) => loaded.sources.has(name)) &&
    [...needed.columns.keys()].every((key) => loaded.columns.has(key)) &&
    [...needed.aggregates].every(([key, planned]) => (planned.late ? isKept(planned) : loaded.aggregates.has(key)))
  );
}

/** What the counts of rows depend on: as long as it is the same, so are they. */
export function meaningOfRows({ others = [], policies, guards, actions, value, definitions }: Ir.Program): string {
  const named = (all: readonly (Ir.Policy | Ir.Definition)[]) => all.map(({ name, hash }) => `${name} ${hash}`);
  const usesDecisions = JSON.stringify(others).includes('"op":"decision"');
  const hasGuards = others.some((other) => other.guards.length > 0);
  return JSON.stringify([
    canonical(others.map((other) => [other.data, other.actions, other.guards])),
    others.flatMap((other) => named(other.policies)),
    // Guards and money may name definitions, which stand in no policy then.
    hasGuards || usesDecisions || value?.op === 'reference' ? [named(definitions), canonical(value ?? null)] : [],
    hasGuards || usesDecisions ? [named(policies), canonical([guards, actions])] : [],
  ]);
}

/** Counts over rows that are loaded, by the engine: there may be far more of them than customers. */
export async function previewsOfRows(frame: Frame, checkpoint: () => Promise<void>): Promise<readonly DataPreview[]> {
  const previews: DataPreview[] = [];
  for (const other of frame.program.others ?? []) {
    const loaded = frame.world.data.rows.find(({ rows }) => rows.data === other.data);
    if (loaded) previews.push(await previewOther(frame, rowProgram(frame.program, other), loaded, checkpoint));
  }
  return previews;
}

async function previewOther(
  { computation, world }: Frame,
  rows: RowProgram,
  { loading, loaded }: LoadedRows,
  checkpoint: () => Promise<void>,
): Promise<DataPreview> {
  const checks = new Checks();
  const runner = world.data.runner(checks);
  const plan = { ...planOver(loading.plan, planFor(rows)), cadences: computation.cadences };
  const aggregates = [...plan.aggregates.values()].filter(({ late }) => !late);
  const facts = { ...loaded.facts, shared: true, aggregates };
  await checkpoint();
  const computed = await computeRows(computation, {
    rows,
    loading: { ...loading, plan, runner, checks },
    loaded: { ...loaded, facts },
  });
  const table = loading.tables.next('decided');
  try {
    await checkpoint();
    const owner = computed.computation.facts.customer?.owner && verbatim('o');
    const options = { hasLabel: computed.facts.hasLabel, table, ...(owner && { owner }) };
    const decided = await decide(runner, computed.computation, options);
    await checkpoint();
    return await previewRows(runner, computed, decided);
  } finally {
    await runner.run(sql`DROP TABLE IF EXISTS ${table}`);
    if (computed.facts.name.text !== facts.name.text)
      await runner.run(sql`DROP TABLE IF EXISTS ${computed.facts.name}`);
  }
}

/** A plan over what another one loaded: under the names that columns have there. */
function planOver(loaded: Plan, plan: Plan): Plan {
  const columns = new Map([...plan.columns.keys()].map((key) => [key, loaded.columns.get(key)!]));
  const late = [...plan.aggregates.values()].filter((planned) => planned.late);
  const aggregates = new Map(
    [...plan.aggregates].map(([key, planned]) => {
      const name = planned.late ? alias('y', late.indexOf(planned)) : loaded.aggregates.get(key)!.name;
      return [key, { ...planned, name }];
    }),
  );
  return { ...plan, columns, aggregates };
}
