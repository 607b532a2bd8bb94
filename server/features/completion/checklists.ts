import type { Checklist } from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import type { Context } from './context.ts';
import { type Candidate, type Rank, ranks } from './item.ts';

/** Behind `all of` and its like: checklists. */
export function checklistItems(_slot: unknown, { names, items, words }: Context): void {
  for (const { name, title } of checklistsOf({ names })) {
    items.add(ranks.exact, {
      label: visible(name),
      kind: 'checklist',
      insert: names.written(name),
      detail: words.kinds.checklist,
      ...(title !== undefined && { description: visible(title) }),
      about: { kind: 'name', name },
    });
  }
}

/** Behind the name of a checklist and a dot: its items. */
export function itemsOfChecklist(checklist: string, context: Context): void {
  const found = checklistsOf(context).find(({ name }) => name === checklist.normalize('NFC'));
  for (const item of found?.items ?? [])
    context.items.add(ranks.exact, {
      ...candidate(item, context),
      label: visible(item.name),
      insert: context.names.written(item.name),
    });
}

/** `aware.ability`, wherever a condition or what is given may stand. */
export function everyItem(rank: Rank, context: Context, more: Partial<Candidate> = {}): void {
  const { names, items } = context;
  for (const { name, items: all } of checklistsOf(context)) {
    for (const item of all) {
      const label = `${visible(name)}.${visible(item.name)}`;
      const insert = `${names.written(name)}.${names.written(item.name)}`;
      items.add(rank, { ...candidate(item, context), label, insert, ...more });
    }
  }
}

function candidate({ title }: Checklist['items'][number], { words }: Context): Omit<Candidate, 'label'> {
  return { kind: 'member', detail: words.kinds.checklist, ...(title !== undefined && { description: visible(title) }) };
}

/** Whether a name is that of an item, such as `aware.ability`. */
export function isItem(name: string, context: Pick<Context, 'names'>): boolean {
  return checklistsOf(context).some((list) =>
    list.items.some((item) => `${list.name}.${item.name}` === name.normalize('NFC')),
  );
}

function checklistsOf({ names }: Pick<Context, 'names'>): readonly Checklist[] {
  return names.all().flatMap(({ definition }) => (definition?.kind === 'checklist' ? [definition] : []));
}
