import type { IToken } from 'chevrotain';
import type { AggregateFunction, LabelWord } from './ast.ts';
import { findLast, findLastIndex } from './find-last.ts';
import { nameOf } from './parser-base.ts';
import type { Frame } from './prober.ts';
import { operandOf } from './slot-operand.ts';
import type { SlotReading } from './slot-reading.ts';
import type { Slot } from './slots.ts';
import { valueOfText } from './text-value.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** Rules that only say how a name or a literal is written. */
const transparent = new Set([
  'name',
  'text',
  'path',
  'literal',
  'numeric',
  'signedMoney',
  'plainLiteral',
  'cadence',
  'every',
  'rowsOrPart',
]);

/** What may be filled in where a token was taken. */
export function slotOf(reading: SlotReading): Slot | undefined {
  const { frames, probe } = reading;
  if (frames.at(-1)?.rule === 'numeric' && probe.tokenType === t.Identifier)
    return isLength(frames) ? undefined : { kind: 'currency' };
  const path = frames.at(-2);
  if (path?.rule === 'path' && path.start !== probe) return columnOf(reading, path.start);
  const at = findLastIndex(frames, ({ rule }) => !transparent.has(rule));
  return slots[frames[at]?.rule ?? '']?.({ ...reading, at });
}

/** `in 7 …`: no money. */
function isLength(frames: readonly Frame[]): boolean {
  const bound = findLastIndex(frames, ({ rule }) => rule === 'bound');
  return frames[bound - 1]?.rule === 'frequency' || frames.some(({ rule }) => rule === 'lasting');
}

type At = SlotReading & { readonly at: number };

const newName = (): Slot => ({ kind: 'new-name' });

const slots: Readonly<Record<string, (at: At) => Slot | undefined>> = {
  heading: titleOrName,
  classMember: titleOrName,
  stageMember: titleOrName,
  checklistItem: titleOrName,
  policyHead: () => ({ kind: 'data' }),
  holdOut: () => ({ kind: 'title' }),
  frequency: frequencyAt,
  rule: newName,
  closedSet: newName,
  orderedSet: newName,
  testHead: () => ({ kind: 'title' }),
  because: () => ({ kind: 'reason' }),
  decision: () => ({ kind: 'action', place: 'decision' }),
  guard: () => ({ kind: 'action', place: 'guard' }),
  limit: limitAt,
  limitUnit: () => ({ kind: 'data' }),
  tableColumn: () => ({ kind: 'action', place: 'header' }),
  composite: () => ({ kind: 'score-part' }),
  quantified: () => ({ kind: 'checklist' }),
  given: () => ({ kind: 'given' }),
  expectation: expectationAt,
  contract: ({ frames, at }) => ({ kind: 'measured', measure: t.idOf(frames[at]!.start) as 'share' }),
  affinityRows: () => ({ kind: 'rows', function: 'count' }),
  affinityPath: ({ tokens, frames }) => ({ kind: 'link-column', data: rowsOfAffinity(tokens, frames) }),
  suggestions: () => ({ kind: 'affinity' }),
  asOfDate: () => ({ kind: 'date' }),
  zone: () => ({ kind: 'zone' }),
  origin: originAt,
  use: () => ({ kind: 'rules-file' }),
  library: ({ tokens, probe, frames, at }) => ({ kind: 'library', path: names(tokens, frames[at]!.start, probe) }),
  dataLink: linkAt,
  column: columnLineAt,
  typeReference: ({ frames, at }) => ({ kind: 'type', of: frames[at - 1]?.rule === 'column' ? 'column' : 'action' }),
  restOfType: ({ tokens, probe }) =>
    tokens[tokens.indexOf(probe) - 1]?.tokenType === kw.of ? { kind: 'type', of: 'column' } : { kind: 'currency' },
  aggregate: rowsAt,
  topValues: rowsOf('top'),
  usualGap: rowsOf('usual gap'),
  nextDue: rowsOf('next due'),
  lasting: (reading) => (reading.probe.tokenType === t.NumberToken ? { kind: 'length' } : operandOf(reading)),
  primary: operandOf,
  bound: boundAt,
  movement: movedAt,
  value: valueAt,
  cells: rowCellAt,
  givenValue: valueOfGiven,
};

