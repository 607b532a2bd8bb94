import { earlierName } from '../../ir/earlier.ts';
import type * as Ir from '../../ir/index.ts';
import { written } from '../written/expression.ts';
import { said } from '../written/unsayable.ts';
import { writtenWindow } from '../written/window.ts';

/** As long as a condition may be to stand in the name of a field. */
const longest = 60;

/** `sum of orders.total in last 12 months where …`, in the words of the rules as far as these are short. */
export function aggregateTitle(aggregate: Ir.Aggregate, program: Ir.Program): string {
  const { function: name, data, of, window, ago } = aggregate;
  const column = of?.op === 'column' ? [data, ...of.path.map((step) => step.data), of.column].join('.') : data;
  const days = window && writtenWindow(window);
  const parts = [`${name} of ${column}`, ...(days === undefined ? [] : [days]), ...conditionOf(aggregate, program)];
  return earlierName(parts.join(' '), ago ?? []);
}

function conditionOf({ where, data }: Ir.Aggregate, program: Ir.Program): readonly string[] {
  if (!where) return [];
  const text = said(() => written(where, { program, row: data, isAggregated: true }));
  return typeof text === 'string' && text.length <= longest ? [`where ${text}`] : [];
}
