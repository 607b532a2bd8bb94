import type * as Ir from '../../ir/index.ts';
import { dayBack } from '../../targets/sql/index.ts';
import { dayOf } from './calendar.ts';
import type { Environment } from './environment.ts';
import { isKnown, type Ungiven } from './value.ts';

/** Undefined where the customer was there on an earlier day; null, or what is not given to know it, where not. */
export function absenceOf({ since, ago }: Ir.WhereThere, environment: Environment): null | undefined | Ungiven {
  const day = environment.column(since);
  if (!isKnown(day)) return day;
  return dayOf(String(day)) <= dayBack(ago, environment.asOf) ? undefined : null;
}
