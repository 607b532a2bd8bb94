// Expressions with a value.

import { aggregate, otherWindow } from './aggregates.ts';
import { howMany, mayCount } from './checklists.ts';
import { perhapsEarlier } from './earlier.ts';
import { amounts, anyDay, dayCounts, numbers, texts } from './pools.ts';
import { known, type Scope } from './scope.ts';
import { atom, compound, double, exact, inside, isNumeric, quoted, type Shape, type Value } from './shape.ts';

/** A value whose shape fits, made of at most `depth` operations; undefined when the scope has none. */
export function anyValue(scope: Scope, fits: (shape: Shape) => boolean, depth: number): Value | undefined {
  const { random } = scope;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const value = random.weighted<() => Value | undefined>(
      [4, () => pickKnown(scope, fits)],
      [scope.row ? 0 : 3, () => aggregate(scope, fits)],
      [depth > 0 ? 3 : 0, () => operation(scope, fits, depth - 1)],
      [depth > 0 ? 1 : 0, () => calendar(scope)],
      [depth > 0 && mayCount(scope) ? 0.5 : 0, () => howMany(scope)],
    )();
    if (value && fits(value.shape)) return value;
  }
  return pickKnown(scope, fits);
}

function pickKnown(scope: Scope, fits: (shape: Shape) => boolean): Value | undefined {
  const values = known(scope, fits);
  if (values.length === 0) return undefined;
  const value = scope.random.pick(values);
  return perhapsEarlier(scope, value.plain && scope.random.chance(0.25) ? otherWindow(scope, value) : value);
}

function operation(scope: Scope, fits: (shape: Shape) => boolean, depth: number): Value | undefined {
  const kinds = (['number', 'money'] as const).filter((kind) => fits(exact(kind, 10, 2)) || fits(double(kind)));
  if (kinds.length === 0) return undefined;
  const kind = scope.random.pick(kinds);
  const operand = anyValue(scope, (shape) => shape.kind === kind, depth);
  if (!operand || !isNumeric(operand.shape)) return undefined;
  const made = scope.random.weighted<() => Value | undefined>(
    [3, () => sum(scope, operand, depth)],
    [2, () => product(scope, operand)],
    [3, () => quotient(scope, operand, depth)],
    [2, () => rounded(scope, operand)],
    [1, () => floored(operand)],
    [2, () => extreme(scope, operand, depth)],
    [2, () => orElse(scope, operand)],
    [1, () => compound(`-${inside(operand)}`, operand.shape)],
    [kind === 'number' ? 1 : 0, () => timesOf(scope, depth)],
  )();
  return made && narrow(made);
}

/** What would have too many digits is rounded, or given up. */
function narrow(value: Value): Value | undefined {
  const { shape } = value;
  if (!isNumeric(shape) || shape.scale === 'double') return value;
  return shape.whole + shape.scale > 34 || shape.scale > 9 ? undefined : value;
}

function same(scope: Scope, operand: Value, depth: number): Value | undefined {
  return scope.random.chance(0.3)
    ? literal(scope, operand.shape)
    : anyValue(scope, (shape) => shape.kind === operand.shape.kind, depth);
}

function sum(scope: Scope, left: Value, depth: number): Value | undefined {
  const right = same(scope, left, depth);
  if (!right || !isNumeric(left.shape) || !isNumeric(right.shape)) return undefined;
  return compound(
    `${inside(left)} ${scope.random.pick(['+', '-'])} ${inside(right)}`,
    wider(left.shape, right.shape, 1),
  );
}

function product(scope: Scope, left: Value): Value | undefined {
  if (!isNumeric(left.shape)) return undefined;
  const right = scope.random.chance(0.4) ? pickKnown(scope, (shape) => shape.kind === 'number') : anyFactor(scope);
  if (!right || !isNumeric(right.shape)) return undefined;
  const text = `${inside(left)} * ${inside(right)}`;
  const { kind, whole, scale } = left.shape;
  if (scale === 'double' || right.shape.scale === 'double') return compound(text, double(kind));
  return compound(text, exact(kind, whole + right.shape.whole, scale + right.shape.scale));
}

/** `recency / rhythm` */
function timesOf(scope: Scope, depth: number): Value | undefined {
  const isDays = (shape: Shape) => shape.kind === 'days';
  const above = anyValue(scope, isDays, depth);
  const below = anyValue(scope, isDays, depth);
  return above && below && compound(`${inside(above)} / ${inside(below)}`, double('number'));
}

function anyFactor({ random }: Scope): Value {
  const factor = random.pick(['2', '0.5', '1.1', '3', '-1', '0.25']);
  return atom(factor, exact('number', 1, factor.split('.')[1]?.length ?? 0));
}

function quotient(scope: Scope, above: Value, depth: number): Value | undefined {
  const below = anyValue(scope, (shape) => shape.kind === 'number' || shape.kind === above.shape.kind, depth);
  if (!below || !isNumeric(above.shape)) return undefined;
  if (below.shape.kind === 'money' && above.shape.kind === 'number') return undefined;
  const kind = above.shape.kind === 'money' && below.shape.kind === 'number' ? 'money' : 'number';
  return compound(`${inside(above)} / ${inside(below)}`, double(kind));
}

