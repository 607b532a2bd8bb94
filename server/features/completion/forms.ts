import type { KeywordId } from '../../../grammar/index.ts';

/** A part of a form: a keyword, or a place to fill in with what stands there at first, empty where a name is best asked for. */
export type Part = KeywordId | Hole | Sign;

interface Hole {
  readonly hole: string;
  /** Something that may stand there, to see whether the form fits. */
  readonly sample: string;
  /** Words to choose from instead. */
  readonly units?: readonly KeywordId[];
}

interface Sign {
  readonly sign: string;
}

/** Several words that are proposed as one. */
export interface Form {
  readonly parts: readonly [KeywordId, ...Part[]];
  /** Its first word alone says nothing: `sum` without `of`. */
  readonly instead?: boolean;
}

const name: Hole = { hole: '', sample: 'x' };
const text: Part[] = [{ sign: ' "' }, { hole: '', sample: 'x' }, { sign: '"' }];
const money: Hole = { hole: '', sample: '3 CNY' };
const date: Hole = { hole: '2026-01-01', sample: '2026-01-01' };
const amount = (hole: string): Hole => ({ hole, sample: '3' });
const units: Hole = { hole: '', sample: 'days', units: ['month', 'day', 'week', 'quarter', 'year'] };
const daysFirst: Hole = { ...units, units: ['day', 'month', 'week', 'quarter', 'year'] };
const open: Sign = { sign: '(' };
const openApart: Sign = { sign: ' (' };
const comma: Sign = { sign: ',' };
const close: Sign = { sign: ')' };

function instead(...parts: [KeywordId, ...Part[]]): Form {
  return { parts, instead: true };
}

function besides(...parts: [KeywordId, ...Part[]]): Form {
  return { parts };
}

export const forms: readonly Form[] = [
  instead('all', 'of', name),
  instead('any', 'of', name),
  instead('at', 'least', amount('2'), 'of', name),
  instead('at', 'most', amount('2'), 'of', name),
  instead('how', 'many', 'of', name),
  instead('count', 'of', name),
  instead('sum', 'of', name),
  instead('average', 'of', name),
  instead('median', 'of', name),
  instead('lowest', 'of', name),
  instead('highest', 'of', name),
  instead('distinct', name),
  instead('latest', name),
  instead('earliest', name),
  instead('share', 'of', name),
  instead('top', amount('3'), 'of', name, 'by', 'sum', 'of', name),
  instead('usual', 'gap', 'between', name),
  instead('gap', 'between', name),
  instead('next', 'due', 'of', name, 'at', amount('30'), 'day', 'each'),
  instead('due', 'of', name, 'at', amount('30'), 'day', 'each'),
  instead('hold', 'out', amount('10'), { sign: '%' }),
  instead('at', 'most', amount('500'), 'by', name),
  besides('at', 'most', amount('1'), name, 'in', amount('7'), daysFirst, 'of', name),
  instead('budget', money),
  instead('at', money, 'each'),
  instead('at', amount('30'), 'day', 'each'),
  instead('from', date, 'to', { ...date, hole: '2026-12-31' }),
  instead('lowest', 'first'),
  instead('highest', 'first'),
  instead('lowest', 'best'),
  instead('highest', 'best'),
  instead('day', 'since', name),
  besides('day', 'until', name),
  instead('month', 'between', name, 'and', name),
  instead('month', 'of', name),
  instead('age', 'of', name),
  instead('weekday', 'of', name),
  instead('round', open, name, comma, amount('2'), close),
  instead('floor', open, name, close),
  instead('min', 'of', openApart, name, comma, name, close),
  instead('max', 'of', openApart, name, comma, name, close),
  instead('in', 'last', amount('12'), units),
  besides('in', 'previous', amount('12'), units),
  besides('in', 'this', 'month'),
  besides('in', 'this', 'quarter'),
  besides('in', 'this', 'year'),
  besides('in', 'last', 'month'),
  besides('in', 'last', 'quarter'),
  besides('in', 'last', 'year'),
  besides('in', 'same', 'period', 'last', 'year'),
  instead('last', amount('12'), units),
  instead('last', 'month'),
  besides('last', 'quarter'),
  besides('last', 'year'),
  instead('previous', amount('12'), units),
  instead('this', 'month'),
  besides('this', 'quarter'),
  besides('this', 'year'),
  instead('same', 'period', 'last', 'year'),
  instead('since', date),
  instead('before', date),
  instead('between', date, 'and', date),
  instead('per', 'month'),
  besides('per', 'week'),
  besides('per', 'year'),
  besides('is', 'not'),
  besides('is', 'one', 'of', openApart, name, close),
  besides('is', 'not', 'one', 'of', openApart, name, close),
  besides('is', 'missing'),
  besides('is', 'known'),
  instead('was', name, amount('60'), daysFirst, 'ago'),
  besides('was', 'not', name, amount('60'), daysFirst, 'ago'),
  instead('entered', name, 'in', 'last', amount('30'), daysFirst),
  instead('left', name, 'in', 'last', amount('30'), daysFirst),
  instead('one', 'of', openApart, name, close),
  instead('contains', ...text),
  instead('starts', 'with', ...text),
  besides('or', 'else', amount('0')),
  instead('first', 'match'),
  instead('all', 'match'),
  instead('exactly', 'one', 'match'),
  instead('bands', 'of', name),
  instead('share', 'of'),
  instead('rank', 'of'),
  instead('as', ...text),
  instead('as', 'of', date),
  instead('as', 'of', amount('60'), daysFirst, 'ago'),
  instead('every', amount('2'), { ...units, units: ['week', 'month', 'day'] }),
  instead('because', ...text),
  instead('overlaps', 'because', ...text),
  instead('uncovered', 'because', ...text),
  instead('top', amount('20'), { sign: '%' }),
  instead('next', amount('30'), { sign: '%' }),
];
