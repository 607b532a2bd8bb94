import type * as Ir from '../../ir/index.ts';
import { walk, within } from '../../ir/walk.ts';
import { type Sql, sql } from '../../targets/sql/index.ts';
import { isKeyed, type PlannedAggregate, sourceOf, wayToSubject } from '../../targets/sql/plan.ts';
import { Rows } from '../../targets/sql/rows.ts';
import { DataError } from '../data-error.ts';
import { count, oneRow } from '../runner.ts';
import { fate, fateOf, passes, rowChecks } from './checks.ts';
import { createDetailTables, detail } from './details.ts';
import { aggregateFile, aggregateTable, type Groups, type KeptRows, type Pass } from './events.ts';
import { createFacts, type FactsTable, hasDuplicates } from './facts.ts';
import { loadDerived, loadKeyed } from './keyed.ts';
import type { Loading } from './loading.ts';
import { refuseOrphans } from './orphans.ts';
import { FileRows } from './starts.ts';

export interface Loaded {
  readonly facts: FactsTable;
  /** Rows of events by data, where aggregates still need them. */
  readonly kept: ReadonlyMap<string, KeptRows>;
}

/** Reads everything that the program needs: afterwards no file is needed any more. */
export async function load(loading: Loading, onSource: (source: string, share: number) => void): Promise<Loaded> {
  await createDetailTables(loading);
  const sources = topDown(loading);
  const groups: Aggregated[] = [];
  for (const [index, source] of sources.entries()) {
    onSource(source.name, index / (2 * sources.length));
    await loadSource(loading, source);
  }
  await orphansFirst(loading, async () => {
    for (const [index, source] of sources.entries()) {
      onSource(source.name, (index + sources.length) / (2 * sources.length));
      if (isEvents(loading, source)) groups.push(await aggregateEvents(loading, source));
    }
  });
  const facts = await factsWithoutDuplicates(loading, groups);
  if (!loading.besides) {
    await tellOfEvents(loading, facts, groups);
    refuseOrphans(loading.plan.program, (data) => loading.report.of(data));
  }
  const kept = new Map(groups.flatMap(({ data, kept }) => (kept ? [[data, kept]] : [])));
  await dropAllBut(loading, [facts.name, ...[...kept.values()].map(({ name }) => name)]);
  return { facts, kept };
}

/** What others belong to comes before them, and lookups before all. */
function topDown({ plan }: Loading): readonly Ir.Source[] {
  const depth = (source: Ir.Source): number => {
    const above = source.parent ?? source.attributesOf;
    if (above) return 2 + depth(sourceOf(plan, above.data));
    return plan.program.sources.some(({ columns }) => columns.some(({ lookup }) => lookup === source.name)) ? 0 : 1;
  };
  return [...plan.program.sources].sort((a, b) => depth(a) - depth(b));
}

/** The events of a data by customer, and what the pass over its file told, unless it is in a table. */
type Aggregated = Groups & { readonly pass?: Pass };

/** Everything but events that nothing else belongs to: those are aggregated while they are read. */
async function loadSource(loading: Loading, source: Ir.Source): Promise<void> {
  const { plan } = loading;
  if (source.from.kind === 'derived') await loadDerived(loading, source, source.from);
  else if (isKeyed(plan, source)) {
    await loadKeyed(loading, source, { trusting: source.name === plan.program.subject && isReachedLast(loading) });
  } else if (!isEvents(loading, source)) await countRows(loading, source);
}

function isEvents({ plan }: Loading, { name }: Ir.Source): boolean {
  return name !== plan.program.subject && wayToSubject(plan, name) !== undefined;
}

async function aggregateEvents(loading: Loading, source: Ir.Source): Promise<Aggregated> {
  const aggregates = aggregatesOver(loading, source);
  if (isKeyed(loading.plan, source)) return aggregateTable(loading, source, aggregates);
  const pass = await aggregateFile(loading, source, aggregates);
  return { ...pass.groups, pass };
}

const computing: readonly string[] = ['PTN5107', 'PTN5108', 'PTN5109'];

/** Two files that do not fit together are the nearer mistake: that something cannot be computed may only follow from it. */
async function orphansFirst(loading: Loading, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DataError) || !computing.includes(error.code)) throw error;
    const { program } = loading.plan;
    const subject = sourceOf(loading.plan, program.subject);
    if (subject.from.kind !== 'derived') await loadKeyed(loading, subject);
    for (const source of program.sources) {
      if (isEvents(loading, source) && !isKeyed(loading.plan, source)) await countRows(loading, source);
    }
    refuseOrphans(loading.plan.program, (data) => loading.report.of(data));
    throw error;
  }
}

