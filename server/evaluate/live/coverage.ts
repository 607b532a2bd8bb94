import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { expressionsOfProgram } from '../../ir/walk.ts';
import type { Sql } from '../../targets/sql/index.ts';
import { keyOf, type Plan, type PlannedAggregate, planOf } from '../../targets/sql/plan.ts';
import { reachedIn } from '../../targets/sql/row-program.ts';
import { rowColumns } from '../load/events.ts';
import { coversRows } from './other-data.ts';

/** Aggregates of earlier programs that are loaded again, so that taking an edit back needs no loading. */
const mostRemembered = 64;

/**
 * What to load so that a program can be computed, others too as far as they are over the same data, and whatever else of the customers a rule may
 * ask for next.
 */
export function planLoad(program: Ir.Program, others: readonly Ir.Program[], before: Plan | undefined): Plan {
  const alike = others.filter((other) => isOverSameData(program, other));
  const earlier = before && isOverSameData(program, before.program) ? before : undefined;
  const sources = merged([program, ...alike, ...(earlier ? [earlier.program] : [])]);
  const remembered = [...(earlier?.aggregates.values() ?? [])].filter(({ late }) => !late).slice(0, mostRemembered);
  const wanted = [
    ...alike.flatMap((other) => expressionsOfProgram(other).map(({ expression }) => expression)),
    ...remembered.map(({ aggregate }) => aggregate),
    ...customerColumns(program.subject, sources),
  ];
  return planOf({ ...program, sources, definitions: [...program.definitions, ...wanted.map(metricOf)] });
}

/** Whether a program can be computed over what a plan loads. */
export function covers(plan: Plan, program: Ir.Program): boolean {
  if (!isOverSameData(plan.program, program) || !program.sources.every(({ name }) => plan.sources.has(name)))
    return false;
  if (!coversRows(plan.program, program)) return false;
  const needed = planFor(program);
  const hasColumns = program.sources.every(({ name, columns }) => hasAll(plan.sources.get(name)!.columns, columns));
  return (
    hasColumns &&
    [...needed.columns.keys()].every((key) => plan.columns.has(key)) &&
    [...needed.aggregates].every(([key, planned]) => (planned.late ? isKept(plan, planned) : plan.aggregates.has(key)))
  );
}

/** The plan of a program over what another one loaded: under the names that columns have there, and others for what has to be computed again. */
export function planOver(loaded: Plan, program: Ir.Program, nameOf: (late: Ir.Aggregate) => Sql): Plan {
  const plan = planFor(program);
  const columns = new Map([...plan.columns.keys()].map((key) => [key, loaded.columns.get(key)!]));
  const aggregates = new Map(
    [...plan.aggregates].map(([key, planned]) => {
      const name = planned.late ? nameOf(planned.aggregate) : loaded.aggregates.get(key)!.name;
      return [key, { ...planned, name }];
    }),
  );
  return { ...plan, columns, aggregates };
}

const plans = new WeakMap<Ir.Program, Plan>();

function planFor(program: Ir.Program): Plan {
  const plan = plans.get(program) ?? planOf(program);
  plans.set(program, plan);
  return plan;
}

/** Whether two programs read the same files as the same data, as of the same day, and use the same rows of it. */
export function isOverSameData(one: Ir.Program, other: Ir.Program): boolean {
  const about = ({ subject, amountData, asOf }: Ir.Program) => canonical([subject, amountData, asOf]);
  if (about(one) !== about(other) || !hasSameKeys(one, other)) return false;
  const sources = new Map(one.sources.map((source) => [source.name, source]));
  return other.sources.every((source) => {
    const same = sources.get(source.name);
    return !same || isSameSource(same, source);
  });
}

/** Rows whose keys are there twice are used only where nothing reaches them by their keys. */
function hasSameKeys(one: Ir.Program, other: Ir.Program): boolean {
  const [ones, others] = [one, other].map(({ sources }) => new Set(reachedIn(sources)));
  const names = new Set(one.sources.map(({ name }) => name));
  return other.sources.every(
    ({ name, key, attributesOf }) =>
      !names.has(name) ||
      key === undefined ||
      attributesOf !== undefined ||
      name === one.subject ||
      ones!.has(name) === others!.has(name),
  );
}

function isSameSource(one: Ir.Source, other: Ir.Source): boolean {
  const about = ({ columns: _, ...source }: Ir.Source) => canonical(source);
  if (about(one) !== about(other)) return false;
  return other.columns.every((column) => {
    const same = one.columns.find(({ name }) => name === column.name);
    return !same || held(same) === held(column);
  });
}

/** Whether its values are personal changes nothing about a column, and in a lookup nothing may be looked up. */
function held({ name, role, type }: Ir.SourceColumn): string {
  return canonical({ name, role, type });
}

function hasAll(loaded: readonly Ir.SourceColumn[], columns: readonly Ir.SourceColumn[]): boolean {
  return columns.every(({ name, lookup }) => {
    const found = loaded.find((each) => each.name === name);
    return found !== undefined && (lookup === undefined || found.lookup === lookup);
  });
}

/** Whether the rows of events are kept, with all columns that an aggregate needs of them. */
function isKept(plan: Plan, { aggregate }: PlannedAggregate): boolean {
  const over = [...plan.aggregates.values()].filter((each) => each.aggregate.data === aggregate.data);
  if (!over.some(({ late }) => late)) return false;
  const kept = new Set(rowColumns(over).map(keyOf));
  return rowColumns([{ aggregate }]).every((column) => kept.has(keyOf(column)));
}

function merged(programs: readonly Ir.Program[]): readonly Ir.Source[] {
  const sources = new Map<string, Ir.Source>();
  for (const source of programs.flatMap((program) => program.sources)) {
    const before = sources.get(source.name);
    sources.set(source.name, before ? { ...before, columns: mergedColumns(before.columns, source.columns) } : source);
  }
  return [...sources.values()];
}

function mergedColumns(
  columns: readonly Ir.SourceColumn[],
  others: readonly Ir.SourceColumn[],
): readonly Ir.SourceColumn[] {
  const added = others.filter(({ name }) => !columns.some((column) => column.name === name));
  const lookups = columns.map((column) => {
    const lookup = column.lookup ?? others.find(({ name }) => name === column.name)?.lookup;
    return { ...column, ...(lookup !== undefined && { lookup }) };
  });
  return [...lookups, ...added];
}

/** More columns than that are loaded only when a rule needs them. */
const mostColumns = 100;

/** All columns of the customers, and of what describes them. */
function customerColumns(subject: string, sources: readonly Ir.Source[]): readonly Ir.Column[] {
  const all = sources.flatMap(({ name, columns, attributesOf, key }) => {
    if (name !== subject && attributesOf?.data !== subject) return [];
    const path: Ir.Step[] = name === subject ? [] : [{ kind: 'attributes', data: name }];
    return columns
      .filter(({ name: column, role }) => column !== key && column !== attributesOf?.by && role !== 'label')
      .map(({ name: column, type }): Ir.Column => ({ op: 'column', type, from: subject, path, column }));
  });
  return all.slice(0, mostColumns);
}

/** A definition that stands for an expression: plans look at nothing else of it. */
function metricOf(value: Ir.Expression): Ir.Metric {
  const origin: Ir.Origin = { file: '', start: 0, line: 1, span: [0, 0] };
  return { kind: 'metric', name: '', origin, hash: '', type: value.type, value };
}
