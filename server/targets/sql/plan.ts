import { firstRowOf } from '../../ir/first-row.ts';
import { canonical } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { children, expressionsOfProgram, expressionsOfRule, walk, within } from '../../ir/walk.ts';
import { cadenceRanks } from './choice.ts';
import type { CadenceRanks } from './context.ts';
import { alias, type Sql } from './fragment.ts';
import { ownerColumn, type RowProgram, reachedIn } from './row-program.ts';

/** What a program needs from its data, found before anything is read. */
export interface Plan {
  readonly program: Ir.Program;
  readonly sources: ReadonlyMap<string, Ir.Source>;
  readonly cadences: CadenceRanks;
  /** Columns of the subject, reached from the customer, by `keyOf`. */
  readonly columns: ReadonlyMap<string, PlannedColumn>;
  /** By `keyOf`. */
  readonly aggregates: ReadonlyMap<string, PlannedAggregate>;
  /** Columns of each data that something reaches through its key, or aggregates. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of a program about other data. */
  readonly customers?: AboutRows['customers'];
  readonly keyed?: AboutRows['keyed'];
}

/** What a program about other data has of the whole. */
export interface AboutRows {
  /** The data of the customers whose values it uses. */
  readonly customers: string;
  /** Data whose rows the whole program reaches by their key: it is the same rows that are in use. */
  readonly keyed: ReadonlySet<string>;
}

export interface PlannedColumn {
  readonly column: Ir.Column;
  /** Its name in the facts. */
  readonly name: Sql;
}

export interface PlannedAggregate {
  readonly aggregate: Ir.Aggregate;
  readonly name: Sql;
  /** The definition, rule or guard that a data error names: the first where it stands. */
  readonly owner: string;
  /** It needs values of the customer, so that the events have to be kept until those are known. */
  readonly late: boolean;
}

/** Equal expressions have equal keys, wherever they stand. Each is asked for many times, and none ever changes. */
export function keyOf(expression: Ir.Expression): string {
  const key = keys.get(expression) ?? canonical(expression, (part) => keys.get(part));
  keys.set(expression, key);
  return key;
}

const keys = new WeakMap<object, string>();

export function planOf(program: Ir.Program, about?: AboutRows): Plan {
  const customers = about?.customers;
  const columns = new Map<string, PlannedColumn>();
  const aggregates = new Map<string, PlannedAggregate>();
  const sources = new Map(program.sources.map((source) => [source.name, source]));
  const needs = new Map<string, Set<string>>();
  const visit = (expression: Ir.Expression, owner: string, inRow: boolean) => {
    if (expression.op === 'column') {
      for (const [data, name] of neededFor(sources, expression)) {
        needs.set(data, (needs.get(data) ?? new Set()).add(name));
      }
      if (!inRow) addOnce(columns, expression, (name) => ({ column: expression, name }), 'c');
    }
    if (expression.op === 'aggregate') {
      if (customers !== undefined && isLate(expression))
        visit(ownerColumn(sources, customers, expression.data), owner, true);
      addOnce(
        aggregates,
        expression,
        (name) => ({ aggregate: expression, name, owner, late: isLate(expression) }),
        'a',
      );
    }
    const first =
      expression.op === 'aggregate' && expression.ago && firstRowOf(sources, program.subject, expression.data);
    if (first) visit(first, owner, inRow);
    for (const child of children(expression)) visit(child, owner, inRow || expression.op === 'aggregate');
  };
  const all = expressionsOfProgram(program);
  for (const { owner, expression } of all) visit(expression, owner, false);
  const cadences = cadenceRanks(literalsIn([...all.map(({ expression }) => expression), ...aboutOthers(program)]));
  return { program, sources, cadences, columns, aggregates, needs, ...about };
}

export function planOfRows({ program, customers, keyed }: RowProgram): Plan {
  return planOf(program, { customers, keyed });
}

/** What rules about other data compare is ranked together with what was decided for customers. */
function aboutOthers({ others = [] }: Ir.Program): readonly Ir.Expression[] {
  return others.flatMap(({ policies }) =>
    policies.flatMap(({ rules, uncovered, overlaps }) => [
      ...rules.flatMap(expressionsOfRule),
      ...[...uncovered, ...overlaps].flatMap(({ when }) => when ?? []),
    ]),
  );
}

function addOnce<T>(found: Map<string, T>, expression: Ir.Expression, make: (name: Sql) => T, letter: string): void {
  const key = keyOf(expression);
  if (!found.has(key)) found.set(key, make(alias(letter, found.size)));
}

function* literalsIn(expressions: readonly Ir.Expression[]): Iterable<Ir.Literal> {
  for (const expression of expressions) for (const each of walk(expression)) if (each.op === 'literal') yield each;
}

function isLate(aggregate: Ir.Aggregate): boolean {
  const about = (each: Ir.Expression) => each.op === 'reference' || each.op === 'decision' || each.op === 'aggregate';
  return within(aggregate).some((inner) => [...walk(inner)].some(about));
}

/** The columns that lead to a column, and itself, with the data where they are. */
function neededFor(sources: ReadonlyMap<string, Ir.Source>, { from, path, column }: Ir.Column): [string, string][] {
  const needed: [string, string][] = [];
  let data = from;
  for (const step of path) {
    const parent = sources.get(data)?.parent;
    if (step.kind === 'lookup') needed.push([data, step.column]);
    if (step.kind === 'parent' && parent) needed.push([data, parent.by]);
    data = step.data;
  }
  return [...needed, [data, column]];
}

export function sourceOf({ sources }: Pick<Plan, 'sources'>, name: string): Ir.Source {
  const source = sources.get(name);
  if (!source) throw new Error(`there is no data ${name}`);
  return source;
}

/** The data from events up to the subject, both included; undefined for data that is not below the subject. */
export function wayToSubject(plan: Plan, data: string): readonly string[] | undefined {
  const way = [data];
  while (way.at(-1) !== plan.program.subject) {
    const parent = sourceOf(plan, way.at(-1)!).parent;
    if (!parent || way.includes(parent.data)) return undefined;
    way.push(parent.data);
  }
  return way;
}

/** Data whose rows others reach by their key: their keys must tell them apart. */
export function isKeyed(plan: Plan, { name }: Ir.Source): boolean {
  return (
    name === plan.program.subject ||
    name === plan.customers ||
    plan.keyed?.has(name) ||
    reachedIn([...plan.sources.values()]).includes(name) ||
    sourceOf(plan, name).attributesOf !== undefined
  );
}

/** Customers exist without a household or an account, and these without a group: nothing is known of what is not named. Events are always somebody's. */
export function mayStandAlone(plan: Plan, { name, attributesOf }: Ir.Source): boolean {
  const { program, customers = program.subject } = plan;
  if (attributesOf || (name !== program.subject && wayToSubject(plan, name) !== undefined)) return false;
  for (let at: string | undefined = customers; at !== undefined; at = plan.sources.get(at)?.parent?.data) {
    if (at === name) return true;
  }
  return false;
}

/** The values of customers that an expression over events asks for. */
export function customerLeaves(expression: Ir.Expression): readonly Ir.Expression[] {
  if (expression.op === 'reference' || expression.op === 'decision' || expression.op === 'aggregate')
    return [expression];
  return children(expression).flatMap(customerLeaves);
}
