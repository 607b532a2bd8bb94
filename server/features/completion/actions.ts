import type { Expression, LabelWord, Slot } from '../../../grammar/index.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import { visible } from '../../text/visible.ts';
import { typeInWords } from '../../words/types.ts';
import { type Context, isInText } from './context.ts';
import { thresholdItems } from './data-values.ts';
import { type Candidate, ranks } from './item.ts';
import { literalItems, usedItem } from './literals.ts';
import { typeOf } from './static-type.ts';
import { literalsIn } from './used-literals.ts';

/** All that can be decided. */
export function actionItems(_slot: Slot, context: Context): void {
  for (const meaning of context.names.all()) {
    if (!meaning.action) continue;
    const rank = meaning.declared ? ranks.exact : ranks.fitting;
    context.items.add(rank, actionCandidate(meaning.action, context));
  }
}

export function actionCandidate(
  { name, title, takes, labels }: Ir.Action,
  { names, snapshot, words }: Context,
): Candidate {
  const type = takes && typeInWords(takes, snapshot.language);
  return {
    label: visible(name),
    kind: 'action',
    insert: names.written(name),
    detail: type === undefined ? words.takesNothing : words.takes(type),
    ...(title !== undefined && { description: visible(title) }),
    ...((takes || labels.length > 0) && { more: true }),
    about: { kind: 'name', name },
  };
}

/** What an action, or one of its labels, takes: members, values that the rules use already, literals to fill in. */
export function valueItems(
  { action, label }: { readonly action: string; readonly label?: LabelWord },
  context: Context,
): void {
  const declared = context.names.action(action);
  const type = label === undefined ? declared?.takes : declared?.labels.find((each) => each.label === label)?.takes;
  if (!type) return;
  usedItems(action, label, type, context);
  literalItems(type, ranks.exact, context);
  if (isInText(context)) return;
  if (type.kind === 'number') percentItems(action, context);
  letItems(type.kind, ranks.likely, context);
}

function percentItems(action: string, { items }: Context): void {
  if (action !== 'points') items.add(ranks.likely, { label: '15%', kind: 'value', snippet: `\${1:15}%` });
  items.add(ranks.likely + (action === 'points' ? 0 : 0.5), { label: '100', kind: 'value', snippet: `\${1:100}` });
}

/** What the rules of this file give this action already, in their own words. */
function usedItems(action: string, label: LabelWord | undefined, type: Ir.Type, context: Context): void {
  if (type.kind === 'choice' || type.kind === 'yes-no') return;
  for (const literal of usedLiterals(action, label, context)) {
    const isText = literal.startsWith('"');
    if (isInText(context) && !isText) continue;
    usedItem(literal, type.kind === 'cadence' ? ranks.fitting : ranks.exact, context);
  }
}

const mostUsed = 20;

function usedLiterals(
  action: string,
  label: LabelWord | undefined,
  { snapshot, expected }: Context,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { start, chunk } of snapshot.source.chunks) {
    for (const each of literalsIn(chunk)) {
      const isHere = start + each.start <= expected.span.end && expected.span.start <= start + each.end;
      if (each.action === action && each.label === label && !isHere) found.add(each.text);
      if (found.size === mostUsed) return found;
    }
  }
  return found;
}

/** A cut, a length, a share, a date: literals of the kind that is wanted. */
export function boundItems(slot: Slot, context: Context): void {
  const { items } = context;
  switch (slot.kind) {
    case 'length':
      literalItems({ kind: 'duration', dimension: 'months' }, ranks.exact, context);
      literalItems({ kind: 'duration', dimension: 'days' }, ranks.exact, context);
      break;
    case 'date':
      literalItems({ kind: 'date' }, ranks.exact, context);
      break;
    case 'share':
      for (const share of ['5%', '10%', '20%', '75%'])
        items.add(ranks.exact, { label: share, kind: 'value', snippet: `\${1:${share.slice(0, -1)}}%` });
      break;
    case 'money':
      moneyItems(context);
      break;
    case 'cut':
      cutItems(slot.of, context);
      break;
    default:
  }
  const kind =
    slot.kind === 'length' ? 'duration' : slot.kind === 'date' ? 'date' : slot.kind === 'share' ? 'number' : undefined;
  if (kind) letItems(kind, ranks.possible, context);
}

/** In the currency of the data, behind it in any. */
function moneyItems(context: Context): void {
  const currency = context.names.currency() ?? 'CNY';
  literalItems({ kind: 'money', currency, held: types.decimal(18, 2) }, ranks.exact, context);
  letItems('money', ranks.likely, context);
}

function cutItems(of: Expression | undefined, context: Context): void {
  const type = of && typeOf(of, context.names);
  if (!of || !type) return;
  thresholdItems(of, type, context);
  literalItems(type, ranks.exact, context);
  letItems(type.kind, ranks.likely, context);
}

function letItems(kind: Ir.TypeKind, rank: number, { names, items }: Context): void {
  for (const { kind: symbol, name, value } of names.all()) {
    if (symbol === 'let' && value?.type.kind === kind)
      items.add(rank, {
        label: visible(name),
        kind: 'let',
        insert: names.written(name),
        about: { kind: 'name', name },
      });
  }
}
