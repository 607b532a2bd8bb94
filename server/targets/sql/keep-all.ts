import type * as Ir from '../../ir/index.ts';
import { bitMasks, inBits } from './bits.ts';
import type { Customers } from './customers.ts';
import {
  anyOf,
  guardHolds,
  isConstant,
  isNamed,
  labelled,
  ownerOf,
  type Resolved,
  type Wish,
  wishLabel,
  wishText,
  wishValue,
} from './decisions.ts';
import { type Sql, sql } from './fragment.ts';
import type { Label } from './projection.ts';

/** An action of which all values stand, as a list of their texts in the order of the text. */
export function keepAll(
  customers: Customers,
  action: Ir.Action,
  wishes: readonly Wish[],
  guards: readonly Ir.Guard[],
): Resolved {
  const { dialect } = customers.computation;
  const type: Ir.Type = action.takes ?? { kind: 'yes-no' };
  const given = wishes.map((wish) =>
    customers.bind(dialect.isTrue(wish.given), { name: `${action.name} by ${ownerOf(wish)}`, kind: 'decisions' }),
  );
  const concerned = (wish: number): Label => ({
    name: `${action.name} of ${ownerOf(wishes[wish]!)}`,
    kind: 'decisions',
  });
  const isConcerned = (guard: Ir.Guard, wish: number): Sql => {
    const value = guard.value
      ? customers.bind(wishValue(customers, action, wishes[wish]!), concerned(wish))
      : undefined;
    return value ? sql`(${given[wish]!} AND ${isNamed(customers, guard, value, type)})` : given[wish]!;
  };
  const withholds = (guard: Ir.Guard, wish: number) =>
    sql`(${guardHolds(customers, guard)} AND ${isConcerned(guard, wish)})`;
  const standing = wishes.map((_, wish) => {
    if (guards.length === 0) return given[wish]!;
    return customers.bind(sql`(${given[wish]!} AND NOT ${anyOf(guards.map((guard) => withholds(guard, wish)))})`, {
      name: `${action.name} by ${ownerOf(wishes[wish]!)} after guards`,
      kind: 'decisions',
    });
  });
  /** An empty list is nothing at all. */
  const listed = (texts: readonly (Sql | undefined)[], stands: (wish: number) => Sql): Sql => {
    const said = texts.flatMap((text, wish) => (text ? [{ text, stands: stands(wish) }] : []));
    const items = said.map((each) => sql`CASE WHEN ${each.stands} THEN ${each.text} END`);
    const known = dialect.listOfKnown([...items, dialect.cast(sql`NULL`, dialect.types.text)]);
    return sql`CASE WHEN ${anyOf(said.map((each) => each.stands))} THEN ${known} END`;
  };
  const valueTexts = wishes.map((wish) => wishText(customers, action, wish));
  const labelTexts = (name: string) => wishes.map((wish) => wishLabel(customers, action, wish, name, 'text'));
  const rules = () => wishes.map((wish) => dialect.text(ownerOf(wish)));
  const isKnown = (wish: number, said: Ir.Expression | undefined, text: Sql) =>
    isConstant(said) ? standing[wish]! : sql`(${standing[wish]!} AND ${text} IS NOT NULL)`;
  const known = (wish: number) => isKnown(wish, wishes[wish]!.decision.value, valueTexts[wish]!);
  const labelKnown = (name: string) => {
    const texts = labelTexts(name);
    return (wish: number) => isKnown(wish, labelled(wishes[wish]!, name), texts[wish]!);
  };
  return {
    wishes,
    state: bitMasks(standing),
    isKept: (wish) => given[wish]!,
    stands: (wish) => standing[wish]!,
    isChosen: () => anyOf(given),
    isDecided: (state) => anyOf(state.map((mask) => sql`${mask} <> 0`)),
    value: () => listed(valueTexts, known),
    label: (name) => listed(labelTexts(name), labelKnown(name)),
    valueOf: (state) =>
      wishes.every(({ decision }) => isConstant(decision.value)) ? listed(valueTexts, inBits(state)) : undefined,
    labelOf: (state, name) =>
      wishes.every((wish) => isConstant(labelled(wish, name))) ? listed(labelTexts(name), inBits(state)) : undefined,
    rule: () => listed(rules(), (wish) => standing[wish]!),
    ruleOf: (state) => listed(rules(), inBits(state)),
    withheld: (guard) => anyOf(wishes.map((_, wish) => withholds(guard, wish))),
    satisfies: (guard) => {
      const named = (wish: number) => (guard.value ? isConcerned(guard, wish) : dialect.truth(true));
      return anyOf(wishes.map((_, wish) => sql`(${standing[wish]!} AND ${named(wish)})`));
    },
  };
}
