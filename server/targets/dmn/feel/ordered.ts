import type * as Ir from '../../../ir/index.ts';
import { cadencesOf, commonMeasure, partsOf } from '../../../ir/work.ts';
import { feelText } from './text.ts';

/** Texts that have an order: a text of FEEL that says how great a value is, missing where the value is. */
export function rankOf(type: Ir.Type, value: string, program: Ir.Program): string | undefined {
  switch (type.kind) {
    case 'number':
    case 'money':
    case 'duration':
      return value;
    case 'date':
      return `${value}.year * 10000 + ${value}.month * 100 + ${value}.day`;
    case 'timestamp':
      return `${value}.year * 10000000000 + ${value}.month * 100000000 + ${value}.day * 1000000 + ${value}.hour * 10000 + ${value}.minute * 100 + ${value}.second`;
    case 'choice':
      return type.ordered ? indexIn([...type.members].reverse(), value) : undefined;
    case 'cadence':
      return cadenceRank(value, program);
    default:
      return undefined;
  }
}

function indexIn(texts: readonly string[], value: string): string {
  return `index of([${texts.map(feelText).join(', ')}], ${value})[1]`;
}

/** Several names of one frequency are equally often. */
function cadenceRank(value: string, program: Ir.Program): string {
  const cadences = cadencesOf(program);
  const measure = commonMeasure(cadences.values());
  const parts = [...cadences].map(([text, perYear]) => ({ text, work: partsOf(perYear, measure) }));
  const works = [...new Set(parts.map(({ work }) => work))].sort((a, b) => (a < b ? -1 : 1));
  const ranks = parts.map(({ work }) => works.indexOf(work) + 1);
  return `[${ranks.join(', ')}][${indexIn(
    parts.map(({ text }) => text),
    value,
  )}]`;
}
