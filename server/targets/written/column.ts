import type * as Ir from '../../ir/index.ts';
import { lengthOf, writtenName } from './literal.ts';
import type { Scope } from './scope.ts';

/** `consent`, `orders.total`, `orders.product_id.category`: short only where the text has it as short. */
export function writtenColumn(column: Ir.Column, scope: Scope): string {
  const names = [column.from, ...column.path.map(stepName), column.column].map((name) => writtenName(name, column));
  const isNear = !scope.isAggregated && (column.from === scope.row || column.from === scope.program.subject);
  const short = isNear ? [names.slice(-1).join('.'), names.slice(-2).join('.')] : [];
  return short.find((text) => text.length === lengthOf(column)) ?? names.join('.');
}

function stepName(step: Ir.Step): string {
  return step.kind === 'lookup' ? step.column : step.data;
}
