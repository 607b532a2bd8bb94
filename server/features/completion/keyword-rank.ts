import type { KeywordId, Operand } from '../../../grammar/index.ts';
import * as types from '../../analysis/types.ts';
import type * as Ir from '../../ir/index.ts';
import type { Context } from './context.ts';
import { hasNoArithmetic } from './fitting.ts';
import type { Form } from './forms.ts';
import { type Rank, ranks } from './item.ts';
import { typeOf } from './static-type.ts';

const cadences: ReadonlySet<KeywordId> = new Set(['every', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly']);
const aggregates: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'count',
  'sum',
  'average',
  'median',
  'lowest',
  'highest',
  'distinct',
  'latest',
  'earliest',
  'share',
]);
/** Aggregates over rows in groups, and what they give. */
const groups: Partial<Record<KeywordId, Ir.Type['kind']>> = { top: 'list', usual: 'duration', next: 'date' };
const functions: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'day',
  'month',
  'age',
  'weekday',
  'round',
  'floor',
  'min',
  'max',
]);
const windows: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'in',
  'last',
  'previous',
  'this',
  'since',
  'before',
  'between',
  'ever',
  'per',
  'where',
]);
/** Begins a line of the block that the cursor is in. */
const goesOn: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'rule',
  'if',
  'otherwise',
  'uncovered',
  'overlaps',
  'table',
  'given',
  'expect',
  'key',
  'label',
  'time',
  'amount',
  'item',
  'quantity',
  'column',
]);
const clauses: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'rule',
  'if',
  'otherwise',
  'uncovered',
  'overlaps',
  'table',
]);
const campaignClauses: ReadonlySet<KeywordId> = new Set<KeywordId>(['hold', 'at', 'budget', 'from']);
const textTests: ReadonlySet<KeywordId> = new Set<KeywordId>(['contains', 'starts']);

/** Begins a clause of a policy, rather than a declaration. */
export function beginsClause(id: KeywordId): boolean {
  return clauses.has(id);
}

/** Begins a clause that only campaigns have, where a line of one begins. */
export function beginsCampaignClause(id: KeywordId): boolean {
  return campaignClauses.has(id);
}

/** The type of the value that is wanted at the cursor, as far as it is known. */
function wantedAt({ expected, names }: Context): Ir.Type | undefined {
  for (const slot of expected.slots) {
    if (slot.kind === 'operand') return slot.beside ? typeOf(slot.beside, names, names.rowsOf(slot.rows)) : types.yesNo;
    if (slot.kind === 'value-of') return names.of(slot.name)?.type ?? names.action(slot.name)?.takes;
    if (slot.kind !== 'value') continue;
    const action = names.action(slot.action);
    return slot.label === undefined ? action?.takes : action?.labels.find(({ label }) => label === slot.label)?.takes;
  }
  return undefined;
}

const bounds: ReadonlySet<string> = new Set(['length', 'date', 'share', 'money', 'cut']);

/** Nothing that is computed is a text or a member of a choice. */
export function mayCompute(id: KeywordId, context: Context): boolean {
  if (!aggregates.has(id) && !functions.has(id)) return true;
  const isCompared = context.expected.slots.some((slot) => slot.kind === 'operand' && slot.role === 'compared');
  const wanted = isCompared ? wantedAt(context) : undefined;
  return !wanted || !hasNoArithmetic(wanted.kind === 'list' ? wanted.of : wanted);
}

/** Words that are values stand only where such a value is wanted, or where nobody knows what is. */
export function takesLiteral(id: KeywordId, context: Context): boolean {
  const isCadence = cadences.has(id);
  if (!isCadence && id !== 'yes' && id !== 'no') return true;
  if (
    context.expected.slots.some(
      (slot) => bounds.has(slot.kind) || (slot.kind === 'operand' && slot.role !== 'compared'),
    )
  )
    return false;
  const wanted = wantedAt(context);
  if (!wanted) return true;
  const kind = wanted.kind === 'list' ? wanted.of.kind : wanted.kind;
  return kind === (isCadence ? 'cadence' : 'yes-no');
}

