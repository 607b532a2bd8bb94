import { aggregatesNeedingOf, aggregatesWithoutOf, infixWords } from '../keywords.ts';
import { unit } from './literals.ts';
import { include, parts, type Rule, scoped, word } from './rule.ts';
import {
  backticked,
  bar,
  bareName,
  chunkStart,
  close,
  colon,
  comma,
  digit,
  dot,
  gap,
  idsOf,
  keyword,
  mayGap,
  name,
  open,
  operandAhead,
  phrasesSaying,
} from './words.ts';

const of = keyword('of');
/** What stands for a member of a choice: nothing but the end of the test follows. */
const testEnds = `(?=${mayGap}(?:$|${comma}|${close}|[#＃]|${bar}|${keyword('and', 'or', 'then', 'because', 'when', 'if', 'rule')}))`;
const notInfix = `(?!${keyword(...infixWords)})`;

/** Words that are names too, each with what makes it surely a keyword here. */
const functions: readonly Rule[] = [
  parts(`(${keyword(...aggregatesNeedingOf)})${gap}(${of})`, 'support.function.aggregate', 'keyword.other'),
  parts(
    `(${keyword(...aggregatesWithoutOf)})(?:${gap}(${of})|(?=${mayGap}${open}|${gap}${notInfix}${name}))`,
    'support.function.aggregate',
    'keyword.other',
  ),
  word('support.function.aggregate', `${keyword('usual')}${gap}${keyword('gap')}${gap}${keyword('between')}`),
  parts(`(${keyword('next')}${gap}${keyword('due')})${gap}(${of})`, 'support.function.aggregate', 'keyword.other'),
  parts(
    `(${keyword('at')})${gap}(${digit}+)${gap}(${unit})${gap}(${keyword('each')})`,
    'keyword.other',
    'constant.numeric',
    'keyword.other.unit.time',
    'keyword.other',
  ),
  parts(
    `(${keyword('by')})(?=${gap}(?:${keyword(...aggregatesNeedingOf)}${gap}${of}|${keyword(...aggregatesWithoutOf)}${gap}${notInfix}${name}))`,
    'keyword.other',
  ),
  word('support.function.aggregate', phrasesSaying(/(gap between|due of)$/)),
  word(
    'support.function',
    `${keyword('day')}${gap}${keyword('since', 'until')}|${keyword('month')}${gap}${keyword('between')}`,
  ),
  word('support.function', phrasesSaying(/(since|until|between)$/)),
  parts(`(${keyword('age', 'month', 'weekday', 'min', 'max')})${gap}(${of})`, 'support.function', 'keyword.other'),
  word('support.function', `${keyword('round', 'floor')}(?=${mayGap}${open})`),
  // Quantifiers of checklists, and the values that a customer has most.
  parts(
    `(${keyword('all', 'any')}|${keyword('how')}${gap}${keyword('many')})${gap}(${of})`,
    'support.function',
    'keyword.other',
  ),
  parts(
    `(${keyword('at')}${gap}${keyword('least', 'most')}|${keyword('top')})(?=${gap}${digit}+${gap}${of})`,
    'support.function',
  ),
  parts(`(?<=${digit})${gap}(${of})(?=${gap}${name})`, 'keyword.other'),
];

const inPeriod = `(${keyword('in')})${gap}`;
const windows: readonly Rule[] = [
  parts(
    `(?:${inPeriod})?(${keyword('this', 'last')})${gap}(${keyword('month', 'quarter', 'year')})`,
    'keyword.other.window',
    'keyword.other.window',
    'keyword.other.unit.time',
  ),
  word(
    'keyword.other.window',
    `${keyword('in')}${gap}(?:${keyword('same')}${gap}${keyword('period')}${gap}${keyword('last')}${gap}${keyword('year')}|${phrasesSaying(/^same/)})`,
  ),
  word('keyword.other.window', `${keyword('in')}${gap}${keyword('last', 'previous')}`),
  word('keyword.other.window', `${keyword('in')}(?=${gap}[12１２]${digit}{3}(?!${digit}))`),
  word('keyword.other.window', `${keyword('since', 'before', 'between')}${operandAhead}`),
  word('keyword.other.window', phrasesSaying(/^same/)),
  word('keyword.other.window', keyword('ever')),
  word('keyword.other.window', `(?:${keyword('as')}${gap}${of}|${phrasesSaying(/^as of$/)})(?=${gap}${digit})`),
  parts(`(${keyword('per')})${gap}(${unit})`, 'keyword.other.window', 'keyword.other.unit.time'),
  word('keyword.other.window', `${keyword('entered', 'left')}(?=${gap}${name}${gap}${keyword('in')})`),
];

const wordlike = 'keyword.operator.wordlike';
export const member = 'variable.other.enummember';

const tests: readonly Rule[] = [
  {
    begin: `((?:${keyword('one')}${gap}${of}|${phrasesSaying(/one of$/)}))${mayGap}(${open})`,
    end: `(${close})|${chunkStart}|(?=${keyword('then', 'if', 'rule', 'because', 'when')}|^${mayGap}${bar})`,
    beginCaptures: { 1: { name: scoped(wordlike) }, 2: { name: scoped('punctuation.section.parens.begin') } },
    endCaptures: { 1: { name: scoped('punctuation.section.parens.end') } },
    patterns: [
      ...include('comments', 'strings', 'literals', 'calls', 'paths'),
      word(member, name),
      ...include('words', 'signs'),
    ],
  },
  parts(
    `(${keyword('is')})(?:${gap}(${keyword('not')}))?${gap}(${name})${testEnds}|(${phrasesSaying(/^is not$/)})${gap}(${name})${testEnds}`,
    wordlike,
    wordlike,
    member,
    wordlike,
    member,
  ),
  word(wordlike, `${keyword('one')}${gap}${of}`),
  word(wordlike, `${keyword('starts')}${gap}${keyword('with')}`),
  word(wordlike, `${keyword('contains', 'to')}${operandAhead}`),
];

export const calls: readonly Rule[] = [...functions, ...windows, ...tests];

/** `orders.product.category`: behind a dot every word that is not reserved is a name. */
export const paths: readonly Rule[] = [
  parts(`(${dot})${mayGap}(${name})`, 'punctuation.accessor', 'variable.other.property'),
];

export const names: readonly Rule[] = [
  word('variable.other.quoted', backticked),
  word('variable.other.readwrite', bareName),
];

/** Words that are never names, wherever they stand. */
export const words: readonly Rule[] = [
  word('keyword.control.import', keyword('use')),
  word('keyword.control.guard', keyword('never', 'always')),
  word('storage.type', keyword(...idsOf('declaration', { reserved: true }))),
  word('keyword.control.conditional', keyword('if', 'then', 'otherwise', 'when', 'where')),
  word('keyword.control', keyword(...idsOf('clause', { reserved: true }))),
  word(wordlike, keyword(...idsOf('operator', { reserved: true }))),
  word('keyword.other', phrasesSaying(/(best|match)$/)),
  word(wordlike, phrasesSaying(/./)),
];

export const signs: readonly Rule[] = [
  word('keyword.operator.comparison', '[<＜《>＞》=＝!！]{1,3}|[≤≥≠]'),
  word('keyword.operator.arithmetic', '[-－+＋*＊/／×÷]'),
  word('keyword.operator.logical', '&&'),
  word('punctuation.separator.table', `${bar}{1,2}`),
  word('punctuation.separator.comma', comma),
  word('punctuation.separator.colon', colon),
  word('punctuation.section.parens', `${open}|${close}`),
];
