import type * as Ir from '../../ir/index.ts';
import { checked } from './checked.ts';
import type { Context } from './context.ts';
import type { Dialect } from './dialect.ts';
import {
  common,
  type Exact,
  exactOf,
  greatestWhole,
  isWholeDuration,
  mostDigits,
  mustBeExact,
  parseDecimal,
  power,
  wholeDigits,
} from './exact.ts';
import { value } from './expression.ts';
import { type Sql, sql } from './fragment.ts';
import { exactLiteral, typeName } from './literal.ts';

/** The value of an exact expression as a decimal that has at least as much room. */
export function exactAs(context: Context, expression: Ir.Expression, held: Exact): Sql {
  const { dialect } = context;
  const own = mustBeExact(expression.type);
  if (expression.op === 'literal' && fitsIn(expression, held))
    return exactLiteral(dialect, String(expression.value), held);
  return widen(dialect, value(context, expression), isDecimal(expression.type) ? own : undefined, held);
}

/** `from` is absent for whole numbers that are no decimals. */
function widen(dialect: Dialect, held: Sql, from: Exact | undefined, to: Exact): Sql {
  const same = from && from.digits === to.digits && from.scale === to.scale;
  return same ? held : dialect.cast(held, dialect.types.decimal(to));
}

/** An exact value with the room of one type, to be held as another; a data error where it does not fit. */
export function narrow(context: Context, held: Sql, from: Exact, to: Exact): Sql {
  const { dialect } = context;
  if (wholeDigits(to) >= wholeDigits(from)) return widen(dialect, held, from, to);
  const known = context.bind(held);
  const most = power(wholeDigits(to) + from.scale) - 1n;
  // Bound, so that it is computed for every row: whether a data error shows must not depend on what an operand beside it decides.
  return context.bind(
    checked(
      context,
      'too-many-digits',
      known,
      between(dialect, known, from, most),
      dialect.cast(known, dialect.types.decimal(to)),
    ),
  );
}

/** A whole number as a value of an exact type without places. */
export function wholeAs(dialect: Dialect, whole: Sql, type: Ir.Type): Sql {
  return dialect.cast(whole, typeName(dialect, type));
}

/**
 * The integer value × 10^scale as a double. Integers of 2^53 and more would be rounded: they are data errors, which are looked for only where the
 * type leaves room for them.
 */
export function unscaledDouble(context: Context, expression: Ir.Expression, scale: number): Sql {
  const { dialect } = context;
  const held = mustBeExact(expression.type);
  const exact = value(context, expression);
  if (wholeDigits(held) + scale <= 15) return dialect.cast(dialect.unscaled(exact, held, scale), dialect.types.double);
  const known = context.bind(exact);
  const narrowed: Exact = { digits: 16, scale };
  const integer = dialect.unscaled(dialect.cast(known, dialect.types.decimal(narrowed)), narrowed, scale);
  const most = greatestWhole / power(scale - held.scale);
  return context.bind(
    checked(
      context,
      'inexact-double',
      known,
      between(dialect, known, held, most),
      dialect.cast(integer, dialect.types.double),
    ),
  );
}

/** The integer value × 10^scale; a data error where it has more than 38 digits. */
export function unscaledWhole(context: Context, expression: Ir.Expression, scale: number): Sql {
  const { dialect } = context;
  const held = mustBeExact(expression.type);
  const exact = exactAs(context, expression, held);
  if (wholeDigits(held) + scale <= mostDigits) return dialect.unscaled(exact, held, scale);
  const known = context.bind(exact);
  const most = power(mostDigits - scale + held.scale) - 1n;
  return checked(
    context,
    'too-many-digits',
    known,
    between(dialect, known, held, most),
    dialect.unscaled(known, held, scale),
  );
}

/** Of magnitude `most` at the most, which counts smallest units. */
function between(dialect: Dialect, known: Sql, { digits, scale }: Exact, most: bigint): Sql {
  const held = { digits: Math.max(digits, 17), scale };
  return sql`${known} BETWEEN ${dialect.decimal(-most, held)} AND ${dialect.decimal(most, held)}`;
}

/** Both sides of a comparison as values that compare; undefined where no decimal has room for both. */
export function alike(context: Context, left: Ir.Expression, right: Ir.Expression): readonly [Sql, Sql] | undefined {
  const [a, b] = [mustBeExact(left.type), mustBeExact(right.type)];
  if (!isDecimal(left.type) && !isDecimal(right.type)) return [value(context, left), value(context, right)];
  if (right.op === 'literal' && fitsIn(right, a)) return [exactAs(context, left, a), comparedWith(context, right, a)];
  if (left.op === 'literal' && fitsIn(left, b)) return [comparedWith(context, left, b), exactAs(context, right, b)];
  const held = common(a, b);
  return held.digits > mostDigits ? undefined : [exactAs(context, left, held), exactAs(context, right, held)];
}

/** A literal beside exact numbers of a type in which it has room. */
export function comparedWith({ dialect }: Context, { value: digits }: Ir.Literal, held: Exact): Sql {
  return exactLiteral(dialect, String(digits), held, 'compared');
}

/** Has a literal room in a type, digits that are zeros apart? */
export function fitsIn({ value: digits }: Ir.Literal, held: Exact): boolean {
  const { unscaled, scale } = parseDecimal(String(digits));
  if (scale > held.scale && unscaled % power(scale - held.scale) !== 0n) return false;
  const whole = unscaled / power(scale);
  return (whole < 0n ? -whole : whole) < power(wholeDigits(held));
}

function isDecimal(type: Ir.Type): boolean {
  return !isWholeDuration(type) && exactOf(type) !== undefined;
}
