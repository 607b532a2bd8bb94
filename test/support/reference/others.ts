import type * as Ir from '../../../server/ir/index.ts';
import { carryOut } from './campaign.ts';
import { holds } from './condition.ts';
import { DataError } from './data-error.ts';
import { Decisions } from './decide.ts';
import { add, type Decimal, printDecimal } from './decimal.ts';
import { type Customer, compareBytes, computeAll, type Evaluation } from './evaluate.ts';
import type { Loaded } from './load.ts';
import { type Counts, countAll } from './preview.ts';
import { type Relation, relationsOf } from './relations.ts';
import type { Scope } from './scope.ts';
import { Belongings, dayOf, type Row, tableOf, textCell } from './table.ts';

/** What is decided about other data, by the names of results. */
export interface OtherEvaluation {
  readonly data: string;
  /** In the order of their keys; `owner` is the key of the customer that a row belongs to. */
  readonly rows: readonly (Customer & { readonly owner?: string })[];
  readonly relations: ReadonlyMap<string, Relation>;
  readonly counts: Counts;
  /** Sums of numbers and amounts, by action. */
  readonly totals: ReadonlyMap<string, string>;
}

/** Rows that are decided about have keys that tell them apart. */
export function refuseRowsWithoutKey({ others = [] }: Ir.Program, { sources }: Loaded): void {
  for (const { data } of others) {
    const rejected = sources.find(({ source }) => source === data)?.rejected;
    if (rejected?.has('duplicate-key')) throw new DataError('repeated-key', data);
    if (rejected?.has('missing-key')) throw new DataError('missing-key', data);
  }
}

export function evaluateOthers(evaluation: Evaluation): readonly OtherEvaluation[] {
  return (evaluation.program.others ?? []).map((other) => evaluateOther(evaluation, other));
}

function evaluateOther(whole: Evaluation, other: Ir.OtherData): OtherEvaluation {
  const { program, loaded } = whole;
  const { source, rows } = tableOf(loaded.tables, other.data);
  const customers = new Map(whole.customers.map((customer) => [customer.scope.customer, customer]));
  const belongings = new Belongings(loaded.tables, other.data);
  const isAbove = isAboveSubject(program, other.data);
  const { version, name, asOf, sources } = program;
  const own: Ir.Program = {
    ...{ version, name, asOf, sources, order: [], tests: [], limits: [] },
    subject: other.data,
    ...moneyOf(program, source, isAbove),
    policies: other.policies,
    actions: other.actions,
    guards: other.guards,
    campaigns: [],
    limits: [],
    definitions: [],
  };
  const decided = rows.flatMap((row): (Customer & { owner?: string })[] => {
    const customer = isAbove ? undefined : customers.get(customerRow(other.data, row, whole) ?? row);
    if (!isAbove && !customer) return [];
    const day = dayOf(loaded.tables, other.data, row);
    if (!isAbove && day !== undefined && day > loaded.asOf.day) return [];
    const scope: Scope = {
      ...(customer?.scope ?? nobody(whole)),
      row: { data: other.data, row },
      about: { belongings, row, customerOf: (data, inner) => customers.get(customerRow(data, inner, whole)!)!.scope },
    };
    const decisions = new Decisions(own, scope, {
      decided: scope.decided,
      guarded: (guard) => holds(isAbove ? ofRow(guard.when, other.data) : guard.when, customer?.scope ?? scope),
    });
    const key = textCell(row, source.key ?? '') ?? '';
    return [{ key, scope: decisions.scope, decisions, ...(customer && { owner: customer.key }) }];
  });
  decided.sort((one, another) => compareBytes(one.key, another.key));
  for (const each of decided) computeAll({ ...own, guards: [] }, each);
  const { standing } = carryOut(own, decided);
  const evaluation: Evaluation = { ...whole, program: own, customers: decided, campaigns: [], limits: [], standing };
  return {
    data: other.data,
    rows: decided,
    counts: countAll(evaluation),
    totals: new Map(summed(own).map((action) => [action.name, total(action, decided)])),
    relations: relationsOfRows(evaluation, decided, isAbove),
  };
}

/** The scope of a row above customers: nothing of one customer is known there. */
function nobody({ customers, loaded, program }: Evaluation): Scope {
  const refuse = (what: string) => {
    throw new Error(`${what} of which customer?`);
  };
  return {
    asOf: loaded.asOf.day,
    tables: loaded.tables,
    subject: program.subject,
    belongings: new Belongings(loaded.tables, program.subject),
    definitions: new Map(),
    customer: undefined as never,
    ...(customers[0] && { definitions: customers[0].scope.definitions }),
    ...(customers[0]?.scope.badNumbers && { badNumbers: customers[0].scope.badNumbers }),
    value: refuse,
    decided: refuse,
  };
}

