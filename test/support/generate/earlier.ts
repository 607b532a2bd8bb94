// What something was on an earlier day.

import type { Random } from './random.ts';
import type { Scope } from './scope.ts';
import { compound, inside, type Shape, type Value } from './shape.ts';

/** Now and then a value as it was; what was decided has no earlier day, and neither has a row. */
export function perhapsEarlier(scope: Scope, value: Value | undefined): Value | undefined {
  if (!value || value.decided || scope.row || !scope.random.chance(0.03)) return value;
  return compound(`${inside(value)} as of ${ago(scope.random)}`, value.shape);
}

/** Whether customers are in a segment, or were, or came and went. */
export function segmentTest({ random, segments }: Scope): string {
  const segment = random.pick(segments);
  return random.weighted(
    [6, () => segment],
    [2, () => `${segment} as of ${ago(random)}`],
    [1, () => `entered ${segment} in last ${distance(random)}`],
    [1, () => `left ${segment} in last ${distance(random)}`],
  )();
}

/** `stage was active 30 days ago`, `entered stage active in last 30 days` */
export function memberThen({ random }: Scope, value: Value, members: readonly string[]): string {
  const { text } = value;
  const member = random.pick(members);
  const moved = () => `${random.pick(['entered', 'left'])} ${text} ${member} in last ${distance(random)}`;
  const list = random.some(members, random.between(1, members.length)).join(', ');
  return random.weighted(
    [3, () => `${inside(value)} was ${member} ${ago(random)}`],
    [1, () => `${inside(value)} was not ${member} ${ago(random)}`],
    [1, () => `${inside(value)} was one of (${list}) ${ago(random)}`],
    [1, () => `${inside(value)} was ${random.pick(['missing', 'known'])} ${ago(random)}`],
    [/^[\p{L}_]+\d+$/u.test(text) ? 1 : 0, moved],
  )();
}

export function canBeThen(scope: Scope, value: Value, shape: Shape): boolean {
  return !value.decided && !scope.row && shape.kind === 'choice' && scope.random.chance(0.15);
}

function ago(random: Random): string {
  return `${distance(random)} ago`;
}

/** Mostly one that the data reaches back to. */
function distance(random: Random): string {
  return random.pick(
    random.chance(0.1)
      ? ['90 days', '2 months', '1 quarter', '1 year']
      : ['1 day', '2 days', '7 days', '30 days', '1 week', '2 weeks', '1 month'],
  );
}
