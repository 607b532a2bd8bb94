import type * as Ir from '../../ir/index.ts';
import { checked } from './checked.ts';
import { rankOf } from './choice.ts';
import type { Context } from './context.ts';
import {
  type Exact,
  exactOf,
  greatestWhole,
  isDouble,
  isWholeDuration,
  mostDigits,
  mustBeExact,
  power,
  wholeDigits,
} from './exact.ts';
import { exactAs, narrow, unscaledDouble, unscaledWhole, wholeAs } from './exact-number.ts';
import { value } from './expression.ts';
import { join, list, type Sql, sql } from './fragment.ts';
import { typeName } from './literal.ts';

export function arithmetic(context: Context, expression: Ir.Arithmetic): Sql {
  const { type, op } = expression;
  if (isDouble(type)) return ofDoubles(context, expression);
  if (isWholeDuration(type)) return ofDurations(context, expression);
  return op === 'multiply' ? product(context, expression) : sum(context, expression);
}

const signs = { add: sql`+`, subtract: sql`-`, multiply: sql`*` };

/** In the order of the text: sums of doubles depend on it. */
function ofDoubles(context: Context, { op, left, right }: Ir.Arithmetic): Sql {
  return finite(context, sql`(${value(context, left)} ${signs[op]} ${value(context, right)})`);
}

function ofDurations(context: Context, { op, left, right }: Ir.Arithmetic): Sql {
  const { dialect } = context;
  const whole = (side: Ir.Expression) => {
    const held = value(context, side);
    return side.type.kind === 'duration' ? held : dialect.cast(held, dialect.types.whole);
  };
  if (op === 'multiply') return dialect.multiplyWhole(whole(left), whole(right));
  return sql`(${whole(left)} ${signs[op]} ${whole(right)})`;
}

function product(context: Context, { type, left, right }: Ir.Arithmetic): Sql {
  const [a, b] = [mustBeExact(left.type), mustBeExact(right.type)];
  const held: Exact = { digits: Math.min(mostDigits, a.digits + b.digits), scale: a.scale + b.scale };
  // A product of two decimals of at most 18 digits would be one of 18 digits too: one of them gets 19.
  const wide = a.digits + b.digits <= 18 ? a : { digits: Math.max(19, a.digits), scale: a.scale };
  const factor = context.dialect.cast(exactAs(context, left, a), context.dialect.types.decimal(wide));
  const multiplied = context.dialect.multiply(
    { value: factor, held: wide },
    { value: exactAs(context, right, b), held: b },
  );
  return narrow(context, multiplied, held, mustBeExact(type));
}

/** Exact sums are the same in any order: a balanced tree is not deep, however many operands there are. */
function sum(context: Context, expression: Ir.Arithmetic): Sql {
  const { dialect } = context;
  const held = mustBeExact(expression.type);
  const terms = termsOf(expression, false);
  const added = (negative: boolean) =>
    terms.filter((term) => term.negative === negative).map(({ of }) => exactAs(context, of, held));
  const add = (a: Sql, b: Sql) => dialect.plus(a, b, held);
  const plus = balanced(added(false), add);
  const minus = added(true);
  const all = minus.length === 0 ? plus : dialect.minus(plus, balanced(minus, add), held);
  return dialect.cast(all, dialect.types.decimal(held));
}

interface Term {
  readonly of: Ir.Expression;
  readonly negative: boolean;
}

function termsOf(of: Ir.Expression, negative: boolean): readonly Term[] {
  if ((of.op !== 'add' && of.op !== 'subtract') || isWholeDuration(of.type) || !exactOf(of.type))
    return [{ of, negative }];
  return [...termsOf(of.left, negative), ...termsOf(of.right, of.op === 'subtract' ? !negative : negative)];
}

/** A sum as a tree whose depth is the logarithm of its length. */
export function balanced(terms: readonly Sql[], plus = (a: Sql, b: Sql): Sql => sql`(${a} + ${b})`): Sql {
  const middle = Math.ceil(terms.length / 2);
  if (terms.length <= 1) return terms[0] ?? sql`0`;
  return plus(balanced(terms.slice(0, middle), plus), balanced(terms.slice(middle), plus));
}

