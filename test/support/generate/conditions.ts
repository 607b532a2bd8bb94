// Conditions over a customer or, inside an aggregate, over a row.

import { mayCount, quantified } from './checklists.ts';
import { canBeThen, memberThen, segmentTest } from './earlier.ts';
import { texts } from './pools.ts';
import { known, type Scope } from './scope.ts';
import { atom, compound, inside, isNumeric, named, quoted, type Shape, type Value } from './shape.ts';
import { anyValue, literal } from './values.ts';

/** A condition of at most `depth` levels of and, or, not. */
export function condition(scope: Scope, depth: number): string {
  const { random } = scope;
  if (depth <= 0 || random.chance(0.4)) return test(scope);
  return random.weighted(
    [3, () => join(scope, depth, 'and')],
    [2, () => join(scope, depth, 'or')],
    [1, () => `not ${nested(scope, depth - 1)}`],
  )();
}

function join(scope: Scope, depth: number, word: string): string {
  return Array.from({ length: scope.random.weighted([4, 2], [1, 3]) }, () => nested(scope, depth - 1)).join(
    ` ${word} `,
  );
}

/** In parentheses where it is more than one test. */
function nested(scope: Scope, depth: number): string {
  const text = condition(scope, depth);
  return /\b(and|or|not)\b/.test(text) ? `(${text})` : text;
}

/** One comparison, or what stands alone. */
function test(scope: Scope): string {
  const { random } = scope;
  if (scope.segments.length > 0 && random.chance(0.12)) return segmentTest(scope);
  if (random.chance(0.08) && mayCount(scope)) return quantified(scope);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const made = testOf(
      scope,
      random.weighted([8, isNumeric], [3, isTimed], [3, isText], [2, isYesNo], [5, isMember], [2, isCell], [2, isList]),
    );
    if (made !== undefined) return made;
  }
  return testOf(scope, () => true) ?? (scope.row ? `${named(scope.row.columns[0]!.name)} is known` : '1 is 1');
}

const isTimed = ({ kind }: Shape) => ['days', 'months', 'date', 'timestamp'].includes(kind);
const isText = ({ kind }: Shape) => kind === 'text';
const isYesNo = ({ kind }: Shape) => kind === 'yes-no';
const isMember = ({ kind }: Shape) => kind === 'choice' || kind === 'cadence';
const isList = ({ kind }: Shape) => kind === 'list';
const isCell = ({ kind }: Shape) => kind === 'cell';

function testOf(scope: Scope, fits: (shape: Shape) => boolean): string | undefined {
  const { random } = scope;
  const value = anyValue(scope, fits, random.weighted([4, 0], [2, 1], [scope.row ? 0 : 1, 2]));
  if (!value) return undefined;
  if (random.chance(0.08)) return `${inside(value)} is ${random.pick(['missing', 'known'])}`;
  switch (value.shape.kind) {
    case 'yes-no':
      return random.chance(0.7)
        ? value.text
        : `${inside(value)} is ${random.chance(0.3) ? 'not ' : ''}${random.pick(['yes', 'no'])}`;
    case 'text':
      return textTest(scope, value);
    case 'choice':
      return canBeThen(scope, value, value.shape)
        ? memberThen(scope, value, value.shape.members)
        : memberTest(scope, value, value.shape);
    case 'cell':
      return cellTest(scope, value, value.shape.parts);
    case 'list':
      return listTest(scope, value);
    case 'cadence':
      return compared(scope, value, ['<', '<=', '>', '>=', 'is', 'is not']);
    default:
      return random.chance(0.15)
        ? range(scope, value)
        : compared(scope, value, ['<', '<=', '>', '>=', '>=', 'is', 'is not']);
  }
}

function compared(scope: Scope, left: Value, comparators: readonly string[]): string | undefined {
  const { random } = scope;
  const other = random.chance(scope.outer?.length ? 0.5 : 0.15)
    ? random.pick([...comparable(scope, left.shape.kind), undefined])
    : undefined;
  const part = left.shape.kind === 'days' && random.chance(0.25) ? partOfDays(scope) : undefined;
  const right =
    part ??
    other ??
    (random.chance(0.04) ? nothing(left.shape) : undefined) ??
    (random.chance(0.1) ? belowNothing(scope, left.shape) : undefined) ??
    literal(scope, left.shape);
  return right && `${inside(left)} ${random.pick(comparators)} ${inside(right)}`;
}

