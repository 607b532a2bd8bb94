import type * as Ir from '../../../server/ir/index.ts';
import { expressionsOfProgram, walk } from '../../../server/ir/walk.ts';
import { back } from './aggregate.ts';
import { DataError } from './data-error.ts';
import type { Scope } from './scope.ts';
import { dayOf, dayOfValue } from './table.ts';

/** Nothing is asked of a day before the first row that a customer has of the data, or before the first customer was there. */
export function refuseDaysBefore(program: Ir.Program, scopes: readonly Scope[]): void {
  for (const { expression } of expressionsOfProgram(program)) {
    for (const node of walk(expression)) {
      if (node.op !== 'aggregate' && node.op !== 'where-there') continue;
      if (!node.ago) continue;
      const days = scopes.flatMap((scope) => daysOf(node, scope));
      const earliest = days.reduce<number | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
      const asOf = scopes[0]?.asOf ?? 0;
      if (earliest !== undefined && earliest > back(asOf, node.ago))
        throw new DataError('earlier-date-before-data', 'there was nothing yet');
    }
  }
}

function daysOf(node: Ir.Aggregate | Ir.WhereThere, { belongings, customer, tables }: Scope): number[] {
  if (node.op === 'where-there') {
    const day = dayOfValue(customer.cells.get(node.since.column));
    return day === undefined ? [] : [day];
  }
  return belongings.of(customer, node.data).flatMap((row) => dayOf(tables, node.data, row) ?? []);
}
