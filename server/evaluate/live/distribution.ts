import type * as Ir from '../../ir/index.ts';
import { exactOf } from '../../targets/sql/index.ts';
import type { Column } from './column.ts';
import { valueAt } from './column.ts';
import { textOfNumber } from './comparators.ts';
import type { Distribution } from './live.ts';

const mostSteps = 20;

/** How the known values of a column lie; undefined where there are none. */
export function distributionOf(column: Column, type: Ir.Type): Distribution | undefined {
  const sorted = knownValues(column).sort();
  const known = sorted.length;
  if (known === 0) return undefined;
  const text = (share: number) => textOfNumber(sorted[Math.max(0, Math.ceil(share * known) - 1)]!, type);
  return {
    known,
    missing: column.values.length - known,
    least: text(0),
    lowerQuartile: text(0.25),
    median: text(0.5),
    upperQuartile: text(0.75),
    greatest: text(1),
    histogram: histogramOf(sorted, type),
  };
}

function knownValues(column: Column): Float64Array {
  const values = new Float64Array(column.values.length);
  let known = 0;
  for (let customer = 0; customer < values.length; customer++) {
    const value = valueAt(column, customer);
    if (!Number.isNaN(value)) values[known++] = value;
  }
  return values.subarray(0, known);
}

/** Of few whole numbers each has a step of its own. */
function histogramOf(sorted: Float64Array, type: Ir.Type): readonly number[] {
  const [least, greatest] = [sorted[0]!, sorted.at(-1)!];
  const isWhole = type.kind === 'date' || exactOf(type)?.scale === 0;
  const steps = greatest === least ? 1 : isWhole ? Math.min(mostSteps, greatest - least + 1) : mostSteps;
  const width = (isWhole ? greatest - least + 1 : greatest - least) / steps;
  const histogram = Array.from({ length: steps }, () => 0);
  for (const value of sorted) histogram[Math.min(steps - 1, Math.floor((value - least) / width) || 0)]! += 1;
  return histogram;
}