/** By zero it is missing. */
export function quotient(context: Context, { numerator, denominator }: Ir.Quotient): Sql {
  if (isDouble(numerator.type)) {
    return finite(context, sql`(${value(context, numerator)} / nullif(${value(context, denominator)}, 0))`);
  }
  const scale = Math.max(mustBeExact(numerator.type).scale, mustBeExact(denominator.type).scale);
  return sql`(${unscaledDouble(context, numerator, scale)} / nullif(${unscaledDouble(context, denominator, scale)}, 0))`;
}

export function toDouble(context: Context, { of }: Ir.ToDouble): Sql {
  const { scale } = mustBeExact(of.type);
  const whole = unscaledDouble(context, of, scale);
  return scale === 0 ? whole : sql`(${whole} / ${context.dialect.double(`1e${scale}`)})`;
}

/** NaN and infinity do not exist: what would be one is a data error. */
function finite(context: Context, double: Sql): Sql {
  const known = context.bind(double);
  return context.bind(checked(context, 'inexact-double', known, context.dialect.isFinite(known), known));
}

export function roundExact(context: Context, { of, places, type }: Ir.RoundExact): Sql {
  const rounded = roundedDecimal(context, { of, places, type });
  return isWholeDuration(type) ? wholeAs(context.dialect, rounded, type) : rounded;
}

function roundedDecimal(context: Context, { of, places, type }: Pick<Ir.RoundExact, 'of' | 'places' | 'type'>): Sql {
  const from = mustBeExact(of.type);
  const to = mustBeExact(type);
  const exact = exactAs(context, of, from);
  if (places >= from.scale) return narrow(context, exact, from, to);
  const rounded: Exact = { digits: Math.min(mostDigits, wholeDigits(from) + 1 + places), scale: places };
  return narrow(context, context.dialect.round(exact, from, places), rounded, to);
}

export function roundDouble(context: Context, { of, places, type }: Ir.RoundDouble): Sql {
  const { dialect } = context;
  const double = context.bind(value(context, of));
  const magnitude = context.bind(dialect.floorDouble(sql`abs(${double}) * ${dialect.double(`1e${places}`)} + 0.5`));
  const whole = dialect.cast(sql`(sign(${double}) * ${magnitude})`, dialect.types.whole);
  return wholeOfDouble(context, magnitude, dialect.scaled(whole, { ...mustBeExact(type), scale: places }));
}

export function floor(context: Context, { of, type }: Ir.Floor): Sql {
  const { dialect } = context;
  const to = mustBeExact(type);
  if (isDouble(of.type)) {
    const floored = context.bind(dialect.floorDouble(value(context, of)));
    return wholeOfDouble(context, floored, dialect.scaled(dialect.cast(floored, dialect.types.whole), to));
  }
  if (isWholeDuration(of.type)) return value(context, of);
  const from = mustBeExact(of.type);
  const floored: Exact = { digits: Math.min(mostDigits, wholeDigits(from) + 1), scale: 0 };
  const whole = dialect.cast(dialect.floor(exactAs(context, of, from)), dialect.types.decimal(floored));
  return isWholeDuration(type)
    ? wholeAs(dialect, narrow(context, whole, floored, to), type)
    : dialect.cast(whole, typeName(dialect, type));
}

/** `result` where the double is a whole number below 2^53. */
function wholeOfDouble(context: Context, double: Sql, result: Sql): Sql {
  const limit = context.dialect.double(String(greatestWhole + 1n));
  return context.bind(checked(context, 'inexact-double', double, sql`abs(${double}) < ${limit}`, result));
}

/** In integers, so that half is exactly half: sign × (2·|n|·10^places + |d|) div (2·|d|), where that has room. */
export function roundQuotient(context: Context, { numerator, denominator, places, type }: Ir.RoundQuotient): Sql {
  const [a, b] = [mustBeExact(numerator.type), mustBeExact(denominator.type)];
  const scale = Math.max(a.scale, b.scale);
  const above = context.bind(unscaledWhole(context, numerator, scale));
  const below = context.bind(unscaledWhole(context, denominator, scale));
  const room = Math.max(wholeDigits(a), wholeDigits(b)) + scale;
  const magnitude = context.bind(
    room + places + 1 <= mostDigits
      ? divided(context, above, below, places, room + places + 1)
      : dividedInParts(context, above, below, places),
  );
  const signed = sql`CASE WHEN (${above} < 0) = (${below} < 0) THEN ${magnitude} ELSE ${context.dialect.negative(magnitude)} END`;
  return scaledWithin(context, context.bind(signed), { ...mustBeExact(type), scale: places });
}

