import type * as Ir from '../../ir/index.ts';
import { checked } from './checked.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import { mostDigits, mustBeExact, power } from './exact.ts';
import { nameOf, type Sql, sql } from './fragment.ts';
import type { Found, Named, Step } from './projection.ts';

/**
 * The cuts of bands and classes, found by queries over the values that there are: how many customers have each value comes first, so that only different
 * values are put in order. The same numbers as those of `patron fit`; NULL where no value reaches a band or a member.
 */
export function cutsOfBands(find: Find, definition: Ir.Bands): readonly Sql[] {
  const { best, bands } = definition;
  const { dialect } = find.context;
  const [value, customers, worse, known] = columnsOf(find, 'value', 'customers', 'worse', 'known');
  const order = dialect.ordered(value, best === 'highest' ? 'ascending' : 'descending');
  const places = [
    { name: worse, value: sql`sum(${customers}) OVER (ORDER BY ${order}) - ${customers}` },
    { name: known, value: sql`sum(${customers}) OVER ()` },
  ];
  const reached = best === 'highest' ? 'min' : 'max';
  const cuts = Array.from({ length: bands - 1 }, (_, index) => ({
    name: `${definition.name} cut ${index + 2}`,
    value: dialect.aggregate({ function: reached, of: value }, sql`${worse} * ${bands} >= ${known} * ${index + 1}`),
  }));
  return found(find, definition, { name: customers, value: sql`count(*)` }, places, cuts);
}

/** The customers at or above the cut of a member are at the most its share of all. */
export function cutsOfRanks(find: Find, definition: Ir.RankClass): readonly Sql[] {
  const { dialect } = find.context;
  const [value, customers, above, known] = columnsOf(find, 'value', 'customers', 'at or above', 'known');
  const places = [
    { name: above, value: sql`sum(${customers}) OVER (ORDER BY ${dialect.ordered(value, 'descending')})` },
    { name: known, value: sql`sum(${customers}) OVER ()` },
  ];
  const isWithin = ([part, whole]: Share) =>
    sql`${above} * ${dialect.wide(BigInt(whole))} <= ${known} * ${dialect.wide(BigInt(part))}`;
  return found(
    find,
    definition,
    { name: customers, value: sql`count(*)` },
    places,
    memberCuts(find, definition, isWithin),
  );
}

/** What is held above the cut of a member is less than its share of all that is held. Only what is positive is held, counted in its smallest unit. */
export function cutsOfShares(find: Find, definition: Ir.ShareClass): readonly Sql[] {
  const { context, operand } = find;
  const { dialect } = context;
  const held = mustBeExact(definition.of.type);
  const [value, holding, above, total] = columnsOf(find, 'value', 'held', 'held above', 'held in all');
  const all = sql`sum(${holding}) OVER ()`;
  const fits = sql`${all} <= ${dialect.wide(mostHeld(definition))}`;
  const places = [
    {
      name: above,
      value: sql`sum(${holding}) OVER (ORDER BY ${dialect.ordered(value, 'descending')}) - ${holding}`,
    },
    { name: total, value: checked(context, 'too-many-digits', all, fits, all) },
  ];
  const isWithin = ([part, whole]: Share) =>
    sql`${above} * ${dialect.wide(BigInt(whole))} < ${total} * ${dialect.wide(BigInt(part))}`;
  const units = dialect.unscaled(operand, held, held.scale);
  const holds = { name: holding, value: sql`${units} * count(*)` };
  return found(find, definition, holds, places, memberCuts(find, definition, isWithin), sql`${operand} > 0`);
}

/** The operand is named already, and whatever it is computed of. */
export interface Find {
  readonly context: Context;
  readonly operand: Sql;
}

type Share = readonly [number, number];

/** A total that is greater would have no room for its product with a part. */
export function mostHeld({ members }: Ir.ShareClass): bigint {
  const part = Math.max(1, ...members.flatMap(({ upTo }) => upTo ?? []));
  return power(mostDigits - String(part).length) - 1n;
}

function memberCuts(
  find: Find,
  { name, members }: Ir.ShareClass | Ir.RankClass,
  isWithin: (share: Share) => Sql,
): Found['finds'] {
  const [value] = columnsOf(find, 'value');
  return members.slice(0, -1).map(({ upTo }, index) => ({
    name: `${name} cut ${index + 1}`,
    value: find.context.dialect.aggregate({ function: 'min', of: value }, isWithin(upTo ?? [1, 1])),
  }));
}

function found(
  find: Find,
  { name, where, origin }: Ir.Bands | Ir.ShareClass | Ir.RankClass,
  counted: Named,
  places: readonly Named[],
  finds: Found['finds'],
  isCounted: Sql = sql`${find.operand} IS NOT NULL`,
): readonly Sql[] {
  const { context, operand } = find;
  const isFitted =
    where && context.bind(context.dialect.isTrue(condition(context, where, 'holds')), { name: `${name} is fitted on` });
  const [value] = columnsOf(find, 'value');
  const values: Step = {
    title: `${name} values`,
    columns: [{ name: value, value: operand }, counted],
    where: isFitted ? sql`${isCounted} AND ${isFitted}` : isCounted,
    groupBy: operand,
  };
  const placed: Step = { title: `${name} places`, columns: [{ name: value, value }, ...places] };
  const label = { name: `${name} cuts`, ...(origin && { origin }) };
  return context.beside!({ label, steps: [values, placed], finds });
}

/** Names of the columns of queries that read nothing else. */
function columnsOf<const N extends readonly string[]>(find: Find, ...names: N): { [I in keyof N]: Sql } {
  return names.map((name) => nameOf(find.context.dialect.identifier(name))) as unknown as { [I in keyof N]: Sql };
}