/** How well a keyword fits beside the names that are proposed at the same place. */
export function rankOfKeyword(id: KeywordId, context: Context, form?: Form): Rank {
  const { expected } = context;
  const isLine = expected.firstOnLine && (expected.keywords.has('hold') || expected.beginsRules);
  if (isLine && (goesOn.has(id) || campaignClauses.has(id))) return rankOnLine(id, context);
  if (expected.behind) return rankBehind(id, context, form);
  if (
    expected.labelsOf !== undefined &&
    context.names.action(expected.labelsOf)?.labels.some(({ label }) => label === id)
  )
    return ranks.fitting;
  const operand = expected.slots.find((slot): slot is Operand => slot.kind === 'operand');
  if (operand) return rankInOperand(id, operand, context);
  if (goesOn.has(id)) return rankOnLine(id, context);
  if (cadences.has(id) || id === 'yes' || id === 'no') return expected.slots.length > 0 ? ranks.unlikely : ranks.likely;
  return expected.slots.length > 0 ? ranks.possible : ranks.likely;
}

/** The first of rules outside of a policy is seldom what is meant within data, and never is what only follows another rule. */
function rankOnLine(id: KeywordId, { expected: { beginsRules, keywords } }: Context): Rank {
  if (beginsRules && beginsClause(id)) {
    const isFirst = (id === 'if' || id === 'rule') && !keywords.has('column');
    return isFirst ? ranks.exact : ranks.unlikely;
  }
  return id === 'uncovered' || id === 'overlaps' ? ranks.fitting : ranks.exact;
}

function rankInOperand(id: KeywordId, operand: Operand, { names }: Context): Rank {
  const rows = names.rowsOf(operand.rows);
  const wanted = operand.beside && typeOf(operand.beside, names, rows);
  if (cadences.has(id) || id === 'yes' || id === 'no') return ranks.exact;
  if (id === 'missing' || id === 'known') return ranks.fitting + 0.5;
  if (id === 'everyone') return ranks.fitting;
  if (id === 'not' || id === 'one') return ranks.likely;
  const isWhole = operand.role === 'computed' && operand.argumentOf === 'metric';
  if (groups[id]) return isWhole ? ranks.fitting : rankOfGroup(id, wanted, operand);
  if (aggregates.has(id)) return isWhole ? ranks.exact : rankOfAggregate(id, wanted, operand);
  if (functions.has(id)) return isWhole ? ranks.fitting : ranks.unlikely;
  return ranks.possible;
}

/** What a list contains is no list. */
function rankOfGroup(id: KeywordId, wanted: Ir.Type | undefined, { argumentOf }: Operand): Rank {
  return wanted?.kind === groups[id] && argumentOf !== 'textTest' ? ranks.likely : ranks.unlikely;
}

function rankOfAggregate(id: KeywordId, wanted: Ir.Type | undefined, { argumentOf }: Operand): Rank {
  const dates = id === 'latest' || id === 'earliest';
  if (argumentOf === 'daysSince' || argumentOf === 'partOfDate') return dates ? ranks.exact : ranks.far;
  if (wanted && types.isTime(wanted)) return dates ? ranks.likely : ranks.far;
  return wanted && !types.isNumeric(wanted) ? ranks.far : ranks.possible;
}

/** Behind a value: how it is compared, by its type; then its window; then what joins conditions. */
function rankBehind(id: KeywordId, { expected, names }: Context, form: Form | undefined): Rank {
  const { behind } = expected;
  // Behind `entered` stands what was entered, unless something has that name.
  if (expected.slots.some(({ kind }) => kind === 'moved')) return ranks.unlikely;
  const type = behind && typeOf(behind.of, names, names.rowsOf(behind.rows));
  const holds = type?.kind === 'yes-no';
  if (id === 'then' || id === 'and' || (id === 'or' && !form)) return holds ? ranks.exact : ranks.likely;
  if (id === 'is') return rankOfIs(type, form);
  if (id === 'contains' && type?.kind === 'list') return ranks.exact;
  if (textTests.has(id)) return type?.kind === 'text' ? ranks.fitting : ranks.far;
  if (windows.has(id)) return behind?.of.kind === 'aggregate' ? ranks.fitting : ranks.possible;
  return ranks.possible;
}

/** Texts and choices are equal or not; numbers are rather more or less. */
function rankOfIs(type: Ir.Type | undefined, form: Form | undefined): Rank {
  if (type?.kind === 'yes-no') return ranks.possible;
  const isCounted = type && type.kind !== 'text' && type.kind !== 'choice';
  return isCounted && form && !form.parts.includes('missing') && !form.parts.includes('known')
    ? ranks.likely
    : ranks.exact + 0.5;
}
