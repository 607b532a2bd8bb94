import type * as Ir from '../../ir/index.ts';
import { writtenColumn } from './column.ts';
import { writtenName } from './literal.ts';
import type { Scope } from './scope.ts';
import { Unsayable } from './unsayable.ts';
import { writtenWindow } from './window.ts';

/** How an expression inside the aggregate is written. */
export type Write = (expression: Ir.Expression, scope: Scope) => string;

/** `sum of orders.total in last 12 months where …`; whether it may stand among other words without parentheses. */
export function writtenAggregate(
  aggregate: Ir.Aggregate,
  scope: Scope,
  write: Write,
): { readonly text: string; readonly hasWhere: boolean } {
  const { window, where, ago } = aggregate;
  if (ago) throw new Unsayable(aggregate);
  const inner: Scope = { ...scope, row: aggregate.data, isAggregated: true };
  const days = window && writtenWindow(window);
  if (window && days === undefined) throw new Unsayable(aggregate);
  const parts = [head(aggregate, inner, write), ...(days ? [days] : [])];
  return {
    text: [...parts, ...(where ? [`where ${write(where, inner)}`] : [])].join(' '),
    hasWhere: where !== undefined,
  };
}

/** How each function begins. */
export const functionWords: Readonly<Record<Ir.Aggregate['function'], string>> = {
  count: 'count of',
  'count-known': 'count of',
  sum: 'sum of',
  lowest: 'lowest of',
  highest: 'highest of',
  median: 'median of',
  distinct: 'distinct',
  top: 'top of',
  'usual-gap': 'usual gap between',
  'next-due': 'next due of',
  baskets: 'baskets of',
};

function head(aggregate: Ir.Aggregate, inner: Scope, write: Write): string {
  const { function: name, data, of, limit, by } = aggregate;
  const rows = writtenName(data, aggregate);
  if (name === 'usual-gap') return `${functionWords[name]} ${rows}`;
  if (name === 'top' && of && by) return `top ${limit} of ${operand(of, inner, write)} by ${head(by, inner, write)}`;
  if (name === 'top' || name === 'next-due' || name === 'baskets') throw new Unsayable(aggregate);
  return `${functionWords[name]} ${of ? operand(of, inner, write) : rows}`;
}

/** A column or value of the rows as it is; anything else in parentheses, and only where it names the rows. */
function operand(of: Ir.Expression, inner: Scope, write: Write): string {
  if (of.op === 'column' && of.from === inner.row) return writtenColumn(of, inner);
  const text = write(of, inner);
  const named = `${writtenName(inner.row, of)}.`;
  if (!text.includes(named)) throw new Unsayable(of);
  if (of.op === 'reference' && !of.earlier && text.startsWith(named)) return text;
  return `(${text})`;
}
