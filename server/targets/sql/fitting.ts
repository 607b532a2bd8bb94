import type * as Ir from '../../ir/index.ts';
import { checked } from './checked.ts';
import { condition } from './condition.ts';
import type { Context } from './context.ts';
import { cutsOfBands, cutsOfRanks, cutsOfShares, mostHeld } from './cut-queries.ts';
import { bands, classes, once } from './definition.ts';
import { mostDigits, mustBeExact } from './exact.ts';
import { wholeAs } from './exact-number.ts';
import { join, type Sql, sql } from './fragment.ts';
import { withHeld } from './held.ts';

/**
 * Bands and classes that are fitted by the statement that applies them: the same numbers as those of `patron fit`. Queries of their own find the cuts
 * where the engine computes once what they and others read. Elsewhere window functions over all customers do: where everybody with a value is fitted on,
 * the place of each value tells its band; else the cuts are found first, and compared with.
 */
export function fittedBands(context: Context, definition: Ir.Bands): Sql {
  const { of, where, best, bands: count, type } = definition;
  const operand = once(context, of);
  if (context.beside) {
    const cuts = cutsOfBands({ context, operand: operand.value }, definition);
    return compared(context, of, cuts, (inner, references) => bands(inner, definition, references));
  }
  if (!where) return wholeAs(context.dialect, bandOf(context, definition, operand.value), type);
  const fitted = fittedValue(context, definition.name, operand.value, where);
  const band = context.bind(bandOf(context, definition, fitted), { name: `${definition.name} of the fitted` });
  const worst = best === 'highest' ? 'min' : 'max';
  const cuts = Array.from({ length: count - 1 }, (_, index) =>
    context.bind(overAll(context, worst, sql`CASE WHEN ${band} >= ${index + 2} THEN ${fitted} END`), {
      name: `${definition.name} cut ${index + 2}`,
    }),
  );
  return compared(context, of, cuts, (inner, references) => bands(inner, definition, references));
}

/** 1 + floor(worse × bands / n), in whole numbers. */
function bandOf(context: Context, { name, best, bands: count }: Ir.Bands, value: Sql): Sql {
  const { dialect } = context;
  const order = dialect.ordered(value, best === 'highest' ? 'ascending' : 'descending');
  const rank = context.bind(sql`rank() OVER (ORDER BY ${order})`, { name: `${name} rank` });
  const known = context.bind(dialect.overAll(sql`count(${value})`, value), { name: `${name} known` });
  const place = dialect.divideWhole(sql`((${rank} - 1) * ${count})`, sql`nullif(${known}, 0)`, 18);
  return sql`CASE WHEN ${value} IS NOT NULL THEN 1 + ${place} END`;
}

export function fittedClasses(context: Context, definition: Ir.ShareClass | Ir.RankClass): Sql {
  const { of, where, members } = definition;
  const operand = once(context, of);
  if (context.beside) {
    const find = { context, operand: operand.value };
    const cuts = definition.kind === 'rank-class' ? cutsOfRanks(find, definition) : cutsOfShares(find, definition);
    return compared(context, of, cuts, (inner, references) => classes(inner, definition, references));
  }
  if (!where) {
    const names = members.map(({ name }) => context.dialect.text(name));
    return memberOf(context, definition, operand.value, names);
  }
  const fitted = fittedValue(context, definition.name, operand.value, where);
  const numbers = members.map((_, index) => sql`${index}`);
  const member = context.bind(memberOf(context, definition, fitted, numbers), {
    name: `${definition.name} of the fitted`,
  });
  const cuts = members.slice(0, -1).map((_, index) =>
    context.bind(overAll(context, 'min', sql`CASE WHEN ${member} = ${index} THEN ${fitted} END`), {
      name: `${definition.name} cut ${index + 1}`,
    }),
  );
  return compared(context, of, cuts, (inner, references) => classes(inner, definition, references));
}

