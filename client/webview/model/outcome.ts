import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { actionId } from './places.ts';
import { valueText } from './value-text.ts';

/** Who gets what of one action: the pyramid. */
export interface OutcomeView {
  readonly id: string;
  readonly action: string;
  readonly name: string;
  readonly title?: string;
  /** The best is on top, so it is drawn as a pyramid. */
  readonly isOrdered: boolean;
  readonly tiers: readonly TierView[];
}

export interface TierView {
  readonly label: string;
  readonly isNothing: boolean;
  /** From the best (0) to the last (1): the strength of its colour. */
  readonly rank: number;
  /** Widths against the widest, 0..1. */
  readonly width: number;
  readonly moneyWidth: number;
  readonly number: NumberView;
}

/** Actions that anything was decided of, in the order of the preview, but `tier` first. */
export function actionsOf(params: PreviewParams): string[] {
  const names = params.live.preview.actions.filter(({ values }) => values.length > 0).map(({ action }) => action);
  return names.includes('tier') ? ['tier', ...names.filter((name) => name !== 'tier')] : names;
}

/** The outcome for an action; for one that is not there, of the first. */
export function outcomeOf(action: string | undefined, params: PreviewParams, scale: Scale): OutcomeView | undefined {
  const actions = actionsOf(params);
  const shown = actions.find((name) => name === action) ?? actions[0];
  const preview = params.live.preview.actions.find((each) => each.action === shown);
  if (!preview) return undefined;
  const place = params.actions.find(({ name }) => name === preview.action);
  return {
    id: actionId(preview.action),
    action: preview.action,
    name: visible(preview.action),
    ...(place?.title !== undefined && { title: visible(place.title) }),
    isOrdered: place?.ordered ?? isOrdered(preview.action, params),
    tiers: tiersOf(preview, params, scale),
  };
}

type ActionPreview = PreviewParams['live']['preview']['actions'][number];

function tiersOf({ action, values }: ActionPreview, params: PreviewParams, scale: Scale): TierView[] {
  const numbers = values.map((group) => numberOf(group, { kind: 'action', action, value: group.value }, params, scale));
  const widest = Math.max(...numbers.flatMap(({ part, moneyPart }) => [part, moneyPart]));
  const decided = values.filter(({ value }) => value !== null).length;
  return numbers.map((number, index) => ({
    label: valueText(action, values[index]!.value, params, scale.words),
    isNothing: values[index]!.value === null,
    rank: decided > 1 ? Math.min(1, index / (decided - 1)) : 0,
    width: widest > 0 ? number.part / widest : 0,
    moneyWidth: widest > 0 ? number.moneyPart / widest : 0,
    number,
  }));
}

/** Only closed sets have movements; anything else that has an order comes in it. */
function isOrdered(action: string, { live }: PreviewParams): boolean {
  return live.movements.find((movement) => movement.action === action)?.ordered ?? true;
}
