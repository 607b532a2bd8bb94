import type * as Ir from '../../server/ir/index.ts';
import { column, program, source, types } from '../support/ir-builder.ts';
import { type Evaluation, evaluateProgram, printValue, type RawTable } from '../support/reference/index.ts';

/** `id,spend` and rows below it, as a small table in a test. */
export function table(text: string): RawTable {
  const [columns = [], ...rows] = text
    .trimStart()
    .split('\n')
    .map((line) => line.trimStart().split(','));
  return { columns, rows };
}

/** Customers with these columns and nothing else. */
export function overCustomers(
  columns: readonly Ir.SourceColumn[],
  rows: RawTable,
  rest: Partial<Ir.Program>,
): Evaluation {
  const customers = source('customers', [column('key', 'id', types.text), ...columns]);
  return evaluateProgram(program({ sources: [customers], ...rest }), new Map([['customers', rows]]));
}

/** Customers, with their orders. */
export function overOrders(
  orders: readonly Ir.SourceColumn[],
  rows: { readonly customers: RawTable; readonly orders: RawTable },
  rest: Partial<Ir.Program>,
): Evaluation {
  const sources = [
    source('customers', [column('key', 'id', types.text)]),
    source('orders', [...orders, column('column', 'customer', types.text)], {
      parent: { data: 'customers', by: 'customer' },
    }),
  ];
  return evaluateProgram(program({ sources, ...rest }), new Map(Object.entries(rows)));
}

/** The values of a definition in the order of the keys. */
export function valuesOf(evaluation: Evaluation, name: string): (string | null)[] {
  return evaluation.customers.map(({ scope }) => printValue(scope.value(name)));
}

/** What was decided on an action, by key. */
export function decisionsOn(evaluation: Evaluation, action: string): Record<string, string | null> {
  return Object.fromEntries(
    evaluation.customers.map(({ key, decisions }) => [key, printValue(decisions.decided(action))]),
  );
}
