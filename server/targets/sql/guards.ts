import type * as Ir from '../../ir/index.ts';
import type { Customers } from './customers.ts';
import { type Sql, sql } from './fragment.ts';

type Always = Ir.Guard & { readonly kind: 'always' };

/** A guard that is checked and reported; every other one withholds. */
export function isAlways(guard: Ir.Guard): guard is Always {
  return guard.kind === 'always';
}

/** Whether a customer does not get what the guard says that everyone in it must. */
export function breaks(customers: Customers, guard: Always): Sql {
  const { dialect } = customers.computation;
  const holds = dialect.isTrue(customers.condition(guard.when, 'holds', guard.text));
  return sql`(${holds} AND NOT ${customers.decisions.resolved(guard.action).satisfies(guard)})`;
}
