import type * as Ir from '../../ir/index.ts';
import type { Customers } from './customers.ts';
import {
  anyOf,
  guardHolds,
  isNamed,
  ownerOf,
  type Resolved,
  type Wish,
  wishLabel,
  wishText,
  wishValue,
} from './decisions.ts';
import { type Sql, sql } from './fragment.ts';

/** An action of which all values stand, as a list of their texts in the order of the text. */
export function keepAll(
  customers: Customers,
  action: Ir.Action,
  wishes: readonly Wish[],
  guards: readonly Ir.Guard[],
): Resolved {
  const { dialect } = customers.computation;
  const type: Ir.Type = action.takes ?? { kind: 'yes-no' };
  const given = wishes.map((wish) => customers.bind(dialect.isTrue(wish.given)));
  const isConcerned = (guard: Ir.Guard, wish: number): Sql => {
    const value = guard.value ? customers.bind(wishValue(customers, action, wishes[wish]!)) : sql`TRUE`;
    return sql`(${given[wish]!} AND ${isNamed(customers, guard, value, type)})`;
  };
  const withholds = (guard: Ir.Guard, wish: number) =>
    sql`(${guardHolds(customers, guard)} AND ${isConcerned(guard, wish)})`;
  const standing = wishes.map((_, wish) => {
    if (guards.length === 0) return given[wish]!;
    return customers.bind(sql`(${given[wish]!} AND NOT ${anyOf(guards.map((guard) => withholds(guard, wish)))})`);
  });
  const listed = (texts: readonly (Sql | undefined)[]): Sql => {
    const items = texts.flatMap((text, wish) => (text ? [sql`CASE WHEN ${standing[wish]!} THEN ${text} END`] : []));
    const known = customers.bind(dialect.listOfKnown([...items, dialect.cast(sql`NULL`, dialect.types.text)]));
    return sql`CASE WHEN ${dialect.listLength(known)} > 0 THEN ${known} END`;
  };
  return {
    wishes,
    isKept: (wish) => given[wish]!,
    stands: (wish) => standing[wish]!,
    value: () => listed(wishes.map((wish) => wishText(customers, action, wish))),
    label: (name) => listed(wishes.map((wish) => wishLabel(customers, action, wish, name, 'text'))),
    valueOf: () => undefined,
    labelOf: () => undefined,
    ruleOf: () => listed(wishes.map((wish) => dialect.text(ownerOf(wish)))),
    withheld: (guard) => anyOf(wishes.map((_, wish) => withholds(guard, wish))),
    satisfies: (guard) => {
      const named = (wish: number) => (guard.value ? isConcerned(guard, wish) : dialect.truth(true));
      return anyOf(wishes.map((_, wish) => sql`(${standing[wish]!} AND ${named(wish)})`));
    },
  };
}
