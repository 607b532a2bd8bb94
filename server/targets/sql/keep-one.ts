import type * as Ir from '../../ir/index.ts';
import { rankOf, rankOfLiteral } from './choice.ts';
import type { Customers } from './customers.ts';
import {
  anyOf,
  guardHolds,
  isConstant,
  isNamed,
  labelled,
  labelType,
  ownerOf,
  type Resolved,
  type Wish,
  wishLabel,
  wishValue,
} from './decisions.ts';
import type { Dialect } from './dialect.ts';
import { join, type Sql, sql } from './fragment.ts';
import { typeName } from './literal.ts';
import type { Label } from './projection.ts';

/** An action of which one value wins: the first in the order of the text, the highest or the lowest. */
export function keepOne(
  customers: Customers,
  action: Ir.Action,
  wishes: readonly Wish[],
  guards: readonly Ir.Guard[],
): Resolved {
  const { dialect } = customers.computation;
  const type: Ir.Type = action.takes ?? { kind: 'yes-no' };
  const wishValues = wishes.map((wish) => wishValue(customers, action, wish));
  const values = (won: Sql) => choose(won, typeName(dialect, type), wishValues);
  const kept = customers.bind(keep(customers, action, wishes), {
    name: `${action.name} decided by`,
    kind: 'decisions',
  });
  const keptValue = () => customers.bind(values(kept), { name: `${action.name} before guards`, kind: 'decisions' });
  const withheld = (guard: Ir.Guard) => {
    const holds = sql`${kept} IS NOT NULL AND ${guardHolds(customers, guard)}`;
    return guard.value ? sql`(${holds} AND ${isNamed(customers, guard, keptValue(), type)})` : sql`(${holds})`;
  };
  const won =
    guards.length === 0
      ? kept
      : customers.bind(sql`CASE WHEN NOT ${anyOf(guards.map(withheld))} THEN ${kept} END`, {
          name: `${action.name} after guards`,
          kind: 'decisions',
        });
  const rules = () => wishes.map((wish) => dialect.text(ownerOf(wish)));
  const labelName = (name: string) => typeName(dialect, labelType(action, name));
  const labelValues = (name: string) => wishes.map((wish) => wishLabel(customers, action, wish, name, 'value'));
  return {
    wishes,
    state: [won],
    isKept: (wish) => sql`coalesce(${kept} = ${wish + 1}, FALSE)`,
    stands: (wish) => sql`coalesce(${won} = ${wish + 1}, FALSE)`,
    isChosen: () => sql`(${kept} IS NOT NULL)`,
    isDecided: ([number]) => sql`(${number!} IS NOT NULL)`,
    value: () => values(won),
    label: (name) => choose(won, labelName(name), labelValues(name)),
    valueOf: ([number]) =>
      wishes.every(({ decision }) => isConstant(decision.value))
        ? chooseConstant(dialect, number!, typeName(dialect, type), wishValues)
        : undefined,
    labelOf: ([number], name) =>
      wishes.every((wish) => isConstant(labelled(wish, name)))
        ? chooseConstant(dialect, number!, labelName(name), labelValues(name))
        : undefined,
    rule: () => chooseConstant(dialect, won, dialect.types.text, rules()),
    ruleOf: ([number]) => chooseConstant(dialect, number!, dialect.types.text, rules()),
    withheld,
    satisfies: (guard) => {
      const named = guard.value ? isNamed(customers, guard, customers.bind(values(won)), type) : dialect.truth(true);
      return sql`(${won} IS NOT NULL AND ${named})`;
    },
  };
}

/** The value of that number, from 1; `type` says of what nothing at all is. */
export function choose(number: Sql, type: Sql, values: readonly (Sql | undefined)[]): Sql {
  const arms = values.flatMap((each, index) => (each ? [sql`WHEN ${index + 1} THEN ${each} `] : []));
  return arms.length > 0 ? sql`CASE ${number} ${join(arms, sql``)}END` : sql`CAST(NULL AS ${type})`;
}

