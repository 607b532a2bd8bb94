import type * as Ir from '../../../server/ir/index.ts';
import { type DayNumber, parseDay } from './calendar.ts';
import { Decisions } from './decide.ts';
import { type Column, define, type Fitted } from './definitions.ts';
import { evaluate } from './expression.ts';
import { type Loaded, load } from './load.ts';
import type { Scope } from './scope.ts';
import { Belongings, type RawTable, type Row, tableOf, textCell } from './table.ts';
import type { Maybe } from './value.ts';

/** Everything that a program says about every customer. */
export interface Evaluation {
  readonly program: Ir.Program;
  readonly loaded: Loaded;
  /** Sorted by the bytes of their keys. */
  readonly customers: readonly Customer[];
  readonly fits: ReadonlyMap<string, Fitted>;
}

export interface Customer {
  readonly key: string;
  readonly scope: Scope;
  readonly decisions: Decisions;
}

/** `raw`: the cells of every source that is a file. `asOf` overrides the program's. */
export function evaluateProgram(
  program: Ir.Program,
  raw: ReadonlyMap<string, RawTable>,
  options: { readonly asOf?: string } = {},
): Evaluation {
  const loaded = load(program, raw, dayInUse(program, options.asOf));
  const columns = new Map<string, Column>();
  const fits = new Map<string, Fitted>();
  const scopes = scopesOf(program, loaded, columns);
  for (const definition of program.definitions) {
    const { column, fit } = define(definition, scopes);
    columns.set(definition.name, column);
    if (fit) fits.set(definition.name, fit);
  }
  const { source } = tableOf(loaded.tables, program.subject);
  const customers = scopes.map((scope) => {
    const decisions = new Decisions(program, scope);
    return { key: textCell(scope.customer, source.key ?? '') ?? '', scope: decisions.scope, decisions };
  });
  for (const customer of customers) computeAll(program, customer);
  return { program, loaded, customers: customers.sort((one, other) => compareBytes(one.key, other.key)), fits };
}

/**
 * Computes every expression of a program for a customer, so that data errors show whichever rule decides. Decisions on other decisions are
 * computed with them.
 */
function computeAll({ value, policies, guards }: Ir.Program, { scope }: Customer): void {
  const decided = policies.flatMap(({ rules }) => rules.flatMap(({ decisions }) => decisions));
  const values = decided.flatMap((decision) => [decision.value, ...decision.labels.map((label) => label.value)]);
  const conditions = [
    ...policies.flatMap(({ rules, uncovered, overlaps }) => [...rules, ...uncovered, ...overlaps]),
    ...guards,
  ].map(({ when }) => when);
  for (const each of [value, ...values, ...conditions, ...guards.map((guard) => guard.value)])
    if (each) evaluate(each, scope);
}

function dayInUse(program: Ir.Program, option: string | undefined): Loaded['asOf'] | undefined {
  if (option !== undefined) return { day: must(parseDay(option)), from: 'option' };
  return program.asOf.date === undefined ? undefined : { day: must(parseDay(program.asOf.date)), from: 'program' };
}

function scopesOf(program: Ir.Program, { tables, asOf }: Loaded, columns: ReadonlyMap<string, Column>): Scope[] {
  const belongings = new Belongings(tables, program.subject);
  const definitions = new Map(program.definitions.map((definition) => [definition.name, definition]));
  const value = (customer: Row, name: string): Maybe => {
    const column = columns.get(name);
    if (!column) throw new Error(`${name} is used before it is defined`);
    return column.get(customer);
  };
  return tableOf(tables, program.subject).rows.map((customer) => ({
    asOf: asOf.day,
    tables,
    subject: program.subject,
    belongings,
    customer,
    definitions,
    value: (name) => value(customer, name),
    decided: (action) => {
      throw new Error(`the decision on ${action} is used where nothing is decided yet`);
    },
  }));
}

export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function must(day: DayNumber | undefined): DayNumber {
  if (day === undefined) throw new Error('as-of is no day');
  return day;
}
