import type { Fits } from '../../../../server/ir/fits.ts';
import { type Evaluation, type RawTable, relationsOf } from '../../../support/reference/index.ts';
import { type Decisions, emitted } from './emitted.ts';
import { customerRow, fieldsOf, rowsOf, valuesOf } from './reference.ts';

export interface Compared {
  readonly differences: readonly string[];
  /** Customers about whom something is decided. */
  readonly decided: number;
}

/** Every decision about every customer: what the reference says, and what a module says from rows, from texts and from numbers. */
export async function compareCustomers(
  evaluation: Evaluation,
  tables: ReadonlyMap<string, RawTable>,
  fits: Fits,
): Promise<Compared> {
  const { program, loaded } = evaluation;
  const asOf = new Date(loaded.asOf.day * 86_400_000).toISOString().slice(0, 10);
  const { decide, decideFromEvents } = await emitted(program, { fits });
  const rows = rowsOf(program, tables);
  const fields = fieldsOf(program, fits);
  const { columns, rows: expected } = relationsOf(evaluation).get('decisions')!;
  const found = evaluation.customers.flatMap((customer, index) => {
    const wanted = expected[index]!;
    const told = (by: string, run: () => Decisions | null) =>
      compared(`${by} of ${customer.key}`, columns, wanted, run);
    return [
      ...told('from rows', () => decideFromEvents(customerRow(evaluation, customer.key, rows), rows, asOf)),
      ...told('from values', () => decide(valuesOf(fields, customer), asOf)),
      ...told('from numbers', () => decide(valuesOf(fields, customer, 'numbers'), asOf)),
    ];
  });
  const early = [...(loaded.tables.get(program.subject)?.futureKeys ?? [])].filter(
    (key) => decideFromEvents(customerRow(evaluation, key, rows), rows, asOf) !== null,
  );
  const first = columns[1] === 'label' ? 2 : 1;
  return {
    differences: [...found, ...early.map((key) => `${key} is not there yet`)],
    decided: expected.filter((row) => row.slice(first).some((cell) => cell !== null)).length,
  };
}

function compared(
  by: string,
  columns: readonly string[],
  wanted: readonly (string | null)[],
  run: () => Decisions | null,
): readonly string[] {
  let found: Decisions | null;
  try {
    found = run();
  } catch (error) {
    return [`${by}: ${String(error)}`];
  }
  if (found === null) return [`${by}: nobody`];
  const decisions = found;
  const first = columns[1] === 'label' ? 2 : 1;
  const names = Object.keys(decisions).join(' | ');
  if (names !== columns.slice(first).join(' | '))
    return [`${by}: ${names} instead of ${columns.slice(first).join(' | ')}`];
  return columns.slice(first).flatMap((column, index) => {
    const [is, meant] = [decisions[column] ?? null, wanted[first + index] ?? null];
    return is === meant ? [] : [`${by}: ${column} is ${is}, not ${meant}`];
  });
}
