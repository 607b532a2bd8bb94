// Limits: how much of an action there may be, for each of some groups.

import { type ActionSpec, decidedBy, decidedValues } from './actions.ts';
import { isRankable } from './campaigns.ts';
import type { Scope } from './scope.ts';
import { named, type Shape } from './shape.ts';
import { anyValue } from './values.ts';
import { subject } from './world.ts';

/** None for most programs. What is decided about nothing but other data cannot be limited, nor seen. */
export function makeLimits(
  scope: Scope,
  actions: readonly ActionSpec[],
  policies: readonly string[],
  campaigns: readonly string[],
): string[] {
  const { random } = scope;
  const about = policies.filter((text) => !/^policy \S+( "[^"]*")? for /.test(text));
  const seen = decidedBy(actions, about);
  const decided = decidedBy(actions, [...about, ...campaigns]).filter(({ keep }) => keep !== 'all');
  if (decided.length === 0) return [];
  const seeing = random.chance(0.3) ? { ...scope, values: [...scope.values, ...seen.flatMap(decidedValues)] } : scope;
  const count = random.weighted([4, 0], [3, 1], [2, 2], [1, 3]);
  const limits = Array.from({ length: count }, () => makeLimit(seeing, random.pick(decided)));
  // The same action is limited once for the same groups.
  return [...new Map(limits.map((limit) => [limit.of, limit.text])).values()];
}

function makeLimit(scope: Scope, { name, shape }: ActionSpec): { readonly of: string; readonly text: string } {
  const { random } = scope;
  const isWork = shape?.kind === 'cadence' && random.chance(0.7);
  const most = isWork ? random.pick(['1', '2.5', '7', '12', '40.25', '366']) : String(random.between(1, 6));
  const unit = isWork ? `per ${random.pick(['day', 'week', 'month', 'quarter', 'year'])}` : named(subject);
  const group = random.chance(0.5) ? pathOf(scope) : undefined;
  const rank = random.chance(0.7) ? anyValue(scope, isRankable, 1) : undefined;
  const best = random.weighted([5, ''], [2, ', lowest first'], [1, ', highest first']);
  const text = `limit ${name} to ${most} ${unit}${group === undefined ? '' : ` per ${group}`}${rank ? ` by ${rank.text}${best}` : ''}`;
  return { of: `${name} ${isWork} ${group}`, text };
}

const path = /^(`[^`]+`|[\p{L}_][\p{L}\p{N}_·]*)(\.(`[^`]+`|[\p{L}_][\p{L}\p{N}_·]*))*$/u;

function pathOf({ random, values }: Scope): string | undefined {
  const groups = values.filter(({ text, shape }) => path.test(text) && isGroup(shape)).map(({ text }) => text);
  return groups.length > 0 ? random.pick(groups) : undefined;
}

function isGroup(shape: Shape): boolean {
  if (['text', 'choice', 'cell', 'yes-no', 'date'].includes(shape.kind)) return true;
  return shape.kind === 'number' && shape.scale === 0;
}
