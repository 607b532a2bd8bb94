import type { Fits } from '../../../../server/ir/fits.ts';
import { type Evaluation, type RawTable, relationsOf } from '../../../support/reference/index.ts';
import { compareOthers } from './compare-others.ts';
import { type Decisions, type EmittedModule, required } from './emitted.ts';
import { customerRow, fieldsOf, rowsOf, valuesOf } from './reference.ts';

export interface Compared {
  readonly differences: readonly string[];
  /** Customers, and rows of other data, about whom something is decided. */
  readonly decided: number;
  readonly decidedRows: number;
}

/** What a module is asked, and whom it is compared with. */
export interface Comparing {
  readonly module: EmittedModule;
  readonly evaluation: Evaluation;
  readonly rows: ReturnType<typeof rowsOf>;
  readonly fields: ReturnType<typeof fieldsOf>;
  readonly asOf: string;
}

/** Every decision about every customer, and about every row of other data: what the reference says, and what a module says from rows, from texts and from numbers. */
export async function compareCustomers(
  evaluation: Evaluation,
  tables: ReadonlyMap<string, RawTable>,
  fits: Fits,
): Promise<Compared> {
  const { program, loaded } = evaluation;
  const asOf = new Date(loaded.asOf.day * 86_400_000).toISOString().slice(0, 10);
  const module = await required(program, { fits });
  const comparing = { module, evaluation, rows: rowsOf(program, tables), fields: fieldsOf(program, fits), asOf };
  const others = compareOthers(comparing);
  const { columns, rows: expected } = relationsOf(evaluation).get('decisions')!;
  return {
    differences: [...compareDecisions(comparing), ...early(comparing), ...others.differences],
    decided: expected.filter((row) => row.slice(firstOf(columns)).some((cell) => cell !== null)).length,
    decidedRows: others.decidedRows,
  };
}

function compareDecisions({ module, evaluation, rows, fields, asOf }: Comparing): readonly string[] {
  const { columns, rows: expected } = relationsOf(evaluation).get('decisions')!;
  return evaluation.customers.flatMap((customer, index) => {
    const wanted = namedCells(columns.slice(firstOf(columns)), expected[index]!.slice(firstOf(columns)));
    const told = (by: string, run: () => Decisions | null) => compared(`${by} of ${customer.key}`, wanted, run);
    return [
      ...told('from rows', () =>
        withoutRows(module.decideFromEvents(customerRow(evaluation, customer.key, rows), rows, asOf), evaluation),
      ),
      ...told('from values', () => module.decide(valuesOf(fields.customer, customer), asOf)),
      ...told('from numbers', () => module.decide(valuesOf(fields.customer, customer, 'numbers'), asOf)),
    ];
  });
}

function early({ module, evaluation, rows, asOf }: Comparing): readonly string[] {
  const { loaded, program } = evaluation;
  return [...(loaded.tables.get(program.subject)?.futureKeys ?? [])]
    .filter((key) => module.decideFromEvents(customerRow(evaluation, key, rows), rows, asOf) !== null)
    .map((key) => `${key} is not there yet`);
}

function firstOf(columns: readonly string[]): number {
  return columns[1] === 'label' ? 2 : 1;
}

/** The decisions about a customer alone. */
function withoutRows(decisions: Decisions | null, { program }: Evaluation): Decisions | null {
  if (!decisions || !program.others) return decisions;
  const { rows: _rows, totals: _totals, ...rest } = decisions;
  return rest;
}

export type NamedCells = readonly (readonly [name: string, cell: string | null])[];

export function namedCells(columns: readonly string[], cells: readonly (string | null)[]): NamedCells {
  return columns.map((name, index) => [name, cells[index] ?? null]);
}

export function compared(by: string, wanted: NamedCells, run: () => Decisions | null): readonly string[] {
  let found: Decisions | null;
  try {
    found = run();
  } catch (error) {
    return [`${by}: ${String(error)}`];
  }
  if (found === null) return [`${by}: nobody`];
  const decisions = found;
  const names = Object.keys(decisions).join(' | ');
  const meant = wanted.map(([name]) => name).join(' | ');
  if (names !== meant) return [`${by}: ${names} instead of ${meant}`];
  return wanted.flatMap(([name, cell]) => {
    const is = decisions[name] ?? null;
    return is === cell ? [] : [`${by}: ${name} is ${is}, not ${cell}`];
  });
}