/** From so many constants on, engines may have a faster way than one CASE. */
const manyConstants = 8;

/** The same of values that are constants. */
export function chooseConstant(dialect: Dialect, number: Sql, type: Sql, values: readonly (Sql | undefined)[]): Sql {
  if (values.length < manyConstants) return choose(number, type, values);
  const nothing = sql`CAST(NULL AS ${type})`;
  return dialect.nth(
    number,
    values.map((each) => each ?? nothing),
  );
}

function keep(customers: Customers, action: Ir.Action, wishes: readonly Wish[]): Sql {
  if (action.keep === 'first')
    return firstGiven(
      customers,
      wishes.map((wish, index) => ({ wish, index })),
    );
  const ranks = wishes.map((wish) => constantRank(customers, action, wish));
  if (ranks.every((rank) => rank !== undefined)) return bestConstant(customers, action, wishes, ranks);
  return bestComputed(customers, action, wishes);
}

function firstGiven(
  { computation: { dialect } }: Customers,
  inOrder: readonly { readonly wish: Wish; readonly index: number }[],
): Sql {
  const arms = inOrder.map(({ wish, index }) => sql`WHEN ${wish.given} THEN ${index + 1} `);
  return arms.length === 0 ? dialect.cast(sql`NULL`, dialect.types.number) : sql`CASE ${join(arms, sql``)}END`;
}

/** How good a value is, known before any customer is. */
function constantRank(customers: Customers, { takes }: Ir.Action, { decision: { value } }: Wish): number | undefined {
  if (!takes || value?.op !== 'literal') return undefined;
  return takes.kind === 'choice' || takes.kind === 'cadence'
    ? rankOfLiteral(customers.context(''), { ...value, type: takes })
    : undefined;
}

/** From the best: the first that is given has won; of equals the first in the text. */
function bestConstant(customers: Customers, action: Ir.Action, wishes: readonly Wish[], ranks: readonly number[]): Sql {
  const sign = action.keep === 'highest' ? -1 : 1;
  const inOrder = wishes.map((wish, index) => ({ wish, index, rank: ranks[index] ?? 0 }));
  return firstGiven(
    customers,
    inOrder.sort((a, b) => sign * (a.rank - b.rank) || a.index - b.index),
  );
}

/** Values that are computed for each customer: the best of those given, then the first that equals it. */
function bestComputed(customers: Customers, action: Ir.Action, wishes: readonly Wish[]): Sql {
  const values = wishes.map((wish) => {
    const held = comparable(customers, action, wishValue(customers, action, wish));
    return customers.bind(sql`CASE WHEN ${wish.given} THEN ${held} END`, {
      name: `${action.name} by ${ownerOf(wish)}`,
      kind: 'decisions',
    });
  });
  const best = better(customers, action, values);
  const arms = values.map((each, index) => sql`WHEN ${each} = ${best} THEN ${index + 1} `);
  return sql`CASE ${join(arms, sql``)}END`;
}

/** A value of an action, as something that the engine itself compares. */
export function comparable(customers: Customers, { takes }: Ir.Action, held: Sql): Sql {
  return takes?.kind === 'choice' || takes?.kind === 'cadence' ? rankOf(customers.context(''), held, takes) : held;
}

/** In pairs, and each pair a column of its own, so that neither depth nor length runs away. */
function better(customers: Customers, action: Ir.Action, values: readonly Sql[]): Sql {
  if (values.length === 1) return values[0]!;
  const comparator = action.keep === 'highest' ? sql`>=` : sql`<=`;
  const label: Label = { name: `better ${action.name}`, kind: 'decisions' };
  const next: Sql[] = [];
  for (let index = 0; index < values.length; index += 2) {
    const [a, b] = [values[index]!, values[index + 1]];
    const winner = b && sql`CASE WHEN ${b} IS NULL OR ${a} ${comparator} ${b} THEN ${a} ELSE ${b} END`;
    next.push(winner ? customers.bind(winner, label) : a);
  }
  return better(customers, action, next);
}
