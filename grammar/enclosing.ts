import type { IToken, TokenType } from 'chevrotain';
import type { AggregateFunction, FunctionName, LabelWord, SourceFile } from './ast.ts';
import { cursorAt } from './cursor.ts';
import { findLastIndex } from './find-last.ts';
import type { KeywordId } from './keywords.ts';
import { nameOf } from './parser-base.ts';
import { Place, type Reading } from './place.ts';
import type { Frame } from './prober.ts';
import { ownerName } from './slot-of.ts';
import * as t from './tokens.ts';

const { kw } = t;

/** What takes several things, and which of them is being written. */
export type Enclosing =
  /** Without `label` the value itself; `behind`: the value is there, a label may follow. */
  | { readonly kind: 'action'; readonly action: string; readonly label?: LabelWord; readonly behind: boolean }
  | {
      readonly kind: 'aggregate';
      readonly function: AggregateFunction;
      readonly part: 'rows' | 'window' | 'per' | 'where';
    }
  /** The argument, counted from 0. */
  | { readonly kind: 'call'; readonly function: FunctionName; readonly argument: number }
  | { readonly kind: 'bands'; readonly part: 'count' | 'of' | 'cuts' | 'best' | 'where' }
  | { readonly kind: 'class'; readonly by: 'share' | 'rank'; readonly part: 'of' | 'where' };

const { Identifier: name, NumberToken: number, Quoted: text, Comma } = t;

/** One of these fits wherever something may go on: the most telling first. */
const tellings: readonly (readonly TokenType[])[] = [
  [name],
  [number],
  [text],
  [kw.bands, kw.of],
  [kw.in, kw.last, number, kw.day],
  [kw.per, kw.month],
  [kw.where, name],
  [kw.within, name],
  [kw.at, number],
  [kw.lowest, kw.best],
  [Comma, kw.lowest, kw.best],
  [kw.and, name],
  [Comma, name],
  [t.Close],
];

/** The innermost call, decision, score or class around an offset. */
export function enclosing(source: SourceFile, offset: number): Enclosing | undefined {
  const cursor = cursorAt(source, offset);
  if (cursor.under === 'comment') return undefined;
  const place = new Place(cursor);
  for (const types of cursor.under === 'text' ? [[text]] : tellings) {
    const reading = place.reading(types);
    const found = reading && innermost(reading);
    if (found) return found;
  }
  return undefined;
}

function innermost(reading: Reading): Enclosing | undefined {
  for (let at = reading.frames.length - 1; at >= 0; at--) {
    const found = readers[reading.frames[at]!.rule]?.({ ...reading, at });
    if (found) return found;
  }
  return undefined;
}

type At = Reading & { readonly at: number };

const readers: Readonly<Record<string, (at: At) => Enclosing | undefined>> = {
  decision: actionAt,
  expectation: actionAt,
  guard: guardAt,
  operand: aggregateAt,
  daysSince: daysAt,
  monthCall: monthAt,
  partOfDate: ({ frames, at }) => ({ kind: 'call', function: word(frames[at]!) as FunctionName, argument: 0 }),
  rounding: listAt,
  extreme: listAt,
  bands: bandsAt,
  classHead: classAt,
};

function word({ start }: Frame): KeywordId {
  return t.idOf(start);
}

function actionAt({ frames, at, tokens }: At): Enclosing | undefined {
  const frame = frames[at]!;
  const action = nameOf(ownerName(tokens, frame)).text;
  const [inner, innermost] = [frames[at + 1]?.rule, frames[at + 2]];
  if (inner === 'value') return { kind: 'action', action, behind: false };
  if (inner !== 'labels') return undefined;
  if (!innermost) return { kind: 'action', action, behind: true };
  const label = tokens[tokens.indexOf(innermost.start) - 1];
  return label ? { kind: 'action', action, label: t.idOf(label) as LabelWord, behind: false } : undefined;
}

function guardAt({ frames, at, tokens }: At): Enclosing | undefined {
  if (frames[at + 1]?.rule !== 'value') return undefined;
  return { kind: 'action', action: nameOf(tokens[tokens.indexOf(frames[at]!.start) + 1]!).text, behind: false };
}