/** `limit visit …`, or `… per owner` */
function limitAt(reading: At): Slot | undefined {
  const { tokens, probe } = reading;
  return tokens[tokens.indexOf(probe) - 1]?.tokenType === kw.per
    ? operandOf(reading)
    : { kind: 'action', place: 'guard' };
}

function titleOrName({ probe }: At): Slot {
  return probe.tokenType === t.Quoted ? { kind: 'title' } : { kind: 'new-name' };
}

function columnOf({ tokens, probe, rows }: SlotReading, start: IToken): Slot {
  return { kind: 'column', path: names(tokens, start, probe), ...(rows && { rows }) };
}

/** The names among the tokens from one to before another. */
function names(tokens: readonly IToken[], from: IToken, to: IToken): string[] {
  const between = tokens.slice(tokens.indexOf(from), tokens.indexOf(to));
  return between.filter((token) => t.isA(token, t.NameLike)).map((token) => nameOf(token).text);
}

// ---------------------------------------------------------------- data

function originAt({ tokens, probe }: At): Slot {
  const at = tokens.indexOf(probe);
  switch (tokens[at - 1]?.tokenType) {
    case kw.table:
      return { kind: 'title' };
    case kw.sheet:
      return { kind: 'sheet', path: valueOfText(tokens[at - 2]!.image) };
    default:
      return { kind: 'data-file' };
  }
}

function linkAt({ tokens, probe, frames, at }: At): Slot {
  const { start } = frames[at]!;
  if (start === probe) return { kind: 'data' };
  const derived = frames[at - 1]?.rule === 'origin';
  const head = findLast(frames, ({ rule }) => rule === 'dataHead');
  const data = derived || !head ? start : tokens[tokens.indexOf(head.start) + 1]!;
  return { kind: 'link-column', data: nameOf(data).text };
}

function columnLineAt({ tokens, probe, frames, at }: At): Slot {
  const index = tokens.indexOf(probe);
  if (tokens[index - 1]?.tokenType === kw.of) return { kind: 'data' };
  const data = findLast(frames, ({ rule }) => rule === 'data');
  const name = data && tokens[tokens.indexOf(data.start) + 1];
  return { kind: 'declared-column', data: name ? nameOf(name).text : '', role: t.idOf(frames[at]!.start) };
}

function rowsAt({ frames, at, rows }: At): Slot {
  return { kind: 'rows', function: t.idOf(frames[at]!.start) as AggregateFunction, ...(rows && { rows }) };
}

function rowsOf(name: AggregateFunction): (at: At) => Slot {
  return ({ rows }) => ({ kind: 'rows', function: name, ...(rows && { rows }) });
}

// ---------------------------------------------------------------- bounds

/** `message in 7 days of contacts` */
function frequencyAt({ tokens, probe, frames, at }: At): Slot {
  return frames[at]!.start === probe || tokens[tokens.indexOf(probe) - 1]?.tokenType !== kw.of
    ? { kind: 'action', place: 'guard' }
    : { kind: 'data', position: 'events' };
}

/** `entered loyal`, `entered lifecycle active` */
function movedAt({ tokens, probe, frames, at }: At): Slot {
  const of = tokens[tokens.indexOf(frames[at]!.start) + 1]!;
  return of === probe ? { kind: 'moved' } : { kind: 'value-of', name: nameOf(of).text };
}

function boundAt(reading: At): Slot | undefined {
  const { frames, at } = reading;
  switch (frames[at - 1]?.rule) {
    case 'inWindow':
    case 'distance':
    case 'movement':
    case 'frequency':
      return { kind: 'length' };
    case 'datedWindow':
    case 'dates':
      return { kind: 'date' };
    case 'classMember':
    case 'affinityLimit':
    case 'holdOut':
      return { kind: 'share' };
    case 'budget':
      return { kind: 'money' };
    case 'betweenBounds':
    case 'oneBound':
    case 'exactBound':
      return contractEnd(reading);
    case 'cuts':
      return cutAt(reading);
    default:
      return operandOf(reading);
  }
}

/** A share is a percentage; of what is measured otherwise the value is of its kind. */
function contractEnd({ tokens, frames }: At): Slot | undefined {
  const contract = findLast(frames, ({ rule }) => rule === 'contract');
  if (!contract || contract.start.tokenType === kw.share) return { kind: 'share' };
  if (contract.start.tokenType === kw.count) return undefined;
  return { kind: 'value-of', name: nameOf(tokens[tokens.indexOf(contract.start) + 2]!).text };
}

