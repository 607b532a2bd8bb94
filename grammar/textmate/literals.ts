import { currencyCodes } from '../currencies.ts';
import { include, parts, type Rule, scoped, word } from './rule.ts';
import { bareName, currencySign, digit, gap, hash, idsOf, keyword, mayGap, minus, slash, wordEnd } from './words.ts';

const number = `${digit}+(?:[_＿]${digit}+)*(?:[.．。]${digit}+(?:[_＿]${digit}+)*)?`;
const notInWord = '(?![\\p{L}\\p{Nd}_])';
const time = `(?:[TＴ](?:${digit}|[:：.．])*(?:[ZＺ]|[+＋-－]${digit}{1,2}[:：]?${digit}{0,2})?)?`;
/** Right ones and those that miss the one way to write them: the checker tells which. */
const dates = [
  `${digit}{4}${minus}${digit}{1,2}${minus}${digit}{1,2}${time}${notInWord}`,
  `${digit}{4}${slash}${digit}{1,2}${slash}${digit}{1,2}${notInWord}`,
  `${digit}{4}年${digit}{1,2}月${digit}{1,2}[日号]${notInWord}`,
];
export const date = `(?:${dates.join('|')})`;
const cell = `(?:${digit}[0-9０-９xｘ]*[xｘ][0-9０-９xｘ]*)${notInWord}`;
export const unit = keyword(...idsOf('unit'));
const currency = `(?:${[...currencyCodes].join('|')})${wordEnd}`;

export const comments: readonly Rule[] = [
  word('comment.line.documentation', `^${mayGap}${hash}{2}.*$`),
  word('comment.line.number-sign', `${hash}.*$`),
];

/** Ends at its line's end at the latest, as in the lexer. */
function quoted(scope: string, begin: string, end: string): Rule {
  return {
    name: scoped(scope),
    begin,
    end: `${end}|$`,
    beginCaptures: { 0: { name: scoped('punctuation.definition.string.begin') } },
    endCaptures: { 0: { name: scoped('punctuation.definition.string.end') } },
    patterns: include('escapes'),
  };
}

export const strings: readonly Rule[] = [
  quoted('string.quoted.double', '"', '"'),
  quoted('string.quoted.double', '＂', '＂'),
  quoted('string.quoted.double', '[“”]', '”'),
  quoted('string.quoted.double', '「', '」'),
  // Single quotes are reported, with a fix; until then they hold a text.
  quoted('string.quoted.single', "'", "'"),
  quoted('string.quoted.single', '＇', '＇'),
  quoted('string.quoted.single', '[‘’]', '’'),
];

export const escapes: readonly Rule[] = [
  word('constant.character.escape', '\\\\(?:["\\\\n]|u\\{[0-9a-fA-F]{1,6}\\})'),
  word('invalid.illegal.escape', '\\\\.'),
];

/** A text that is closed, for patterns that hold a whole title. */
export const title =
  '(?:"(?:[^"\\\\]|\\\\.)*"|＂(?:[^＂\\\\]|\\\\.)*＂|“(?:[^”\\\\]|\\\\.)*”|「(?:[^」\\\\]|\\\\.)*」)';

export const literals: readonly Rule[] = [
  word('constant.numeric.date', date),
  word('constant.numeric.cell', cell),
  parts(`(${currencySign})${mayGap}(${number})`, 'keyword.other.unit.currency', 'constant.numeric.money'),
  parts(`(${number})${mayGap}(${currency})`, 'constant.numeric.money', 'keyword.other.unit.currency'),
  parts(`(${number})${mayGap}([%％])`, 'constant.numeric.percent', 'keyword.other.unit.percent'),
  parts(
    `(${number})${mayGap}(${unit})(?:${gap}(${keyword('ago')}))?`,
    'constant.numeric.duration',
    'keyword.other.unit.time',
    'keyword.other.window',
  ),
  parts(
    `(${number})${mayGap}(${keyword('per')})${gap}(${unit})`,
    'constant.numeric.cadence',
    'keyword.other.unit.cadence',
    'keyword.other.unit.time',
  ),
  parts(
    `(${keyword('every')})${gap}(?:(${number})${mayGap})?(${unit})`,
    'constant.language.cadence',
    'constant.numeric.cadence',
    'keyword.other.unit.time',
  ),
  word('constant.language.cadence', keyword('every', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
  word('constant.language.boolean', keyword('yes', 'no')),
  word('constant.language', keyword('missing', 'known')),
  // A name does not begin with a digit; behind a number, units and Chinese words need no blank.
  word('invalid.illegal.name', `(?>${number})(?=[a-zA-Z_])${bareName}`),
  word('constant.numeric', number),
];