const aggregates: ReadonlySet<KeywordId> = new Set<KeywordId>([
  ...(['count', 'sum', 'average', 'lowest', 'highest', 'median', 'distinct', 'latest', 'earliest', 'share'] as const),
]);

const groups: Partial<Record<KeywordId, AggregateFunction>> = { top: 'top', usual: 'usual gap', next: 'next due' };

const parts: Readonly<Record<string, 'window' | 'per' | 'where'>> = { window: 'window', period: 'per', where: 'where' };

/** An operand that begins with the word of an aggregate; where that is read as a name, it is none. */
function aggregateAt({ frames, at, tokens }: At): Enclosing | undefined {
  const { start } = frames[at]!;
  const id = t.idOf(start);
  const [inner, innermost] = [frames[at + 1]?.rule ?? '', frames[at + 2]?.rule];
  const group = groups[id];
  if (group && (parts[inner] || innermost === 'grouped'))
    return { kind: 'aggregate', function: group, part: parts[inner] ?? 'rows' };
  if (!aggregates.has(id)) return undefined;
  const next = tokens[tokens.indexOf(start) + 1];
  const isRead = inner === 'primary' ? innermost === 'aggregate' : next !== undefined && begins(next);
  return isRead ? { kind: 'aggregate', function: id as AggregateFunction, part: parts[inner] ?? 'rows' } : undefined;
}

function begins(next: IToken): boolean {
  return (
    next.tokenType === kw.of ||
    next.tokenType === t.Open ||
    (t.isA(next, t.NameLike) && next.tokenType !== kw.in && next.tokenType !== kw.per)
  );
}

function daysAt({ frames, at, tokens }: At): Enclosing {
  const next = tokens[tokens.indexOf(frames[at]!.start) + 1];
  return { kind: 'call', function: next?.tokenType === kw.until ? 'days until' : 'days since', argument: 0 };
}

/** `month of D`, `months between A and B` */
function monthAt({ frames, at, tokens, probe }: At): Enclosing {
  const start = tokens.indexOf(frames[at]!.start);
  if (tokens[start + 1]?.tokenType === kw.of) return { kind: 'call', function: 'month', argument: 0 };
  const between = tokens.slice(start, tokens.indexOf(probe));
  const second = between.some(({ tokenType }) => tokenType === kw.and || tokenType === Comma);
  return { kind: 'call', function: 'months between', argument: second ? 1 : 0 };
}

function listAt({ frames, at, tokens, probe }: At): Enclosing {
  const inside = tokens.slice(tokens.indexOf(frames[at]!.start), tokens.indexOf(probe));
  return { kind: 'call', function: word(frames[at]!) as FunctionName, argument: commasIn(inside) };
}

/** Commas that stand in the first parentheses, not in others inside them. */
function commasIn(tokens: readonly IToken[]): number {
  let depth = 0;
  let commas = 0;
  for (const { tokenType } of tokens) {
    if (tokenType === t.Open) depth++;
    else if (tokenType === t.Close) depth--;
    else if (tokenType === Comma && depth === 1) commas++;
  }
  return commas;
}

const partOfBands: Readonly<Record<string, 'of' | 'cuts' | 'best' | 'where'>> = {
  expressionBeforeWhere: 'of',
  cuts: 'cuts',
  best: 'best',
  outerWhere: 'where',
};

function bandsAt({ frames, at }: At): Enclosing {
  return { kind: 'bands', part: partOfBands[frames[at + 1]?.rule ?? ''] ?? 'count' };
}

function classAt({ frames, at, tokens }: At): Enclosing | undefined {
  const part = partOfBands[frames[at + 1]?.rule ?? ''];
  const by = tokens[findLastIndex(tokens, ({ tokenType }) => tokenType === kw.share || tokenType === kw.rank)];
  if (part !== 'of' && part !== 'where') return undefined;
  return { kind: 'class', by: by?.tokenType === kw.rank ? 'rank' : 'share', part };
}