function isAboveSubject({ sources, subject }: Ir.Program, data: string): boolean {
  let at = sources.find(({ name }) => name === subject)?.parent?.data;
  while (at !== undefined && at !== data) at = sources.find(({ name }) => name === at)?.parent?.data;
  return at === data;
}

/** The customer that a row at or below customers belongs to. */
function customerRow(data: string, row: Row, whole: Pick<Evaluation, 'program' | 'loaded'>): Row | undefined {
  if (data === whole.program.subject) return row;
  const above = tableOf(whole.loaded.tables, data).source.parent?.data;
  return above === undefined || !row.parent ? undefined : customerRow(above, row.parent, whole);
}

/** A guard over what is decided for data above customers names columns by way of that data: they are those of the row. */
function ofRow<T>(part: T, data: string): T {
  if (Array.isArray(part)) return part.map((each) => ofRow(each, data)) as T;
  if (typeof part !== 'object' || part === null) return part;
  if ('op' in part && part.op === 'column') {
    const { path } = part as unknown as Ir.Column;
    const at = path.findIndex((step) => step.data === data);
    return { ...part, from: data, path: path.slice(at + 1) };
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, ofRow(value, data)])) as T;
}

/** Money of a row: its amount; above customers what the program shows beside customers, if that is an aggregate of their events and nothing else. */
function moneyOf(program: Ir.Program, { name, amount, columns }: Ir.Source, isAbove: boolean) {
  const column = columns.find((each) => each.name === amount);
  if (!isAbove) {
    const isExact = column && 'held' in column.type && column.type.held.kind === 'decimal';
    const value = { op: 'column', type: column?.type, from: name, path: [], column: amount } as Ir.Column;
    return isExact ? { value } : { value: undefined as never };
  }
  const { value } = program;
  const metric = value?.op === 'reference' ? program.definitions.find((one) => one.name === value.name) : undefined;
  const found = metric?.kind === 'metric' ? metric.value : value;
  const isPlain = found?.op === 'aggregate' && !/"op":"(reference|decision)"/.test(JSON.stringify(found));
  return isPlain ? { value: found } : { value: undefined as never };
}

// ---------------------------------------------------------------- results

type DecidedRow = Customer & { readonly owner?: string };

function relationsOfRows(
  evaluation: Evaluation,
  rows: readonly DecidedRow[],
  isAbove: boolean,
): ReadonlyMap<string, Relation> {
  const all = relationsOf(evaluation);
  const owners = new Map(rows.map(({ key, owner }) => [key, owner ?? null] as const));
  const withOwner = ({ columns: [key = '', ...columns], rows: cells }: Relation): Relation => ({
    columns: [key, 'customer', ...columns],
    rows: cells.map(([own = null, ...row]) => [own, owners.get(own ?? '') ?? null, ...row]),
  });
  const names = ['decisions', 'matches', ...evaluation.program.policies.map(({ name }) => `policy ${name}`)];
  const found = names.map((name) => [name, isAbove ? all.get(name)! : withOwner(all.get(name)!)] as const);
  return new Map([...found, ...(isAbove ? [] : [['totals', totals(evaluation.program, rows)] as const])]);
}

function summed({ actions }: Ir.Program): readonly Ir.Action[] {
  return actions.filter(
    ({ keep, takes }) =>
      keep !== 'all' && (takes?.kind === 'number' || takes?.kind === 'money') && takes.held.kind === 'decimal',
  );
}

function total({ name, takes }: Ir.Action, rows: readonly Customer[]): string {
  const scale = takes && 'held' in takes && takes.held.kind === 'decimal' ? takes.held.scale : 0;
  const sum = rows.reduce<Decimal>(
    (all, { decisions }) => {
      const value = decisions.decided(name);
      return value?.kind === 'decimal' ? add(all, value) : all;
    },
    { unscaled: 0n, scale },
  );
  return printDecimal(sum);
}

function totals(program: Ir.Program, rows: readonly DecidedRow[]): Relation {
  const owners = [...new Set(rows.map(({ owner = '' }) => owner))].sort(compareBytes);
  const actions = summed(program);
  return {
    columns: ['key', 'rows', ...actions.map(({ name }) => name)],
    rows: owners.map((owner) => {
      const own = rows.filter((row) => row.owner === owner);
      return [owner, String(own.length), ...actions.map((action) => total(action, own))];
    }),
  };
}