/** The name behind `from`. */
function rowsOfAffinity(tokens: readonly IToken[], frames: readonly Frame[]): string {
  const affinity = findLast(frames, ({ rule }) => rule === 'affinity');
  const from = tokens.findIndex(
    ({ tokenType }, index) => tokenType === kw.from && index > tokens.indexOf(affinity!.start),
  );
  const name = tokens[from + 1];
  return name && t.isA(name, t.NameLike) ? nameOf(name).text : '';
}

function cutAt({ tokens, frames, at, read }: At): Slot {
  const bands = tokens.indexOf(frames[at - 2]!.start);
  const of = tokens.findIndex(({ tokenType }, index) => index > bands && tokenType === kw.of);
  const banded = read(tokens.slice(of + 1, tokens.indexOf(frames[at - 1]!.start)));
  return { kind: 'cut', ...(banded && { of: banded }) };
}

// ---------------------------------------------------------------- what actions and tests take

function valueAt(reading: At): Slot | undefined {
  const { frames, at, tokens } = reading;
  const owner = frames[at - 1]!;
  switch (owner.rule) {
    case 'decision':
      return { kind: 'value', action: nameOf(owner.start).text };
    case 'guard':
      return { kind: 'value', action: nameOf(tokens[tokens.indexOf(owner.start) + 1]!).text };
    case 'labels':
      return labelValueAt(reading);
    case 'givenValue':
      return valueOfGiven(reading);
    case 'expectation':
      return { kind: 'value-of', name: pathFrom(tokens, ownerName(tokens, owner)) };
    case 'contract':
      return { kind: 'value-of', name: nameOf(tokens[tokens.indexOf(owner.start) + 2]!).text };
    case 'cells':
      return rowCellAt({ ...reading, at: at - 1 });
    case 'budget':
      return { kind: 'money' };
    case 'valueCell':
      return valueCellAt(reading);
    default:
      return undefined;
  }
}

function labelValueAt({ frames, at, tokens }: At): Slot {
  const label = tokens[tokens.indexOf(frames[at]!.start) - 1]!;
  const name = ownerName(tokens, frames[at - 2]!);
  return { kind: 'value', action: nameOf(name).text, label: t.idOf(label) as LabelWord };
}

function valueOfGiven({ frames, tokens }: At): Slot | undefined {
  const given = findLast(frames, ({ rule }) => rule === 'given');
  return given && { kind: 'value-of', name: pathFrom(tokens, given.start) };
}

/** `aware.ability` */
function pathFrom(tokens: readonly IToken[], start: IToken): string {
  let end = tokens.indexOf(start) + 1;
  while (tokens[end]?.tokenType === t.Dot) end += 2;
  const path = tokens.slice(tokens.indexOf(start), end);
  return path.map((token) => (token.tokenType === t.Dot ? '.' : nameOf(token).text)).join('');
}

/** The name of the action that a decision or an expectation is about. */
export function ownerName(tokens: readonly IToken[], { rule, start }: Frame): IToken {
  const isNegated = rule === 'expectation' && (start.tokenType === kw.no || start.tokenType === kw.not);
  return isNegated ? tokens[tokens.indexOf(start) + 1]! : start;
}

function expectationAt({ frames, at, probe }: At): Slot {
  const { start } = frames[at]!;
  if (start === probe) return { kind: 'expectation' };
  return { kind: 'expectation', negation: start.tokenType === kw.no ? 'no' : 'not' };
}

function rowCellAt({ frames, at, tokens, probe }: At): Slot {
  const given = findLast(frames, ({ rule }) => rule === 'given')!;
  const inside = tokens.slice(tokens.indexOf(frames[at]!.start) + 1, tokens.indexOf(probe));
  let depth = 0;
  let cell = 0;
  for (const { tokenType } of inside) {
    if (tokenType === t.Open) depth++;
    else if (tokenType === t.Close) depth--;
    else if (tokenType === t.Comma && depth === 0) cell++;
  }
  return { kind: 'row-cell', data: nameOf(given.start).text, cell };
}

function valueCellAt({ header, cell }: At): Slot | undefined {
  const column = header()?.columns[cell() ?? 0];
  if (column?.kind === 'rule') return { kind: 'new-name' };
  if (column?.kind === 'because') return { kind: 'reason' };
  if (!column?.action) return undefined;
  return { kind: 'value', action: column.action.text, ...(column.label && { label: column.label }) };
}
