// Aggregates over events: `sum of orders.total in last 3 months where channel is "east"`.

import { condition } from './conditions.ts';
import { partsInGroups } from './groups.ts';
import { anyDay, windows } from './pools.ts';
import { count, rowScope, rowValues, type Scope, timeShape } from './scope.ts';
import { atom, compound, double, exact, inside, isExact, isNumeric, named, type Shape, type Value } from './shape.ts';
import { anyValue } from './values.ts';
import { type DataSpec, eventsOf } from './world.ts';

interface Part {
  readonly text: string;
  readonly shape: Shape;
  /** Another window, and with two ends `per`, may stand behind it. */
  readonly plain: boolean;
}

/** An aggregate over some event of the customer, with or without window and condition; undefined when none has this shape. */
export function aggregate(scope: Scope, fits: (shape: Shape) => boolean): Value | undefined {
  const { random, world } = scope;
  const data = random.pick(eventsOf(world));
  const parts = partsOf(scope, data).filter((part) => fits(part.shape));
  if (parts.length === 0) return undefined;
  const part = random.pick(parts);
  const timed = timeShape(world, data) !== undefined;
  const window = timed && random.chance(0.6) ? anyWindow(scope) : undefined;
  const per =
    window?.bounded &&
    /^(count|sum|distinct) /.test(part.text) &&
    fits(double('number')) &&
    isNumeric(part.shape) &&
    random.chance(0.15);
  const where = random.chance(0.35) ? ` where ${condition(rowScope(scope, data), 1)}` : '';
  const text = `${part.text}${window ? ` ${window.text}` : ''}${per ? ` per ${random.pick(['month', 'week', 'year'])}` : ''}${where}`;
  const shape = per && isNumeric(part.shape) ? double(part.shape.kind) : part.shape;
  const value = where === '' ? atom(text, shape) : compound(text, shape);
  return part.plain && !per ? { ...value, plain: { data: data.name, bounded: window?.bounded ?? false } } : value;
}

function partsOf(scope: Scope, data: DataSpec): Part[] {
  const { world } = scope;
  const time = timeShape(world, data);
  const name = named(data.name);
  const columns = rowValues(world, data, `${name}.`);
  return [
    { text: `count of ${name}`, shape: count, plain: true },
    ...columns.flatMap((column) => [...partsOfColumn(column), ...partsOfNumber(column)]),
    ...(scope.random.chance(0.5) ? aggregatesOfExpressions(scope, data) : []),
    ...partsInGroups(scope, data),
    ...(time && data.columns.some(({ role }) => role === 'time')
      ? ['latest', 'earliest'].map((word) => ({ text: `${word} ${name}`, shape: time, plain: true }))
      : []),
  ];
}

function partsOfColumn({ text, shape }: Value): Part[] {
  return [
    { text: `distinct ${text}`, shape: count, plain: true },
    { text: `count of ${text}`, shape: count, plain: true },
    ...(shape.kind === 'date' || shape.kind === 'timestamp'
      ? ['lowest', 'highest'].map((word) => ({ text: `${word} of ${text}`, shape, plain: true }))
      : []),
  ];
}

function partsOfNumber({ text, shape }: Value): Part[] {
  if (!isNumeric(shape) || shape.scale === 'double') return [];
  const { kind, whole, scale } = shape;
  return [
    { text: `sum of ${text}`, shape: exact(kind, whole + 10, scale), plain: true },
    { text: `sum of ${text}`, shape: exact(kind, whole + 10, scale), plain: true },
    { text: `lowest of ${text}`, shape, plain: true },
    { text: `highest of ${text}`, shape, plain: true },
    { text: `median of ${text}`, shape: exact(kind, whole, scale + 1), plain: true },
    { text: `average of ${text}`, shape: double(kind), plain: false },
  ];
}

/** `sum of (orders.total - orders.rebate)` */
function aggregatesOfExpressions(scope: Scope, data: DataSpec): Part[] {
  const prefix = `${named(data.name)}.`;
  const row: Scope = { ...scope, row: data, prefix, values: [], segments: [], lets: [] };
  const value = anyValue(row, (shape) => isExact(shape), 1);
  if (!value?.text.includes(prefix)) return [];
  return partsOfNumber({ ...value, text: `(${value.text})` });
}

export function anyWindow({ random, world }: Scope): { readonly text: string; readonly bounded: boolean } {
  const window = random.weighted<() => { text: string; bounded: boolean }>(
    [8, () => ({ text: `in last ${random.pick(windows)}`, bounded: true })],
    [3, () => ({ text: `in previous ${random.pick(windows)}`, bounded: true })],
    [
      2,
      () => ({
        text: `in ${random.pick(['this', 'last'])} ${random.pick(['month', 'quarter', 'year'])}`,
        bounded: true,
      }),
    ],
    [1, () => ({ text: `in ${Number(world.asOf.slice(0, 4)) - random.between(0, 1)}`, bounded: true })],
    [1, () => ({ text: `since ${anyDay(random, world.asOf)}`, bounded: false })],
    [1, () => ({ text: `before ${anyDay(random, world.asOf)}`, bounded: false })],
    [1, () => ({ text: between(anyDay(random, world.asOf), anyDay(random, world.asOf)), bounded: true })],
    [1, () => ({ text: 'ever', bounded: false })],
  )();
  const shifted = window.bounded && window.text !== 'ever' && random.chance(0.1);
  return shifted ? { ...window, text: `${window.text} in same period last year` } : window;
}

function between(one: string, other: string): string {
  return one <= other ? `between ${one} and ${other}` : `between ${other} and ${one}`;
}

/** A metric that is a plain aggregate, over another window or with a further condition. */
export function otherWindow(scope: Scope, metric: Value): Value {
  const { random, world } = scope;
  const data = eventsOf(world).find(({ name }) => name === metric.plain?.data);
  if (!data || timeShape(world, data) === undefined) return metric;
  const where = random.chance(0.2) ? ` where ${condition(rowScope(scope, data), 0)}` : '';
  const window = random.chance(0.2) && metric.plain?.bounded ? 'in same period last year' : anyWindow(scope).text;
  const text = `${inside(metric)} ${window}${where}`;
  return where === '' ? atom(text, metric.shape) : compound(text, metric.shape);
}
