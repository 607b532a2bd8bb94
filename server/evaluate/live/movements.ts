import type * as Ir from '../../ir/index.ts';
import type { Group } from '../engine.ts';
import type { Mask } from './bitmask.ts';
import type { CompiledAction } from './compile/action.ts';
import { type Frame, settle } from './frame.ts';
import type { Movement } from './live.ts';
import { add, groupOf, type Money, nothing, type Sums } from './money.ts';
import type { CustomerSet } from './sets.ts';

/** Who is decided otherwise, for each action that takes one of a closed set of values. */
export async function movementsOf(now: Frame, saved: Frame): Promise<readonly Movement[]> {
  const all = now.program.actions.flatMap(({ name }) => movingOf(now, saved, name) ?? []);
  for (const frame of [now, saved]) await settle(frame);
  return all.map((moving) => movementOf(now, moving));
}

/** An action by its values, best first where they are ordered, nothing last: who has each of them, and who had it. */
export interface Moving {
  readonly action: Ir.Action;
  readonly ordered: boolean;
  readonly values: readonly (string | null)[];
  readonly from: readonly CustomerSet[];
  readonly to: readonly CustomerSet[];
}

/** Undefined for an action that does not take one of some values, or that no rule decides. */
export function movingOf(now: Frame, saved: Frame, name: string): Moving | undefined {
  const [action, before] = [now, saved].map(({ program }) => program.actions.find((each) => each.name === name));
  if (!action || !isClosed(action) || (before && !isClosed(before))) return undefined;
  const [to, from] = [now, saved].map((frame) => decidedIn(frame, name));
  if (!to?.wishes.length && !from?.wishes.length) return undefined;
  const own = membersOf(action);
  const others = before ? membersOf(before).filter((value) => !own.includes(value)) : [];
  const values = [...own, ...others, null];
  const sets = ({ compiler }: Frame, decided: CompiledAction | undefined) =>
    values.map((value) => having(compiler.sets, decided, value));
  return {
    action,
    ordered: action.takes?.kind === 'choice' && action.takes.ordered,
    values,
    from: sets(saved, from),
    to: sets(now, to),
  };
}

/** Who moved from one of the values to another: those places in `values`. */
export function movers(
  { compiler: { sets } }: Frame,
  moving: Moving,
  moved: (from: number, to: number) => boolean,
): CustomerSet {
  return sets.or(
    ...moving.from.flatMap((from, a) => moving.to.flatMap((to, b) => (moved(a, b) ? [sets.and(from, to)] : []))),
  );
}

/** From nothing to a value is up. */
export function isMove(direction: 'up' | 'down' | 'changed', ordered: boolean): (from: number, to: number) => boolean {
  if (direction === 'changed') return (from, to) => from !== to;
  if (!ordered) return () => false;
  return direction === 'up' ? (from, to) => to < from : (from, to) => to > from;
}

function isClosed({ takes, keep }: Ir.Action): boolean {
  return takes?.kind === 'choice' && keep !== 'all';
}

function membersOf({ takes }: Ir.Action): readonly string[] {
  return takes?.kind === 'choice' ? takes.members : [];
}

function decidedIn({ compiled }: Frame, name: string): CompiledAction | undefined {
  return compiled.actions.find(({ action }) => action.name === name);
}

function having(
  sets: Frame['compiler']['sets'],
  decided: CompiledAction | undefined,
  value: string | null,
): CustomerSet {
  if (!decided) return value === null ? sets.all : sets.none;
  return value === null ? sets.not(decided.decided) : decided.having(value);
}

function movementOf({ world, counts }: Frame, { action, ordered, values, from, to }: Moving): Movement {
  const { money } = counts;
  const before = from.map((set) => world.masks.of(set));
  const after = to.map((set) => world.masks.of(set));
  const moved = movedBetween(before, after, money);
  from.forEach((set, value) => {
    // Who had a value and has not left it stays.
    const had = counts.sums(set, JSON.stringify(['from', action.name, value]));
    moved[value]![value] = without(had, moved[value]!);
  });
  const total = (isMoved: (from: number, to: number) => boolean): Group => {
    const all = moved.flatMap((row, a) => row.filter((_, b) => isMoved(a, b)));
    return groupOf(sumOf(all, money), money);
  };
  return {
    action: action.name,
    ordered,
    values,
    moved: moved.map((row) => row.map((sums) => groupOf(sums, money))),
    up: total(isMove('up', ordered)),
    down: total(isMove('down', ordered)),
    changed: total(isMove('changed', ordered)),
  };
}

/** Whoever had a value and has another one, by both; nobody who stays. */
function movedBetween(before: readonly Mask[], after: readonly Mask[], money: Money | undefined): Sums[][] {
  const moved = before.map(() => after.map(() => nothing(money)));
  before.forEach((had, a) => {
    const has = after[a]!;
    for (let word = 0; word < had.length; word++) {
      const left = had[word]! & ~has[word]!;
      if (left === 0) continue;
      for (let b = 0; b < after.length; b++) if (b !== a) add(moved[a]![b]!, money, word, left & after[b]![word]!, 1);
    }
  });
  return moved;
}

function without(sums: Sums, others: readonly Sums[]): Sums {
  return {
    customers: others.reduce((rest, { customers }) => rest - customers, sums.customers),
    parts: sums.parts.map((part, index) => others.reduce((rest, { parts }) => rest - parts[index]!, part)),
  };
}

function sumOf(all: readonly Sums[], money: Money | undefined): Sums {
  const sum = nothing(money);
  for (const { customers, parts } of all) {
    sum.customers += customers;
    parts.forEach((part, index) => {
      sum.parts[index]! += part;
    });
  }
  return sum;
}
