import type * as Ir from '../../../server/ir/index.ts';
import { type DayNumber, parseDay } from './calendar.ts';
import { type CampaignOutcome, carryOut, type Standing } from './campaign.ts';
import { Decisions } from './decide.ts';
import { type Column, define, type Fitted } from './definitions.ts';
import { evaluate } from './expression.ts';
import { refuseDaysBefore } from './first-days.ts';
import { type LimitOutcome, withhold } from './limit.ts';
import { type Loaded, load } from './load.ts';
import { refuseRowsWithoutKey } from './others.ts';
import type { Scope } from './scope.ts';
import { Belongings, type RawTable, type Row, tableOf, textCell } from './table.ts';
import { literalValue, type Maybe } from './value.ts';

/** Everything that a program says about every customer. */
export interface Evaluation {
  readonly program: Ir.Program;
  readonly loaded: Loaded;
  /** Sorted by the bytes of their keys. */
  readonly customers: readonly Customer[];
  readonly fits: ReadonlyMap<string, Fitted>;
  readonly campaigns: readonly CampaignOutcome[];
  /** By key and action: what is decided before limits, and in the end. */
  readonly demanded: Standing;
  readonly limits: readonly LimitOutcome[];
  readonly standing: Standing;
}

export interface Customer {
  readonly key: string;
  readonly scope: Scope;
  readonly decisions: Decisions;
}

/** Numbers that were fitted before, as canonical text, by the name of the definition. */
export type GivenFits = ReadonlyMap<string, { readonly fitted: number; readonly cuts: readonly (string | null)[] }>;

export interface EvaluateOptions {
  /** Overrides the program's. */
  readonly asOf?: string;
  /** With these, nothing is fitted. */
  readonly fits?: GivenFits;
  readonly badNumbers?: Scope['badNumbers'];
}

/** `raw`: the cells of every source that is a file. */
export function evaluateProgram(
  program: Ir.Program,
  raw: ReadonlyMap<string, RawTable>,
  options: EvaluateOptions = {},
): Evaluation {
  const loaded = load(program, raw, dayInUse(program, options.asOf));
  refuseRowsWithoutKey(program, loaded);
  const columns = new Map<string, Column>();
  const fits = new Map<string, Fitted>();
  const scopes = scopesOf(program, loaded, columns, options);
  refuseDaysBefore(program, scopes);
  for (const definition of program.definitions) {
    const { column, fit } = define(definition, scopes, givenFit(definition, options.fits));
    columns.set(definition.name, column);
    if (fit) fits.set(definition.name, fit);
  }
  const { source } = tableOf(loaded.tables, program.subject);
  const customers = scopes.map((scope) => {
    const decisions = new Decisions(program, scope);
    return { key: textCell(scope.customer, source.key ?? '') ?? '', scope: decisions.scope, decisions };
  });
  for (const customer of customers) computeAll(program, customer);
  customers.sort((one, other) => compareBytes(one.key, other.key));
  const { outcomes, standing: demanded } = carryOut(program, customers);
  const { limits, standing } = withhold(program, customers, demanded);
  return { program, loaded, customers, fits, campaigns: outcomes, demanded, limits, standing };
}

function givenFit(definition: Ir.Definition, fits: GivenFits | undefined): Fitted | undefined {
  const given = fits?.get(definition.name);
  if (!given) return undefined;
  const type = fittedType(definition);
  const cuts = given.cuts.map((cut) => (cut === null ? undefined : literalValue({ op: 'literal', type, value: cut })));
  return { fitted: given.fitted, cuts };
}

/** Of what the numbers are: a pair of an affinity is a text. */
function fittedType(definition: Ir.Definition): Ir.Type {
  return 'of' in definition ? definition.of.type : { kind: 'text' };
}

/**
 * Computes every expression of a program for a customer, so that data errors show whichever rule decides. Decisions on other decisions are
 * computed with them.
 */
export function computeAll(
  { value, policies, guards: own, campaigns, limits = [], others = [] }: Ir.Program,
  { scope }: Pick<Customer, 'scope'>,
): void {
  const guards = [...own, ...others.flatMap((other) => other.guards)];
  const all = [...policies, ...campaigns];
  const decided = all.flatMap(({ rules }) => rules.flatMap(({ decisions }) => decisions));
  const values = decided.flatMap((decision) => [decision.value, ...decision.labels.map((label) => label.value)]);
  const conditions = [
    ...all.flatMap(({ rules, uncovered, overlaps }) => [...rules, ...uncovered, ...overlaps]),
    ...guards,
  ].map(({ when }) => when);
  const ofCampaigns = campaigns.flatMap(({ audience, rank, budget, frequencies }) => [
    ...[audience, rank?.of, budget?.each],
    ...frequencies.map(({ contacts }) => contacts),
  ]);
  const ofLimits = limits.flatMap(({ group, rank }) => [group?.of, rank?.of]);
  for (const each of [
    value,
    ...values,
    ...conditions,
    ...guards.map((guard) => guard.value),
    ...ofCampaigns,
    ...ofLimits,
  ])
    if (each) evaluate(each, scope);
}

function dayInUse(program: Ir.Program, option: string | undefined): Loaded['asOf'] | undefined {
  if (option !== undefined) return { day: must(parseDay(option)), from: 'option' };
  return program.asOf.date === undefined ? undefined : { day: must(parseDay(program.asOf.date)), from: 'program' };
}

function scopesOf(
  program: Ir.Program,
  { tables, asOf }: Loaded,
  columns: ReadonlyMap<string, Column>,
  { badNumbers }: EvaluateOptions,
): Scope[] {
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
    ...(badNumbers && { badNumbers }),
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
