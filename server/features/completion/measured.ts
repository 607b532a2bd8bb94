import type { Slot } from '../../../grammar/index.ts';
import { visible } from '../../text/visible.ts';
import { actionCandidate } from './actions.ts';
import type { Context } from './context.ts';
import { ranks } from './item.ts';
import { nameCandidate } from './operands.ts';

const tellingApart: readonly string[] = ['segment', 'class', 'stages', 'score'];

/** What a contract measures: for shares and counts what tells customers apart, for all else numbers. */
export function measuredItems({ measure }: Extract<Slot, { kind: 'measured' }>, context: Context): void {
  const { names, items } = context;
  const isCounted = measure === 'share' || measure === 'count';
  if (isCounted) customersItem(context);
  for (const meaning of names.all()) {
    if (meaning.action) {
      if (isCounted) items.add(ranks.exact, { ...actionCandidate(meaning.action, context), more: true });
    } else if (isCounted && tellingApart.includes(meaning.kind))
      items.add(ranks.fitting, { ...nameCandidate(meaning, context), more: true });
    else if (isAddedUp(meaning.type?.kind) && measure !== 'count')
      items.add(isCounted ? ranks.likely : ranks.exact, { ...nameCandidate(meaning, context), more: true });
  }
}

function isAddedUp(kind: string | undefined): boolean {
  return kind === 'number' || kind === 'money' || kind === 'duration';
}

function customersItem({ names, items, words }: Context): void {
  const { subject } = names.schema;
  if (!subject) return;
  items.add(ranks.exact, {
    label: visible(subject.name),
    kind: 'data',
    insert: names.written(subject.name),
    detail: words.kinds.data,
    more: true,
  });
}

/** Behind `suggestions of`. */
export function affinityItems(_slot: unknown, context: Context): void {
  const { names, items } = context;
  for (const meaning of names.all())
    if (meaning.kind === 'affinity') items.add(ranks.exact, nameCandidate(meaning, context));
}
