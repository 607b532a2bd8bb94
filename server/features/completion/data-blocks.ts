import type { Slot } from '../../../grammar/index.ts';
import { libraryModules } from '../../analysis/library/index.ts';
import type { DataLook } from '../../analysis/look.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import type { Context } from './context.ts';
import { type Candidate, ranks } from './item.ts';

/** Names of data. */
export function dataItems(
  { position: wanted }: Extract<Slot, { kind: 'data' }>,
  { names, items, words, snapshot, expected }: Context,
): void {
  for (const { name, title, declared, position } of names.schema.data.values()) {
    if (wanted !== undefined && position !== wanted) continue;
    const placed = snapshot.source.chunks.find(({ chunk }) => chunk === declared?.chunk);
    const isSelf =
      placed && placed.start <= expected.span.start && expected.span.start <= placed.start + placed.chunk.text.length;
    if (isSelf) continue;
    items.add(ranks.exact, {
      label: name,
      kind: 'data',
      insert: names.written(name),
      detail: title ?? words.kinds.data,
      about: { kind: 'name', name },
    });
  }
}

const keyLike = /(?:_id|id|key|code|no|编号|号)$/i;

/** The columns of a file by which it can belong to other data: what looks like a key first. */
export function linkColumnItems({ data }: Extract<Slot, { kind: 'link-column' }>, context: Context): void {
  for (const column of columnsOf(data, context))
    context.items.add(keyLike.test(column.name) ? ranks.exact : ranks.likely, candidateOf(data, column, context));
}

/** The columns of the file that are not yet listed: those that fit the role first. */
export function declaredColumnItems(
  { data, role }: Extract<Slot, { kind: 'declared-column' }>,
  context: Context,
): void {
  for (const column of columnsOf(data, context)) {
    if (!column.listed)
      context.items.add(fits(role, column) ? ranks.exact : ranks.likely, candidateOf(data, column, context));
  }
}

interface FileColumn {
  readonly name: string;
  readonly type: Ir.Type;
  readonly listed: boolean;
}

/** The columns of data; while it is being declared those of the file that it names. */
function columnsOf(data: string, { names, snapshot, expected, ports }: Context): readonly FileColumn[] {
  const known = [...(names.schema.data.get(data)?.columns.values() ?? [])];
  if (known.length > 0) return known.map(({ name, type, explicit }) => ({ name, type, listed: explicit }));
  const before = snapshot.source.text.slice(Math.max(0, expected.span.start - 1000), expected.span.start);
  const [, path, sheet] = [...before.matchAll(origin)].at(-1) ?? [];
  const look = path === undefined ? undefined : lookAt(path, { snapshot, ports });
  const of = sheet === undefined ? look : look?.sheets?.find((each) => each.name === sheet);
  return of?.columns.map(({ name, type }) => ({ name, type, listed: false })) ?? [];
}

const origin = /(?:from|来自|从)\s*["“]([^"”\n]+)["”](?:\s*(?:sheet|工作表)\s*["“]([^"”\n]+)["”])?/giu;

/** A look at a data file, by its path as it is written in the rules. */
export function lookAt(path: string, { snapshot, ports }: Pick<Context, 'snapshot' | 'ports'>): DataLook | undefined {
  const folder = snapshot.file.slice(0, snapshot.file.lastIndexOf('/') + 1);
  const look = path.split('/').includes('..') ? undefined : ports.look?.(folder + path);
  return look && 'format' in look ? look : undefined;
}

function candidateOf(data: string, { name, type }: FileColumn, { names, snapshot }: Context): Candidate {
  return {
    label: visible(name),
    kind: 'column',
    insert: names.written(name),
    detail: typeInWords(type, snapshot.language),
    about: { kind: 'column', data, column: name },
  };
}

function fits(role: string, { name, type }: FileColumn): boolean {
  switch (role) {
    case 'time':
      return types.isTime(type);
    case 'amount':
    case 'quantity':
      return types.isNumeric(type) && !keyLike.test(name);
    case 'key':
    case 'item':
      return keyLike.test(name);
    case 'label':
      return type.kind === 'text' && /name|名/i.test(name);
    default:
      return true;
  }
}

/** What a column holds or an action takes. */
export function typeItems({ of }: Extract<Slot, { kind: 'type' }>, { items, words, names }: Context): void {
  const currency = names.currency() ?? 'CNY';
  items.add(ranks.fitting, {
    label: `money ${currency}`,
    kind: 'type',
    detail: words.types.money,
    snippet: `money \${1:${currency}}`,
  });
  const both = ['text', 'number', 'date', 'timestamp', 'yes/no'] as const;
  const ofAction = ['percent', 'cadence', 'duration'] as const;
  for (const label of both) items.add(ranks.exact, { label, kind: 'type', detail: words.types[label] });
  for (const label of ofAction)
    items.add(of === 'action' ? ranks.exact : ranks.unlikely, { label, kind: 'type', detail: words.types[label] });
  for (const label of ['days', 'months', 'hours'] as const)
    items.add(ranks.unlikely, { label, kind: 'type', detail: words.types[label] });
}

const usual = ['CNY', 'USD', 'EUR', 'HKD', 'TWD', 'JPY', 'KRW', 'SGD', 'GBP'];

export function currencyItems(_slot: Slot, { items, names, snapshot }: Context): void {
  const own = names.currency();
  const shown = new Intl.DisplayNames([snapshot.language], { type: 'currency' });
  for (const label of usual)
    items.add(label === own ? ranks.exact : ranks.possible, { label, kind: 'unit', detail: shown.of(label) ?? '' });
  if (own !== undefined) items.add(ranks.exact, { label: own, kind: 'unit', detail: shown.of(own) ?? '' });
}

/** Scores that a cell can be made of, but for those that are parts already. */
export function scorePartItems(_slot: Slot, { names, items, words, snapshot, expected }: Context): void {
  const line =
    snapshot.source.text
      .slice(0, expected.span.start)
      .split(/[\n\r]/)
      .at(-1) ?? '';
  const taken = new Set(line.match(/[\p{L}\p{N}_]+/gu));
  for (const { kind, name, library } of names.all()) {
    if (kind === 'score' && !taken.has(name))
      items.add(library === undefined ? ranks.exact : ranks.likely, {
        label: name,
        kind,
        insert: names.written(name),
        detail: words.kinds.score,
        about: { kind: 'name', name },
      });
  }
}

export function libraryItems({ path }: Extract<Slot, { kind: 'library' }>, { items, words, expected }: Context): void {
  const before = path.length === 0 ? 0 : path.join('/').length + 1;
  for (const label of libraryModules())
    items.add(ranks.exact, { label, kind: 'library', detail: words.library, start: expected.span.start - before });
}

const usualZones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
];

export function zoneItems(_slot: Slot, { items, snapshot, expected }: Context): void {
  const before =
    /[A-Za-z_/+-]*$/.exec(
      snapshot.source.text.slice(Math.max(0, expected.span.start - 60), expected.span.start),
    )?.[0] ?? '';
  const start = expected.span.start - before.length;
  for (const label of usualZones) items.add(ranks.exact, { label, kind: 'value', start });
  for (const label of Intl.supportedValuesOf('timeZone')) items.add(ranks.likely, { label, kind: 'value', start });
}
