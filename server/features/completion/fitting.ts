import type { Operand } from '../../../grammar/index.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import { type Rank, ranks } from './item.ts';

/** How well a value of this type fits: as a condition what is yes or no best, then whatever can be compared. */
export function rankOf(type: Ir.Type | undefined, { role }: Operand, wanted: Ir.Type | undefined): Rank {
  if (!type) return ranks.possible;
  if (role === 'first') return type.kind === 'yes-no' ? ranks.fitting : ranks.likely;
  const isComputable = types.isNumeric(type) || type.kind === 'duration' || types.isTime(type);
  if (!wanted) return isComputable || role !== 'computed' ? ranks.fitting : ranks.far;
  if (types.isLike(type, wanted) || (types.isTime(type) && types.isTime(wanted))) return ranks.fitting;
  return role === 'computed' && isComputable ? ranks.likely : ranks.far;
}

/** What does not fit could not become what fits, by something that is written behind it. */
export function hasNoArithmetic({ kind }: Ir.Type): boolean {
  return kind === 'choice' || kind === 'cell' || kind === 'text' || kind === 'yes-no' || kind === 'cadence';
}