function divided({ dialect }: Context, above: Sql, below: Sql, places: number, digits: number): Sql {
  const doubled = dialect.wide(2n * power(places));
  const dividend = sql`(${dialect.absolute(above)} * ${doubled} + ${dialect.absolute(below)})`;
  return dialect.divideWhole(dividend, sql`nullif(${dialect.wide(2n)} * ${dialect.absolute(below)}, 0)`, digits);
}

/** The whole part first, then the digits after the point from the remainder: for numbers so long that the short way has no room. */
function dividedInParts(context: Context, above: Sql, below: Sql, places: number): Sql {
  const { dialect } = context;
  const divisor = context.bind(sql`nullif(${dialect.absolute(below)}, 0)`);
  const whole = context.bind(dialect.divideWhole(dialect.absolute(above), divisor, mostDigits));
  const rest = context.bind(dialect.remainder(dialect.absolute(above), divisor));
  const room = dialect.wide(power(mostDigits - places - 2));
  const digits = divided(context, rest, divisor, places, mostDigits);
  const parts = sql`(${whole} * ${dialect.wide(power(places))} + ${digits})`;
  return context.bind(
    checked(context, 'too-many-digits', whole, sql`${divisor} < ${room} AND ${whole} < ${room}`, parts),
  );
}

function scaledWithin(context: Context, whole: Sql, held: Exact): Sql {
  const { dialect } = context;
  const most = dialect.wide(power(held.digits) - 1n);
  return context.bind(
    checked(context, 'too-many-digits', whole, sql`${dialect.absolute(whole)} <= ${most}`, dialect.scaled(whole, held)),
  );
}

/** Missing if an operand is: what engines make of NULL among the operands differs. */
export function extreme(context: Context, { op, operands, type }: Ir.Extreme): Sql {
  const { dialect } = context;
  const values = operands.map((operand) => context.bind(valueAs(context, operand, type)));
  const known = join(
    values.map((each) => sql`${each} IS NOT NULL`),
    sql` AND `,
  );
  const best = isRanked(type)
    ? bestRanked(context, op, values, type)
    : op === 'min'
      ? dialect.least(values)
      : dialect.greatest(values);
  return sql`CASE WHEN ${known} THEN ${best} END`;
}

function isRanked({ kind }: Ir.Type): boolean {
  return kind === 'choice' || kind === 'cadence';
}

/** The first that is as good as all others. */
function bestRanked(context: Context, op: 'min' | 'max', values: readonly Sql[], type: Ir.Type): Sql {
  const ranks = values.map((each) => context.bind(rankOf(context, each, type)));
  const best = context.bind(op === 'min' ? context.dialect.least(ranks) : context.dialect.greatest(ranks));
  const arms = values.map((each, index) => sql`WHEN ${ranks[index]!} = ${best} THEN ${each} `);
  return sql`CASE ${join(arms, sql``)}END`;
}

export function orElse(context: Context, { of, otherwise, type }: Ir.OrElse): Sql {
  return sql`coalesce(${list([of, otherwise].map((each) => valueAs(context, each, type)))})`;
}

/** A value as another type of its kind holds it: that of an operation over several, or of an action. */
export function valueAs(context: Context, expression: Ir.Expression, type: Ir.Type): Sql {
  const to = exactOf(type);
  const from = exactOf(expression.type);
  if (type.kind === 'duration' || !to || !from) return value(context, expression);
  if (expression.type.kind === 'duration')
    return context.dialect.cast(value(context, expression), typeName(context.dialect, type));
  return wholeDigits(to) >= wholeDigits(from)
    ? exactAs(context, expression, to)
    : narrow(context, value(context, expression), from, to);
}
