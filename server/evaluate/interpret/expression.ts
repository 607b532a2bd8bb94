import type * as Ir from '../../ir/index.ts';
import { dayBack, exactOf, isDouble } from '../../targets/sql/index.ts';
import { dayOf, daysBetween, monthOf, monthsBetween, weekdayOf } from './calendar.ts';
import { compareValues } from './compare.ts';
import { truthOf } from './condition.ts';
import type { Environment } from './environment.ts';
import * as number from './number.ts';
import { howMany } from './quantified.ts';
import {
  type Exact,
  heldAs,
  isExact,
  isKnown,
  literalValue,
  type Result,
  Ungiven,
  type Value,
  whole,
} from './value.ts';
import { weighted } from './weighted.ts';
import { absenceOf } from './where-there.ts';

/** The value of an expression. What is missing makes it missing, whatever is not given; else what is not given leaves it so. */
export function evaluate(expression: Ir.Expression, environment: Environment): Result {
  switch (expression.op) {
    case 'literal':
      return literalValue(expression);
    case 'reference':
      return environment.reference(expression);
    case 'column':
      return environment.column(expression);
    case 'decision':
      return environment.decision(expression);
    case 'aggregate':
      return environment.aggregate(expression);
    case 'first': {
      const of = evaluate(expression.of, environment);
      return Array.isArray(of) ? ((of as readonly string[])[0] ?? null) : of;
    }
    case 'or-else': {
      const of = evaluate(expression.of, environment);
      return heldIn(of === null ? evaluate(expression.otherwise, environment) : of, expression.type);
    }
    case 'months-between':
    case 'years-between': {
      const to = expression.to ? evaluate(expression.to, environment) : dayBack(expression.ago, environment.asOf);
      return combine([evaluate(expression.from, environment), to], ([a, b]) => {
        const months = monthsBetween(dayOf(String(a)), dayOf(String(b)));
        return whole(expression.op === 'years-between' ? Math.trunc(months / 12) : months);
      });
    }
    case 'where-there': {
      const absent = absenceOf(expression, environment);
      return absent === undefined ? evaluate(expression.of, environment) : absent;
    }
    case 'how-many':
      return howMany(expression.operands.map((operand) => truthOf(operand, environment, 'holds')));
    case 'weighted': {
      const values = expression.parts.map(({ of }) => evaluate(of, environment));
      return heldIn(weighted(expression, values, exactOf(expression.type)?.scale ?? 0), expression.type);
    }
    case 'min':
    case 'max':
      return extreme(expression, environment);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'quotient':
    case 'round-quotient':
      return ofTwo(expression, environment);
    case 'to-double':
    case 'round-exact':
    case 'round-double':
    case 'floor':
    case 'days-since':
    case 'days-until':
    case 'month':
    case 'weekday':
    case 'date-of':
      return combine([evaluate(expression.of, environment)], ([of]) => ofOne(expression, of!, environment));
    default: {
      const truth = truthOf(expression, environment, 'holds');
      return truth instanceof Ungiven ? truth : truth === true;
    }
  }
}

/** Of known values; missing where one is missing, else not given where one is not given. */
function combine(values: readonly Result[], compute: (values: readonly Value[]) => Result): Result {
  if (values.includes(null)) return null;
  return Ungiven.of(...values) ?? compute(values.filter(isKnown));
}

type OfTwo = Ir.Arithmetic | Ir.Quotient | Ir.RoundQuotient;

function ofTwo(expression: OfTwo, environment: Environment): Result {
  const [left, right] =
    'left' in expression ? [expression.left, expression.right] : [expression.numerator, expression.denominator];
  const sides = [evaluate(left, environment), evaluate(right, environment)];
  return combine(sides, ([a, b]) => {
    if (typeof a === 'number' && typeof b === 'number') return ofDoubles(expression.op, a, b);
    if (!isExact(a!) || !isExact(b!)) throw new Error(`${expression.op} takes numbers`);
    return heldIn(ofExact(expression, a, b, scaleFor(left, right)), expression.type);
  });
}

function ofDoubles(op: OfTwo['op'], a: number, b: number): Result {
  if (op === 'add') return number.finite(a + b);
  if (op === 'subtract') return number.finite(a - b);
  if (op === 'multiply') return number.finite(a * b);
  return b === 0 ? null : number.finite(a / b);
}

function ofExact(expression: OfTwo, a: Exact, b: Exact, scale: number): Result {
  switch (expression.op) {
    case 'add':
      return number.add(a, b);
    case 'subtract':
      return number.subtract(a, b);
    case 'multiply':
      return number.multiply(a, b);
    case 'quotient':
      return number.quotient(a, b, scale);
    case 'round-quotient':
      return number.roundQuotient(a, b, expression.places);
  }
}

function scaleFor(left: Ir.Expression, right: Ir.Expression): number {
  return Math.max(exactOf(left.type)?.scale ?? 0, exactOf(right.type)?.scale ?? 0);
}

type OfOne = Ir.ToDouble | Ir.RoundExact | Ir.RoundDouble | Ir.Floor | Ir.DaysSince | Ir.CalendarPart | Ir.DateOf;

function ofOne(expression: OfOne, of: Value, { asOf }: Environment): Result {
  switch (expression.op) {
    case 'days-since':
      return whole(daysBetween(dayOf(String(of)), dayBack(expression.ago, asOf)));
    case 'days-until':
      return whole(daysBetween(dayBack(expression.ago, asOf), dayOf(String(of))));
    case 'month':
      return whole(monthOf(String(of)));
    case 'weekday':
      return weekdayOf(dayOf(String(of)));
    case 'date-of':
      return dayOf(String(of));
    default:
      return ofNumber(expression, of);
  }
}

function ofNumber(expression: Ir.ToDouble | Ir.RoundExact | Ir.RoundDouble | Ir.Floor, of: Value): Result {
  if (typeof of === 'number') {
    if (expression.op === 'floor') return number.floorOfDouble(of);
    return expression.op === 'to-double' ? of : number.roundDouble(of, 'places' in expression ? expression.places : 0);
  }
  if (!isExact(of)) throw new Error(`${expression.op} takes a number`);
  if (expression.op === 'floor') return number.floor(of);
  if (expression.op !== 'to-double') return heldIn(number.round(of, expression.places), expression.type);
  return number.exactAsDouble(heldAs(of, exactOf(expression.of.type)?.scale ?? 0));
}

function extreme({ op, operands, type }: Ir.Extreme, environment: Environment): Result {
  const values = operands.map((operand) => evaluate(operand, environment));
  return combine(values, (known) => {
    const sign = op === 'max' ? 1 : -1;
    const best = known.reduce((a, b) => (sign * compareValues(type, a, b, environment.cadences) >= 0 ? a : b));
    return heldIn(best, type);
  });
}

/** An exact number as the type holds it. */
function heldIn(result: Result, type: Ir.Type): Result {
  const held = exactOf(type);
  return held && !isDouble(type) && isKnown(result) && isExact(result) ? heldAs(result, held.scale) : result;
}
