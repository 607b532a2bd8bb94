import type { IToken, TokenType } from 'chevrotain';
import { type KeywordId, keywordTable, phrases } from './keywords.ts';
import { laterIds } from './segments.ts';
import * as t from './tokens.ts';

const { kw } = t;

const name = t.Identifier;
const number = t.NumberToken;

/** What may follow a word whose meaning the grammar tells by what follows. */
const followers: Partial<Record<KeywordId, readonly (readonly TokenType[])[]>> = {
  count: [[kw.of, name]],
  sum: [[kw.of, name]],
  average: [[kw.of, name]],
  median: [[kw.of, name]],
  share: [[kw.of, name]],
  lowest: [[kw.of, name], [kw.best]],
  highest: [[kw.of, name], [kw.best]],
  distinct: [[kw.of, name]],
  latest: [[kw.of, name]],
  earliest: [[kw.of, name]],
  top: [[number, kw.of, name, kw.by, kw.count, kw.of, name]],
  usual: [[kw.gap, kw.between, name]],
  next: [[kw.due, kw.of, name, kw.at, number, kw.day]],
  day: [
    [kw.since, name],
    [kw.until, name],
  ],
  month: [
    [kw.between, name, kw.and, name],
    [kw.of, name],
  ],
  age: [[kw.of, name]],
  weekday: [[kw.of, name]],
  round: [[t.Open, name, t.Close]],
  floor: [[t.Open, name, t.Close]],
  min: [[kw.of, t.Open, name, t.Close]],
  max: [[kw.of, t.Open, name, t.Close]],
  all: [[kw.of, name]],
  any: [[kw.of, name]],
  how: [[kw.many, kw.of, name]],
  many: [[kw.of, name]],
  at: [
    [kw.least, number, kw.of, name],
    [kw.least, number, kw.known],
    [kw.most, number, kw.of, name],
  ],
  least: [
    [number, kw.of, name],
    [number, kw.known],
  ],
  most: [[number, kw.of, name]],
  in: [[kw.last, number, kw.day], [kw.same, kw.period, kw.last, kw.year], [name]],
  last: [[kw.month], [kw.year], [number, kw.day]],
  this: [[kw.month]],
  since: [[t.DateToken]],
  before: [[t.DateToken]],
  between: [[t.DateToken, kw.and, t.DateToken], [name]],
  per: [[kw.month]],
  where: [[name]],
  or: [[name], [kw.else, number]],
  is: [[name], [kw.missing]],
  was: [[name], [kw.missing]],
  entered: [[name, kw.in, kw.last, number, kw.day]],
  left: [[name, kw.in, kw.last, number, kw.day]],
  contains: [[t.Quoted]],
  starts: [[kw.with, t.Quoted]],
  one: [[kw.of]],
  bands: [[kw.of]],
  overlaps: [[kw.because]],
  table: [[t.RowStart], [t.Quoted]],
  as: [
    [kw.of, t.DateToken],
    [kw.of, number, kw.day, kw.ago],
  ],
};

/** With nothing behind them these are read before it is seen that they may not stand there. */
const neverAlone: ReadonlySet<KeywordId> = new Set<KeywordId>([
  'in',
  'last',
  'this',
  'since',
  'before',
  'between',
  'per',
  'where',
  'or',
  'is',
  'was',
  'contains',
  'starts',
]);

/** What the last word of a phrase goes on with. */
const behindPhrase: Partial<Record<KeywordId, readonly TokenType[]>> = {
  not: [name],
  else: [number],
  with: [t.Quoted],
  least: [number, kw.of, name],
  most: [number, kw.of, name],
};

/** A word before a further value is a label where a value follows. */
const labels = keywordTable.filter(({ id }) => t.isA(asToken(kw[id]), t.LabelLike));
for (const { id } of labels) followers[id] = [[name]];

/** Words of which one is read exactly where the others are: only the first of each is tried. */
const alike: readonly (readonly KeywordId[])[] = [
  keywordTable.filter(({ id, role }) => role === 'declaration' && !isLater(id)).map(({ id }) => id),
  ['count', 'sum', 'average', 'median'],
  ['latest', 'earliest', 'distinct'],
  ['age', 'weekday'],
  ['round', 'floor'],
  ['min', 'max'],
  ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'],
  ['within', 'on', 'via', 'about'],
  ['key', 'label', 'time', 'amount', 'item', 'quantity', 'column'],
];

/** The keywords that stand where this one does. */
export function standsFor(id: KeywordId): readonly KeywordId[] {
  return alike.find(([first]) => first === id) ?? [id];
}

const further = new Set(alike.flatMap((ids) => ids.slice(1)));

function isLater(id: KeywordId): boolean {
  return (laterIds as readonly KeywordId[]).includes(id);
}

/** Of each keyword the ways in which it may be meant. */
export const keywordProbes: readonly { readonly id: KeywordId; readonly ways: readonly (readonly TokenType[])[] }[] =
  keywordTable
    .filter(({ id }) => !further.has(id) && !isLater(id))
    .map(({ id }) => {
      const longer = (followers[id] ?? []).map((types) => [kw[id], ...types]);
      return { id, ways: neverAlone.has(id) ? longer : [[kw[id]], ...longer] };
    });

export const phraseProbes = phrases.map(({ word, means }) => ({
  id: word,
  ways: [[...means.map((id) => kw[id]), ...(behindPhrase[means.at(-1)!] ?? [])]],
}));

const signs: Readonly<Record<string, readonly TokenType[]>> = {
  '>=': [t.GreaterEqual],
  '<=': [t.LessEqual],
  '>': [t.Greater],
  '<': [t.Less],
  '+': [t.Plus],
  '-': [t.Minus, number],
  '*': [t.Times],
  '/': [t.Divide],
  '(': [t.Open],
  ')': [t.Close],
  ',': [t.Comma],
  ':': [t.Colon],
  '|': [t.Bar],
  '||': [t.DoubleBar],
  '=': [t.Equal],
  '%': [t.Percent],
};

export const signProbes = Object.entries(signs).map(([id, types]) => ({ id, ways: [types] }));

/** What a slot may be filled with. */
export const textProbe: SlotProbe = { type: t.Quoted };
export const slotProbes: readonly SlotProbe[] = [
  { type: name },
  textProbe,
  { type: number },
  { type: t.DateToken },
  { type: name, image: 'CNY' },
];

interface SlotProbe {
  readonly type: TokenType;
  readonly image?: string;
}

/** A token of no text of its own, at the place where the text would go on. */
export function tokenAt(offset: number, type: TokenType, image?: string): IToken {
  const token = { ...asToken(type), startOffset: offset };
  return image === undefined ? token : { ...token, image };
}

function asToken(type: TokenType): IToken {
  return { image: imageOf(type), startOffset: 0, tokenType: type, tokenTypeIdx: type.tokenTypeIdx! };
}

function imageOf(type: TokenType): string {
  switch (type) {
    case t.Quoted:
      return '""';
    case t.NumberToken:
      return '2026';
    case t.DateToken:
      return '2026-01-01';
    default:
      return type.LABEL ?? 'name';
  }
}
