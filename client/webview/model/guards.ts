import { visible } from '../../../server/text/visible.ts';
import type { PreviewParams, Range } from '../messages.ts';
import type { Scale } from './figure.ts';
import { type NumberView, numberOf } from './number.ts';
import { guardId } from './places.ts';

export interface GuardView {
  readonly id: string;
  readonly text: string;
  readonly effect: string;
  /** quiet: nothing to do; withheld; broken: an `always` does not hold. */
  readonly tone: 'quiet' | 'withheld' | 'broken';
  readonly range?: Range;
  readonly number: NumberView;
}

export function guardsOf(params: PreviewParams, scale: Scale): GuardView[] {
  return params.live.preview.guards.map(({ guard, kind, affected }, index) => {
    const range = params.guards[index]?.range;
    const said = scale.words.guards;
    return {
      id: guardId(index),
      text: visible(guard),
      effect: kind === 'never' ? said.withheld(affected.customers) : said.broken(affected.customers),
      tone: affected.customers === 0 ? 'quiet' : kind === 'never' ? 'withheld' : 'broken',
      ...(range && { range }),
      number: numberOf(affected, { kind: 'guard', guard: index }, params, scale),
    };
  });
}
