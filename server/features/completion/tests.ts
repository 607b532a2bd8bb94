import type { Slot } from '../../../grammar/index.ts';
import * as types from '../../analysis/types.ts';
import { actionCandidate, valueItems } from './actions.ts';
import { everyItem, isItem } from './checklists.ts';
import { type Context, isInText } from './context.ts';
import { dataValueItems, thresholdItems } from './data-values.ts';
import { ranks } from './item.ts';
import { literalItems } from './literals.ts';
import { nameCandidate } from './operands.ts';

/** What a test may give: definitions, columns of the customer, rows of events. */
export function givenItems(_slot: Slot, context: Context): void {
  const { names, items, words } = context;
  for (const meaning of names.all()) {
    if (['metric', 'score', 'cell', 'class', 'stages', 'segment', 'column'].includes(meaning.kind)) {
      const rank = meaning.kind === 'column' ? ranks.likely : ranks.fitting;
      items.add(rank + (meaning.library === undefined ? 0 : 0.5), { ...nameCandidate(meaning, context), more: true });
    }
  }
  everyItem(ranks.fitting, context, { more: true });
  for (const { name, position, title } of names.schema.data.values()) {
    if (position !== 'events') continue;
    const written = names.written(name);
    items.add(ranks.possible, {
      label: `${written} (…)`,
      kind: 'data',
      insert: `${written} (`,
      snippet: `${written} ($1)`,
      detail: words.rowsOf(title ?? name),
      more: true,
    });
  }
}

/** What a test may expect: decisions first. */
export function expectationItems({ negation }: Extract<Slot, { kind: 'expectation' }>, context: Context): void {
  const { names, items } = context;
  for (const meaning of names.all()) {
    if (meaning.action) {
      if (negation === undefined) items.add(ranks.exact, actionCandidate(meaning.action, context));
      if (negation === 'no') items.add(ranks.exact, { ...actionCandidate(meaning.action, context), more: false });
    } else if (
      negation !== 'no' &&
      ['metric', 'score', 'cell', 'class', 'stages', 'segment', 'column'].includes(meaning.kind)
    ) {
      const holds = meaning.kind === 'segment' || meaning.type?.kind === 'yes-no';
      if (negation === undefined || holds)
        items.add(holds ? ranks.fitting : ranks.likely, nameCandidate(meaning, context));
    }
  }
  if (negation !== 'no') everyItem(ranks.fitting, context);
}

/** The value of a name that is given or expected. */
export function valueOfItems({ name }: Extract<Slot, { kind: 'value-of' }>, context: Context): void {
  if (isItem(name, context)) literalItems(types.yesNo, ranks.exact, context);
  const meaning = context.names.of(name);
  if (meaning?.action) {
    valueItems({ action: name }, context);
    return;
  }
  const beside = { kind: 'name', text: name, quoted: false, span: { start: 0, end: 0 } } as const;
  dataValueItems(beside, undefined, context);
  if (!meaning?.type) return;
  if (!isInText(context)) thresholdItems(beside, meaning.type, context);
  literalItems(meaning.type, ranks.exact, context);
}

/** A cell of a row: the declared columns in their order, without the key and the column that says whose row it is. */
export function rowCellItems({ data, cell }: Extract<Slot, { kind: 'row-cell' }>, context: Context): void {
  const info = context.names.schema.data.get(data);
  const columns = [...(info?.columns.values() ?? [])].filter(
    ({ name, explicit, role }) => explicit && role !== 'key' && name !== info?.parent?.by,
  );
  const column = columns[cell];
  if (!info || !column) return;
  dataValueItems({ kind: 'name', text: column.name, quoted: false, span: { start: 0, end: 0 } }, info, context);
  literalItems(column.type, ranks.exact, context);
}
