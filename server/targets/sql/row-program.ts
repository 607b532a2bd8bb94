import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { expressionsOfProgram, walk } from '../../ir/walk.ts';
import { exactOf } from './exact.ts';

/** The decisions about other data as a program of its own, whose subject that data is. */
export interface RowProgram {
  readonly data: string;
  readonly program: Ir.Program;
  /** The data that the whole program is about. */
  readonly customers: string;
  /** Data whose rows the whole program reaches by their key: keys that are there twice count for it here too. */
  readonly keyed: ReadonlySet<string>;
  /** Conditions of guards: computed for the customer, and referred to by these names. */
  readonly guards: ReadonlyMap<string, Ir.Expression>;
  /** Whether every row belongs to one customer. */
  readonly isBelow: boolean;
}

/** The column of the row at hand that holds the key of its customer: the only definition of such a program. */
export const ownerName = 'customer';

const text: Ir.Type = { kind: 'text' };
const yesNo: Ir.Type = { kind: 'yes-no' };

export function rowProgram(whole: Ir.Program, other: Ir.OtherData): RowProgram {
  const { data } = other;
  const sources = new Map(whole.sources.map((source) => [source.name, source]));
  const isBelow = stepsUp(sources, data, whole.subject) !== undefined;
  const place = (expression: Ir.Expression) => placed(expression, data, { sources, subject: whole.subject });
  const guards = new Map<string, Ir.Expression>();
  const program: Ir.Program = {
    version: whole.version,
    name: whole.name,
    asOf: whole.asOf,
    sources: [],
    subject: data,
    ...moneyOf(whole, sources.get(data), isBelow),
    definitions: isBelow ? [ownerOf(sources, whole.subject, data)] : [],
    actions: other.actions,
    policies: other.policies.map((policy) => policyOf(policy, place)),
    order: other.policies.map(({ name }) => name),
    guards: other.guards.map((guard) => (isBelow ? customersGuard(guard, guards) : ownGuard(guard, data))),
    campaigns: [],
    tests: [],
  };
  return {
    data,
    program: { ...program, sources: neededSources(whole, program, [data, ...(isBelow ? [] : [whole.subject])]) },
    customers: whole.subject,
    keyed: new Set(reachedIn(whole.sources)),
    guards,
    isBelow,
  };
}

/** Data whose rows others name by their keys. */
export function reachedIn(sources: readonly Ir.Source[]): readonly string[] {
  return sources.flatMap(({ parent, attributesOf, columns }) => [
    ...[parent, attributesOf].flatMap((above) => above?.data ?? []),
    ...columns.flatMap(({ lookup }) => lookup ?? []),
  ]);
}

export type CustomerLeaf = Ir.Reference | Ir.DecisionReference;

/** What such a program asks of customers, each once, by its canonical text. */
export function customerLeavesOf(program: Ir.Program): ReadonlyMap<string, CustomerLeaf> {
  const leaves = new Map<string, CustomerLeaf>();
  for (const { expression } of expressionsOfProgram(program)) {
    for (const each of walk(expression)) {
      if (each.op === 'reference' || each.op === 'decision') leaves.set(canonical(each), each);
    }
  }
  return leaves;
}

/** No definition can have such a name. */
const guardMark = '\0guard ';

export function isGuardName(name: string): boolean {
  return name.startsWith(guardMark);
}

type Sources = ReadonlyMap<string, Ir.Source>;

/** The column of a row of this data with the key of the customer that it belongs to. */
export function ownerColumn(sources: Sources, customers: string, data: string): Ir.Column {
  const column = (from: string, path: readonly Ir.Step[], name: string): Ir.Column => ({
    op: 'column',
    type: text,
    from,
    path,
    column: name,
  });
  if (data === customers) return column(data, [], sources.get(data)?.key ?? '');
  const path = stepsUp(sources, data, customers)!.slice(0, -1);
  return column(data, path, sources.get(path.at(-1)?.data ?? data)?.parent?.by ?? '');
}

function ownerOf(sources: Sources, customers: string, data: string): Ir.Metric {
  return metricOf(ownerColumn(sources, customers, data));
}

/** Whatever is to be there for each row. */
export function metricOf(value: Ir.Expression): Ir.Metric {
  const origin = { file: '', start: 0, line: 1, span: [0, 0] as const };
  return { kind: 'metric', name: ownerName, origin, type: value.type, hash: '', value };
}

/** The steps from a data to one above it; undefined where that is not above. */
function stepsUp(sources: Sources, from: string, to: string): readonly Ir.Step[] | undefined {
  const steps: Ir.Step[] = [];
  for (let at = from; at !== to; ) {
    const parent = sources.get(at)?.parent;
    if (!parent || steps.length > sources.size) return undefined;
    steps.push({ kind: 'parent', data: parent.data });
    at = parent.data;
  }
  return steps;
}

// ---------------------------------------------------------------- expressions

