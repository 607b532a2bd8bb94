import type { Group, PreviewParams, Selection } from '../messages.ts';
import { type Figure, figureOf, type Scale } from './figure.ts';
import { selectionTitle } from './selection.ts';

/** A number that opens the customers behind it. */
export interface NumberView extends Figure {
  readonly selection: Selection;
  /** What it counts, in words. */
  readonly title: string;
}

export function numberOf(group: Group, selection: Selection, params: PreviewParams, scale: Scale): NumberView {
  return { ...figureOf(group, scale), selection, title: selectionTitle(selection, params, scale.words) };
}
