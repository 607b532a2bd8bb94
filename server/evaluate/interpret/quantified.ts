import type * as Ir from '../../ir/index.ts';
import type { Truth } from './condition.ts';
import { type Result, Ungiven, whole } from './value.ts';

/** Do from `least` to `most` hold? What is open decides only where it can make a difference; then what is not given, then what is unknown. */
export function withinBounds({ least = 0, most }: Pick<Ir.Holding, 'least' | 'most'>, truths: readonly Truth[]): Truth {
  const upTo = most ?? truths.length;
  const sure = truths.filter((truth) => truth === true).length;
  const possible = truths.filter((truth) => truth !== false).length;
  if (sure >= least && possible <= upTo) return true;
  if (possible < least || sure > upTo) return false;
  return Ungiven.of(...truths) ?? 'unknown';
}

export function howMany(truths: readonly Truth[]): Result {
  return Ungiven.of(...truths) ?? whole(truths.filter((truth) => truth === true).length);
}
