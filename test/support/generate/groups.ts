// Aggregates over rows in groups: `top 3 of orders.category by sum of orders.total`, `usual gap between orders`, `next due of orders at 30 days each`.

import { dayCounts } from './pools.ts';
import { rowValues, type Scope, timeShape } from './scope.ts';
import { named, type Shape, type Value } from './shape.ts';
import type { DataSpec } from './world.ts';

interface Part {
  readonly text: string;
  readonly shape: Shape;
  readonly plain: boolean;
}

export function partsInGroups(scope: Scope, data: DataSpec): Part[] {
  const { random, world } = scope;
  const name = named(data.name);
  const columns = rowValues(world, data, `${name}.`);
  const texts = columns.filter(({ shape }) => shape.kind === 'text');
  const tops = texts.map(({ text }): Part => {
    const by = random.pick(rankings(scope, data, columns));
    return { text: `top ${random.between(1, 4)} of ${text} by ${by}`, shape: { kind: 'list' }, plain: true };
  });
  if (timeShape(world, data) === undefined) return tops;
  return [
    ...tops,
    { text: `usual gap between ${name}`, shape: { kind: 'days' }, plain: true },
    { text: `usual gap between ${name}`, shape: { kind: 'days' }, plain: true },
    { text: `next due of ${dueOf(scope, data, columns)}`, shape: { kind: 'date' }, plain: true },
  ];
}

function rankings({ world }: Scope, data: DataSpec, columns: readonly Value[]): string[] {
  const name = named(data.name);
  const timed = timeShape(world, data) !== undefined && data.columns.some(({ role }) => role === 'time');
  return [
    `count of ${name}`,
    `count of ${name}`,
    ...(timed ? [`latest ${name}`, `earliest ${name}`] : []),
    ...columns.flatMap(({ text, shape }) => {
      const isNumber = shape.kind === 'number' || shape.kind === 'money';
      const numbers = isNumber ? ['sum of', 'lowest', 'highest', 'median of'].map((word) => `${word} ${text}`) : [];
      return [`distinct ${text}`, `count of ${text}`, ...numbers];
    }),
  ];
}

function dueOf({ random }: Scope, data: DataSpec, columns: readonly Value[]): string {
  const name = named(data.name);
  const days = `${random.pick(dayCounts)} days each`;
  const numbers = columns.filter(({ shape }) => shape.kind === 'number');
  if (numbers.length === 0 || random.chance(0.6)) return `${name} at ${days}`;
  const column = random.pick(numbers).text;
  const isCounted = data.columns.some(({ role }) => role === 'quantity');
  return isCounted || random.chance(0.5) ? `${column} at ${days}` : `${name} at ${column} each`;
}
