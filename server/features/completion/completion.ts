import { expected as expectedAt, type Slot } from '../../../grammar/index.ts';
import * as types from '../../analysis/types.ts';
import type { Snapshot } from '../snapshot.ts';
import { actionItems, boundItems, valueItems } from './actions.ts';
import { checklistItems } from './checklists.ts';
import { clauseItems } from './clauses.ts';
import { type Context, contextOf } from './context.ts';
import {
  currencyItems,
  dataItems,
  declaredColumnItems,
  libraryItems,
  linkColumnItems,
  scorePartItems,
  typeItems,
  zoneItems,
} from './data-blocks.ts';
import { fileItems, sheetItems } from './files.ts';
import { type CompletionPorts, type Completions, Items, ranks, type Sketch } from './item.ts';
import { beginsCampaignClause } from './keyword-rank.ts';
import { keywordItems, signItems } from './keywords.ts';
import { affinityItems, measuredItems } from './measured.ts';
import { movedItems } from './moved.ts';
import { columnItems, operandItems, rowsItems } from './operands.ts';
import { typeOf } from './static-type.ts';
import { expectationItems, givenItems, rowCellItems, valueOfItems } from './tests.ts';

export type { About, CompletionItem, CompletionKind, CompletionPorts, Completions } from './item.ts';

/** What may be written at an offset, the most fitting first. In comments and in texts that nobody knows: nothing. */
export function completion(snapshot: Snapshot, offset: number, ports: CompletionPorts = {}): Completions {
  const expected = expectedAt(snapshot.source, offset);
  if (!expected) return { start: offset, end: offset, items: [], isIncomplete: false };
  const items = new Items();
  const context = contextOf(snapshot, expected, { offset, ports, items });
  for (const slot of expected.slots) slotItems(slot, context);
  if (expected.under === 'word' || expected.under === 'gap') {
    keywordItems(context);
    signItems(context, behindIsOrdered(context));
    clauseItems(context);
  }
  const typedFrom = (start = expected.span.start) => snapshot.source.text.slice(start, offset);
  return { ...expected.span, ...items.finish((sketch) => shiftOf(sketch, context), typedFrom) };
}

type Finders = { readonly [Kind in Slot['kind']]?: (slot: Slot & { readonly kind: Kind }, context: Context) => void };

/** Names and titles that are new are for the user to invent. */
const finders: Finders = {
  operand: operandItems,
  rows: rowsItems,
  column: columnItems,
  action: actionItems,
  value: valueItems,
  given: givenItems,
  expectation: expectationItems,
  'value-of': valueOfItems,
  'row-cell': rowCellItems,
  data: dataItems,
  'link-column': linkColumnItems,
  'declared-column': declaredColumnItems,
  type: typeItems,
  currency: currencyItems,
  'score-part': scorePartItems,
  checklist: checklistItems,
  moved: movedItems,
  measured: measuredItems,
  affinity: affinityItems,
  length: boundItems,
  date: boundItems,
  share: boundItems,
  money: boundItems,
  cut: boundItems,
  zone: zoneItems,
  library: libraryItems,
  'data-file': fileItems,
  'rules-file': fileItems,
  sheet: sheetItems,
};

function slotItems(slot: Slot, context: Context): void {
  const find = finders[slot.kind] as ((slot: Slot, context: Context) => void) | undefined;
  find?.(slot, context);
}

function behindIsOrdered({ expected: { behind }, names }: Context): boolean {
  const type = behind && typeOf(behind.of, names, names.rowsOf(behind.rows));
  return type !== undefined && types.isOrdered(type);
}

/** On a line of its own a new clause is meant, rather than more of the one above. */
function shiftOf({ kind, about }: Sketch, { expected }: Context): number {
  if (!expected.firstOnLine || !expected.keywords.has('metric')) return 0;
  if (kind === 'snippet') return 0;
  if (about?.kind !== 'keyword') return ranks.behind;
  const begins = beginsClause.has(about.id) || (beginsCampaignClause(about.id) && expected.keywords.has('hold'));
  return begins ? -ranks.behind : ranks.behind;
}

const beginsClause: ReadonlySet<string> = new Set([
  ...[
    'data',
    'let',
    'value',
    'metric',
    'score',
    'class',
    'stages',
    'segment',
    'checklist',
    'affinity',
    'action',
    'policy',
    'campaign',
    'limit',
    'never',
    'always',
    'test',
    'use',
  ],
  ...[
    'rule',
    'if',
    'otherwise',
    'uncovered',
    'overlaps',
    'table',
    'as',
    'given',
    'expect',
    'key',
    'label',
    'time',
    'amount',
  ],
  ...['item', 'quantity', 'column'],
]);
