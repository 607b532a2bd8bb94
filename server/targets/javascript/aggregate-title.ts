import { earlierName } from '../../ir/earlier.ts';
import { hashOf } from '../../ir/hash.ts';
import type * as Ir from '../../ir/index.ts';
import { functionWords } from '../written/aggregate.ts';
import { written } from '../written/expression.ts';
import { scopeOf } from '../written/scope.ts';
import { said } from '../written/unsayable.ts';
import { writtenWindow } from '../written/window.ts';

/** As long as words may be to stand in the name of a field. */
const longest = 100;

/**
 * What only this aggregate is called, whatever else the rules ask for: what a field means must not depend on where rules stand. In the words of the
 * rules, `sum of orders.total in last 12 months where …`; where these are long, or there are none, their beginning and a hash.
 */
export function aggregateTitle(aggregate: Ir.Aggregate, program: Ir.Program): string {
  const words = aggregateWords(aggregate, program);
  if (words !== undefined && words.length <= longest) return words;
  return `${beginningOf(aggregate)} #${hashOf(withoutTypes(aggregate)).slice(0, 8)}`;
}

/** All of its words, where the language has any. */
export function aggregateWords({ ago = [], ...now }: Ir.Aggregate, program: Ir.Program): string | undefined {
  const words = said(() => written(now, scopeOf(program)));
  return typeof words === 'string' ? earlierName(words, ago) : undefined;
}

function beginningOf({ function: name, data, of, window, ago }: Ir.Aggregate): string {
  const what = of?.op === 'column' ? [data, ...of.path.map((step) => step.data), of.column].join('.') : data;
  const days = window && writtenWindow(window);
  return earlierName([functionWords[name], what, ...(days === undefined ? [] : [days])].join(' '), ago ?? []);
}

/** How wide numbers are is a matter of the data, not of what is asked. */
function withoutTypes(aggregate: Ir.Aggregate): unknown {
  return JSON.parse(JSON.stringify(aggregate, (key, part) => (key === 'type' ? undefined : part)));
}