function rounded({ random }: Scope, { text, shape }: Value): Value | undefined {
  if (!isNumeric(shape)) return undefined;
  const places = random.between(0, 3);
  const whole = shape.scale === 'double' ? 18 - places : Math.min(shape.whole + 1, 38 - places);
  return atom(`round(${text}, ${places})`, exact(shape.kind, whole, places));
}

function floored({ text, shape }: Value): Value | undefined {
  if (!isNumeric(shape)) return undefined;
  return atom(`floor(${text})`, exact(shape.kind, shape.scale === 'double' ? 18 : shape.whole + 1, 0));
}

function extreme(scope: Scope, left: Value, depth: number): Value | undefined {
  const right = same(scope, left, depth);
  if (!right || !isNumeric(left.shape) || !isNumeric(right.shape)) return undefined;
  return atom(
    `${scope.random.pick(['min', 'max'])} of (${left.text}, ${right.text})`,
    wider(left.shape, right.shape, 0),
  );
}

function orElse(scope: Scope, value: Value): Value | undefined {
  if (!isNumeric(value.shape)) return undefined;
  const other = literal(scope, value.shape);
  // Behind `age of birthday` it would be the birthday that something stands in for.
  const operand = /^(age|month|weekday|days|months)\b/.test(value.text) ? `(${value.text})` : inside(value);
  return other && isNumeric(other.shape)
    ? compound(`${operand} or else ${other.text}`, wider(value.shape, other.shape, 0))
    : undefined;
}

function wider(one: Shape, other: Shape, carry: number): Shape {
  if (!isNumeric(one) || !isNumeric(other)) return one;
  if (one.scale === 'double' || other.scale === 'double') return double(one.kind);
  return exact(one.kind, Math.max(one.whole, other.whole) + carry, Math.max(one.scale, other.scale));
}

/** Ages, months, weekdays and days since. */
function calendar(scope: Scope): Value | undefined {
  const { random } = scope;
  const isDay = (shape: Shape) => shape.kind === 'date' || shape.kind === 'timestamp';
  const days = known(scope, isDay);
  const own = days.length > 0 && (scope.row || random.chance(0.6)) ? random.pick(days) : undefined;
  const day = own ?? (scope.row ? undefined : aggregate(scope, isDay));
  if (!day) return undefined;
  return random.weighted<() => Value>(
    [5, () => atom(`days since ${inside(day)}`, { kind: 'days' })],
    [2, () => atom(`days until ${inside(day)}`, { kind: 'days' })],
    [2, () => atom(`age of ${inside(day)}`, exact('number', 5, 0))],
    [1, () => atom(`month of ${inside(day)}`, exact('number', 2, 0))],
    [1, () => atom(`weekday of ${inside(day)}`, { kind: 'choice', members: weekdays, ordered: false })],
    [2, () => atom(`months between ${inside(day)} and ${anyDay(random, scope.world.asOf)}`, { kind: 'months' })],
  )();
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A literal that compares with values of the shape: a constant's name now and then. */
export function literal(scope: Scope, shape: Shape): Value | undefined {
  const { random } = scope;
  const constants = scope.lets.filter((constant) => constant.shape.kind === shape.kind);
  if (constants.length > 0 && random.chance(0.3)) return random.pick(constants);
  return plainLiteral(scope, shape);
}

export function plainLiteral({ random, world }: Scope, shape: Shape): Value | undefined {
  switch (shape.kind) {
    case 'number':
      return random.chance(0.05) ? atom('15%', exact('number', 1, 2)) : digits('number', random.pick(numbers), '');
    case 'money':
      return random.chance(0.1)
        ? digits('money', random.pick(amounts), '', '¥')
        : digits('money', random.pick(amounts), ' CNY');
    case 'days':
      return atom(random.chance(0.2) ? `${random.between(1, 8)} weeks` : `${random.pick(dayCounts)} days`, shape);
    case 'months':
      return atom(`${random.pick([1, 2, 3, 6, 12, 24])} months`, shape);
    case 'date':
      return atom(anyDay(random, world.asOf), shape);
    case 'timestamp':
      return atom(`${anyDay(random, world.asOf)}T${random.pick(['00:00', '12:30', '23:59:59'])}`, shape);
    case 'text':
      return atom(quoted(random.pick(texts)), shape);
    case 'yes-no':
      return atom(random.pick(['yes', 'no']), shape);
    case 'cadence':
      return atom(random.pick(cadences), shape);
    case 'choice':
      return atom(random.pick(shape.members), shape);
    case 'cell':
    case 'list':
      return undefined;
  }
}

export const cadences = [
  'daily',
  'weekly',
  'every 2 weeks',
  'monthly',
  'every 14 days',
  '2 per month',
  'quarterly',
  'every 2 months',
  'yearly',
  'every 10 days',
];

function digits(kind: 'number' | 'money', text: string, after: string, before = ''): Value {
  const [whole = '', fraction = ''] = text.split('.');
  return atom(`${before}${text}${after}`, exact(kind, whole.length, fraction.length));
}