/** `1.5 * rhythm` */
function partOfDays(scope: Scope): Value | undefined {
  const days = anyValue(scope, (shape) => shape.kind === 'days', 0);
  if (!days) return undefined;
  const factor = scope.random.pick(['1.5', '2', '0.5', '150%', '0.333']);
  const product = `${factor} * ${inside(days)}`;
  const text = scope.random.weighted(
    [5, product],
    [1, `${product} + 3 days`],
    [factor === '2' ? 0 : 1, `round(${product})`],
    [factor === '2' ? 0 : 1, `floor(${product})`],
  );
  return compound(text, days.shape);
}

/** Texts that stand in columns, whole. */
function listTest({ random }: Scope, value: Value): string {
  const test = `${inside(value)} contains ${quoted(random.pick(texts))}`;
  return random.chance(0.2) ? `not (${test})` : test;
}

/** A plain 0 stands beside money and durations too. */
function nothing(shape: Shape): Value | undefined {
  return ['number', 'money', 'days', 'months'].includes(shape.kind) ? atom('0', shape) : undefined;
}

/** `-7 days`, or the negative of another value. */
function belowNothing(scope: Scope, { kind }: Shape): Value | undefined {
  if (kind !== 'days' && kind !== 'months') return undefined;
  const [value] = comparable(scope, kind);
  return compound(value && scope.random.chance(0.5) ? `-${inside(value)}` : `-${scope.random.between(1, 60)} ${kind}`, {
    kind,
  });
}

function comparable(scope: Scope, kind: Shape['kind']): Value[] {
  return [
    ...known(scope, (shape) => shape.kind === kind),
    ...(scope.outer ?? []).filter(({ shape }) => shape.kind === kind),
  ];
}

/** Bounds rise; `is` may stand before them. */
function range({ random }: Scope, left: Value): string | undefined {
  const low = random.pick([0, 1, 5, 50]);
  const high = low + random.pick([0, 1, 10, 250]);
  const bounds: Partial<Record<Shape['kind'], string>> = {
    number: `${low} to ${high}`,
    money: `${low} CNY to ${high} CNY`,
    days: `${low + 1} days to ${high + 1} days`,
    months: `${low + 1} months to ${high + 1} months`,
    date: '1990-12-31 to 2026-01-01',
  };
  const text = bounds[left.shape.kind];
  return text && `${inside(left)} ${random.chance(0.3) ? 'is ' : ''}${text}`;
}

function textTest({ random }: Scope, value: Value): string {
  const text = () => quoted(random.pick(texts));
  return random.weighted(
    [4, () => `${inside(value)} ${random.pick(['is', 'is', 'is not'])} ${text()}`],
    [2, () => `${inside(value)} ${random.pick(['contains', 'starts with'])} ${quoted(random.pick(texts).slice(0, 2))}`],
    [2, () => `${inside(value)} is ${random.chance(0.3) ? 'not ' : ''}one of (${text()}, ${text()})`],
  )();
}

function memberTest(
  { random }: Scope,
  value: Value,
  { members, ordered }: { members: readonly string[]; ordered: boolean },
): string {
  const comparators = ordered ? ['is', 'is not', '<', '<=', '>', '>='] : ['is', 'is', 'is not'];
  if (random.chance(0.2)) {
    const list = random.some(members, random.between(1, members.length)).join(', ');
    return `${inside(value)} is ${random.chance(0.3) ? 'not ' : ''}one of (${list})`;
  }
  return `${inside(value)} ${random.pick(comparators)} ${random.pick(members)}`;
}

function cellTest({ random }: Scope, value: Value, parts: readonly number[]): string {
  if (random.chance(0.3)) {
    const pattern = parts.map((bands) => (random.chance(0.4) ? 'x' : random.between(1, bands))).join('');
    return `${value.text} ${random.pick(['is', 'is not'])} ${pattern}`;
  }
  const digits = parts.map((bands) => random.between(1, bands)).join('');
  return `${value.text} ${random.pick(['>=', '>', '<=', '<', '>='])} ${digits}`;
}
