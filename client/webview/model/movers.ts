import { visible } from '../../../server/text/visible.ts';
import type { Group, Movement, PreviewParams } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { heat } from './shade.ts';
import { valueText } from './value-text.ts';

/** Who moves because of the edit, by one action. */
export interface MoversView {
  readonly action: string;
  readonly name: string;
  readonly isOrdered: boolean;
  readonly moved: boolean;
  /** Where ordered. */
  readonly up?: NumberView;
  readonly down?: NumberView;
  readonly changed: NumberView;
  /** One sentence for who listens. */
  readonly summary: string;
  readonly labels: readonly string[];
  /** `matrix[from][to]` */
  readonly matrix: readonly (readonly MoveView[])[];
}

export interface MoveView {
  readonly tone: 'stay' | 'up' | 'down' | 'changed';
  /** 0: nobody, to `steps`. */
  readonly shade: number;
  readonly number: NumberView;
}

export function moversOf(params: PreviewParams, scale: Scale): MoversView[] {
  return params.live.movements.map((movement) => moversView(movement, params, scale));
}

function moversView(whole: Movement, params: PreviewParams, scale: Scale): MoversView {
  const movement = withoutEmptyNothing(whole);
  const { action, ordered, values, moved } = movement;
  const direction = (which: 'up' | 'down' | 'changed') =>
    numberOf(movement[which], { kind: 'direction', action, direction: which }, params, scale);
  const most = Math.max(
    0,
    ...moved.flatMap((row, from) => row.map((group, to) => (from === to ? 0 : group.customers))),
  );
  return {
    action,
    name: visible(action),
    isOrdered: ordered,
    moved: movement.changed.customers > 0,
    ...(ordered && { up: direction('up'), down: direction('down') }),
    changed: direction('changed'),
    summary: scale.words.movers.announce(visible(action), summaryOf(movement, scale)),
    labels: values.map((value) => valueText(action, value, params, scale.words)),
    matrix: moved.map((row, from) => row.map((group, to) => moveView(movement, from, to, group, most, params, scale))),
  };
}

function moveView(
  { action, ordered, values }: Movement,
  from: number,
  to: number,
  group: Group,
  most: number,
  params: PreviewParams,
  scale: Scale,
): MoveView {
  const selection = { kind: 'moved', action, from: values[from] ?? null, to: values[to] ?? null } as const;
  return {
    tone: from === to ? 'stay' : !ordered ? 'changed' : to < from ? 'up' : 'down',
    shade: from === to ? 0 : heat(group.customers, most),
    number: numberOf(group, selection, params, scale),
  };
}

function summaryOf({ ordered, up, down, changed }: Movement, { words }: Scale): string {
  const { movers } = words;
  if (changed.customers === 0) return movers.nobodyShort;
  if (!ordered) return movers.changedCount(changed.customers);
  return [
    ...(up.customers > 0 ? [movers.upCount(up.customers)] : []),
    ...(down.customers > 0 ? [movers.downCount(down.customers)] : []),
  ].join(' · ');
}

/** Where everybody gets something, before and after, a row and a column for nothing would only take room. */
function withoutEmptyNothing(movement: Movement): Movement {
  const nothing = movement.values.indexOf(null);
  const groups = [...(movement.moved[nothing] ?? []), ...movement.moved.flatMap((row) => row[nothing] ?? [])];
  if (nothing < 0 || groups.some(({ customers }) => customers > 0)) return movement;
  const keep = <T>(list: readonly T[]) => list.filter((_, index) => index !== nothing);
  return { ...movement, values: keep(movement.values), moved: keep(movement.moved).map(keep) };
}
