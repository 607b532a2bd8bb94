import type { Slot } from '../../../grammar/index.ts';
import { quote } from '../../../grammar/text-value.ts';
import { dataFormatOf } from '../../ir/data-format.ts';
import { visible } from '../../text/visible.ts';
import { type Context, isInText } from './context.ts';
import { lookAt } from './data-blocks.ts';
import { ranks } from './item.ts';

const kinds = {
  'data-file': (name: string) => dataFormatOf(name) !== undefined,
  'rules-file': (name: string) => /\.patron$/i.test(name),
} as const;

/** The sheets of a workbook; only a workbook has some. */
export function sheetItems({ path }: Extract<Slot, { kind: 'sheet' }>, context: Context): void {
  const { items, words } = context;
  for (const { name, columns } of lookAt(path, context)?.sheets ?? []) {
    const detail = words.sheet(columns.length);
    items.add(ranks.exact, { label: visible(name), kind: 'file', insert: quote(name), detail, filter: quote(name) });
  }
}

/** Files and folders below that of the rules, from what is typed of the path so far. */
export function fileItems(slot: Extract<Slot, { kind: keyof typeof kinds }>, context: Context): void {
  const { ports, snapshot, words, items, typed } = context;
  const written = isInText(context) ? typed.slice(1) : '';
  const folder = written.slice(0, written.lastIndexOf('/') + 1);
  const here = snapshot.file.slice(0, snapshot.file.lastIndexOf('/') + 1);
  if (!ports.files || folder.split('/').includes('..')) return;
  const detail = slot.kind === 'data-file' ? words.dataFile : words.rulesFile;
  for (const name of ports.files(`${here}${folder}`.replace(/\/$/, ''))) {
    const path = folder + name;
    if (here + path === snapshot.file || name.startsWith('.')) continue;
    if (kinds[slot.kind](name)) {
      items.add(ranks.exact, { label: visible(path), kind: 'file', insert: quote(path), detail, filter: quote(path) });
    } else if (!name.includes('.') && name !== 'node_modules') {
      const open = quote(`${path}/`).slice(0, -1);
      const plain = visible(`${path}/`);
      items.add(ranks.fitting, {
        label: plain,
        kind: 'folder',
        insert: open,
        snippet: `${open.replace(/[$}\\]/g, '\\$&')}$0"`,
        detail: words.folder,
        filter: open,
        more: true,
      });
    }
  }
}
