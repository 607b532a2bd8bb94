import type * as Ir from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import { type Context, isInText } from './context.ts';
import { type Rank, ranks } from './item.ts';
import { wordOf } from './keyword-words.ts';

/** Members of a choice and literals to fill in, for what takes a value of this type. */
export function literalItems(type: Ir.Type, rank: Rank, context: Context): void {
  const { items, words, expected } = context;
  if (isInText(context)) return;
  const language = expected.language;
  const fill = (label: string, snippet: string, detail?: string) =>
    items.add(rank + ranks.fitting, {
      label,
      kind: 'value',
      insert: label,
      snippet,
      ...(detail !== undefined && { detail }),
    });
  switch (type.kind) {
    case 'choice':
      memberItems(type, rank, context);
      break;
    case 'list':
      literalItems(type.of, rank, context);
      break;
    case 'yes-no':
      for (const id of ['yes', 'no'] as const)
        items.add(rank, { label: wordOf(id, language), kind: 'keyword', about: { kind: 'keyword', id } });
      break;
    case 'cadence':
      for (const id of ['weekly', 'monthly', 'daily', 'quarterly', 'yearly'] as const)
        items.add(rank, { label: wordOf(id, language), kind: 'keyword', about: { kind: 'keyword', id } });
      break;
    case 'money':
      fill(`100 ${type.currency}`, `\${1:100} ${type.currency}`);
      break;
    case 'duration':
      durationItems(type.dimension, context, fill);
      break;
    case 'date':
    case 'timestamp':
      for (const day of asOfOf(context)) fill(day, `\${1:${day}}`, words.asOf);
      break;
    case 'text':
      items.add(rank + ranks.likely, { label: '"…"', kind: 'value', insert: '"', snippet: '"$1"', filter: '"' });
      break;
    case 'cell':
      cellItems(type, rank, context);
      break;
    default:
  }
}

function memberItems(
  { members, owner, ordered }: Extract<Ir.Type, { kind: 'choice' }>,
  rank: Rank,
  context: Context,
): void {
  const titles = titlesOf(owner, context);
  for (const member of members) {
    const title = titles.get(member);
    context.items.add(rank, {
      label: member,
      kind: 'member',
      insert: context.names.written(member),
      detail: ordered ? members.join(' > ') : context.words.memberOf(owner),
      ...(title !== undefined && { description: visible(title) }),
    });
  }
}

/** Titles of the members of a class or of stages. */
function titlesOf(owner: string, { snapshot }: Context): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { source } of snapshot.model.files) {
    for (const { chunk } of source.chunks) {
      for (const each of chunk.declarations) {
        if (
          (each.kind !== 'class' && each.kind !== 'stages') ||
          each.name.kind === 'missing' ||
          each.name.text !== owner
        )
          continue;
        for (const { name, title } of each.members)
          if (name.kind === 'name' && title) titles.set(name.text, title.value);
      }
    }
  }
  return titles;
}

type Fill = (label: string, snippet: string, detail?: string) => void;

function durationItems(dimension: string, { expected }: Context, fill: Fill): void {
  const unit = (id: 'hour' | 'day' | 'month' | 'year') => wordOf(id, expected.language, true);
  const amounts: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
    days: [
      [30, unit('day')],
      [90, unit('day')],
      [180, unit('day')],
    ],
    months: [
      [3, unit('month')],
      [12, unit('month')],
    ],
    hours: [[24, unit('hour')]],
    any: [
      [7, unit('day')],
      [30, unit('day')],
      [3, unit('month')],
    ],
  };
  for (const [amount, word] of amounts[dimension] ?? []) fill(`${amount} ${word}`, `\${1:${amount}} ${word}`);
}

/** The day in use, where it is written or known from the data. */
function asOfOf({ snapshot }: Context): readonly string[] {
  const written = snapshot.source.chunks
    .flatMap(({ chunk }) => chunk.declarations)
    .find(({ kind }) => kind === 'as-of');
  if (written?.kind === 'as-of' && written.date.kind === 'date') return [written.date.iso];
  const day = snapshot.data?.asOf.date;
  return day === undefined ? [] : [day];
}

/** A pattern with the best bands but one in every part, with the best, and with the rest left open. */
function cellItems({ parts }: Extract<Ir.Type, { kind: 'cell' }>, rank: Rank, { items, words }: Context): void {
  const good = parts.map(({ bands }) => Math.max(1, bands - 1)).join('');
  const best = parts.map(({ bands }) => bands).join('');
  const open = `${parts[0]?.bands ?? ''}${'x'.repeat(parts.length - 1)}`;
  const detail = words.everyPart(parts.map(({ score }) => score).join(', '));
  for (const pattern of [good, best])
    items.add(rank, { label: pattern, kind: 'value', detail, insert: pattern, snippet: `\${1:${pattern}}` });
  items.add(rank + ranks.fitting, { label: open, kind: 'value', insert: open, snippet: `\${1:${open}}` });
}

/** Literals of this type that the rules already use for something: texts, percents and the like. */
export function usedItem(label: string, rank: Rank, { items, words }: Context): void {
  items.add(rank, { label, kind: 'value', detail: words.used, ...(label.startsWith('"') && { filter: label }) });
}
