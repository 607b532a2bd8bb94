import type { Slot } from '../../../grammar/index.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import type { Context } from './context.ts';
import { ranks } from './item.ts';
import { isSelf } from './operands.ts';

/** What customers enter and leave: segments, and stages and classes, whose member is written behind. */
export function movedItems(_slot: Slot, context: Context): void {
  const { names, items, words, snapshot } = context;
  for (const meaning of names.all()) {
    const { kind, name, type } = meaning;
    const isChoice = type?.kind === 'choice' && kind !== 'action';
    if (isSelf(meaning, context)) continue;
    if (kind !== 'segment' && !isChoice) continue;
    items.add(kind === 'segment' ? ranks.exact : ranks.fitting, {
      label: visible(name),
      kind,
      insert: names.written(name),
      detail: kind === 'segment' ? words.kinds.segment : typeInWords(type!, snapshot.language),
      ...(isChoice && { more: true }),
      about: { kind: 'name', name },
    });
  }
}