interface Tree {
  readonly sources: Sources;
  readonly subject: string;
}

/** Columns of the customer are reached from the row at hand: that of the data, or of an aggregate. */
function placed<T>(part: T, row: string, tree: Tree): T {
  if (Array.isArray(part)) return part.map((each) => placed(each, row, tree)) as T;
  if (typeof part !== 'object' || part === null) return part;
  if (isColumn(part)) return fromRow(part, row, tree) as T;
  const inner = isAggregate(part) ? part.data : row;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, placed(value, inner, tree)])) as T;
}

function fromRow(column: Ir.Column, row: string, { sources, subject }: Tree): Ir.Column {
  if (column.from === row || column.from !== subject) return column;
  return { ...column, from: row, path: [...(stepsUp(sources, row, subject) ?? []), ...column.path] };
}

function isColumn(part: object): part is Ir.Column {
  return 'op' in part && part.op === 'column';
}

function isAggregate(part: object): part is Ir.Aggregate {
  return 'op' in part && part.op === 'aggregate';
}

function policyOf(policy: Ir.Policy, place: (expression: Ir.Expression) => Ir.Expression): Ir.Policy {
  const condition = <T extends { readonly when?: Ir.Expression }>(each: T): T =>
    each.when ? { ...each, when: place(each.when) } : each;
  const decision = (each: Ir.Decision): Ir.Decision => ({
    ...each,
    ...(each.value && { value: place(each.value) }),
    labels: each.labels.map(({ label, value }) => ({ label, value: place(value) })),
  });
  return {
    ...policy,
    rules: policy.rules.map((rule) => condition({ ...rule, decisions: rule.decisions.map(decision) })),
    uncovered: policy.uncovered.map(condition),
    overlaps: policy.overlaps.map(condition),
  };
}

// ---------------------------------------------------------------- guards

/** What a guard asks of a customer is found out with the customers. */
function customersGuard(guard: Ir.Guard, guards: Map<string, Ir.Expression>): Ir.Guard {
  const name = `${guardMark}${guards.size}`;
  guards.set(name, guard.when);
  return { ...guard, when: { op: 'reference', type: yesNo, name } };
}

/** Columns that are reached by way of the data are its own. */
function ownGuard(guard: Ir.Guard, data: string): Ir.Guard {
  const own = <T>(part: T): T => {
    if (Array.isArray(part)) return part.map(own) as T;
    if (typeof part !== 'object' || part === null) return part;
    if (isColumn(part)) {
      const at = part.path.findIndex((step) => step.kind === 'parent' && step.data === data);
      return { ...part, from: data, path: part.path.slice(at + 1) } as T;
    }
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, own(value)])) as T;
  };
  return { ...guard, when: own(guard.when), ...(guard.value && { value: own(guard.value) }) };
}

// ---------------------------------------------------------------- money, sources

/** The money of a row is its own amount; above customers it is what the program shows beside customers, where that comes from their events alone. */
function moneyOf(whole: Ir.Program, source: Ir.Source | undefined, isBelow: boolean): Pick<Ir.Program, 'value'> {
  const value = isBelow ? amountOf(source) : plain(whole, whole.value);
  return value ? { value } : {};
}

function amountOf(source: Ir.Source | undefined): Ir.Column | undefined {
  const amount = source?.columns.find(({ name }) => name === source.amount);
  if (!source || !amount || !exactOf(amount.type)) return undefined;
  return { op: 'column', type: amount.type, from: source.name, path: [], column: amount.name };
}

function plain({ definitions }: Ir.Program, value: Ir.Expression | undefined): Ir.Expression | undefined {
  const named = value?.op === 'reference' ? definitions.find(({ name }) => name === value.name) : undefined;
  const found = named?.kind === 'metric' ? named.value : value;
  if (found?.op !== 'aggregate') return undefined;
  return [...walk(found)].some(({ op }) => op === 'reference' || op === 'decision') ? undefined : found;
}

/** The data that the rows belong to, whatever is counted for them, and what their columns are reached through. */
function neededSources({ sources }: Ir.Program, program: Ir.Program, data: readonly string[]): readonly Ir.Source[] {
  const byName = new Map(sources.map((source) => [source.name, source]));
  const needed = new Set<string>();
  const need = (name: string | undefined): void => {
    const source = name === undefined ? undefined : byName.get(name);
    if (!source || needed.has(source.name)) return;
    needed.add(source.name);
    need((source.parent ?? source.attributesOf)?.data);
  };
  for (const name of data) need(name);
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if (isColumn(part)) for (const step of part.path) need(step.data);
    if (isAggregate(part)) need(part.data);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit([program.policies, program.guards, program.value]);
  return sources
    .filter(({ name }) => needed.has(name))
    .map((source) => ({
      ...source,
      columns: source.columns.map(({ lookup, ...column }) =>
        lookup === undefined || !needed.has(lookup) ? column : { ...column, lookup },
      ),
    }));
}