/** Whether nothing is joined to the customers before the facts are put together: so long it does not matter whether one is there twice. */
function isReachedLast({ plan }: Loading): boolean {
  const { subject, sources } = plan.program;
  const isJoined = sources.some(
    (source) => (source.parent ?? source.attributesOf)?.data === subject && isKeyed(plan, source),
  );
  const isUsed = [...plan.aggregates.values()].some(({ aggregate }) =>
    within(aggregate).some((part) => [...walk(part)].some((each) => each.op === 'column' && each.from === subject)),
  );
  return !isJoined && !isUsed;
}

async function factsWithoutDuplicates(loading: Loading, groups: readonly Groups[]): Promise<FactsTable> {
  const { plan, runner } = loading;
  const facts = await createFacts(loading, groups);
  if (!(await hasDuplicates(loading, facts))) return facts;
  await runner.run(sql`DROP TABLE ${facts.name}`);
  await loadKeyed(loading, sourceOf(plan, plan.program.subject));
  return createFacts(loading, groups);
}

function aggregatesOver({ plan }: Loading, { name }: Ir.Source): readonly PlannedAggregate[] {
  return [...plan.aggregates.values()].filter(({ aggregate }) => aggregate.data === name);
}

/** Data of which nothing is used is read for its report alone. */
async function countRows(loading: Loading, source: Ir.Source): Promise<void> {
  const { runner, files, report } = loading;
  await files.read(source.name, async (scan) => {
    const file = new FileRows(scan);
    const rows = new Rows(loading.plan, loading.tables, file);
    const fated = fateOf(loading, source, file, rows);
    const found = await runner.rows(sql`SELECT x, count(*) FROM (SELECT ${fated} AS x FROM ${rows.from()}) GROUP BY x`);
    const rowsOf = (code: number) => count(found.find(([x]) => Number(x) === code)?.[1]);
    const read = found.reduce((sum, [, rows]) => sum + count(rows), 0);
    Object.assign(report.of(source.name), {
      read: read + scan.ragged.length,
      loaded: rowsOf(fate.inUse),
      future: rowsOf(fate.future),
      ...(source.parent && { orphaned: { rows: rowsOf(fate.orphan) } }),
    });
    report.of(source.name).coerced.push(...scan.coerced);
    const others = read + scan.ragged.length - rowsOf(fate.inUse) - rowsOf(fate.future);
    await detail(loading, source, { rejected: others > 0, orphans: false, bad: false, changed: true });
  });
}

/** What the passes over events have counted, once it is known which of them belong to a customer. */
async function tellOfEvents(loading: Loading, facts: FactsTable, groups: readonly Aggregated[]): Promise<void> {
  const { runner, plan } = loading;
  for (const [index, { data, pass }] of groups.entries()) {
    if (!pass) continue;
    const source = sourceOf(plan, data);
    const [belonging] = await oneRow(runner, sql`SELECT coalesce(sum(n${index}), 0) FROM ${facts.name}`);
    await tellOf(loading, source, pass, count(belonging));
  }
  for (const { name, from } of plan.program.sources) {
    if (from.kind === 'derived') loading.report.of(name).read = loading.report.of(from.data).read;
  }
}

async function tellOf(
  loading: Loading,
  source: Ir.Source,
  { read, ragged, used, bad, changed, coerced }: Pass,
  loaded: number,
): Promise<void> {
  const told = loading.report.of(source.name);
  Object.assign(told, { read: read + ragged, loaded, orphaned: { rows: 0 } });
  told.coerced.push(...coerced);
  const left = used < read && (await hasRejects(loading, source));
  await detail(loading, source, { rejected: left || ragged > 0, orphans: loaded < used, bad, changed });
  const rejected = told.rejected.reduce((sum, { rows }) => sum + rows, 0);
  told.future = read + ragged - loaded - rejected - (told.orphaned?.rows ?? 0);
}

/** Rows that are not used may all lie after as-of: that is found out faster than which they are. */
async function hasRejects({ runner, files, plan }: Loading, source: Ir.Source): Promise<boolean> {
  if (source.parent?.data !== plan.program.subject) return true;
  return files.read(source.name, async (scan) => {
    const file = new FileRows(scan);
    const where = passes(rowChecks(plan, source, file));
    const [rows] = await oneRow(runner, sql`SELECT count(*) FROM ${file.from()} WHERE NOT (${where})`);
    return count(rows) > 0;
  });
}

async function dropAllBut({ runner, tables }: Loading, needed: readonly Sql[]): Promise<void> {
  const names = new Set(needed.map(({ text }) => text));
  for (const name of tables.all()) if (!names.has(name.text)) await runner.run(sql`DROP TABLE IF EXISTS ${name}`);
}