/** What stands for the member that each value is in. */
function memberOf(
  context: Context,
  definition: Ir.ShareClass | Ir.RankClass,
  value: Sql,
  members: readonly Sql[],
): Sql {
  const isWithin =
    definition.kind === 'rank-class' ? withinRank(context, definition, value) : withinShare(context, definition, value);
  const arms = definition.members.flatMap(({ upTo }, index) =>
    upTo && index < members.length - 1 ? [sql`WHEN ${isWithin(upTo)} THEN ${members[index]!} `] : [],
  );
  return sql`CASE WHEN ${value} IS NULL THEN NULL ${join(arms, sql``)}ELSE ${members.at(-1)!} END`;
}

type IsWithin = (share: readonly [number, number]) => Sql;

/** The customers at or above a value are at the most that share of all. */
function withinRank(context: Context, { name }: Ir.RankClass, value: Sql): IsWithin {
  const { dialect } = context;
  const above = context.bind(sql`count(${value}) OVER (ORDER BY ${dialect.ordered(value, 'descending')})`, {
    name: `${name} at or above`,
  });
  const known = context.bind(dialect.overAll(sql`count(${value})`, value), { name: `${name} known` });
  return ([part, whole]) => sql`${above} * ${dialect.wide(BigInt(whole))} <= ${known} * ${dialect.wide(BigInt(part))}`;
}

/** What is held above a positive value is less than that share of all that is held. Whatever is not positive is in no share. */
function withinShare(context: Context, definition: Ir.ShareClass, value: Sql): IsWithin {
  const { name, of } = definition;
  const { dialect } = context;
  const { digits, scale } = mustBeExact(of.type);
  const room = { digits: Math.min(mostDigits, digits + sumDigits), scale };
  const label = (what: string) => ({ name: `${name} ${what}` });
  const positive = context.bind(sql`CASE WHEN ${value} > 0 THEN ${value} END`, label('positive'));
  const whole = (sum: Sql, what: string) => {
    const held = dialect.cast(context.bind(sum, label(what)), dialect.types.decimal(room));
    return context.bind(dialect.unscaled(held, room, scale), label(`${what} in whole units`));
  };
  const order = dialect.ordered(value, 'descending');
  const upTo = whole(sql`sum(${positive}) OVER (ORDER BY ${order})`, 'at or above');
  const equal = whole(sql`sum(${positive}) OVER (PARTITION BY ${value})`, 'of the same');
  const sum = whole(dialect.overAll(sql`sum(${positive})`, positive), 'in all');
  const most = dialect.wide(mostHeld(definition));
  const total = context.bind(checked(context, 'too-many-digits', sum, sql`${sum} <= ${most}`, sum), label('total'));
  const above = context.bind(sql`(${upTo} - ${equal})`, label('above'));
  return ([part, all]) =>
    sql`${value} > 0 AND ${above} * ${dialect.wide(BigInt(all))} < ${total} * ${dialect.wide(BigInt(part))}`;
}

/** So many more digits a sum over customers may have than each of its values. */
const sumDigits = 10;

/** Whether a sum over customers has room in 38 digits: engines tell in different ways, or not at all, when it has not. */
export function hasRoom({ of }: Ir.ShareClass): boolean {
  return mustBeExact(of.type).digits + sumDigits <= mostDigits;
}

function fittedValue(context: Context, name: string, value: Sql, where: Ir.Expression): Sql {
  const isFitted = context.dialect.isTrue(condition(context, where, 'holds'));
  return context.bind(sql`CASE WHEN ${isFitted} THEN ${value} END`, { name: `${name} fitted on` });
}

const names = { min: sql`min`, max: sql`max` };

function overAll({ dialect }: Context, name: keyof typeof names, value: Sql): Sql {
  return dialect.overAll(sql`${names[name]}(${value})`, value);
}

/** Cuts that are columns stand for values of the operand's type. */
function compared(
  context: Context,
  { type }: Ir.Expression,
  cuts: readonly Sql[],
  apply: (context: Context, cuts: readonly Ir.Reference[]) => Sql,
): Sql {
  const references = cuts.map((): Ir.Reference => ({ op: 'reference', name: '', type }));
  return apply(withHeld(context, new Map(references.map((each, index) => [each, cuts[index]!]))), references);
}
